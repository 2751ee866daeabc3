"""The parts of a summary by a language model: what it is shown, how its text is read, what must be kept."""

from __future__ import annotations

import pytest
from generative_summaries import AGENDA, APPROVED, LONG, PUT_OFF, draft

from rag.ask.generation.briefing import Window
from rag.summaries.aims import Aim
from rag.summaries.briefing import ask_again, item_messages, part_messages, room_beside
from rag.summaries.drafting import Task, drafted
from rag.summaries.reply import Reply, read_reply
from rag.summaries.sheet import Sheet
from rag.summaries.summary import Audience, Heading, Length, Wish
from rag.tokens import count_tokens

WALL, SCREEN = APPROVED.items[0], PUT_OFF.items[0]
SHEET = Sheet.of(APPROVED, WALL)
HEADINGS = (Heading.ABOUT, Heading.DECIDED, Heading.COST, Heading.NEXT)


def read(text: str, headings: tuple[Heading, ...] = HEADINGS) -> Reply:
    return read_reply(text, SHEET.marks, headings)


def said(reply: Reply) -> dict[str, list[str]]:
    return {heading: [one.text for one in told] for heading, told in reply.parts}


# What is shown


def test_every_piece_has_a_number_and_its_text_stands_behind_the_fence() -> None:
    labels = [line for line in SHEET.text.splitlines() if line.startswith("[")]
    assert labels == [
        "[1] Sagsfremstilling:",
        "[2] Indstilling (et forslag til mødet, ikke en beslutning):",
        "[3] Beslutning (det, som mødet besluttede):",
    ]
    assert all(line.startswith(("> ", "[")) for line in SHEET.text.splitlines() if line)
    assert "> Sag 05.00.00-P20-7-24" in SHEET.text


def test_lists_of_attachments_are_not_shown() -> None:
    assert "Støjkort" not in SHEET.text


def test_an_agenda_and_an_item_without_a_decision_say_so() -> None:
    assert "mødets beslutninger er ikke skrevet endnu" in Sheet.of(AGENDA, AGENDA.items[0]).text
    assert "er ikke skrevet" not in SHEET.text


def test_a_long_item_is_cut_at_its_paragraphs_and_nothing_is_lost() -> None:
    whole = Sheet.of(LONG, LONG.items[0])
    cut = whole.cut(300)
    assert len(cut.pieces) > 5
    assert [piece.number for piece in cut.pieces] == list(range(1, len(cut.pieces) + 1))
    assert all(cut.size(piece) <= 300 for piece in cut.rest)
    assert " ".join(LONG.text(p.part.span) for p in cut.pieces).split() == (
        " ".join(LONG.text(p.part.span) for p in whole.pieces).split()
    )
    assert [p.part for p in cut.core] == [p.part for p in whole.core]


def test_a_text_without_any_border_stays_whole() -> None:
    assert len(SHEET.cut(1).rest) > 1
    assert all(" " not in APPROVED.text(piece.part.span) for piece in SHEET.cut(1).rest)


@pytest.mark.parametrize("audience", list(Audience))
def test_every_prompt_is_filled_and_short(audience: Audience) -> None:
    messages = item_messages("> x", audience, HEADINGS, Aim.of_item(Wish(audience, Length.LONG)))
    assert all("{{" not in str(message.text) for message in messages)
    assert count_tokens(str(messages[0].text)) < 1_000
    assert "data" in str(messages[0].text)
    assert "data" in str(part_messages("> x", 50)[0].text)
    assert "> x" in ask_again("> x")


def test_room_is_kept_for_an_answer_and_a_complaint() -> None:
    messages = part_messages("> x", 50)
    window = Window(4_000, 1_000)
    left = window.left(messages)
    assert 0 < room_beside(messages, window) < left
    assert room_beside(messages, Window(500, 400)) < 0


# How a text is read


@pytest.mark.parametrize(
    "heading",
    [
        "## Hvad blev besluttet",
        "**Hvad blev besluttet?**",
        "2. Hvad blev besluttet:",
        "**2. Hvad blev besluttet**",
        "HVAD BLEV BESLUTTET",
        "### Beslutning",
    ],
)
def test_headings_are_read_in_every_form(heading: str) -> None:
    reply = read(f"## Hvad handler det om\nEn vold. [1]\n\n{heading}\nDen blev godkendt. [3]")
    assert said(reply) == {Heading.ABOUT: ["En vold."], Heading.DECIDED: ["Den blev godkendt."]}
    assert not reply.strays


def test_text_behind_a_heading_on_its_line_is_of_its_part() -> None:
    reply = read("**Hvad handler det om?** En vold. [1]\nØkonomi: Den koster 3 kr. [2]")
    assert said(reply) == {Heading.ABOUT: ["En vold."], Heading.COST: ["Den koster 3 kr."]}


def test_text_without_a_heading_is_of_the_first_part() -> None:
    reply = read("En vold. [1]\n## Hvad koster det\nTre kroner. [2]", HEADINGS[1:])
    assert said(reply) == {Heading.DECIDED: ["En vold."], Heading.COST: ["Tre kroner."]}


@pytest.mark.parametrize(
    "text",
    ["Overskrift: Vold godkendt [3]", "**Overskrift:** Vold godkendt [3]", "# Vold godkendt [3]",
     "## Overskrift\nVold godkendt [3]", "**Vold godkendt**"],
)  # fmt: skip
def test_the_headline_is_read_in_every_form(text: str) -> None:
    reply = read(f"{text}\n\n## Hvad handler det om\nEn vold. [1]")
    assert said(reply) == {Heading.ABOUT: ["En vold."]}
    assert reply.headline is not None
    assert reply.headline.text == "Vold godkendt"
    assert reply.headline.numbers == ((3,) if "[3]" in text else ())


def test_a_part_that_was_not_asked_for_is_left_out() -> None:
    text = "## Hvad handler det om\nEn vold. [1]\n## Vurdering\nGodt. [1]\n## Svære ord\nVold: en bunke jord."
    assert said(read(text)) == {Heading.ABOUT: ["En vold."]}
    assert read(text).strays
    assert not read(text.replace("## Vurdering\nGodt. [1]\n", "")).strays


def test_where_one_part_is_asked_for_other_headings_make_no_parts() -> None:
    text = "**Støjvold**\nVolden blev godkendt. [1]\n\n**Budget**\nDet blev taget til efterretning. [2]"
    reply = read(text, (Heading.DECISIONS,))
    assert said(reply) == {Heading.DECISIONS: ["Volden blev godkendt.", "Det blev taget til efterretning."]}


def test_a_mark_belongs_to_the_part_it_stands_in() -> None:
    reply = read(
        "## Hvad handler det om [2]\nEn vold. [1]\n## Hvad blev besluttet\nGodkendt.\n[3]\n## Økonomi\nX."
    )
    assert [one.numbers for one in reply.sentences] == [(1,), (3,), ()]


# A draft


def test_a_draft_counts_what_stands_and_says_what_is_wrong() -> None:
    task = Task((), SHEET.marks, SHEET.items, HEADINGS, Aim(110, 35), needed=Heading.DECIDED)
    good = drafted(draft(), task, lambda _: APPROVED)
    assert (good.failing, good.is_usable, good.complaint(lambda _: APPROVED)) == (0, True, "")
    bad = drafted(draft(cost="Volden koster 8 mio. kr. [2]"), task, lambda _: APPROVED)
    assert (bad.failing, bad.is_usable) == (1, True)
    assert good.worth > bad.worth
    assert not drafted(
        "## Hvad handler det om\nVolden koster 2,9 mio. kr. [1]", task, lambda _: APPROVED
    ).is_usable

"""Summaries in the terminal and as Markdown: laid out once, every sentence with its mark, nothing steered."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from answers import cite
from markdown_it import MarkdownIt
from shown_samples import LONG, READ, elsewhere, explained_summary, item_summary, meeting_summary, said

from rag.model import Claim, Meeting, Status
from rag.summaries.summary import Heading, Part, Readability, Subject, Summary
from ui.summaries.layout import sheet
from ui.summaries.markdown import summary_markdown
from ui.summaries.sheet import quoted
from ui.summaries.terminal import summary_terminal

EVIL = "Se <script>alert(1)</script> ![x](http://x.example/y) \x1b[31m# og\u202e [her](http://x.example)."


def test_every_sentence_of_the_terminal_has_its_mark_or_a_tick_where_the_next_one_has_it() -> None:
    lines = summary_terminal(item_summary()).plain.splitlines()
    assert lines[:5] == [
        "Punkt 7 · Teknikudvalget, Møllebro, 12.03.2025",
        "En cykelsti ved <Åen> & broen. [Punkt 7]",
        "",
        "Hvad handler det om",
        "Stien bliver 800 meter. ✓ Den koster 2,4 mio. kr. [Punkt 7]",
    ]


def test_each_quote_stands_once_below_its_punkt_with_its_section() -> None:
    shown = summary_terminal(item_summary()).plain
    assert shown.count(f"  »{READ}« (Sagsfremstilling)\n") == 1
    assert shown.count("Punkt 7 · Cykelsti ved <Åen> & broen · Teknikudvalget, Møllebro, 12.03.2025\n") == 1


def test_the_sources_are_numbered_by_agenda_item() -> None:
    laid = sheet(meeting_summary())
    assert [(place.name.split(" · ")[0], [n for n, _ in place.citations]) for place in laid.places] == [
        ("Punkt 7", [1, 2, 3]),
        ("Punkt 8", [4]),
        ("Punkt 9", [5]),
    ]
    assert [laid.numbers[citation] for citation in laid.citations] == [1, 2, 3, 4, 5]


def test_sentences_of_one_item_share_an_entry_of_a_meetings_list() -> None:
    assert (
        "De vigtigste beslutninger\n"
        "• Udvalget sagde ja til en cykelsti. ✓ Den koster 2,4 mio. kr. [Punkt 7]\n"
        "• Der var intet til eventuelt. [Punkt 9]\n"
    ) in summary_terminal(meeting_summary()).plain


def test_a_sentence_without_a_mark_is_an_entry_of_its_own() -> None:
    claims = (Claim("Et.", computed=True), Claim("To.", computed=True), said("Tre.", "Godkendt."))
    (block,) = sheet(replace(meeting_summary(), parts=(Part("Tal", claims),))).blocks
    assert [[each.text for each in entry] for entry in block.paragraphs] == [["Et."], ["To."], ["Tre."]]


def test_an_entry_of_a_list_is_folded_beside_its_bullet() -> None:
    shown = summary_terminal(meeting_summary(), 40).plain
    assert "• Udvalget sagde ja til en cykelsti. ✓\n  Den koster 2,4 mio. kr. [Punkt 7]\n• Der" in shown


def test_a_part_without_sentences_is_left_out() -> None:
    summary = replace(item_summary(), parts=(Part(Heading.COST, ()), *item_summary().parts))
    assert Heading.COST not in summary_terminal(summary).plain
    assert Heading.COST not in summary_markdown(summary)


def test_where_several_meetings_are_cited_a_mark_says_which() -> None:
    claim = said("Stien bliver 800 meter.", LONG)
    other = Claim("Det gør den også dér.", tuple(map(elsewhere, claim.citations)))
    case = replace(meeting_summary(), subject=Subject.CASE, id="05.01.00-P20-3-25")
    shown = summary_terminal(replace(case, parts=(Part("Forløb", (claim, other)),))).plain
    assert shown.startswith("Sag 05.01.00-P20-3-25\n")
    assert "[Punkt 7, 12.03.2025, Møllebro]" in shown
    assert "[Punkt 7, 12.03.2025, Nordby]" in shown
    assert "referaterne selv: LIX 57" in shown


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        (Readability(57.4, 38.2), "Læsbarhed: LIX 38 (middel); referatet selv: LIX 57 (meget svær)"),
        (Readability(54.4, 24.4), "Læsbarhed: LIX 24 (meget let); referatet selv: LIX 54 (svær)"),
        (Readability(None, 30.0), "Læsbarhed: LIX 30 (let)"),
        (Readability(57.4, None), ""),
    ],
)
def test_readability_is_told_in_words(measured: Readability, told: str) -> None:
    assert sheet(replace(item_summary(), lix=measured)).readability == told


def test_a_summary_that_cites_nothing_is_named_by_its_id() -> None:
    empty = Summary(Subject.MEETING, "moellebro-2025-03-12", Claim("Ingen punkter.", computed=True), ())
    assert sheet(empty).where == "moellebro-2025-03-12"
    assert "Kilder" not in summary_terminal(empty).plain + summary_markdown(empty)
    asked = replace(empty, subject=Subject.QUESTION, id="Hvad med stien?")
    assert sheet(asked).where == "Spørgsmål: Hvad med stien?"


def by_a_model() -> Summary:
    """A summary that a language model wrote, with a moved mark, a doubted one and a sentence with none."""
    claims = (
        said("Ny.", "Godkendt.", status=Status.CORRECTED),
        said("Dyr.", LONG, status=Status.UNCONFIRMED),
        Claim("Den er populær."),
    )
    written = item_summary(Part(Heading.ABOUT, claims))
    return replace(written, mode="generative", model="ollama:m", notes=("En sætning er udeladt.",))


def test_a_status_stands_behind_its_mark_and_is_explained_below() -> None:
    terminal, markdown = summary_terminal(by_a_model()).plain, summary_markdown(by_a_model())
    assert (
        "Ny. [Punkt 7] (rettet) Dyr. [Punkt 7] (ikke bekræftet) Den er populær. (ikke bekræftet)" in terminal
    )
    assert "Ny. **\\[Punkt 7\\]** (rettet) Dyr. **\\[Punkt 7\\]** (ikke bekræftet) Den er pop" in markdown
    for shown in (terminal, markdown):
        assert "Rettet: henvisningen er flyttet" in shown
        assert "Ikke bekræftet: læs selv efter" in shown


def test_what_was_counted_is_not_doubted() -> None:
    counted = replace(meeting_summary(), headline=Claim("Tre punkter.", computed=True), mode="generative")
    assert "bekræftet" not in summary_terminal(counted).plain


def test_notes_and_who_wrote_it_are_told() -> None:
    for shown in (summary_terminal(by_a_model()).plain, summary_markdown(by_a_model())):
        assert "Bemærk: En sætning er udeladt." in shown
        assert "Resuméet er skrevet af ollama:m og kontrolleret mod referatet." in shown
    assert "lavet automatisk ud fra referatet" in summary_terminal(item_summary()).plain


def test_a_quote_says_where_it_stands(meeting: Meeting) -> None:
    assert quoted(cite(meeting, 7, "Godkendt.")) == "»Godkendt.« (Beslutning)"
    assert quoted(cite(meeting, 7, "Punkt 7")) == "»Punkt 7«"


def test_markdown_has_headings_lists_and_block_quotes() -> None:
    written = summary_markdown(meeting_summary())
    page = MarkdownIt("commonmark").render(written)
    assert re.findall(r"<h(\d)>(.*?)<", page) == [
        ("1", "Udvalget behandlede 3 punkter. "),
        ("2", "De vigtigste beslutninger"),
        ("2", "Lukkede punkter"),
        ("2", "Kilder"),
    ]
    assert page.count("<li>") == 2
    assert page.count("<blockquote>") == 5
    assert "<strong>[Punkt 9]</strong>" in page


@pytest.mark.parametrize("text", ["27. maj er høringen.", "- Og så.", "+ Mere.", "# Stort.", "1) Først."])
def test_a_sentence_begins_no_list_and_no_heading(text: str) -> None:
    page = MarkdownIt("commonmark").render(summary_markdown(item_summary(Part("Næste", (said(text, LONG),)))))
    assert f"<p>{text} <strong>" in page


def test_nothing_of_a_summary_acts() -> None:
    claim = said(EVIL, LONG)
    quote = replace(claim.citations[0], quote=EVIL, title=EVIL)
    summary = item_summary(Part(EVIL, (Claim(EVIL, (quote,)),)))
    page = MarkdownIt("commonmark").render(summary_markdown(replace(summary, notes=(EVIL,))))
    assert not re.search(r"<(?:script|a|img)\b", page)
    shown = summary_terminal(replace(summary, notes=(EVIL,))).plain
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_sentence_over_several_lines_is_one_line() -> None:
    summary = item_summary(Part("A", (said("Først\n\n- så", "Godkendt."),)))
    assert "Først - så [Punkt 7]" in summary_terminal(summary).plain


def test_marked_text_is_coloured_and_text_that_looks_like_a_mark_is_not() -> None:
    shown = summary_terminal(item_summary(Part("A", (said("Se [Punkt 99].", "Godkendt."),))))
    coloured = {shown.plain[s.start : s.end].strip() for s in shown.spans if s.style == "bold cyan"}
    assert "[Punkt 7]" in coloured
    assert "[Punkt 99]" not in coloured


def test_a_sentence_whose_mark_follows_anyway_goes_on() -> None:
    doubted = said("B.", LONG, status=Status.UNCONFIRMED)
    sure = [said(text, LONG) for text in ("A.", "B.", "E.")]
    claims = (*sure[:2], doubted, doubted, sure[2], said("D.", "Intet.", number=9))
    (block,) = sheet(item_summary(Part("Om", claims))).blocks
    assert [sentence.goes_on for sentence in block.paragraphs[0]] == [True, False, False, False, False, False]


def test_a_difficult_word_is_marked_where_it_stands_first() -> None:
    (block,) = sheet(explained_summary()).blocks
    marked = [(piece.text, piece.word) for sentence in block.paragraphs[0] for piece in sentence.pieces]
    assert marked == [
        ("Der er givet ", None),
        ("tillægsbevillinger", 2),
        (".", None),
        ("En tillægsbevilling er penge.", None),
    ]


def test_a_word_of_the_headline_is_marked_only_where_it_stands_nowhere_else() -> None:
    told = explained_summary()
    headline = replace(told.headline, text="Tillægsbevilling og kassebeholdning")
    assert [piece.word for piece in sheet(replace(told, headline=headline)).headline.pieces] == [None, 1]


def test_difficult_words_are_underlined_or_in_italics_and_explained() -> None:
    terminal = summary_terminal(explained_summary())
    underlined = [terminal.plain[s.start : s.end] for s in terminal.spans if s.style == "underline"]
    assert underlined[0] == "tillægsbevillinger"
    assert (
        "Svære ord\n• kassebeholdning: En plan for <b>pengene</b>.\n• tillægsbevilling: Flere"
        in terminal.plain
    )
    markdown = summary_markdown(explained_summary())
    assert "Der er givet *tillægsbevillinger*. **" in markdown
    assert (
        "- **kassebeholdning**: En plan for \\<b\\>pengene\\</b\\>.\n- **tillægsbevilling**: Flere"
        in markdown
    )


def test_only_words_of_the_glossary_are_marked() -> None:
    told = replace(explained_summary(), glossary=())
    assert all(piece.word is None for sentence in sheet(told).sentences for piece in sentence.pieces)
    assert Heading.WORDS not in summary_terminal(told).plain + summary_markdown(told)

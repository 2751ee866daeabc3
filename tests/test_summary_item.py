from __future__ import annotations

from dataclasses import replace

import pytest
from summary_samples import agenda, item, settled, summary, told

from rag.ask.claims import claim
from rag.model import Meeting, Role, Status
from rag.readability import lix
from rag.summaries.item import AGENDA, CLOSED, summarise_item
from rag.summaries.lengths import ORDER, WORDS
from rag.summaries.sources import source_text
from rag.summaries.summary import Audience, Heading, Length, Part, Subject, Wish
from rag.summaries.verifying import LEFT_OUT, checked, confirmed, verified


def find(_: str) -> Meeting:
    return settled()


def headings(number: int, wish: Wish) -> list[str]:
    return [part.heading for part in summary(number, wish).parts]


def test_the_parts_stand_in_the_order_of_their_readers() -> None:
    for audience in Audience:
        shown = headings(2, Wish(audience))
        assert shown == [heading for heading in ORDER[audience] if heading in shown]
    assert headings(2, Wish())[0] == Heading.ABOUT
    assert headings(2, Wish(Audience.POLITICIAN))[0] == Heading.DECIDED


def test_a_part_with_nothing_to_say_is_left_out() -> None:
    assert headings(1, Wish()) == [Heading.DECIDED]


def test_every_sentence_is_confirmed() -> None:
    for wish in (Wish(audience, length) for audience in Audience for length in Length):
        for number in range(1, 11):
            assert all(map(confirmed, summary(number, wish).claims))


def test_the_summary_says_what_it_is_of_and_how_hard_it_reads() -> None:
    summed = summary(2)
    assert (summed.subject, summed.id) == (Subject.ITEM, item(2).id)
    assert summed.lix.source == lix(source_text(settled(), item(2)))
    assert summed.lix.summary == lix(summed.text)


def test_difficult_words_are_explained_but_not_to_politicians() -> None:
    assert [word.word for word in summary(2).glossary] != []
    assert summary(2, Wish(Audience.POLITICIAN)).glossary == ()


def test_the_case_number_is_for_politicians_and_the_quote_for_the_press() -> None:
    assert told(summary(2, Wish(Audience.POLITICIAN)), Heading.ABOUT)[-1] == "Sagsnummer: 04.04.00-P20-7-24."
    quoted = [text for text in told(summary(2, Wish(Audience.PRESS)), Heading.DECIDED) if "»" in text]
    assert len(quoted) == 1
    assert "Sagsnummer" not in summary(2).text
    assert "»" not in summary(2).text


@pytest.mark.parametrize("length", list(Length))
def test_what_was_decided_is_told_at_every_length(length: Length) -> None:
    short, full = summary(2, Wish(length=length)), summary(2)
    assert told(short, Heading.DECIDED) == told(full, Heading.DECIDED)


def test_a_longer_summary_has_more_words() -> None:
    long, medium, short = (
        len(summary(2, Wish(length=length)).text.split())
        for length in (Length.LONG, Length.MEDIUM, Length.SHORT)
    )
    assert short < medium <= long <= WORDS[Length.LONG]


def test_nothing_is_told_twice() -> None:
    for number in range(1, 11):
        texts = [one.text for one in summary(number, Wish(length=Length.LONG)).claims]
        assert len(texts) == len(set(texts))


def test_of_a_closed_item_only_its_title_is_told() -> None:
    summed = summary(8)
    assert [one.text for one in summed.claims] == ["Lukket punkt: Lejemål på havnen"]
    assert summed.notes == (CLOSED,)


def test_an_agenda_is_marked_as_one() -> None:
    meeting = agenda()
    summed = summarise_item(meeting, meeting.items[0], Wish(), lambda _: meeting)
    assert summed.notes == (AGENDA,)
    assert told(summed, Heading.DECIDED)[0] == "Der er ikke truffet beslutning endnu."


def test_the_source_text_has_title_and_sections_without_lists_of_attachments() -> None:
    text = source_text(settled(), item(2))
    assert text.startswith("Nyt gulv i Fjordhallen")
    assert "Trægulvet koster" in text


# What cannot be confirmed


def made(text: str, number: int, role: Role) -> Part:
    """A part with one sentence that cites the first section with a role."""
    section = item(number).with_role(role)[0]
    return Part(Heading.DECIDED, (claim(text, settled(), item(number), [section.span]),))


def test_a_wrong_figure_gives_way_to_the_sentence_of_the_minutes() -> None:
    summed = replace(summary(3), parts=(made("Forslaget var, at der gives 99.000 kr.", 3, Role.BACKGROUND),))
    (part,) = verified(summed, find).parts
    assert [one.text for one in part.claims] == [
        "Foreningen Kulturnatten søger om 75.000 kr. til lys på havnen."
    ]
    assert verified(summed, find).notes == ()


def test_a_proposal_stays_a_proposal_in_the_words_of_the_minutes() -> None:
    summed = replace(summary(3), parts=(made("Udvalget gav 99.000 kr.", 3, Role.RECOMMENDATION),))
    (part,) = verified(summed, find).parts
    assert "indstil" in part.claims[0].text.lower()
    assert "99.000" not in part.claims[0].text


def test_what_cannot_be_told_at_all_is_left_out_and_noted() -> None:
    wrong = claim("Udvalget gav 99.000 kr.", settled(), item(3), [item(3).heading])
    summed = replace(summary(3), parts=(Part(Heading.DECIDED, (wrong,)),))
    assert verified(summed, find).parts == ()
    assert verified(summed, find).notes == (LEFT_OUT,)


def test_a_wrong_headline_gives_way_to_the_title() -> None:
    wrong = claim("Godkendt: Tilskud på 99.000 kr.", settled(), item(3), [item(3).heading])
    assert verified(replace(summary(3), headline=wrong), find).headline.text == "Tilskud til Kulturnatten"


def test_a_claim_that_cites_nothing_is_not_confirmed() -> None:
    bare = replace(summary(3).headline, citations=())
    assert not confirmed(checked([bare], find)[0])
    assert all(one.status is Status.CONFIRMED for one in summary(3).headline.citations)

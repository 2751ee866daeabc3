"""An answer from items that know nothing of the question's year is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from minutes import CARE_2025, ROADS_2024, ranked_item

from rag.ask.claims import claim
from rag.ask.doubts.doubt import Doubt
from rag.ask.doubts.timing import of_other_years
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question
from rag.model import Claim, Meeting, Span

NOISE, CARE = ranked_item(ROADS_2024, 12), ranked_item(CARE_2025, 9)
MEETINGS = {ranked.meeting.id: ranked.meeting for ranked in (NOISE, CARE)}


def find(meeting: str) -> Meeting:
    return MEETINGS[meeting]


def told(*ranked: RankedItem) -> list[Claim]:
    return [claim("", r.meeting, r.item, [r.item.heading]) for r in ranked]


def doubted(question: str, *ranked: RankedItem) -> Doubt:
    return of_other_years(Question(question), told(*ranked), find)


def test_a_year_that_no_cited_item_has_is_told_with_what_there_is() -> None:
    doubt = doubted("Hvad blev der besluttet om støjen i 2019?", NOISE)
    assert doubt.reason == "what would be told is not of 2019"
    assert [one.text for one in doubt.told] == ["Om 2019 står der ikke noget.", "Det nærmeste er:"]
    assert [citation.punkt for one in doubt.told for citation in one.citations] == [12]


@pytest.mark.parametrize(
    "question",
    [
        "Hvad blev der besluttet om støjen i 2024?",
        "Hvornår skal skærmen stå, i 2026 eller i 2019?",
        "Hvad blev der besluttet om støjen?",
    ],
)
def test_one_year_of_the_item_or_its_meeting_is_enough(question: str) -> None:
    assert not doubted(question, NOISE)


def test_any_of_the_cited_items_may_have_the_year() -> None:
    asked = "Hvad blev der besluttet i marts 2025?"
    assert doubted(asked, NOISE)
    assert not doubted(asked, NOISE, CARE)


def test_without_citations_there_is_nothing_to_doubt() -> None:
    assert not of_other_years(Question("Hvad skete der i 2019?"), [Claim("Intet.")], find)


def test_a_figure_of_another_year_is_told_in_words_where_its_item_bears_it_out() -> None:
    meeting, item = CARE.meeting, CARE.item
    told = "Borgerne ventede i gennemsnit 19 dage på genoptræning i 2024."
    start = meeting.source.text.index(told)
    said = claim(told, meeting, item, [Span(start, start + len(told))])
    near = of_other_years(Question("Hvor længe ventede borgerne i 2019?"), [said], find).told[-1]
    assert near.text == f"Det nærmeste er: {told}"
    assert near.citations == said.citations
    wrong = replace(said, text=told.replace("19 dage", "21 dage"))
    quoted = of_other_years(Question("Hvor længe ventede borgerne i 2019?"), [wrong], find).told[-1]
    assert quoted.text == "Det nærmeste er:"

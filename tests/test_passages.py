"""The passages of ranked items in one order: an item's lift is that of its passages."""

from __future__ import annotations

from datetime import date

import pytest
from samples import make_chunks, make_meeting

from rag.ask.evidence.passages import best_passages
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.generation.briefing import evidence_of
from rag.errors import EmptyQuestion
from rag.model import Passage, Scope
from rag.pipeline import Punkt


def ranked(meeting_id: str, score: float, *scores: float) -> RankedItem:
    """An item that one passage after another brought up, with these scores."""
    meeting = make_meeting([f"Afsnit {n}." for n, _ in enumerate(scores)], meeting_id)
    passages = (Passage(c, s) for c, s in zip(make_chunks(meeting), scores, strict=True))
    return RankedItem(meeting, meeting.items[0], score, tuple(passages))


def test_what_lifts_an_item_lifts_each_of_its_passages() -> None:
    lifted, other = ranked("a", 1.5, 1.0, 0.3), ranked("b", 0.9, 0.9)
    found = best_passages([evidence_of([other, lifted])], 10)
    assert [passage.chunk.id for passage in found] == ["a/1#1", "b/1#1", "a/1#2"]
    assert [passage.score for passage in found] == pytest.approx([1.5, 0.9, 0.8])


def test_an_item_that_was_found_twice_gives_its_passages_once() -> None:
    one = ranked("a", 1.0, 1.0, 0.5)
    again = [evidence_of([one]), evidence_of([one])]
    assert len(best_passages(again, 10)) == 2
    assert len(best_passages(again, 1)) == 1


def test_no_item_gives_more_passages_than_are_wanted_of_one() -> None:
    found = [evidence_of([ranked("a", 1.0, 1.0, 0.9, 0.8), ranked("b", 0.7, 0.7)])]
    assert [one.chunk.id for one in best_passages(found, 3)] == ["a/1#1", "a/1#2", "a/1#3"]
    assert [one.chunk.id for one in best_passages(found, 3, per_item=1)] == ["a/1#1", "b/1#1"]
    assert [one.chunk.id for one in best_passages(found, 3, per_item=2)] == ["a/1#1", "a/1#2", "b/1#1"]


def test_the_passages_of_several_scopes_come_in_turn() -> None:
    first, second = evidence_of([ranked("a", 1.0, 1.0, 0.9)]), evidence_of([ranked("b", 0.5, 0.5, 0.4)])
    found = best_passages([first, second], 3)
    assert [one.chunk.id for one in found] == ["a/1#1", "b/1#1", "a/1#2"]


def test_a_question_of_two_municipalities_finds_passages_of_both(sample: Punkt) -> None:
    found = sample.search("Hvad koster musikskolen i Hedelund, og hvad koster den i Lindholm?", 2)
    assert {sample.meeting(one.chunk.meeting).municipality for one in found} == {"Hedelund", "Lindholm"}


def test_a_library_is_searched_within_filters(sample: Punkt) -> None:
    within = Scope(municipalities=frozenset({"Strandby"}), start=date(2025, 1, 1))
    found = sample.search("Hvad koster det?", 4, within)
    assert len(found) == 4
    assert {passage.chunk.meeting for passage in found} == {"strandby-boerneudvalget-2025-05-07"}
    for passage in found:
        assert sample.meeting(passage.chunk.meeting).text(passage.chunk.span) == passage.chunk.text


def test_no_words_find_nothing(sample: Punkt) -> None:
    with pytest.raises(EmptyQuestion):
        sample.search("?!")

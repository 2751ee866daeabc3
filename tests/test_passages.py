"""The passages of ranked items in one order: an item's lift is that of its passages."""

from __future__ import annotations

from datetime import date

import pytest
from samples import make_chunks, make_meeting

from rag.ask.evidence.passages import best_passages
from rag.ask.evidence.retrieval import RankedItem
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
    found = best_passages([other, lifted], 10)
    assert [passage.chunk.id for passage in found] == ["a/1#1", "b/1#1", "a/1#2"]
    assert [passage.score for passage in found] == pytest.approx([1.5, 0.9, 0.8])


def test_an_item_that_was_found_twice_gives_its_passages_once() -> None:
    one = ranked("a", 1.0, 1.0, 0.5)
    assert len(best_passages([one, one], 10)) == 2
    assert len(best_passages([one, one], 1)) == 1


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

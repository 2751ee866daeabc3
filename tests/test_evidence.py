"""What is found for one scope: items ranked again by what their best sentence says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from minutes import (
    CARE_2025,
    ROADS_2024,
    ROADS_2025,
    SCHOOL_2025,
    library_of,
    new_reader,
    ranked_item,
    select,
)

from rag.ask.evidence.gathered import OUTSIDE_PERIOD, READ_ITEMS, Finder, rerank, within_period
from rag.ask.evidence.selection import Selection
from rag.ask.questions.question import Question
from rag.model import Scope

ITEMS = [
    ranked_item(SCHOOL_2025, 21, 1.0),
    ranked_item(CARE_2025, 9, 0.98),
    ranked_item(ROADS_2024, 12, 0.96),
    ranked_item(ROADS_2025, 4, 0.94),
    ranked_item(ROADS_2025, 3, 0.2),
    ranked_item(ROADS_2025, 7, 0.1),
]


def titles(question: str) -> list[int]:
    return [r.item.number for r in rerank(ITEMS, select(question, *ITEMS[:READ_ITEMS]))]


def test_the_item_with_the_best_sentence_overtakes_a_near_one() -> None:
    assert titles("Hvor mange dage venter borgerne på genoptræning?")[0] == 9
    assert titles("Hvad koster madordningen pr. barn?")[0] == 21


def test_items_that_were_not_read_keep_their_place_behind() -> None:
    for question in ("Hvor mange dage venter borgerne?", "Hvad koster volden?"):
        assert titles(question)[READ_ITEMS:] == [3, 7]
        assert sorted(titles(question)) == sorted(r.item.number for r in ITEMS)


def test_a_far_better_item_is_not_overtaken() -> None:
    ahead = [replace(ITEMS[0], score=9.0), *ITEMS[1:]]
    selection = select("Hvor mange dage venter borgerne på genoptræning?", *ahead[:READ_ITEMS])
    assert rerank(ahead, selection)[0].item.number == 21


def test_nothing_found_is_nothing_ranked() -> None:
    assert rerank([], Selection((), select("Hvad?").weights, ())) == []


def test_a_finder_finds_items_and_their_units(tmp_path: Path) -> None:
    with library_of(tmp_path) as library:
        finder = Finder(library, new_reader())
        found = finder.find(Question("Hvad koster volden?"), Scope(), Scope())
        filtered = finder.find(Question("Hvad koster volden?"), Scope(), Scope(numbers=frozenset({21})))
    assert found.ranked[0].item.number == 3
    assert "2,9 mio. kr." in found.selection.candidates[0].unit.text
    assert {r.item.number for r in filtered.ranked} == {21}
    assert {c.ranked.item.number for c in filtered.selection.candidates} == {21}


def test_units_of_other_meetings_stand_behind_those_of_the_period_that_is_asked_of() -> None:
    old, new = ranked_item(ROADS_2024, 12, 1.0), ranked_item(ROADS_2025, 3, 0.9)
    found = select("Hvad koster det at dæmpe støjen?", old, new)
    year = Scope(start=date(2024, 1, 1), end=date(2024, 12, 31))
    moved = within_period(found, [old, new], year)
    before = {one.unit.span: one.score for one in found.candidates if one.ranked is new}
    after = {one.unit.span: one.score for one in moved.candidates if one.ranked is new}
    assert {span: before[span] - score for span, score in after.items()} == pytest.approx(
        dict.fromkeys(before, OUTSIDE_PERIOD)
    )
    assert [one.score for one in moved.candidates] == sorted(
        (c.score for c in moved.candidates), reverse=True
    )
    assert within_period(found, [new, old], year) == found  # the best item is of another year
    assert within_period(found, [old, new], Scope()) == found

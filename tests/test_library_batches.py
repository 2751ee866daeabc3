"""Meetings are written in batches, and yet each as if it were written alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from samples import (
    LIBRARY,
    LIBRARY_MEETING,
    ROAD_MEETING,
    ROADS,
    SCHOOL,
    SCHOOL_MEETING,
    GramEmbedder,
    everywhere,
    held,
    index_sizes,
    make_chunks,
    make_meeting,
    open_library,
)

from rag.errors import HomeUnusable
from rag.model import Meeting
from rag.store.database import Database
from rag.store.library import Change, Library
from rag.store.prepared import Prepared, prepare
from rag.store.upkeep import BATCH
from rag.store.writing import BATCH_MEETINGS, batches


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home") as library:
        yield library


def ready(meeting: Meeting, made_by: str = "0.1") -> Prepared:
    return prepare(meeting, make_chunks(meeting), made_by)


def many(count: int) -> list[Prepared]:
    """Meetings on as many days."""
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(count)]
    return [ready(make_meeting([f"Vej {day} i Lindby asfalteres."], f"veje-{day}", day)) for day in days]


def test_what_becomes_of_each_is_told_in_order(library: Library) -> None:
    changed = make_meeting(("Lukket i Lindby.",), SCHOOL_MEETING.id)
    list(library.add_all([ready(ROAD_MEETING)]))
    meetings = map(ready, (SCHOOL_MEETING, ROAD_MEETING, LIBRARY_MEETING, changed, changed))
    assert list(library.add_all(meetings)) == [
        Change.ADDED, Change.UNCHANGED, Change.ADDED, Change.REPLACED, Change.UNCHANGED,
    ]  # fmt: skip
    assert held(library) == everywhere("Lukket i Lindby.", *ROADS, *LIBRARY)
    assert index_sizes(library) == (6, 6)


def test_a_document_that_names_another_meeting_replaces_in_the_same_breath(library: Library) -> None:
    meetings = map(ready, (make_meeting(SCHOOL, "uden-kommune"), SCHOOL_MEETING, ROAD_MEETING))
    assert list(library.add_all(meetings)) == [Change.ADDED, Change.REPLACED, Change.ADDED]
    assert held(library) == everywhere(*SCHOOL, *ROADS)


def test_no_more_is_taken_than_a_batch(library: Library) -> None:
    taken: list[str] = []

    def coming() -> Iterator[Prepared]:
        for one in many(3 * BATCH_MEETINGS):
            taken.append(one.meeting)
            yield one

    changes = library.add_all(coming())
    assert next(changes) is Change.ADDED
    assert len(taken) == BATCH_MEETINGS + 1
    assert len(library.overviews()) == BATCH_MEETINGS
    assert list(changes) == [Change.ADDED] * (3 * BATCH_MEETINGS - 1)


def test_batches_keep_every_meeting_in_order() -> None:
    meetings = many(BATCH_MEETINGS + 5)
    assert [one for batch in batches(meetings) for one in batch] == meetings
    twice = [*meetings[:3], meetings[1]]
    assert [len(batch) for batch in batches(twice)] == [3, 1]
    assert list(batches([])) == []


def test_a_lost_index_of_several_batches_is_made_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with open_library(home) as library:
        list(library.add_all(many(BATCH + 3)))
        before = held(library)
    shutil.rmtree(home / "vectors")
    with open_library(home) as library:
        assert held(library) == before
        assert index_sizes(library) == (BATCH + 3, BATCH + 3)


def test_vectors_of_another_model_are_made_again(library: Library) -> None:
    """A meeting that was embedded by another model than the library's is embedded by the library's."""
    foreign = prepare(SCHOOL_MEETING, make_chunks(SCHOOL_MEETING), "0.1", GramEmbedder("other@2", 32))
    assert foreign.edition.vectors is not None
    list(library.add_all([foreign]))
    assert held(library) == everywhere(*SCHOOL)


def test_who_read_a_document_last_is_known(library: Library) -> None:
    list(library.add_all([ready(SCHOOL_MEETING, "1"), ready(ROAD_MEETING, "1")]))
    assert list(library.add_all([ready(SCHOOL_MEETING, "2")])) == [Change.UNCHANGED]
    assert library.sources("2") == {SCHOOL_MEETING.source.sha256: (SCHOOL_MEETING.id, "Lindby")}
    assert list(library.sources("1")) == [ROAD_MEETING.source.sha256]


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "file.sqlite3")
    database.rows("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
    with pytest.raises(HomeUnusable, match="UNIQUE"), database.transaction():
        database.insert("numbers", [(1,), (2,), (1,)])
    assert database.rows("SELECT * FROM numbers") == []
    database.close()

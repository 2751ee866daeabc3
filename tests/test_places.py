"""Which collection an edition's vectors are in is written down, and found out where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import LIBRARY, ROADS, SCHOOL, GramEmbedder, make_chunks, make_meeting

from rag.store.index import Edition
from rag.store.places import Places
from rag.store.vectors import VectorIndex

EDITIONS = tuple(
    Edition(f"e{number}", make_chunks(make_meeting(titles, f"m{number}")))
    for number, titles in enumerate((SCHOOL, ROADS, LIBRARY, SCHOOL))
)
SIZES = [len(edition.chunks) for edition in EDITIONS]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path / "places.sqlite3")
    places.fill(lambda: {("a", 0): 5, ("b", 0): 2, ("b", 1): 3})
    return places


@pytest.fixture
def index(tmp_path: Path) -> Iterator[VectorIndex]:
    index = VectorIndex(tmp_path / "vectors", GramEmbedder(), "test", full=max(SIZES))
    for edition in EDITIONS:
        index.add(edition)
    yield index
    index.close()


def held(index: VectorIndex, *editions: str) -> list[int]:
    with index._shards() as shards:
        return [shards.all.index(one) for one in shards.holding(editions)]


def test_an_edition_is_in_the_collections_that_are_written_down(places: Places) -> None:
    assert (places.of(["a"]), places.of(["a", "b"]), places.of(["a", "c"])) == ([0], [0, 1], None)
    assert [places.count(below) for below in (0, 1, 2)] == [0, 7, 10]


def test_what_is_there_is_not_filled_again(places: Places) -> None:
    places.fill(lambda: {("z", 9): 1})
    assert (places.of(["a"]), places.of(["z"])) == ([0], None)


def test_what_is_noted_replaces_what_was_and_is_forgotten(places: Places) -> None:
    places.note({("a", 0): 6, ("a", 2): 1})
    assert (places.of(["a"]), places.count(3)) == ([0, 2], 12)
    places.forget(["a", "c"])
    assert (places.of(["a"]), places.count(3)) == (None, 5)
    places.clear()
    assert places.count(3) == 0


def test_to_take_out_one_edition_one_collection_is_opened(index: VectorIndex) -> None:
    assert [held(index, f"e{number}") for number in range(4)] == [[0], [1], [2], [3]]
    index.delete("e1")
    assert held(index, "e0", "e2") == [0, 2]
    assert index.count() == sum(SIZES) - SIZES[1]


def test_vectors_of_an_older_punkt_are_counted_once(index: VectorIndex, tmp_path: Path) -> None:
    index.close()
    for file in (tmp_path / "vectors").glob("punkt-*.sqlite3*"):
        file.unlink()
    assert held(index, "e2") == [2]
    assert index.count() == sum(SIZES)
    index.delete("e2", "e3")
    assert {hit.key.rpartition("@")[2] for hit in index.search("vej", 100)} == {"e0", "e1"}


def test_what_was_written_without_a_note_is_swept_out_too(index: VectorIndex) -> None:
    with index._shards() as shards:
        shards.forget(["e1"])
    assert held(index, "e0", "e1") == [0, 1, 2, 3]
    index.delete("e1")
    assert {hit.key.rpartition("@")[2] for hit in index.search("vej", 100)} == {"e0", "e2", "e3"}


def test_a_writing_that_broke_off_is_swept_out(index: VectorIndex) -> None:
    with index._shards() as shards:
        shards._places.note({("e9", 1): 4})  # written down, and never written
    index.delete("e9")
    assert index.count() == sum(SIZES)

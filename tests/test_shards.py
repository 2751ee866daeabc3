"""Vectors are spread over collections, of which only the last is written to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import LIBRARY, ROADS, SCHOOL, GramEmbedder, make_chunks, make_meeting

from rag.store.index import Edition
from rag.store.shards import FULL, SEARCHED
from rag.store.vectors import VectorIndex

MEETINGS = (SCHOOL, ROADS, LIBRARY)
EDITIONS = tuple(
    Edition(f"e{number}", make_chunks(make_meeting(MEETINGS[number % 3], f"m{number}")))
    for number in range(6)
)
SIZES = [len(edition.chunks) for edition in EDITIONS]
#: No two editions go into one collection.
SMALL = max(SIZES)


@pytest.fixture
def spread(tmp_path: Path) -> Iterator[VectorIndex]:
    index = VectorIndex(tmp_path / "vectors", GramEmbedder(), "test", full=SMALL)
    for edition in EDITIONS:
        index.add(edition)
    yield index
    index.close()


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[VectorIndex]:
    index = VectorIndex(tmp_path / "whole", GramEmbedder(), "test")
    index.add(*EDITIONS)
    yield index
    index.close()


def collections(index: VectorIndex) -> list[int]:
    with index._shards() as shards:
        return [collection.count() for collection in shards.all]


def test_no_collection_grows_beyond_what_is_full(spread: VectorIndex, whole: VectorIndex) -> None:
    assert len(collections(spread)) > 2
    assert max(collections(spread)) <= SMALL
    assert collections(whole) == [sum(SIZES)] < [FULL]


def test_one_meeting_larger_than_a_collection_is_taken_in(tmp_path: Path) -> None:
    index = VectorIndex(tmp_path / "vectors", GramEmbedder(), "test", full=1)
    index.add(EDITIONS[0])
    assert index.count() == SIZES[0] > 1
    index.close()


@pytest.mark.parametrize("editions", [None, frozenset({"e0", "e5"})])
def test_a_search_finds_what_it_finds_in_one_collection(
    spread: VectorIndex, whole: VectorIndex, editions: frozenset[str] | None
) -> None:
    for k in (1, 3, sum(SIZES)):
        found, expected = (index.search("renovering af svømmehal", k, editions) for index in (spread, whole))
        assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected], abs=1e-5)
        assert len(found) == len({hit.key for hit in found}) == min(k, len(expected))


def test_they_are_all_there_when_the_store_is_opened_again(spread: VectorIndex) -> None:
    before = collections(spread)
    spread.close()
    assert collections(spread) == before
    spread.add(Edition("e6", EDITIONS[0].chunks))
    assert sum(collections(spread)) == spread.count() == sum(SIZES) + SIZES[0]


def test_an_edition_goes_out_of_whichever_collection_has_it(spread: VectorIndex) -> None:
    spread.delete("e0", "e4")
    assert spread.count() == sum(SIZES) - SIZES[0] - SIZES[4]
    assert {hit.key.rpartition("@")[2] for hit in spread.search("vej", 100)} == {"e1", "e2", "e3", "e5"}


def test_an_edition_of_a_full_collection_written_again_is_found_once(spread: VectorIndex) -> None:
    spread.add(EDITIONS[0])
    keys = [hit.key for hit in spread.search("vej", 100)]
    assert len(keys) == len(set(keys)) == sum(SIZES)


def test_all_of_them_are_cleared(spread: VectorIndex) -> None:
    spread.clear()
    assert collections(spread) == [0]
    spread.close()
    assert collections(spread) == [0]


def test_each_is_searched_closely(spread: VectorIndex) -> None:
    with spread._shards() as shards:
        widths = {each.configuration_json["hnsw"]["ef_search"] for each in shards.all}
    assert widths == {SEARCHED}

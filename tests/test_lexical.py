"""Lexical search is BM25 over 4-grams inside words, and no question can break it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import LIBRARY, ROADS, SCHOOL, make_chunks, make_meeting

from rag.danish import text_ngrams
from rag.errors import LibraryError
from rag.model import Chunk
from rag.store.index import Edition, key_of
from rag.store.lexical import CONTEXT_WEIGHT, LexicalIndex, gram_weights

SCHOOL_CHUNKS = make_chunks(make_meeting(SCHOOL, "skole"), "Lindby Skoleudvalget Svømmehal")
ROAD_CHUNKS = make_chunks(make_meeting(ROADS, "veje"), "Lindby Teknisk Udvalg Veje og stier")
LIBRARY_CHUNKS = make_chunks(make_meeting(LIBRARY, "bibliotek"), "Lindby Kulturudvalget Åbningstider")
ALL = [("s1", SCHOOL_CHUNKS), ("v1", ROAD_CHUNKS), ("b1", LIBRARY_CHUNKS)]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[LexicalIndex]:
    index = LexicalIndex(tmp_path)
    for edition, chunks in ALL:
        index.add(Edition(edition, chunks))
    yield index
    index.close()


def keys(index: LexicalIndex, query: str, k: int = 10, editions: frozenset[str] | None = None) -> list[str]:
    return [hit.key for hit in index.search(query, k, editions)]


def slow_bm25(query: str, documents: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Okapi BM25 as in the textbook, with k1 = 0, without any index."""
    grams = {key: set(text_ngrams(text)) for key, text in documents}
    scores = dict.fromkeys(grams, 0.0)
    for gram in text_ngrams(query):
        having = sum(gram in own for own in grams.values())
        idf = math.log(1 + (len(grams) - having + 0.5) / (having + 0.5))
        for key, own in grams.items():
            scores[key] += idf * (gram in own)
    return {key: score for key, score in scores.items() if score > 0}


def slow_scores(query: str) -> dict[str, float]:
    """Both fields by `slow_bm25`, summed."""
    chunks = [(key_of(chunk, edition), chunk) for edition, some in ALL for chunk in some]
    text = slow_bm25(query, [(key, chunk.text) for key, chunk in chunks])
    context = slow_bm25(query, [(key, chunk.context) for key, chunk in chunks])
    found = {*text, *context}
    return {key: text.get(key, 0.0) + CONTEXT_WEIGHT * context.get(key, 0.0) for key in found}


@pytest.mark.parametrize(
    "query",
    [
        "svømmehallens renovering",
        "cykelsti ved stationen",
        "søndagsåbent bibliotek",
        "Økonomiudvalget",
        "4,2 mio",
    ],
)
def test_scores_are_those_of_the_slow_reference(index: LexicalIndex, query: str) -> None:
    expected = slow_scores(query)
    found = {hit.key: hit.score for hit in index.search(query, 20)}
    assert found == pytest.approx(expected, rel=1e-4)
    assert next(iter(found)) == max(expected, key=lambda key: expected[key])


def test_a_compound_is_found_by_its_part(index: LexicalIndex) -> None:
    assert keys(index, "svømning", 1) == keys(index, "svømmehal", 1) == ["skole/1#1@s1"]


def test_danish_letters_may_be_written_either_way(index: LexicalIndex) -> None:
    assert keys(index, "Ærøvej") == keys(index, "AEROEVEJ") != []


def test_the_context_is_searched_too(index: LexicalIndex) -> None:
    assert set(keys(index, "åbningstid", 2)) == {"bibliotek/1#1@b1", "bibliotek/1#2@b1"}


def test_a_restriction_leaves_out_the_rest_and_changes_no_score(index: LexicalIndex) -> None:
    everywhere = {hit.key: hit.score for hit in index.search("svømmehal", 10)}
    inside = index.search("svømmehal", 10, frozenset({"b1"}))
    assert {hit.key for hit in inside} == {key for key in everywhere if key.endswith("@b1")} != set()
    assert all(hit.score == pytest.approx(everywhere[hit.key]) for hit in inside)


def test_a_restriction_to_nothing_finds_nothing(index: LexicalIndex) -> None:
    assert keys(index, "svømmehal", 10, frozenset()) == []


def test_a_heavier_gram_wins(index: LexicalIndex) -> None:
    weights = gram_weights("cykelstien") | dict.fromkeys(gram_weights("biblioteket"), 0.01)
    assert index.search_grams(weights, 1)[0].key == "veje/1#1@v1"
    weights = dict.fromkeys(gram_weights("cykelstien"), 0.01) | gram_weights("biblioteket")
    assert index.search_grams(weights, 1)[0].key == "bibliotek/1#1@b1"


def test_a_long_chunk_counts_for_as_much_as_a_short_one(index: LexicalIndex) -> None:
    short = replace(ROAD_CHUNKS[0], id="a#1", text="Asfaltværket", context="")
    long = replace(short, id="b#1", text=f"Asfaltværket {' '.join(f'vej{n} sti{n}' for n in range(300))}")
    index.add(Edition("x1", [short, long]))
    first, second = index.search("asfaltværket", 2)
    assert first.score == second.score
    assert {first.key, second.key} == {"a#1@x1", "b#1@x1"}


def test_a_gram_of_weight_zero_is_left_out(index: LexicalIndex) -> None:
    assert index.search_grams(dict.fromkeys(gram_weights("svømmehal"), 0.0), 5) == []


def test_a_deleted_edition_is_found_no_more(index: LexicalIndex) -> None:
    index.delete("v1")
    assert keys(index, "cykelsti Ærøvej") == []
    assert index.count() == len(SCHOOL_CHUNKS) + len(LIBRARY_CHUNKS)


def test_scores_survive_many_replacements(index: LexicalIndex) -> None:
    for _ in range(5):
        index.delete("s1")
        index.add(Edition("s1", SCHOOL_CHUNKS))
    assert keys(index, "svømmehallens renovering", 1) == ["skole/1#1@s1"]
    assert index.count() == sum(len(chunks) for _, chunks in ALL)


def test_a_cleared_index_is_empty_and_can_be_filled_again(index: LexicalIndex) -> None:
    index.clear()
    assert index.count() == 0
    index.add(Edition("v1", ROAD_CHUNKS))
    assert index.count() == len(ROAD_CHUNKS)


def test_the_index_is_there_after_reopening(tmp_path: Path) -> None:
    LexicalIndex(tmp_path).add(Edition("v1", ROAD_CHUNKS))
    assert keys(LexicalIndex(tmp_path), "cykelstien", 1) == ["veje/1#1@v1"]


def test_another_writer_is_seen_after_a_refresh(tmp_path: Path, index: LexicalIndex) -> None:
    reader = LexicalIndex(tmp_path)
    before = reader.count()
    index.delete("v1")
    assert reader.count() == before
    reader.refresh()
    assert reader.count() == before - len(ROAD_CHUNKS)


def test_no_more_than_k_and_none_for_k_of_zero(index: LexicalIndex) -> None:
    assert len(keys(index, "udvalget", 2)) == 2
    assert keys(index, "udvalget", 0) == []


def test_stop_words_alone_find_nothing(index: LexicalIndex) -> None:
    assert keys(index, "hvad er det?") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text() | st.text(alphabet='+-"()[]{}^~*:\\/&|!?<> svømeAND'))
def test_no_query_can_break_the_search(index: LexicalIndex, query: str) -> None:
    hits = index.search(query, 100)
    assert bool(hits) == bool(slow_scores(query))


def test_a_lone_surrogate_is_no_fault(index: LexicalIndex) -> None:
    assert keys(index, "svømmehal \ud800", 1) == keys(index, "svømmehal", 1)


def test_a_damaged_index_names_its_folder_and_the_remedy(tmp_path: Path) -> None:
    LexicalIndex(tmp_path).add(Edition("v1", ROAD_CHUNKS))
    (tmp_path / "format-1" / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(LibraryError, match=r"format-1: .* delete this folder"):
        LexicalIndex(tmp_path).search("cykelsti", 1)


def test_chunks_without_words_can_be_indexed(index: LexicalIndex) -> None:
    empty = [Chunk("x#1", "x", 1, "", chunk.role, chunk.span, "—", "") for chunk in ROAD_CHUNKS[:1]]
    index.add(Edition("x1", empty))
    assert index.count() == sum(len(chunks) for _, chunks in ALL) + 1

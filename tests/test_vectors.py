"""Dense search is nearest cosine in Chroma, in a folder or on a server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ports import free_port
from samples import LIBRARY, ROADS, SCHOOL, GramEmbedder, make_chunks, make_meeting

from rag.errors import EmbedderMismatch, LibraryError
from rag.model import Chunk
from rag.store.index import Edition, key_of
from rag.store.vectors import VectorIndex

EDITIONS = {
    "s1": make_chunks(make_meeting(SCHOOL, "skole")),
    "v1": make_chunks(make_meeting(ROADS, "veje")),
    "b1": make_chunks(make_meeting(LIBRARY, "bibliotek")),
}
EVERYTHING = sum(len(chunks) for chunks in EDITIONS.values())


def filled(index: VectorIndex) -> VectorIndex:
    for edition, chunks in EDITIONS.items():
        index.add(Edition(edition, chunks))
    return index


@pytest.fixture
def index(tmp_path: Path) -> Iterator[VectorIndex]:
    index = filled(VectorIndex(tmp_path / "vectors", GramEmbedder(), "test"))
    yield index
    index.close()


def nearest(query: str, k: int) -> list[tuple[str, float]]:
    """By comparing with every chunk."""
    embedder = GramEmbedder()
    keyed = [(key_of(chunk, edition), chunk) for edition, chunks in EDITIONS.items() for chunk in chunks]
    vectors = embedder.embed_passages([f"{chunk.context}\n{chunk.text}" for _, chunk in keyed])
    cosines = vectors @ embedder.embed_queries([query])[0]
    return [(keyed[at][0], float(cosines[at])) for at in np.argsort(-cosines)[:k]]


def test_scores_are_the_cosines_of_comparing_with_every_chunk(index: VectorIndex) -> None:
    query = "renovering af svømmehal"
    hits = index.search(query, 3)
    assert [hit.key for hit in hits] == [key for key, _ in nearest(query, 3)]
    assert [hit.score for hit in hits] == pytest.approx([score for _, score in nearest(query, 3)], abs=1e-5)


@pytest.fixture(scope="module")
def many() -> list[Chunk]:
    """As many chunks as a small library has, of words that many of them share."""
    words = "skole vej hal bibliotek kloak budget byggeri klima støj sti park bus havn mark".split()
    drawn = np.random.default_rng(7).choice(words, (1500, 12))
    return make_chunks(make_meeting([f"Sag {n}: {' '.join(row)}" for n, row in enumerate(drawn)], "mange"))


def exactly_nearest(chunks: list[Chunk], query: str, k: int) -> list[float]:
    embedder = GramEmbedder()
    vectors = embedder.embed_passages([f"{chunk.context}\n{chunk.text}" for chunk in chunks])
    return sorted((vectors @ embedder.embed_queries([query])[0]).tolist(), reverse=True)[:k]


QUESTIONS = ("støj fra havnen", "budget til skole og bibliotek", "byggeri ved en kloak", "en sti i parken")


def test_no_near_chunk_is_missed_in_a_small_library(tmp_path: Path, many: list[Chunk]) -> None:
    index = VectorIndex(tmp_path / "vectors", GramEmbedder(), "test")
    index.add(Edition("m1", many))
    for question in QUESTIONS:
        scores = [hit.score for hit in index.search(question, 120)]
        assert scores == pytest.approx(exactly_nearest(many, question, 120), abs=1e-5), question
    index.close()


def test_vectors_of_an_older_punkt_are_searched_as_closely(tmp_path: Path, many: list[Chunk]) -> None:
    index = VectorIndex(tmp_path / "vectors", GramEmbedder(), "test")
    index.add(Edition("m1", many))
    with index._shards() as shards, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Chroma of its own call
        shards.last.modify(configuration={"hnsw": {"ef_search": 10}})
    index.close()
    for question in QUESTIONS:
        scores = [hit.score for hit in index.search(question, 120)]
        assert scores == pytest.approx(exactly_nearest(many, question, 120), abs=1e-5), question
    index.close()


def test_a_restriction_leaves_out_the_rest(index: VectorIndex) -> None:
    hits = index.search("svømmehal", 10, frozenset({"v1", "b1"}))
    assert {hit.key.split("@")[1] for hit in hits} == {"v1", "b1"}
    assert index.search("svømmehal", 10, frozenset()) == []


def test_more_than_there_is_gives_what_there_is(index: VectorIndex) -> None:
    assert len(index.search("svømmehal", 1000)) == EVERYTHING
    assert index.search("svømmehal", 0) == []


def test_a_deleted_edition_is_found_no_more(index: VectorIndex) -> None:
    index.delete("v1")
    assert index.count() == EVERYTHING - len(ROADS)
    assert all("@v1" not in hit.key for hit in index.search("cykelstien", 100))


def test_writing_an_edition_twice_leaves_it_once(index: VectorIndex) -> None:
    index.add(Edition("v1", EDITIONS["v1"]))
    assert index.count() == EVERYTHING


def test_a_cleared_index_is_empty_and_can_be_filled_again(index: VectorIndex) -> None:
    index.clear()
    assert index.count() == 0
    assert filled(index).count() == EVERYTHING


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = VectorIndex(tmp_path, GramEmbedder(), "test")
    assert index.search("svømmehal", 3) == []
    index.close()


def test_vectors_are_there_after_reopening(tmp_path: Path, index: VectorIndex) -> None:
    index.close()
    again = VectorIndex(tmp_path / "vectors", GramEmbedder(), "test")
    assert again.count() == EVERYTHING
    again.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(st.text())
def test_every_query_finds_something(index: VectorIndex, query: str) -> None:
    assert len(index.search(query, 2)) == 2


def test_another_model_is_refused_and_both_are_named(tmp_path: Path, index: VectorIndex) -> None:
    index.check_embedder()
    other = VectorIndex(tmp_path / "vectors", GramEmbedder("other@2"), "test")
    with pytest.raises(EmbedderMismatch, match=r"'grams@1', but 'other@2' was asked for.*delete this folder"):
        other.check_embedder()


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "vectors").write_text("x", encoding="utf-8")
    with pytest.raises(LibraryError, match=r"vectors: the vectors cannot be used"):
        VectorIndex(tmp_path / "vectors", GramEmbedder(), "test").count()


def test_a_damaged_store_is_told_each_time(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_text("not a database" * 500, encoding="utf-8")
    index = VectorIndex(tmp_path, GramEmbedder(), "test")
    for _ in range(2):
        with pytest.raises(LibraryError, match="delete this folder"):
            index.count()


def test_an_unreachable_server_is_named_with_the_remedy(tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    index = VectorIndex(tmp_path / "vectors", GramEmbedder(), "test", url)
    with pytest.raises(LibraryError, match=rf"{url}: the Chroma server .* unset PUNKT_CHROMA_URL"):
        index.search("svømmehal", 1)


def test_a_url_without_a_host_is_refused(tmp_path: Path) -> None:
    index = VectorIndex(tmp_path / "vectors", GramEmbedder(), "test", "localhost:8000")
    with pytest.raises(LibraryError, match="expected a URL such as http://localhost:8000"):
        index.count()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A real Chroma server on the loopback interface."""
    port = free_port()
    chroma = Path(sys.executable).with_name("chroma")
    command = [
        str(chroma),
        "run",
        "--path",
        str(tmp_path / "server"),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    quiet = {**os.environ, "ANONYMIZED_TELEMETRY": "False"}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=quiet
    ) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(port: int, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"no Chroma server on port {port} after {seconds} s")


def test_a_server_holds_two_libraries_apart(tmp_path: Path, server: str) -> None:
    one = filled(VectorIndex(tmp_path / "one", GramEmbedder(), "one", server))
    two = VectorIndex(tmp_path / "two", GramEmbedder(), "two", server)
    assert (one.count(), two.count()) == (EVERYTHING, 0)
    assert one.search("svømmehal", 1, frozenset({"b1"}))[0].key == "bibliotek/1#2@b1"
    one.delete("b1")
    assert one.count() == EVERYTHING - len(LIBRARY)
    one.close()
    two.close()

"""The library keeps catalogue, lexical index and vectors in step, whatever happens in between."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import (
    LIBRARY,
    LIBRARY_MEETING,
    ROAD_MEETING,
    ROADS,
    SCHOOL,
    SCHOOL_MEETING,
    GramEmbedder,
    add,
    everywhere,
    held,
    index_sizes,
    make_chunks,
    make_meeting,
    open_library,
    texts,
)

from rag.errors import EmbedderMismatch, HomeUnusable, UnknownReference
from rag.store.catalogue import Catalogue
from rag.store.library import Change, Library
from rag.store.rows import edition_of

TESTS = Path(__file__).parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with open_library(home) as library:
        yield library


def test_an_added_meeting_is_in_all_three_stores(library: Library) -> None:
    assert add(library, SCHOOL_MEETING, ROAD_MEETING) == [Change.ADDED, Change.ADDED]
    assert held(library) == everywhere(*SCHOOL, *ROADS)


def test_a_passage_is_the_chunk_that_was_added(library: Library) -> None:
    add(library, SCHOOL_MEETING)
    chunk = make_chunks(SCHOOL_MEETING)[0]
    assert library.lexical("svømmehal", 1)[0].chunk == library.dense(chunk.text, 1)[0].chunk == chunk


def test_scores_fall(library: Library) -> None:
    add(library, SCHOOL_MEETING, ROAD_MEETING, LIBRARY_MEETING)
    for passages in (library.lexical("svømmehal i Lindby", 10), library.dense("svømmehal", 10)):
        scores = [passage.score for passage in passages]
        assert scores == sorted(scores, reverse=True)
        assert scores[0] > scores[-1]


def test_the_same_meeting_again_writes_nothing(home: Path, library: Library) -> None:
    add(library, SCHOOL_MEETING)
    held(library)
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
    renamed = replace(SCHOOL_MEETING, source=replace(SCHOOL_MEETING.source, name="kopi.txt"))
    assert add(library, SCHOOL_MEETING, renamed) == [Change.UNCHANGED, Change.UNCHANGED]
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()} == before


def test_a_changed_meeting_replaces_the_old_everywhere(library: Library) -> None:
    add(library, SCHOOL_MEETING, ROAD_MEETING)
    changed = make_meeting(("Svømmehallen lukkes.",), SCHOOL_MEETING.id)
    assert add(library, changed) == [Change.REPLACED]
    assert held(library) == everywhere("Svømmehallen lukkes.", *ROADS)
    assert index_sizes(library) == (1 + len(ROADS), 1 + len(ROADS))


def test_another_document_of_the_same_meeting_replaces_it(library: Library) -> None:
    assert library.overview(SCHOOL_MEETING.id) is None
    add(library, SCHOOL_MEETING)
    told = library.overview(SCHOOL_MEETING.id)
    assert told is not None
    assert told.document == "skole.txt"
    add(library, make_meeting(ROADS, SCHOOL_MEETING.id, document="nyt.txt"))
    assert [overview.document for overview in library.overviews()] == ["nyt.txt"]


def test_the_same_document_under_another_id_is_not_there_twice(library: Library) -> None:
    add(library, make_meeting(SCHOOL, "skoleudvalget-2025-03-04"))
    assert add(library, SCHOOL_MEETING) == [Change.REPLACED]
    assert [overview.id for overview in library.overviews()] == [SCHOOL_MEETING.id]
    assert held(library) == everywhere(*SCHOOL)


def test_going_back_to_an_earlier_text_works(library: Library) -> None:
    changed = make_meeting(LIBRARY, SCHOOL_MEETING.id)
    assert add(library, SCHOOL_MEETING, changed, SCHOOL_MEETING)[1:] == [Change.REPLACED, Change.REPLACED]
    assert held(library) == everywhere(*SCHOOL)


def test_a_meeting_without_chunks_can_be_added_and_replaced(library: Library) -> None:
    assert library.add(SCHOOL_MEETING, []) is Change.ADDED
    assert library.lexical("svømmehal", 5) == library.dense("svømmehal", 5) == []
    assert add(library, SCHOOL_MEETING) == [Change.REPLACED]


def test_a_removed_meeting_is_gone_everywhere(library: Library) -> None:
    add(library, SCHOOL_MEETING, ROAD_MEETING)
    library.remove(SCHOOL_MEETING.id)
    assert held(library) == everywhere(*ROADS)
    assert index_sizes(library) == (len(ROADS), len(ROADS))
    assert library.meeting_of_source(SCHOOL_MEETING.source.sha256) is None


@pytest.mark.parametrize("use", [Library.remove, Library.meeting])
def test_an_unknown_meeting_is_named_with_the_nearest(
    library: Library, use: Callable[[Library, str], object]
) -> None:
    add(library, SCHOOL_MEETING, ROAD_MEETING)
    with pytest.raises(UnknownReference, match=f"'lindby-skoleudvalg-2025'.*nearest: {SCHOOL_MEETING.id}"):
        use(library, "lindby-skoleudvalg-2025")


def test_a_meeting_is_found_by_its_document(library: Library) -> None:
    add(library, SCHOOL_MEETING)
    assert library.meeting_of_source(SCHOOL_MEETING.source.sha256) == SCHOOL_MEETING.id


def test_overviews_stand_newest_first(library: Library) -> None:
    add(library, SCHOOL_MEETING, ROAD_MEETING, LIBRARY_MEETING)
    assert [overview.document for overview in library.overviews()] == ["veje.txt", "kultur.txt", "skole.txt"]


def test_a_search_can_be_kept_to_some_meetings(library: Library) -> None:
    add(library, SCHOOL_MEETING, ROAD_MEETING, LIBRARY_MEETING)
    only = frozenset({LIBRARY_MEETING.id, "ukendt"})
    assert texts(library.lexical("svømmehal", 10, only)) == {LIBRARY[1]}
    assert texts(library.dense("svømmehal", 10, only)) == set(LIBRARY)
    assert library.lexical("svømmehal", 10, frozenset()) == library.dense("svømmehal", 10, frozenset()) == []


def test_weighted_grams_can_be_searched(library: Library) -> None:
    add(library, SCHOOL_MEETING, ROAD_MEETING)
    assert texts(library.lexical_grams({"cyke": 2.0, "ykel": 2.0, "svoe": 0.1}, 1)) == {ROADS[0]}


def test_an_empty_library_finds_nothing(library: Library) -> None:
    assert library.overviews() == []
    assert library.lexical("svømmehal", 5) == library.dense("svømmehal", 5) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(query=st.text(), k=st.integers(0, 50))
def test_no_question_breaks_a_search(library: Library, query: str, k: int) -> None:
    if not library.overviews():
        add(library, SCHOOL_MEETING)
    assert len(library.lexical(query, k)) <= k
    assert len(library.dense(query, k)) == min(k, len(SCHOOL))


def test_everything_is_there_after_reopening(home: Path) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING, ROAD_MEETING)
    with open_library(home) as library:
        assert held(library) == everywhere(*SCHOOL, *ROADS)
        assert library.meeting(ROAD_MEETING.id) == ROAD_MEETING
        assert add(library, SCHOOL_MEETING) == [Change.UNCHANGED]


def test_another_embedding_model_is_refused(home: Path) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING)
    with pytest.raises(EmbedderMismatch, match="'grams@1', but 'other@2' was asked for"):
        open_library(home, "other@2")


def test_without_vectors_another_model_embeds_everything_again(home: Path) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING)
    shutil.rmtree(home / "vectors")
    with Library.open(home, GramEmbedder("other@2", dimensions=32)) as library:
        assert held(library) == everywhere(*SCHOOL)
    with pytest.raises(EmbedderMismatch, match="'other@2', but 'grams@1'"):
        open_library(home)


def test_an_emptied_library_takes_another_model(home: Path) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING)
        library.remove(SCHOOL_MEETING.id)
    with Library.open(home, GramEmbedder("other@2", dimensions=32)) as library:
        add(library, ROAD_MEETING)
        assert held(library) == everywhere(*ROADS)


def test_a_file_in_the_way_of_the_home_is_told(home: Path) -> None:
    home.write_text("x", encoding="utf-8")
    with pytest.raises(HomeUnusable, match=r"home: the home folder cannot be made .*--home"):
        open_library(home)


def test_listing_meetings_imports_neither_chroma_nor_tantivy(home: Path) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING)
    script = (
        "import sys; from pathlib import Path; from samples import GramEmbedder\n"
        "from rag.store.library import Library\n"
        "print(len(Library.open(Path(sys.argv[1]), GramEmbedder()).overviews()))\n"
        "print(*sorted({'chromadb', 'tantivy'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, home], cwd=TESTS, check=True, capture_output=True, text=True
    )
    assert run.stdout.split() == ["1"]


def test_the_edition_names_what_readers_see(home: Path, library: Library) -> None:
    add(library, SCHOOL_MEETING)
    catalogue = Catalogue(home / "catalogue.sqlite3")
    assert catalogue.edition(SCHOOL_MEETING.id) == edition_of(SCHOOL_MEETING, make_chunks(SCHOOL_MEETING))
    catalogue.close()

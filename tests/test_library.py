"""The library keeps catalogue, lexical index and vectors in step, whatever happens in between."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import LIBRARY, ROADS, SCHOOL, GramEmbedder, make_chunks, make_meeting

from rag.errors import EmbedderMismatch, HomeUnusable, LibraryBusy, LibraryError, UnknownReference
from rag.model import Meeting, Passage
from rag.store.catalogue import Catalogue
from rag.store.library import Change, Library
from rag.store.locking import WriterLock
from rag.store.rows import edition_of

SCHOOL_MEETING = make_meeting(SCHOOL, "lindby-skoleudvalget-2025-03-04", date(2025, 3, 4), "skole.txt")
ROAD_MEETING = make_meeting(ROADS, "lindby-teknisk-udvalg-2025-05-06", date(2025, 5, 6), "veje.txt")
LIBRARY_MEETING = make_meeting(LIBRARY, "lindby-kulturudvalget-2025-04-05", date(2025, 4, 5), "kultur.txt")
TESTS = Path(__file__).parent


def open_library(home: Path, name: str = "grams@1", wait: float = 10.0) -> Library:
    return Library.open(home, GramEmbedder(name), wait=wait)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with open_library(home) as library:
        yield library


def add(library: Library, *meetings: Meeting) -> list[Change]:
    return [library.add(meeting, make_chunks(meeting)) for meeting in meetings]


def texts(passages: list[Passage]) -> set[str]:
    return {passage.chunk.text for passage in passages}


def held(library: Library) -> dict[str, set[str]]:
    """The texts that each store has, found by a question that every chunk answers."""
    catalogued = {
        item
        for overview in library.overviews()
        for item in library.meeting(overview.id).source.text.split("\n\n")
    }
    return {
        "catalogue": catalogued,
        "lexical": texts(library.lexical("Lindby", 1000)),
        "dense": texts(library.dense("Lindby", 1000)),
    }


def everywhere(*paragraphs: str) -> dict[str, set[str]]:
    return {store: set(paragraphs) for store in ("catalogue", "lexical", "dense")}


def index_sizes(library: Library) -> tuple[int, int]:
    return library._lexical.count(), library._vectors.count()


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
    add(library, SCHOOL_MEETING)
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


def test_a_failure_between_the_stores_is_not_seen_and_is_repaired(home: Path) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING)
        shutil.rmtree(home / "lexical")  # vectors are written first, then the lexical index fails
        with pytest.raises(LibraryError, match="the lexical index cannot be used"):
            add(library, ROAD_MEETING)
        assert library._vectors.count() == len(SCHOOL) + len(ROADS)
        assert texts(library.dense("cykelsti", 1000)) == set(SCHOOL)
    with open_library(home) as library:
        assert held(library) == everywhere(*SCHOOL)
        assert index_sizes(library) == (len(SCHOOL), len(SCHOOL))
        assert add(library, ROAD_MEETING) == [Change.ADDED]
        assert held(library) == everywhere(*SCHOOL, *ROADS)


KILLED = """
import os, sys
from pathlib import Path
from samples import GramEmbedder, make_chunks, make_meeting
from rag.store.library import Library

class Killed(GramEmbedder):
    calls = 0
    def embed_passages(self, texts):
        self.calls += 1
        if self.calls > 1:
            os._exit(9)
        return super().embed_passages(texts)

meeting = make_meeting([f"Vej {number} asfalteres." for number in range(1100)], "veje-2025-05-06")
Library.open(Path(sys.argv[1]), Killed()).add(meeting, make_chunks(meeting))
"""


def test_a_process_killed_while_writing_leaves_nothing_behind(home: Path) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING)
    killed = subprocess.run([sys.executable, "-c", KILLED, home], cwd=TESTS, check=False)
    assert killed.returncode == 9
    with open_library(home) as library:
        assert index_sizes(library) == (len(SCHOOL), len(SCHOOL))
        assert held(library) == everywhere(*SCHOOL)


def test_a_crash_after_the_catalogue_is_swept_up(home: Path) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING, ROAD_MEETING)
    catalogue = Catalogue(home / "catalogue.sqlite3")
    catalogue.withdraw(ROAD_MEETING.id)
    catalogue.close()
    with open_library(home) as library:
        assert index_sizes(library) == (len(SCHOOL), len(SCHOOL))
        assert held(library) == everywhere(*SCHOOL)


@pytest.mark.parametrize("lost", ["lexical", "vectors"])
def test_a_lost_index_is_made_again(home: Path, lost: str) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING, ROAD_MEETING)
    shutil.rmtree(home / lost)
    with open_library(home) as library:
        assert held(library) == everywhere(*SCHOOL, *ROADS)


def test_a_lost_index_is_made_again_before_more_is_written(home: Path) -> None:
    with open_library(home) as library:
        add(library, SCHOOL_MEETING)
    shutil.rmtree(home / "vectors")
    with open_library(home) as library:
        add(library, ROAD_MEETING)
        assert held(library) == everywhere(*SCHOOL, *ROADS)


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


def test_a_second_writer_is_told_who_writes(home: Path, library: Library) -> None:
    add(library, SCHOOL_MEETING)
    impatient = open_library(home, wait=0.05)
    refused: list[str] = []

    def write() -> None:
        try:
            add(impatient, ROAD_MEETING)
        except LibraryBusy as error:
            refused.append(str(error))

    with WriterLock(home).hold():
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        assert texts(impatient.lexical("svømmehal", 1)) == {SCHOOL[0]}
    assert len(refused) == 1
    assert "process" in refused[0]
    assert add(impatient, ROAD_MEETING) == [Change.ADDED]
    impatient.close()


WRITE_ELSEWHERE = """
import sys
from pathlib import Path
from samples import GramEmbedder, LIBRARY, ROADS, make_chunks, make_meeting
from rag.store.library import Library

with Library.open(Path(sys.argv[1]), GramEmbedder()) as library:
    for meeting_id, paragraphs in (("lindby-skoleudvalget-2025-03-04", LIBRARY), ("veje-2025-05-06", ROADS)):
        meeting = make_meeting(paragraphs, meeting_id)
        library.add(meeting, make_chunks(meeting))
"""


def test_what_another_process_writes_is_seen(home: Path, library: Library) -> None:
    add(library, SCHOOL_MEETING)
    assert held(library) == everywhere(*SCHOOL)
    subprocess.run([sys.executable, "-c", WRITE_ELSEWHERE, home], cwd=TESTS, check=True)
    assert held(library) == everywhere(*LIBRARY, *ROADS)
    assert texts(library.dense(ROADS[0], 1)) == {ROADS[0]}
    assert add(library, SCHOOL_MEETING) == [Change.REPLACED]
    assert held(library) == everywhere(*SCHOOL, *ROADS)


def test_readers_see_the_old_or_the_new_and_never_a_mixture(library: Library) -> None:
    old, new = SCHOOL_MEETING, make_meeting(ROADS, SCHOOL_MEETING.id)
    add(library, old)
    seen: set[frozenset[str]] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(frozenset(texts(library.lexical("Lindby", 1000))))
            seen.add(frozenset(texts(library.dense("Lindby", 1000))))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(3):
        add(library, new, old)
    done.set()
    for reader in readers:
        reader.join()
    assert seen <= {frozenset(SCHOOL), frozenset(ROADS)}
    assert frozenset(SCHOOL) in seen


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

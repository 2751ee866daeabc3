"""Whatever happens while the library writes, readers see whole meetings, and the stores agree again."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import (
    LIBRARY,
    ROAD_MEETING,
    ROADS,
    SCHOOL,
    SCHOOL_MEETING,
    add,
    everywhere,
    held,
    index_sizes,
    make_meeting,
    open_library,
    texts,
)

from rag.errors import HomeUnusable, LibraryBusy, LibraryError
from rag.store.catalogue import Catalogue
from rag.store.library import Change, Library
from rag.store.locking import WriterLock

TESTS = Path(__file__).parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with open_library(home) as library:
        yield library


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
    assert f"process {os.getpid()} on {socket.gethostname()} (" in refused[0]
    assert re.search(r"\), since \d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d is writing to it", refused[0])
    assert add(impatient, ROAD_MEETING) == [Change.ADDED]
    impatient.close()


HOLD = """
import sys, time
from pathlib import Path
from rag.store.locking import WriterLock
with WriterLock(Path(sys.argv[1])).hold():
    print("held", flush=True)
    time.sleep(600)
"""


def test_the_lock_of_a_process_that_was_killed_holds_nobody_up(home: Path, library: Library) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, home, "ingest"], cwd=TESTS, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        told = f"process {holder.pid} on .* ingest\\), since"
        with pytest.raises(LibraryBusy, match=told), WriterLock(home).hold(0.1):
            pass
        holder.kill()
        holder.wait()
    assert add(library, ROAD_MEETING) == [Change.ADDED]


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


REPLACE_ELSEWHERE = """
import sys
from pathlib import Path
from samples import GramEmbedder, make_chunks, make_meeting
from rag.store.library import Library

with Library.open(Path(sys.argv[1]), GramEmbedder()) as library:
    for version in range(6):
        paragraphs = [f"Vej {number} udgave {version}." for number in range(300)]
        meeting = make_meeting(paragraphs, "veje-2025-05-06")
        library.add(meeting, make_chunks(meeting))
"""


def test_two_processes_may_use_one_home(home: Path, library: Library) -> None:
    """Enough is written for Chroma to put its files on disk while they are read here."""
    add(library, SCHOOL_MEETING)
    with subprocess.Popen([sys.executable, "-c", REPLACE_ELSEWHERE, home], cwd=TESTS) as writer:
        while writer.poll() is None:
            assert len(library.dense("svømmehal", 2)) == 2
    assert writer.returncode == 0
    assert texts(library.dense("Vej udgave", 5, frozenset({"veje-2025-05-06"}))) <= {
        f"Vej {number} udgave 5." for number in range(300)
    }
    assert index_sizes(library) == (len(SCHOOL) + 300, len(SCHOOL) + 300)


def test_a_lock_that_cannot_be_made_is_told(home: Path, library: Library) -> None:
    (home / "writer.lock").mkdir()
    with pytest.raises(HomeUnusable, match=r"home: cannot be written .* --home"):
        add(library, SCHOOL_MEETING)

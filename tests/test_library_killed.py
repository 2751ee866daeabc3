"""A process that is killed while it writes: each meeting is wholly the old or the new, in all stores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import (
    LIBRARY,
    LIBRARY_MEETING,
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
)

from rag.store.library import Change, Library

TESTS = Path(__file__).parent
#: Longer than Chroma takes before it writes its graph to the disk.
MANY = tuple(f"Vej {number} i Lindby asfalteres." for number in range(1100))
NEW_ROADS = make_meeting(MANY, ROAD_MEETING.id, document="veje2.txt")
NEW_SCHOOL = make_meeting(("Svømmehallen i Lindby lukkes.",), SCHOOL_MEETING.id, document="skole2.txt")
BATCH = (NEW_ROADS, LIBRARY_MEETING, NEW_SCHOOL)

#: A process for each moment, forked from one that has imported all, dies before or after its n-th step.
KILLER = """
import os, signal, sys
from pathlib import Path
import chromadb, tantivy
from samples import GramEmbedder, make_chunks
from test_library_killed import BATCH
from rag.store.catalogue import Catalogue
from rag.store.lexical import LexicalIndex
from rag.store.library import Library
from rag.store.prepared import prepare
from rag.store.vectors import VectorIndex

def killed_at(moment):
    steps = [0]
    def step():
        if steps[0] == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        steps[0] += 1
    def watched(owner, name):
        done = getattr(owner, name)
        def stepping(self, *arguments):
            step()
            result = done(self, *arguments)
            step()
            return result
        setattr(owner, name, stepping)
    for owner in (VectorIndex, LexicalIndex):
        for name in ("add", "delete"):
            watched(owner, name)
    for name in ("doom", "publish", "forget"):
        watched(Catalogue, name)

home, moments = Path(sys.argv[1]), int(sys.argv[2])
for moment in range(moments):
    if not (child := os.fork()):
        killed_at(moment)
        with Library.open(home / str(moment), GramEmbedder()) as library:
            list(library.add_all(prepare(one, make_chunks(one), "0.1") for one in BATCH))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
#: Before and after: journal, vectors, lexical index, catalogue; then old vectors and grams out, journal done.
MOMENTS, PUBLISHED = 14, 7


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of homes in each of which the same batch was interrupted at another moment."""
    if not hasattr(os, "fork"):
        pytest.skip("processes are not forked on this system")
    homes = tmp_path_factory.mktemp("killed")
    with open_library(homes / "before") as library:
        add(library, SCHOOL_MEETING, ROAD_MEETING)
        held(library)
    for moment in range(MOMENTS):
        shutil.copytree(homes / "before", homes / str(moment))
    command = [sys.executable, "-c", KILLER, str(homes), str(MOMENTS)]
    run = subprocess.run(command, cwd=TESTS, check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["-9"] * MOMENTS
    return homes


@pytest.fixture
def reopened(killed: Path, moment: int) -> Iterator[Library]:
    with open_library(killed / str(moment)) as library:
        yield library


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_batch_that_was_killed_is_there_wholly_or_not_at_all(reopened: Library, moment: int) -> None:
    old, new = everywhere(*SCHOOL, *ROADS), everywhere(*MANY, *LIBRARY, *BATCH[2].source.text.split("\n\n"))
    assert index_sizes(reopened) == ((5, 5) if moment < PUBLISHED else (1103, 1103))  # swept at opening
    expected, found = old if moment < PUBLISHED else new, held(reopened)
    dense = found.pop("dense")
    assert dense <= expected.pop("dense")  # searched approximately; that none is missing is counted above
    assert found == expected


@pytest.mark.parametrize("moment", [3, 9])
def test_what_was_killed_can_be_done_again(reopened: Library, moment: int) -> None:
    changes = add(reopened, *BATCH)
    done = [Change.UNCHANGED] * 3
    assert changes == (done if moment == 9 else [Change.REPLACED, Change.ADDED, Change.REPLACED])
    assert index_sizes(reopened) == (1103, 1103)

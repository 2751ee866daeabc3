"""Watching folders: a file is told once it is whole, and `punkt ingest --watch` takes it in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from answers import MINUTES

from rag.ingestion.watching import Arrivals, arrivals

HALF = len(MINUTES) // 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "referater"
    made.mkdir()
    return made


@pytest.fixture
def coming(folder: Path) -> Iterator[Iterator[Arrivals]]:
    """A watch over the folder that has begun."""
    watch = arrivals([folder])
    assert next(watch) == Arrivals()
    yield watch
    watch.close()  # type: ignore[attr-defined]


def meanwhile(do: Callable[[], None]) -> None:
    threading.Thread(target=do, daemon=True).start()


def test_a_file_is_told_when_it_is_whole(folder: Path, coming: Iterator[Arrivals]) -> None:
    file = folder / "møde.txt"

    def copy_slowly() -> None:
        with file.open("w", encoding="utf-8") as copied:
            for start in range(0, len(MINUTES), HALF // 3):
                copied.write(MINUTES[start : start + HALF // 3])
                copied.flush()
                time.sleep(0.6)

    meanwhile(copy_slowly)
    assert next(coming) == Arrivals(files=(file,))
    assert file.read_text(encoding="utf-8") == MINUTES


def test_other_formats_and_hidden_files_are_passed_over(folder: Path, coming: Iterator[Arrivals]) -> None:
    for name in (".skjult.txt", "billede.png", "~$referat.doc", "møde.md"):
        (folder / name).write_text(MINUTES, encoding="utf-8")
    assert next(coming) == Arrivals(files=(folder / "møde.md",))


def test_the_files_of_a_folder_that_is_moved_in_are_told(
    folder: Path, coming: Iterator[Arrivals], tmp_path: Path
) -> None:
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "møde.txt").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "2025").rename(folder / "2025")
    assert next(coming) == Arrivals(files=(folder / "2025" / "møde.txt",))


def test_a_file_that_is_gone_is_told(folder: Path) -> None:
    file = folder / "møde.txt"
    file.write_text(MINUTES, encoding="utf-8")
    coming = arrivals([file])
    assert next(coming) == Arrivals()
    (folder / "andet.txt").write_text(MINUTES, encoding="utf-8")
    file.unlink()
    assert next(coming) == Arrivals(gone=(file,))
    coming.close()  # type: ignore[attr-defined]


def test_watching_takes_in_what_comes_and_ends_with_0(folder: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "ui.cli",
        "ingest",
        str(folder),
        "--watch",
        "--home",
        str(tmp_path / "home"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as run:
        assert run.stdout is not None
        said = (line.rstrip("\n") for line in run.stdout)
        assert next(said) == "0 added, 0 replaced, 0 unchanged, 0 refused"
        assert next(said).startswith("watching for new and changed files")
        file = folder / "møde.txt"
        file.write_text(MINUTES, encoding="utf-8")
        assert next(said) == "added: møde.txt (moellebro-teknikudvalget-2025-03-12)"
        (folder / "indkøb.txt").write_text("Mælk og brød.", encoding="utf-8")
        assert next(said).startswith("refused: indkøb.txt: found no agenda items")
        file.write_text(MINUTES.replace("2,4 mio.", "2,6 mio."), encoding="utf-8")
        assert next(said) == "replaced: møde.txt (moellebro-teknikudvalget-2025-03-12)"
        attachment = folder / "møde bilag" / "Punkt 7 Bilag 1.txt"
        attachment.parent.mkdir()
        attachment.write_text("Belægningen er 12 procent.", encoding="utf-8")
        assert next(said) == "replaced: møde.txt (moellebro-teknikudvalget-2025-03-12)"
        os.utime(file)
        assert next(said) == "unchanged: møde.txt (moellebro-teknikudvalget-2025-03-12)"
        attachment.unlink()
        assert next(said).startswith("gone: Punkt 7 Bilag 1.txt")
        assert next(said) == "replaced: møde.txt (moellebro-teknikudvalget-2025-03-12)"
        file.unlink()
        assert next(said).startswith("gone: møde.txt (meetings stay")
        run.send_signal(signal.SIGINT)
        assert list(said) == ["stopped"]
    assert run.returncode == 0

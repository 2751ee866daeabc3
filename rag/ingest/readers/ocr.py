"""Scanned pages → text, by the program ocrmypdf, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from rag.errors import UnreadableDocument

PROGRAM = "ocrmypdf"
REMEDY = f"recognise it with {PROGRAM} -l dan"
#: Seconds; a page takes about five on a laptop.
_START, _A_PAGE = 120.0, 30.0
#: Characters of what the program said that are passed on.
_SAID = 200


def with_text_layer(name: str, raw: bytes, pages: int, anew: bool = False) -> bytes:
    """The PDF with recognised text below its scanned pages; `anew`: below all, whatever text they have.

    It runs in a private folder that is removed, and is ended after half a minute a page. Raises
    UnreadableDocument (not installed, no Danish, too slow, failed).
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise UnreadableDocument(
            f"{name}: --ocr needs the program {PROGRAM}, which is not installed; install it with Danish "
            "(Debian: apt install ocrmypdf tesseract-ocr-dan)"
        )
    with TemporaryDirectory(prefix="punkt-ocr-") as folder:
        before, after = Path(folder, "before.pdf"), Path(folder, "after.pdf")
        before.write_bytes(raw)
        how = "--force-ocr" if anew else "--skip-text"
        options = ["--language", "dan", how, "--output-type", "pdf", "--optimize", "0", "--quiet"]
        _run(name, [program, *options, str(before), str(after)], _START + _A_PAGE * pages)
        try:
            return after.read_bytes()
        except OSError as error:
            raise UnreadableDocument(f"{name}: {PROGRAM} wrote no file; run it by hand to see why") from error


def _run(name: str, command: list[str], seconds: float) -> None:
    """Run the program without a shell; with all that it started it is ended when its time is over."""
    running = subprocess.Popen(  # noqa: S603 - no shell; the names of the files are ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, said = running.communicate(timeout=seconds)
    except BaseException as error:
        _end(running)
        if isinstance(error, subprocess.TimeoutExpired):
            raise UnreadableDocument(
                f"{name}: {PROGRAM} was not done after {seconds:.0f} seconds; "
                "split the file or run it by hand"
            ) from error
        raise
    if running.returncode:
        told = " ".join(said.decode(errors="replace").split())[-_SAID:] or f"exit code {running.returncode}"
        raise UnreadableDocument(f"{name}: {PROGRAM} failed ({told}); run it by hand, or check its Danish")


def _end(running: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except (AttributeError, OSError):  # no process groups on Windows, or it has just ended
        running.kill()
    running.communicate()

"""One writer at a time in a home folder; who writes is told to those who wait."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from rag.errors import HomeUnusable, LibraryBusy

if TYPE_CHECKING:
    from filelock import FileLock

#: Seconds a writer waits for another; indexing one long meeting takes a few.
WAIT_SECONDS = 30.0
#: Characters of the command that those who wait are told.
_COMMAND = 120


class WriterLock:
    """A lock between processes and threads on a home folder. Readers do not take it.

    A thread that holds it can hold it again inside. The system gives it back when a process ends, however
    it ends.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._holder = home / "writer.txt"

    @contextmanager
    def hold(self, wait: float = WAIT_SECONDS) -> Iterator[None]:
        """Hold the lock in a `with` block, after at most `wait` seconds.

        Raises LibraryBusy, which names the process that holds it, and HomeUnusable.
        """
        with ExitStack() as held:
            try:
                self._acquire(wait)
                held.callback(self._file.release)
                self._holder.write_text(_this_process(), encoding="utf-8")
            except OSError as error:
                raise HomeUnusable(
                    f"{self._home}: cannot be written ({error}); check that you may write there and the disk "
                    "has room, or choose another --home"
                ) from error
            yield

    def _acquire(self, wait: float) -> None:
        from filelock import Timeout

        try:
            self._file.acquire(timeout=wait)
        except Timeout:
            raise LibraryBusy(
                f"{self._home}: {self._who()} is writing to it; try again when it has finished"
            ) from None

    @cached_property
    def _file(self) -> FileLock:
        from filelock import FileLock

        return FileLock(self._home / "writer.lock")

    def _who(self) -> str:
        """The last process that said it writes; nobody may have had the time to say it."""
        if not self._holder.exists():
            return "another process"
        return self._holder.read_text(encoding="utf-8") or "another process"


def _this_process() -> str:
    """Who writes: 'process 4711 on kontor (punkt ingest referater), since 24.11.2026 14:03:20'."""
    command = " ".join([PurePath(sys.argv[0]).name, *sys.argv[1:]])
    told = f"{command[:_COMMAND]}…" if len(command) > _COMMAND else command
    since = datetime.now().astimezone().strftime("%d.%m.%Y %H:%M:%S")
    return f"process {os.getpid()} on {socket.gethostname()} ({told or 'unnamed'}), since {since}"

"""An SQLite file that several threads and processes share, with its faults explained."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rag.errors import HomeUnusable

#: Seconds to wait for another process's transaction, which holds one batch of meetings.
BUSY_SECONDS = 30.0

Row = tuple[Any, ...]


class Database:
    """One connection for all threads of this process; other processes may have their own."""

    def __init__(self, path: Path) -> None:
        """Open the file, made on first use. Raises HomeUnusable."""
        self._path = path
        self._lock = threading.RLock()
        with self._explained():
            self._db = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA foreign_keys = ON")
            except sqlite3.Error:
                self._db.close()
                raise

    def rows(self, statement: str, *values: str) -> list[Row]:
        """What a statement gives. Raises HomeUnusable."""
        with self._lock, self._explained():
            return self._db.execute(statement, values).fetchall()

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Put whole rows into a table. Raises HomeUnusable."""
        if rows:
            places = ", ".join("?" * len(rows[0]))
            with self._lock, self._explained():
                self._db.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written in the `with` block is there at its end, or nothing is."""
        with self._lock, self._explained():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise

    def version(self) -> int:
        """A number that differs when another connection has written in between (SQLite's data_version)."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def state(self) -> tuple[int, int]:
        """A value that differs whenever anybody has written in between."""
        with self._lock:
            return self.version(), self._db.total_changes

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise HomeUnusable(
                f"{self._path}: the catalogue cannot be used ({error}); check that the folder can be "
                "written and the disk has room, or ingest into another --home"
            ) from error

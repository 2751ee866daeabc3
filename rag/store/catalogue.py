"""The catalogue: an SQLite file with every meeting, its source text and its chunks.

It is the one store that cannot be made again from the others, and it alone says what readers see: a
chunk that an index finds counts only if the catalogue has it. `doomed` is the journal: editions that
the indexes may hold and nobody may see, written down before they get there.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path

from rag.errors import HomeUnusable
from rag.model import Chunk, Meeting
from rag.store import record_tables
from rag.store.index import key_of
from rag.store.record_rows import record_rows
from rag.store.record_tables import RecordTables
from rag.store.rows import (
    CHUNK_COLUMNS,
    OVERVIEW_COLUMNS,
    MeetingOverview,
    Row,
    chunk_of_row,
    chunk_row,
    meeting_from_json,
    meeting_row,
    overview_of_row,
)
from rag.store.schema import SCHEMAS

#: Seconds to wait for another process's transaction, which holds one meeting.
BUSY_SECONDS = 30.0
#: Whole meetings kept in memory; one takes some 100 kB.
MEETINGS_KEPT = 64


class Catalogue:
    """Meetings and chunks in SQLite. Thread-safe; other processes may read and write the same file."""

    def __init__(self, path: Path) -> None:
        """Open the file, made on first use. Raises HomeUnusable."""
        self._path = path
        self._lock = threading.RLock()
        with self._explained(), ExitStack() as undo:
            self._db = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            undo.callback(self._db.close)
            self._prepare()
            undo.pop_all()
        self._seen = self._version()
        self._load = lru_cache(MEETINGS_KEPT)(self._read_meeting)

    # What readers see

    @property
    def library(self) -> str:
        """The id of this library, random and made once."""
        return str(self._rows("SELECT value FROM about WHERE name = 'library'")[0][0])

    def overviews(self) -> list[MeetingOverview]:
        """All meetings, newest first; on the same day by id."""
        rows = self._rows(f"SELECT {OVERVIEW_COLUMNS} FROM meetings ORDER BY date DESC, id")  # noqa: S608
        return [overview_of_row(row) for row in rows]

    def overview(self, meeting_id: str) -> MeetingOverview | None:
        """One meeting's overview."""
        rows = self._rows(f"SELECT {OVERVIEW_COLUMNS} FROM meetings WHERE id = ?", meeting_id)  # noqa: S608
        return overview_of_row(rows[0]) if rows else None

    def ids(self) -> list[str]:
        """The ids of all meetings."""
        return [row[0] for row in self._rows("SELECT id FROM meetings ORDER BY id")]

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The whole meeting; the last few stay in memory."""
        edition = self.edition(meeting_id)
        return self._load(edition) if edition else None

    def meeting_of_source(self, sha256: str) -> str | None:
        """The id of the meeting that was read from the document with this hash."""
        rows = self._rows("SELECT id FROM meetings WHERE sha256 = ?", sha256)
        return rows[0][0] if rows else None

    def edition(self, meeting_id: str) -> str | None:
        """The edition of a meeting that readers see."""
        rows = self._rows("SELECT edition FROM meetings WHERE id = ?", meeting_id)
        return rows[0][0] if rows else None

    def editions(self, meeting_ids: Iterable[str]) -> frozenset[str]:
        """The visible editions of these meetings; unknown ids have none."""
        rows = self._rows(
            "SELECT edition FROM meetings WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(meeting_ids)),
        )
        return frozenset(row[0] for row in rows)

    def chunks(self, keys: Sequence[str]) -> dict[str, Chunk]:
        """The visible chunks among these keys, in one query."""
        rows = self._rows(
            f"SELECT key, {CHUNK_COLUMNS} FROM chunks "  # noqa: S608
            "WHERE key IN (SELECT value FROM json_each(?))",
            json.dumps(list(keys)),
        )
        return {key: chunk_of_row(tuple(columns)) for key, *columns in rows}

    def chunks_of(self, meeting_id: str) -> list[Chunk]:
        """The chunks of a meeting, in the order in which they were published."""
        rows = self._rows(
            f"SELECT {CHUNK_COLUMNS} FROM chunks WHERE meeting = ? ORDER BY position",  # noqa: S608
            meeting_id,
        )
        return [chunk_of_row(row) for row in rows]

    def chunk_count(self) -> int:
        """How many chunks readers can see."""
        return int(self._rows("SELECT count(*) FROM chunks")[0][0])

    @property
    def records(self) -> RecordTables:
        """The tables of items, votes, attendance, amounts, attachments and references."""
        return RecordTables(self._rows)

    def state(self) -> tuple[int, int]:
        """A value that differs whenever anybody has written in between."""
        with self._lock:
            return self._version(), self._db.total_changes

    def changed_elsewhere(self) -> bool:
        """Whether another connection has written since this was last asked (SQLite's data_version)."""
        version = self._version()
        changed, self._seen = version != self._seen, version
        return changed

    # What the one writer does

    def doomed(self) -> list[str]:
        """The editions that the indexes may hold and nobody may see."""
        return [row[0] for row in self._rows("SELECT edition FROM doomed")]

    def doom(self, edition: str) -> None:
        """Write down that the indexes may come to hold an edition that is not visible (yet)."""
        self._rows("INSERT OR IGNORE INTO doomed VALUES (?)", edition)

    def forget(self, edition: str) -> None:
        """Strike out an edition that the indexes no longer hold."""
        self._rows("DELETE FROM doomed WHERE edition = ?", edition)

    def publish(self, meeting: Meeting, edition: str, chunks: Sequence[Chunk], made_by: str) -> None:
        """Make an edition the visible one, at once; what it replaces is doomed.

        It replaces the meeting of the same id, and any meeting that was read from the same document.
        """
        rows = [(key_of(chunk, edition), at, *chunk_row(chunk)) for at, chunk in enumerate(chunks)]
        with self._transaction():
            self._withdraw("id = ? OR sha256 = ?", meeting.id, meeting.source.sha256)
            self._insert("meetings", [meeting_row(meeting, edition, made_by)])
            self._insert("chunks", rows)
            self._record(meeting)
            self._db.execute("DELETE FROM doomed WHERE edition = ?", (edition,))

    def withdraw(self, meeting_id: str) -> None:
        """Take a meeting out of readers' sight, at once; its edition is doomed."""
        with self._transaction():
            self._withdraw("id = ?", meeting_id)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def _withdraw(self, where: str, *values: str) -> None:
        self._db.execute(f"INSERT INTO doomed SELECT edition FROM meetings WHERE {where}", values)  # noqa: S608
        self._db.execute(f"DELETE FROM meetings WHERE {where}", values)  # noqa: S608

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            places = ", ".join("?" * len(rows[0]))
            self._db.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608

    def _record(self, meeting: Meeting) -> None:
        for table, rows in record_rows(meeting).items():
            self._insert(table, rows)

    def _read_meeting(self, edition: str) -> Meeting | None:
        rows = self._rows("SELECT meeting FROM meetings WHERE edition = ?", edition)
        return meeting_from_json(rows[0][0]) if rows else None

    # SQLite

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA foreign_keys = ON")
        if self._schema_version() < len(SCHEMAS):
            self._bring_up_to_date()
        self._fill_records()

    def _fill_records(self) -> None:
        """Read the records out of every meeting again, where they were read by another Punkt."""
        if self._rows("SELECT 1 FROM about WHERE name = 'records' AND value = ?", record_tables.FORMAT):
            return
        with self._transaction():
            for table in record_tables.COLUMNS:
                self._db.execute(f"DROP TABLE {table}")
            for statement in record_tables.SCHEMA.split(";"):
                self._db.execute(statement)
            for edition in [row[0] for row in self._rows("SELECT edition FROM meetings")]:
                if meeting := self._read_meeting(edition):
                    self._record(meeting)
            self._db.execute("INSERT OR REPLACE INTO about VALUES ('records', ?)", (record_tables.FORMAT,))

    def _bring_up_to_date(self) -> None:
        with self._transaction():
            for script in SCHEMAS[self._schema_version() :]:
                for statement in script.split(";"):
                    self._db.execute(statement)
            self._db.execute("INSERT OR IGNORE INTO about VALUES ('library', ?)", (uuid.uuid4().hex,))
            self._db.execute(f"PRAGMA user_version = {len(SCHEMAS)}")

    def _schema_version(self) -> int:
        version = int(self._rows("PRAGMA user_version")[0][0])
        if version > len(SCHEMAS):
            raise HomeUnusable(
                f"{self._path}: made by a newer Punkt (catalogue version {version}, this one reads up to "
                f"{len(SCHEMAS)}); update Punkt, or choose another --home"
            )
        return version

    def _version(self) -> int:
        return int(self._rows("PRAGMA data_version")[0][0])

    def _rows(self, statement: str, *values: str) -> list[Row]:
        with self._lock, self._explained():
            return self._db.execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock, self._explained():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise HomeUnusable(
                f"{self._path}: the catalogue cannot be used ({error}); check that the folder can be "
                "written and the disk has room, or ingest into another --home"
            ) from error

"""The catalogue: an SQLite file with every meeting, its source text and its chunks.

It is the one store that cannot be made again from the others, and it alone says what readers see: a
chunk that an index finds counts only if the catalogue has it. `doomed` is the journal: editions that
the indexes may hold and nobody may see, written down before they get there.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path

from rag.errors import HomeUnusable
from rag.model import Chunk, Meeting
from rag.store import record_tables
from rag.store.database import Database, Row
from rag.store.index import key_of
from rag.store.prepared import Prepared
from rag.store.record_rows import record_rows
from rag.store.record_tables import RecordTables
from rag.store.rows import (
    CHUNK_COLUMNS,
    OVERVIEW_COLUMNS,
    MeetingOverview,
    chunk_of_row,
    chunk_row,
    meeting_from_json,
    overview_of_row,
)
from rag.store.schema import SCHEMAS

#: Whole meetings kept in memory; one takes some 100 kB.
MEETINGS_KEPT = 64
_AMONG = "edition IN (SELECT value FROM json_each(?))"


class Catalogue:
    """Meetings and chunks in SQLite. Thread-safe; other processes may read and write the same file."""

    def __init__(self, path: Path) -> None:
        """Open the file, made on first use. Raises HomeUnusable."""
        self._path = path
        self._db = Database(path)
        with ExitStack() as undo:
            undo.callback(self._db.close)
            self._prepare()
            undo.pop_all()
        self._seen = self._db.version()
        self._load = lru_cache(MEETINGS_KEPT)(self._read_meeting)

    # What readers see

    @property
    def library(self) -> str:
        """The id of this library, random and made once."""
        return str(self._db.rows("SELECT value FROM about WHERE name = 'library'")[0][0])

    def overviews(self) -> list[MeetingOverview]:
        """All meetings, newest first; on the same day by id."""
        rows = self._db.rows(f"SELECT {OVERVIEW_COLUMNS} FROM meetings ORDER BY date DESC, id")  # noqa: S608
        return [overview_of_row(row) for row in rows]

    def overview(self, meeting_id: str) -> MeetingOverview | None:
        """One meeting's overview."""
        rows = self._db.rows(f"SELECT {OVERVIEW_COLUMNS} FROM meetings WHERE id = ?", meeting_id)  # noqa: S608
        return overview_of_row(rows[0]) if rows else None

    def ids(self) -> list[str]:
        """The ids of all meetings."""
        return [row[0] for row in self._db.rows("SELECT id FROM meetings ORDER BY id")]

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The whole meeting; the last few stay in memory."""
        edition = self.edition(meeting_id)
        return self._load(edition) if edition else None

    def meeting_of_source(self, sha256: str) -> str | None:
        """The id of the meeting that was read from the document with this hash."""
        rows = self._db.rows("SELECT id FROM meetings WHERE sha256 = ?", sha256)
        return rows[0][0] if rows else None

    def sources(self, made_by: str) -> dict[str, tuple[str, str | None]]:
        """The meeting and municipality of each document that `made_by` read, by the document's hash."""
        rows = self._db.rows("SELECT sha256, id, municipality FROM meetings WHERE made_by = ?", made_by)
        return {sha256: (meeting, municipality) for sha256, meeting, municipality in rows}

    def edition(self, meeting_id: str) -> str | None:
        """The edition of a meeting that readers see."""
        rows = self._db.rows("SELECT edition FROM meetings WHERE id = ?", meeting_id)
        return rows[0][0] if rows else None

    def editions(self, meeting_ids: Iterable[str]) -> frozenset[str]:
        """The visible editions of these meetings; unknown ids have none."""
        rows = self._db.rows(
            "SELECT edition FROM meetings WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(meeting_ids)),
        )
        return frozenset(row[0] for row in rows)

    def chunks(self, keys: Sequence[str]) -> dict[str, Chunk]:
        """The visible chunks among these keys, in one query."""
        rows = self._db.rows(
            f"SELECT key, {CHUNK_COLUMNS} FROM chunks "  # noqa: S608
            "WHERE key IN (SELECT value FROM json_each(?))",
            json.dumps(list(keys)),
        )
        return {key: chunk_of_row(tuple(columns)) for key, *columns in rows}

    def chunks_of(self, meeting_id: str) -> list[Chunk]:
        """The chunks of a meeting, in the order in which they were published."""
        rows = self._db.rows(
            f"SELECT {CHUNK_COLUMNS} FROM chunks WHERE meeting = ? ORDER BY position",  # noqa: S608
            meeting_id,
        )
        return [chunk_of_row(row) for row in rows]

    def chunk_count(self) -> int:
        """How many chunks readers can see."""
        return int(self._db.rows("SELECT count(*) FROM chunks")[0][0])

    @property
    def records(self) -> RecordTables:
        """The tables of items, votes, attendance, amounts, attachments and references."""
        return RecordTables(self._db.rows)

    def state(self) -> tuple[int, int]:
        """A value that differs whenever anybody has written in between."""
        return self._db.state()

    def changed_elsewhere(self) -> bool:
        """Whether another connection has written since this was last asked (SQLite's data_version)."""
        version = self._db.version()
        changed, self._seen = version != self._seen, version
        return changed

    # What the one writer does

    def doomed(self) -> list[str]:
        """The editions that the indexes may hold and nobody may see."""
        return [row[0] for row in self._db.rows("SELECT edition FROM doomed")]

    def doom(self, *editions: str) -> None:
        """Write down that the indexes may come to hold editions that are not visible (yet)."""
        self._db.rows(
            "INSERT OR IGNORE INTO doomed SELECT value FROM json_each(?)", json.dumps(sorted(editions))
        )

    def forget(self, *editions: str) -> None:
        """Strike out editions that the indexes no longer hold."""
        self._db.rows(f"DELETE FROM doomed WHERE {_AMONG}", json.dumps(sorted(editions)))  # noqa: S608

    def publish(self, *batch: Prepared) -> None:
        """Make editions the visible ones, all at once; what they replace is doomed.

        Each replaces the meeting of the same id, and any meeting that was read from the same document.
        """
        with self._db.transaction():
            for one in batch:
                self._withdraw("id = ? OR sha256 = ?", one.meeting, one.sha256)
                self._db.insert("meetings", [one.row])
                self._db.insert("chunks", _chunk_rows(one))
                for table, rows in one.records.items():
                    self._db.insert(table, rows)
                self._db.rows("DELETE FROM doomed WHERE edition = ?", one.edition.id)

    def confirm(self, *batch: Prepared) -> None:
        """Write down who has read documents again and found in them what is there already."""
        told = "SELECT 1 FROM meetings WHERE id = ? AND made_by = ?"
        if news := [one for one in batch if not self._db.rows(told, one.meeting, one.made_by)]:
            with self._db.transaction():
                for one in news:
                    self._db.rows("UPDATE meetings SET made_by = ? WHERE id = ?", one.made_by, one.meeting)

    def withdraw(self, meeting_id: str) -> None:
        """Take a meeting out of readers' sight, at once; its edition is doomed."""
        with self._db.transaction():
            self._withdraw("id = ?", meeting_id)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _withdraw(self, where: str, *values: str) -> None:
        self._db.rows(f"INSERT INTO doomed SELECT edition FROM meetings WHERE {where}", *values)  # noqa: S608
        self._db.rows(f"DELETE FROM meetings WHERE {where}", *values)  # noqa: S608

    def _read_meeting(self, edition: str) -> Meeting | None:
        rows = self._db.rows("SELECT meeting FROM meetings WHERE edition = ?", edition)
        return meeting_from_json(rows[0][0]) if rows else None

    # The file

    def _prepare(self) -> None:
        if self._schema_version() < len(SCHEMAS):
            self._bring_up_to_date()
        self._fill_records()

    def _fill_records(self) -> None:
        """Read the records out of every meeting again, where they were read by another Punkt."""
        if self._db.rows("SELECT 1 FROM about WHERE name = 'records' AND value = ?", record_tables.FORMAT):
            return
        with self._db.transaction():
            for table in record_tables.COLUMNS:
                self._db.rows(f"DROP TABLE {table}")
            for statement in record_tables.SCHEMA.split(";"):
                self._db.rows(statement)
            for edition in [row[0] for row in self._db.rows("SELECT edition FROM meetings")]:
                if meeting := self._read_meeting(edition):
                    for table, rows in record_rows(meeting).items():
                        self._db.insert(table, rows)
            self._db.rows("INSERT OR REPLACE INTO about VALUES ('records', ?)", record_tables.FORMAT)

    def _bring_up_to_date(self) -> None:
        with self._db.transaction():
            for script in SCHEMAS[self._schema_version() :]:
                for statement in script.split(";"):
                    self._db.rows(statement)
            self._db.rows("INSERT OR IGNORE INTO about VALUES ('library', ?)", uuid.uuid4().hex)
            self._db.rows(f"PRAGMA user_version = {len(SCHEMAS)}")

    def _schema_version(self) -> int:
        version = int(self._db.rows("PRAGMA user_version")[0][0])
        if version > len(SCHEMAS):
            raise HomeUnusable(
                f"{self._path}: made by a newer Punkt (catalogue version {version}, this one reads up to "
                f"{len(SCHEMAS)}); update Punkt, or choose another --home"
            )
        return version


def _chunk_rows(one: Prepared) -> list[Row]:
    chunks = one.edition.chunks
    return [(key_of(chunk, one.edition.id), at, *chunk_row(chunk)) for at, chunk in enumerate(chunks)]

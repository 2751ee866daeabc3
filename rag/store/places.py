"""Which collection holds the vectors of an edition, and how many: an SQLite file beside the vectors.

Without it every collection would have to be opened, and its graph read, to take out one meeting.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path

from rag.store.database import Database

#: How many vectors each edition has in each collection, by their number.
Counts = Mapping[tuple[str, int], int]

_TABLE = """CREATE TABLE places (
    edition TEXT, collection INTEGER, vectors INTEGER NOT NULL, PRIMARY KEY (edition, collection)
) WITHOUT ROWID"""
_AMONG = "edition IN (SELECT value FROM json_each(?))"


class Places:
    """What is known of each edition; other processes may read the same file."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is opened for one call at a time."""
        self._path = path

    def fill(self, counted: Callable[[], Counts]) -> None:
        """Make the file where there is none, of vectors that were written before it was kept."""
        if self._path.is_file() and self._is_made():
            return
        counts = counted()
        with closing(Database(self._path)) as db, db.transaction():
            db.rows(_TABLE)
            db.insert("places", [(*place, vectors) for place, vectors in counts.items()])

    def note(self, counts: Counts) -> None:
        """Write down how many vectors editions have in collections, before they are written there."""
        with closing(Database(self._path)) as db, db.transaction():
            for (edition, number), vectors in counts.items():
                db.rows("DELETE FROM places WHERE edition = ? AND collection = ?", edition, str(number))
                db.insert("places", [(edition, number, vectors)])

    def of(self, editions: Iterable[str]) -> list[int] | None:
        """The numbers of the collections that hold vectors of these editions; None where one is not known."""
        asked = sorted(set(editions))
        query = f"SELECT edition, collection FROM places WHERE {_AMONG}"  # noqa: S608
        with closing(Database(self._path)) as db:
            found = db.rows(query, json.dumps(asked))
        known = {edition for edition, _ in found}
        return sorted({number for _, number in found}) if len(known) == len(asked) else None

    def forget(self, editions: Iterable[str]) -> None:
        """Strike out editions that no collection holds any more."""
        with closing(Database(self._path)) as db:
            db.rows(f"DELETE FROM places WHERE {_AMONG}", json.dumps(sorted(editions)))  # noqa: S608

    def count(self, below: int) -> int:
        """How many vectors the collections with numbers below this one have."""
        with closing(Database(self._path)) as db:
            query = "SELECT coalesce(sum(vectors), 0) FROM places WHERE collection < ?"
            return int(db.rows(query, str(below))[0][0])

    def clear(self) -> None:
        """Strike out all."""
        with closing(Database(self._path)) as db:
            db.rows("DELETE FROM places")

    def _is_made(self) -> bool:
        with closing(Database(self._path)) as db:
            return bool(db.rows("SELECT 1 FROM sqlite_master WHERE name = 'places'"))

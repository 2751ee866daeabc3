"""The tables of the catalogue, as they came to be."""

from __future__ import annotations

from rag.store import record_tables

#: One script for each version of the file; those that a home has not had yet are run in order.
#: `made_by` is the Punkt that parsed the meeting; the wide column stands last, so that lists skip it.
SCHEMAS: tuple[str, ...] = (
    """
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE doomed (edition TEXT PRIMARY KEY);
    CREATE TABLE meetings (
        id TEXT PRIMARY KEY, edition TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, municipality TEXT,
        committee TEXT NOT NULL, date TEXT NOT NULL, document TEXT NOT NULL, sha256 TEXT NOT NULL,
        items INTEGER NOT NULL, made_by TEXT NOT NULL, meeting TEXT NOT NULL);
    CREATE INDEX meetings_by_source ON meetings (sha256);
    CREATE TABLE chunks (
        key TEXT PRIMARY KEY, position INTEGER NOT NULL,
        id TEXT NOT NULL, meeting TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
        number INTEGER NOT NULL, section TEXT NOT NULL, role TEXT NOT NULL,
        start INTEGER NOT NULL, end INTEGER NOT NULL, page INTEGER,
        text TEXT NOT NULL, context TEXT NOT NULL);
    CREATE INDEX chunks_by_meeting ON chunks (meeting, position);
    """,
    record_tables.SCHEMA,
)

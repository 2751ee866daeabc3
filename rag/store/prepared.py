"""A parsed meeting as the stores take it in: rows and vectors, so that only writing is left to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.model import Chunk, Meeting
from rag.store.database import Row
from rag.store.index import Edition
from rag.store.record_rows import record_rows
from rag.store.rows import edition_of, meeting_row

if TYPE_CHECKING:
    from rag.store.embedding import Embedder


@dataclass(frozen=True)
class Prepared:
    """One edition of a meeting with its rows for the catalogue; it can be sent between processes.

    `sha256` is the document's; `made_by` says what read it, so that another reader reads it anew.
    """

    meeting: str
    sha256: str
    made_by: str
    edition: Edition
    row: Row
    records: Mapping[str, Sequence[Row]]


def prepare(
    meeting: Meeting, chunks: Sequence[Chunk], made_by: str, embedder: Embedder | None = None
) -> Prepared:
    """All that the stores hold of a meeting; without an embedder, the library embeds the chunks."""
    edition = Edition(edition_of(meeting, chunks), tuple(chunks))
    return Prepared(
        meeting=meeting.id,
        sha256=meeting.source.sha256,
        made_by=made_by,
        edition=edition.embedded(embedder) if embedder else edition,
        row=meeting_row(meeting, edition.id, made_by),
        records=record_rows(meeting),
    )

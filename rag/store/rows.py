"""How meetings and chunks are written down: JSON for a whole meeting, a row for each chunk."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from rag.errors import HomeUnusable
from rag.model import Chunk, Kind, Meeting, Role, Scope, Span
from rag.store.database import Row

if TYPE_CHECKING:
    from pydantic import TypeAdapter

#: The columns of a chunk, in the order of `chunk_of_row`.
CHUNK_COLUMNS = "id, meeting, number, section, role, start, end, page, text, context"
#: The columns of an overview, in the order of `overview_of_row`.
OVERVIEW_COLUMNS = "id, kind, municipality, committee, date, document, items"


@dataclass(frozen=True, slots=True)
class MeetingOverview:
    """What a list of meetings shows, without the meeting's text."""

    id: str
    kind: Kind
    municipality: str | None
    committee: str
    date: date
    document: str
    items: int

    def passes(self, filters: Scope) -> bool:
        """Whether the meeting is one of the municipalities, committees and days that filters let through."""
        return (
            (not filters.municipalities or self.municipality in filters.municipalities)
            and (not filters.committees or self.committee in filters.committees)
            and (filters.start is None or self.date >= filters.start)
            and (filters.end is None or self.date <= filters.end)
        )


def edition_of(meeting: Meeting, chunks: Sequence[Chunk]) -> str:
    """The name of this parsed state of the meeting: 24 hex digits of a hash over all that readers see.

    A renamed document is the same edition; another text, parser or chunk size is not.
    """
    unnamed = replace(meeting, source=replace(meeting.source, name="", path=""))
    digest = hashlib.sha256(_meetings().dump_json(unnamed))
    for chunk in chunks:
        digest.update(repr(chunk).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:24]


def meeting_to_json(meeting: Meeting) -> str:
    """The whole meeting with its source text, for `meeting_from_json`."""
    return _meetings().dump_json(meeting).decode("utf-8")


def meeting_from_json(text: str) -> Meeting:
    """The meeting that `meeting_to_json` wrote. Raises HomeUnusable where another Punkt wrote it."""
    from pydantic import ValidationError

    try:
        return _meetings().validate_json(text)
    except ValidationError as error:
        raise HomeUnusable(
            f"a meeting in the catalogue cannot be read by this Punkt ({error.error_count()} faults); "
            "ingest its document again"
        ) from error


def meeting_row(meeting: Meeting, edition: str, made_by: str) -> Row:
    """A meeting's columns: those of an overview apart from the wide one, which is last."""
    return (
        meeting.id,
        edition,
        meeting.kind,
        meeting.municipality,
        meeting.committee,
        meeting.date.isoformat(),
        meeting.source.name,
        meeting.source.sha256,
        len(meeting.items),
        made_by,
        meeting_to_json(meeting),
    )


def overview_of_row(row: Row) -> MeetingOverview:
    """An overview from `OVERVIEW_COLUMNS`."""
    id_, kind, municipality, committee, day, document, items = row
    return MeetingOverview(id_, Kind(kind), municipality, committee, date.fromisoformat(day), document, items)


def chunk_row(chunk: Chunk) -> Row:
    """A chunk's `CHUNK_COLUMNS`."""
    span = chunk.span
    place = (chunk.id, chunk.meeting, chunk.number, chunk.section, chunk.role)
    return (*place, span.start, span.end, span.page, chunk.text, chunk.context)


def chunk_of_row(row: Row) -> Chunk:
    """A chunk from `CHUNK_COLUMNS`."""
    id_, meeting, number, section, role, start, end, page, text, context = row
    return Chunk(id_, meeting, number, section, Role(role), Span(start, end, page), text, context)


@cache
def _meetings() -> TypeAdapter[Meeting]:
    from pydantic import TypeAdapter

    return TypeAdapter(Meeting)

"""What is searched, what is found, and where to look."""

from __future__ import annotations

import datetime as dt  # a field named `date` would hide the type from pydantic
from dataclasses import dataclass

from rag.model.minutes import Role
from rag.model.source import Span


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is indexed: a verbatim piece of one section of one item or attachment (`item`, its id).

    `text == source.text[span.start:span.end]`. `context` (municipality, committee, date, title,
    section; for a table row also caption, header and unit) is indexed beside it and never quoted.
    """

    id: str
    meeting: str
    number: int
    section: str
    role: Role
    span: Span
    text: str
    context: str

    @property
    def item(self) -> str:
        """The id of the item, or of the attachment of one."""
        return self.id.rpartition("#")[0]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is about. Filters exclude; the rest only lifts what fits.

    `start` and `end` are inclusive dates. `latest` means 'the most recent meeting'.
    """

    municipalities: frozenset[str] = frozenset()
    committees: frozenset[str] = frozenset()
    start: dt.date | None = None
    end: dt.date | None = None
    numbers: frozenset[int] = frozenset()
    case_numbers: frozenset[str] = frozenset()
    latest: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk that was found, with its fused score (higher is better; 0–1 per query)."""

    chunk: Chunk
    score: float

"""What minutes are made of: a meeting, its agenda items, and what each of them says."""

from __future__ import annotations

import datetime as dt  # a field named `date` would hide the type from pydantic
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rag.model.numbering import called
from rag.model.source import Source, Span

if TYPE_CHECKING:
    from rag.model.answers import Citation


class Role(StrEnum):
    """What a section of an agenda item is for, whatever its local name."""

    RESUME = "resume"
    RECOMMENDATION = "recommendation"
    BACKGROUND = "background"
    LEGAL = "legal"
    ECONOMY = "economy"
    COMPETENCE = "competence"
    DECISION = "decision"
    ATTACHMENTS = "attachments"
    RELATED = "related"
    HISTORY = "history"
    NEXT_STEPS = "next_steps"
    COMMUNICATION = "communication"
    OTHER = "other"


class DecisionClass(StrEnum):
    """The outcome of an agenda item; the value is the Danish word shown to people."""

    APPROVED = "godkendt"
    ADOPTED = "tiltrådt"
    RECOMMENDED = "anbefalet"
    NOTED = "taget til efterretning"
    DISCUSSED = "drøftet"
    POSTPONED = "udsat"
    WITHDRAWN = "trukket"
    REJECTED = "afvist"
    REMITTED = "oversendt"
    LAPSED = "bortfaldet"
    NOTHING = "intet"
    OTHER = "andet"


class Kind(StrEnum):
    """Minutes have decisions; an agenda has none yet."""

    MINUTES = "referat"
    AGENDA = "dagsorden"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who attends a meeting; `party` is the letter or local list as written, if any."""

    name: str
    party: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.party})" if self.party else self.name


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody who was not there, and where the minutes say so."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody who sat in for a member, whom the minutes may name, and where they say so."""

    name: str
    stands_in_for: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled part of an item. `span` covers the body without the label."""

    name: str
    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its text without markup, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption and unit as written (e.g. '1.000 kr.').

    `header` holds one cell a column (several header rows are joined into one text);
    every row has the same number of cells as the header.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span
    caption: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """A roll-call as it stands: names or parties on each side; `motion` is what was voted on."""

    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstained: tuple[str, ...]
    span: Span
    motion: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What this meeting decided: `text` without absences and votes, made of `spans`."""

    text: str
    spans: tuple[Span, ...]
    decision_class: DecisionClass


@dataclass(frozen=True, slots=True)
class Attachment:
    """The title of a document that is attached to an item; `file` is its name where it was read as well."""

    title: str
    span: Span
    file: str | None = None


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """A reference to the same matter elsewhere: 'Økonomiudvalget 09.12.2025, punkt 3'."""

    text: str
    span: Span
    committee: str | None = None
    date: dt.date | None = None
    number: int | None = None


def item_id(meeting: str, number: int, attachment: str | None = None) -> str:
    """'herlev-byraadet-2024-11-27/77', with '/bilag-2' for its attachment 'Bilag 2'."""
    within = f"/{attachment.lower().replace(' ', '-')}" if attachment else ""
    return f"{meeting}/{number}{within}"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One Punkt of a meeting, or an attachment of one. `span` covers its heading and everything below it.

    `attachment` is what an attachment is called ('Bilag 2'); its number is that of its Punkt, which in a
    further part of the agenda is not the one printed (see `rag.model.numbering`).
    """

    id: str
    number: int
    title: str
    span: Span
    heading: Span
    case_number: str | None = None
    closed: bool = False
    sections: tuple[Section, ...] = ()
    decision: Decision | None = None
    votes: tuple[Vote, ...] = ()
    absent: tuple[Absence, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    related: tuple[RelatedItem, ...] = ()
    tables: tuple[Table, ...] = ()
    attachment: str | None = None

    @property
    def called(self) -> str:
        """What follows 'Punkt' where the item is named: '77', '3 (lukket del)'."""
        return called(self.number)

    def section_at(self, position: int) -> Section | None:
        """The section whose body covers a character position, if any."""
        return next((s for s in self.sections if s.span.start <= position < s.span.end), None)

    def with_role(self, *roles: Role) -> tuple[Section, ...]:
        """The sections that have one of `roles`, in the order of the document."""
        return tuple(s for s in self.sections if s.role in roles)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of one committee, parsed from one document and the attachments read with it.

    `enclosed` holds what those attachments say, each as an item of its own.
    """

    id: str
    kind: Kind
    municipality: str | None
    committee: str
    date: dt.date
    source: Source
    items: tuple[AgendaItem, ...]
    time: str | None = None
    place: str | None = None
    attendees: tuple[Person, ...] = ()
    absent: tuple[Absence, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    warnings: tuple[str, ...] = ()
    enclosed: tuple[AgendaItem, ...] = ()

    def item(self, number: int) -> AgendaItem | None:
        """The item with this number, if the meeting has one."""
        return next((item for item in self.items if item.number == number), None)

    def part(self, item_id: str) -> AgendaItem | None:
        """The item, or the attachment of one, with this id."""
        return next((one for one in (*self.items, *self.enclosed) if one.id == item_id), None)

    def cited(self, citation: Citation) -> AgendaItem | None:
        """What a citation is of: the item with its number, or the attachment of that item it stands in."""
        within = (one for one in self.enclosed if one.span.contains(citation.span))
        found = next(within, None) or self.item(citation.punkt)
        return found if found and found.number == citation.punkt else None

    def text(self, span: Span) -> str:
        """The characters of the source that `span` covers."""
        return span.of(self.source.text)

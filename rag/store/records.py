"""What the catalogue knows of meetings without reading them: a record for each item, vote, presence, amount.

Every record says where it stands, so that an answer made of records can quote the minutes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rag.model import DecisionClass, Kind, Role, Span


class Side(StrEnum):
    """How somebody voted."""

    IN_FAVOUR = "for"
    AGAINST = "imod"
    ABSTAINED = "undlod"


class Presence(StrEnum):
    """Whether somebody was there. Of a substitute the record also names whom they stood in for."""

    PRESENT = "til stede"
    ABSENT = "fraværende"
    SUBSTITUTE = "stedfortræder"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: the meeting, the item, and the characters of the source that say it.

    `number` and `title` are None for what is said of the whole meeting.
    """

    meeting: str
    municipality: str | None
    committee: str
    date: dt.date
    number: int | None
    title: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An agenda item and its outcome; the place is its heading. `decision` is the text that was decided."""

    place: Place
    kind: Kind
    case_number: str | None
    closed: bool
    decision_class: DecisionClass | None
    decision: str | None
    decision_span: Span | None


@dataclass(frozen=True, slots=True)
class VoteRecord:
    """One voter (a person or a party, as written) in one ballot of an item, counted from 1."""

    place: Place
    ballot: int
    motion: str | None
    side: Side
    voter: str


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """One person at one meeting, or at one item of it where the place has a number."""

    place: Place
    person: str
    party: str | None
    presence: Presence
    stands_in_for: str | None = None


@dataclass(frozen=True, slots=True)
class AmountRecord:
    """A sum of money in kroner: of a sentence (`what`), or of a table's cell with its row and column.

    `year` is the one year that the sentence or the labels name; None where they name none, or several.
    """

    place: Place
    kroner: Decimal
    written: str
    year: int | None
    what: str
    column: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """The title of a document that is attached to an item, and its file where that was read."""

    place: Place
    title: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class RelatedRecord:
    """A reference from an item to the same matter elsewhere; None where the text does not tell it."""

    place: Place
    text: str
    committee: str | None
    date: dt.date | None
    number: int | None

"""An answer: claims, the quotes they rest on, and how it came about."""

from __future__ import annotations

import datetime as dt  # a field named `date` would hide the type from pydantic
from dataclasses import dataclass, field
from enum import StrEnum

from rag.model.minutes import item_id
from rag.model.numbering import called
from rag.model.source import Span


class Status(StrEnum):
    """How far a citation was verified against the source."""

    CONFIRMED = "bekræftet"
    CORRECTED = "rettet"
    UNCONFIRMED = "ikke bekræftet"


#: The section of a quote that stands above the first agenda item: who was called in, who came, who did not.
HEAD = "Mødehoved"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote, the agenda item it stands in, and how it was verified.

    A quote of the head of the minutes stands in no agenda item: its section is `HEAD`, and `punkt` and
    `title` are those of the first item, which it stands before.
    `attachment` is what the attachment of the item is called where the quote stands in that ('Bilag 2').
    """

    document: str
    meeting: str
    municipality: str | None
    committee: str
    date: dt.date
    punkt: int
    title: str
    section: str | None
    quote: str
    span: Span
    status: Status
    attachment: str | None = None

    @property
    def item(self) -> str:
        """The id of the item, or of the attachment of one; the head of minutes counts with the first item."""
        return item_id(self.meeting, self.punkt, self.attachment)

    @property
    def called(self) -> str:
        """What follows 'Punkt' where the item is named: '77', '3 (lukket del)'."""
        return called(self.punkt)

    @property
    def in_head(self) -> bool:
        """Whether the quote is of the head of the minutes, and of no agenda item."""
        return self.section == HEAD


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an answer and the citations it rests on. `computed` marks counts and sums."""

    text: str
    citations: tuple[Citation, ...] = ()
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """A word of Punkt's own dictionary and what it means; no minutes say so."""

    word: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched for an answer; shown with every refusal."""

    meetings: int
    municipalities: tuple[str, ...]
    start: dt.date | None
    end: dt.date | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """What a language model took for an answer: tokens in and out, and requests.

    Nothing left this machine where there were no requests: the replies were kept from before.
    """

    tokens_in: int = 0
    tokens_out: int = 0
    calls: int = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the work on an answer, and how long it took in all."""

    name: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier exchange of a conversation: what was asked, the answer as it was shown, what it cited."""

    question: str
    answer: str
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Claims in reading order. A refusal has one claim that says so, and no facts.

    `notes` are Danish sentences that a reader must see beside the claims: that something was left out, or
    that the language model could not be reached. `usage` is there when a language model was asked. `reason`
    says why a refusal refuses, `route` which part of the structure of minutes answers and why.
    `understood` is a question that leaned on the one before it, written out. `explained` are words of the
    dictionary, which a reader must see beside the claims and never as one: no minutes were cited for them.
    """

    question: str
    claims: tuple[Claim, ...]
    searched: Searched
    refused: bool = False
    mode: str = "extractive"
    model: str | None = None
    seconds: float = 0.0
    reason: str = field(default="", compare=False)
    route: str = field(default="", compare=False)
    understood: str = ""
    notes: tuple[str, ...] = ()
    explained: tuple[Explained, ...] = ()
    usage: Cost | None = None
    stages: tuple[Stage, ...] = field(default=(), compare=False)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in reading order, each once."""
        return tuple(dict.fromkeys(c for claim in self.claims for c in claim.citations))

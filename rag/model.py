"""The nouns of Punkt: frozen dataclasses, every position a `Span` into `Source.text`.

Source ── Meeting ── AgendaItem ── Section, Table, Decision, Vote, Absence, Attachment, RelatedItem
                          └── Chunk (what is indexed) ── Passage (a chunk that was found)
Scope (what a question is about) ── Answer ── Claim ── Citation
"""

from __future__ import annotations

import datetime as dt  # a field named `date` would hide the type from pydantic
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


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


class Status(StrEnum):
    """How far a citation was verified against the source."""

    CONFIRMED = "bekræftet"
    CORRECTED = "rettet"
    UNCONFIRMED = "ikke bekræftet"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in `Source.text`, with the page where the format has pages."""

    start: int
    end: int
    page: int | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that was read with the minutes, as their attachment: where its text stands in the source.

    `pages` holds the position at which each of its pages begins, if the format has pages.
    """

    name: str
    span: Span
    sha256: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One document's text, normalised once (NFC, newlines, no BOM); all spans point into it.

    `pages` holds the position at which each page of the minutes begins, if the format has pages. The texts
    of `enclosures` follow below that of the minutes. `warnings` say what of the file was not read.
    """

    name: str
    text: str
    sha256: str
    path: str = ""
    pages: tuple[int, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    warnings: tuple[str, ...] = ()

    def enclosure(self, position: int) -> Enclosure | None:
        """The attachment whose text covers a character position, if any."""
        return next((each for each in self.enclosures if each.span.start <= position < each.span.end), None)

    def file(self, position: int) -> str:
        """The name of the file that a character position is from: the minutes', or an attachment's."""
        within = self.enclosure(position)
        return within.name if within else self.name

    def page(self, position: int) -> int | None:
        """The page of the minutes, or of the attachment, that a character position is on, counted from 1."""
        within = self.enclosure(position)
        return bisect_right(within.pages if within else self.pages, position) or None


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

    `attachment` is what an attachment is called ('Bilag 2'); its number is that of its Punkt.
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

"""Where minutes contradict themselves: a name spelt two ways, an absent voter, a table that does not add up.

A false alarm costs more trust than a slip that is passed over: each kind is told only where nothing else
explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rag.ask.civic.presence import line_of
from rag.ask.claims import claim
from rag.ask.evidence.units import readable
from rag.ask.questions.matching import one_edit_apart
from rag.danish import fold, words
from rag.model import AgendaItem, Claim, Meeting, Span, Table


class Slip(StrEnum):
    """What kind of contradiction it is."""

    NAME = "name"
    PRESENCE = "presence"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Side:
    """A place that contradicts another, or the head of its minutes, and in Danish what it says."""

    text: str
    meeting: Meeting
    item: AgendaItem
    span: Span

    @property
    def in_head(self) -> bool:
        """Whether it is in the head of the minutes, which every item shares."""
        return self.span.end <= self.meeting.items[0].span.start

    @property
    def claim(self) -> Claim:
        """What stands there, cited."""
        return claim(self.text, self.meeting, self.item, [self.span])


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A contradiction with its sides, and `said`: the words of either that an answer would have."""

    slip: Slip
    sides: tuple[Side, ...]
    said: tuple[str, ...]

    @property
    def text(self) -> str:
        """What the sides say, one after the other."""
        return " ".join(side.text for side in self.sides)


def contradictions(meetings: Sequence[Meeting]) -> tuple[Contradiction, ...]:
    """The contradictions inside each of the meetings, in the order of the document, each once."""
    found = (
        one for meeting in meetings for one in (*_names(meeting), *_absent_voters(meeting), *_sums(meeting))
    )
    return tuple({one.text: one for one in found}.values())


def touched(claims: Sequence[Claim], meetings: Sequence[Meeting]) -> list[Claim]:
    """The contradictions that claims rest on one side of: they cite the place, or say the words."""
    cited = [citation for claim in claims for citation in claim.citations]
    told = " ".join(claim.text for claim in claims)
    resting = (
        one
        for one in contradictions(meetings)
        if any(said in told for said in one.said)
        and any(
            c.meeting == side.meeting.id and c.punkt == side.item.number
            for c in cited
            for side in one.sides
            if not side.in_head
        )
    )
    return [side.claim for one in resting for side in one.sides]


# Names.

#: Letters that Danish names are spelt with in two ways.
_ALIKE = (("ch", "k"), ("ph", "f"), ("th", "t"), ("w", "v"), ("c", "k"), ("z", "s"), ("y", "i"))


def _names(meeting: Meeting) -> Iterator[Contradiction]:
    """Somebody in the items who has an attendee's surname and nearly the same other names."""
    members = [person.name for person in meeting.attendees]
    for item in meeting.items:
        for name, span in _mentioned(item):
            alike = [member for member in members if _same_person(name, member)]
            surname = [member for member in members if words(member)[-1:] == words(name)[-1:]]
            if name in members or len(alike) != 1 or len(surname) != 1:
                continue
            sides = (
                Side(f"Under punktet er navnet skrevet »{name}«.", meeting, item, span),
                *_in_head(meeting, alike[0]),
            )
            yield Contradiction(Slip.NAME, sides, (alike[0], name))


def _in_head(meeting: Meeting, name: str) -> Iterator[Side]:
    """How the head of the minutes spells a name, on the line that has it."""
    first = meeting.items[0]
    start = meeting.source.text.find(name, 0, first.span.start)
    if start >= 0:
        line = line_of(meeting, Span(start, start + len(name)))
        yield Side(f"I mødehovedet er navnet skrevet »{name}«.", meeting, first, line)


def _mentioned(item: AgendaItem) -> Iterator[tuple[str, Span]]:
    """Who voted or was absent under an item, by name."""
    for vote in item.votes:
        yield from ((name, vote.span) for name in (*vote.in_favour, *vote.against, *vote.abstained))
    yield from ((absence.name, absence.span) for absence in item.absent)


def _same_person(one: str, other: str) -> bool:
    """Whether two different full names differ in one word, by one letter or two ways to spell a sound."""
    mine, theirs = words(one), words(other)
    if len(mine) < 2 or len(mine) != len(theirs) or mine[-1] != theirs[-1]:
        return False
    pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(pairs) == 1 and (
        _sound(pairs[0][0]) == _sound(pairs[0][1]) or one_edit_apart(*map(_sound, pairs[0]))
    )


def _sound(word: str) -> str:
    for letters, sound in _ALIKE:
        word = word.replace(letters, sound)
    return word


# Presence.


def _absent_voters(meeting: Meeting) -> Iterator[Contradiction]:
    """Somebody who voted on an item under which the minutes have them absent."""
    for item in meeting.items:
        for absence in item.absent:
            vote = next(
                (v for v in item.votes if absence.name in (*v.in_favour, *v.against, *v.abstained)), None
            )
            if vote is None or vote.span.contains(absence.span):
                continue
            sides = (
                Side(f"{absence.name} står som fraværende under punktet.", meeting, item, absence.span),
                Side(f"{absence.name} står også blandt dem, der stemte.", meeting, item, vote.span),
            )
            yield Contradiction(Slip.PRESENCE, sides, (absence.name,))


# Sums.

_TOTAL = re.compile(r"(?:i alt|total|sum|tilsammen)\b|.*\bi alt$")
#: Rows that are parts of other rows.
_PART = re.compile(r"\bheraf\b|\bdel\w*total|\bsubtotal")
#: Columns that nobody adds.
_NOT_ADDED = re.compile(
    r"gennemsnit|procent|pct|%|andel|\bpr\b(?!\.? (?:\d|den))|rate|dage|indeks|index|tid\b|placering"
    r"|aendring"
)
_NUMBER = re.compile(r"[-–−]?\d{1,3}(?:\.\d{3})*(?:,\d+)?|[-–−]?\d+(?:,\d+)?")
_LEAST_ROWS = 2
#: A sum that is off by more than this share is no slip, but another kind of row.
_MOST_OFF = Decimal("0.5")


def _sums(meeting: Meeting) -> Iterator[Contradiction]:
    """The totals of tables that their rows do not make."""
    for item in meeting.items:
        for table in item.tables:
            total = table.rows[-1] if table.rows else ()
            for column in _off(table):
                said, row, head = (readable(c.text) for c in (total[column], total[0], table.header[column]))
                text = f"Summen ud for »{row}« ({said}) svarer ikke til tallene over den i »{head}«."
                whole = Span(table.rows[0][0].span.start, total[-1].span.end, table.span.page)
                yield Contradiction(Slip.SUM, (Side(text, meeting, item, whole),), (said,))


def _off(table: Table) -> Iterator[int]:
    """The columns whose last row is a total that its rows do not make, where those of another column do."""
    labels = [fold(readable(row[0].text)) for row in table.rows]
    if len(labels) <= _LEAST_ROWS or not _TOTAL.fullmatch(labels[-1]):
        return
    if any(_TOTAL.fullmatch(label) or _PART.search(label) for label in labels[:-1]):
        return
    added = {column: found for column in range(1, len(table.header)) if (found := _added(table, column))}
    if not any(abs(is_ - said) <= slack for is_, said, slack in added.values()):
        return
    for column, (is_, said, slack) in added.items():
        if abs(is_ - said) > slack and said and abs(is_ - said) <= _MOST_OFF * abs(said):
            yield column


def _added(table: Table, column: int) -> tuple[Decimal, Decimal, Decimal] | None:
    """What the rows of a column make, what its total says, and how much rounding explains."""
    if _NOT_ADDED.search(fold(table.header[column].text)):
        return None
    cells = [readable(row[column].text) for row in table.rows]
    if not all(_NUMBER.fullmatch(cell) for cell in cells):
        return None
    numbers = [_number(cell) for cell in cells]
    places = max(-int(number.as_tuple().exponent) for number in numbers)
    slack = Decimal(len(numbers)) * Decimal(1).scaleb(-places) / 2
    return sum(numbers[:-1], Decimal(0)), numbers[-1], slack


def _number(written: str) -> Decimal:
    return Decimal(re.sub(r"[–−]", "-", written).replace(".", "").replace(",", "."))

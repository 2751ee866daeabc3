"""From a meeting to the rows of the catalogue's tables, and from rows to records."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from rag.danish import sentences
from rag.facts import dates
from rag.facts.amounts import Amount, amounts, cell_amounts
from rag.model import AgendaItem, DecisionClass, Kind, Meeting, Role, Span, Table, Vote
from rag.store.database import Row
from rag.store.records import (
    AmountRecord,
    AttachmentRecord,
    AttendanceRecord,
    ItemRecord,
    Place,
    Presence,
    RelatedRecord,
    Side,
    VoteRecord,
)

#: Sections whose sums are somebody else's, or say where a document is.
_NO_AMOUNTS = frozenset({Role.ATTACHMENTS, Role.RELATED})
#: Characters of the sentence that tells what a sum is for.
_WHAT = 300
#: What differs between two printings of one case number.
_PUNCTUATION = re.compile(r"[^0-9A-ZÆØÅ]")


def record_rows(meeting: Meeting) -> dict[str, list[Row]]:
    """The rows of every table, in the order of their columns; a row begins with its place."""
    return {
        "items": [row for item in meeting.items for row in _item(meeting, item)],
        "votes": [row for item in meeting.items for row in _votes(meeting, item)],
        "attendance": list(_attendance(meeting)),
        "amounts": [row for item in meeting.items for row in _amounts(meeting, item)],
        "attachments": [
            (*_at(meeting, item, one.span), one.title, one.file)
            for item in meeting.items
            for one in item.attachments
        ],
        "related": [
            (
                *_at(meeting, item, one.span),
                one.text,
                one.committee,
                one.date and one.date.isoformat(),
                one.number,
            )
            for item in meeting.items
            for one in item.related
        ],
    }


def normal_case_number(written: str) -> str:
    """A case number without the punctuation that differs between printings."""
    return _PUNCTUATION.sub("", written.upper())


def _at(meeting: Meeting, item: AgendaItem | None, span: Span) -> Row:
    number, title = (item.number, item.title) if item else (None, None)
    return (meeting.id, number, title, span.start, span.end, meeting.source.page(span.start))


def _item(meeting: Meeting, item: AgendaItem) -> Iterator[Row]:
    decision, case = item.decision, item.case_number
    first = decision.spans[0] if decision else None
    yield (
        *_at(meeting, item, item.heading),
        case,
        normal_case_number(case) if case else None,
        int(item.closed),
        decision.decision_class if decision else None,
        decision.text if decision else None,
        *((first.start, first.end, meeting.source.page(first.start)) if first else (None, None, None)),
    )


def _votes(meeting: Meeting, item: AgendaItem) -> Iterator[Row]:
    for ballot, vote in enumerate(item.votes, 1):
        for side, voters in _sides(vote).items():
            for voter in voters:
                yield (*_at(meeting, item, vote.span), ballot, vote.motion, side, voter)


def _sides(vote: Vote) -> dict[Side, tuple[str, ...]]:
    return {Side.IN_FAVOUR: vote.in_favour, Side.AGAINST: vote.against, Side.ABSTAINED: vote.abstained}


def _attendance(meeting: Meeting) -> Iterator[Row]:
    """Members, then who was away, from the meeting or from single items; the latter wins over the list."""
    parties = {person.name: person.party for person in meeting.attendees}
    instead = {one.name: one for one in meeting.substitutes}
    away = {absence.name for absence in meeting.absent}
    for person in meeting.attendees:
        if person.name not in away | instead.keys():
            span = _first(meeting, person.name)
            yield (*_at(meeting, None, span), person.name, person.party, Presence.PRESENT, None)
    for one in meeting.substitutes:
        row = (one.name, parties.get(one.name), Presence.SUBSTITUTE, one.stands_in_for)
        yield (*_at(meeting, None, one.span), *row)
    for absence in meeting.absent:
        row = (absence.name, parties.get(absence.name), Presence.ABSENT, None)
        yield (*_at(meeting, None, absence.span), *row)
    for item in meeting.items:
        for absence in item.absent:
            if absence.name not in away:
                row = (absence.name, parties.get(absence.name), Presence.ABSENT, None)
                yield (*_at(meeting, item, absence.span), *row)


def _first(meeting: Meeting, name: str) -> Span:
    start = meeting.source.text.find(name)
    return Span(start, start + len(name)) if start >= 0 else meeting.items[0].heading


def _amounts(meeting: Meeting, item: AgendaItem) -> Iterator[Row]:
    for section in item.sections:
        if section.role in _NO_AMOUNTS:
            continue
        inside = [table for table in item.tables if section.span.contains(table.span)]
        for span in sentences(meeting.text(section.span), section.span.start):
            if not any(table.span.overlaps(span) for table in inside):
                yield from _of_sentence(meeting, item, span, section.role)
        for table in inside:
            yield from _of_table(meeting, item, table, section.role)


def _of_sentence(meeting: Meeting, item: AgendaItem, span: Span, role: Role) -> Iterator[Row]:
    said = " ".join(meeting.text(span).split())
    for amount in _in_kroner(amounts(said)):
        written = amount.span.of(said).strip()
        row = (str(amount.figure.value), written, _year(said), said[:_WHAT], None, role)
        yield (*_at(meeting, item, span), *row)


def _of_table(meeting: Meeting, item: AgendaItem, table: Table, role: Role) -> Iterator[Row]:
    for cells in table.rows:
        label = " ".join(cells[0].text.split())
        for head, cell in zip(table.header[1:], cells[1:], strict=False):
            column = " ".join(head.text.split())
            for amount in _in_kroner(cell_amounts(cell.text, label, column, table.unit))[-1:]:
                year = _year(f"{label} {column}") or _year(table.caption or "")
                row = (str(amount.figure.value), cell.text.strip(), year, label, column, role)
                yield (*_at(meeting, item, cell.span), *row)


def _in_kroner(found: tuple[Amount, ...]) -> list[Amount]:
    return [amount for amount in found if amount.figure.unit == "kr"]


def _year(text: str) -> int | None:
    years = {fact.year for fact in dates(text) if fact.year}
    return years.pop() if len(years) == 1 else None


# From rows: each begins with the seven columns of a place.


def place_of(row: Row) -> Place:
    """A place from meeting, municipality, committee, date, number, title, start, end and page."""
    meeting, municipality, committee, day, number, title, start, end, page = row
    return Place(
        meeting, municipality, committee, dt.date.fromisoformat(day), number, title, Span(start, end, page)
    )


def item_record(place: Place, row: Row) -> ItemRecord:
    """An item from kind and the columns of `items`."""
    kind, case, _, closed, decided, text, start, end, page = row
    span = Span(start, end, page) if start is not None else None
    outcome = DecisionClass(decided) if decided else None
    return ItemRecord(place, Kind(kind), case, bool(closed), outcome, text, span)


def vote_record(place: Place, row: Row) -> VoteRecord:
    """A vote from the columns of `votes`."""
    ballot, motion, side, voter = row
    return VoteRecord(place, ballot, motion, Side(side), voter)


def attendance_record(place: Place, row: Row) -> AttendanceRecord:
    """A presence or absence from the columns of `attendance`."""
    person, party, presence, instead = row
    return AttendanceRecord(place, person, party, Presence(presence), instead)


def amount_record(place: Place, row: Row) -> AmountRecord:
    """A sum from the columns of `amounts`."""
    kroner, written, year, what, column, role = row
    return AmountRecord(place, Decimal(kroner), written, year, what, column, Role(role))


def attachment_record(place: Place, row: Row) -> AttachmentRecord:
    """An attachment from the columns of `attachments`."""
    return AttachmentRecord(place, *row)


def related_record(place: Place, row: Row) -> RelatedRecord:
    """A reference from the columns of `related`."""
    text, committee, day, number = row
    return RelatedRecord(place, text, committee, day and dt.date.fromisoformat(day), number)

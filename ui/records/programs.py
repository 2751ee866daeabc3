"""A list for other programs: as JSON with every quote and its position, and as CSV for a spreadsheet.

The CSV is what Excel opens with Danish settings: RFC 4180 but for semicolons between fields, UTF-8 with a
byte order mark, a comma before decimals, days as 2025-03-12. Text that a spreadsheet would take for a
formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from rag.model import AgendaItem, Meeting, Span
from ui.records.listing import Listing, Row, Value
from ui.render import plain

_PLACE = ("Dato", "Kommune", "Udvalg", "Møde", "Punkt", "Titel")
#: What a spreadsheet takes for the beginning of a formula, wide signs too.
_FORMULA = re.compile(r"[=+\-@|%＝＋－＠]")


def as_json(listing: Listing, meeting_of: Callable[[str], Meeting]) -> dict[str, Any]:
    """The rows with the text that says so, verbatim, and its position in the document."""
    known = cache(meeting_of)
    rows = [_row(listing, row, known(row.place.meeting)) for row in listing.rows]
    return {"kind": listing.kind, "count": len(rows), "rows": rows, "why": listing.why or None}


def as_csv(listing: Listing) -> bytes:
    """The rows below a line with Danish headings."""
    into = io.StringIO()
    writer = csv.writer(into, delimiter=";", lineterminator="\r\n")
    writer.writerow([*_PLACE, *(column.heading for column in listing.columns)])
    writer.writerows(list(_fields(listing, row)) for row in listing.rows)
    return into.getvalue().encode("utf-8-sig")


def _row(listing: Listing, row: Row, meeting: Meeting) -> dict[str, Any]:
    place = row.place
    item = None if place.number is None else meeting.item(place.number)
    span = _whole(row.quote, item)
    section = item.section_at(span.start) if item else None
    return {
        "document": meeting.source.name,
        "meeting": place.meeting,
        "municipality": place.municipality,
        "committee": place.committee,
        "date": place.date.isoformat(),
        "punkt": place.number,
        "title": place.title,
        **{column.key: _json(row.values[column.key]) for column in listing.columns},
        "section": section.name if section else None,
        "quote": meeting.text(span),
        "start": span.start,
        "end": span.end,
        "page": span.page,
    }


def _whole(quote: Span, item: AgendaItem | None) -> Span:
    """Of a decision that stands in several pieces all of it, from the first to the last; else the quote."""
    spans = item.decision.spans if item and item.decision else ()
    if not spans or (quote.start, quote.end) != (spans[0].start, spans[0].end):
        return quote
    return Span(quote.start, max(span.end for span in spans), quote.page)


def _json(value: Value) -> Any:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case tuple():
            return list(value)
        case _:
            return value


def _fields(listing: Listing, row: Row) -> Iterator[str]:
    place = row.place
    yield place.date.isoformat()
    yield from map(field, (place.municipality, place.committee, place.meeting, place.number, place.title))
    yield from (field(row.values[column.key]) for column in listing.columns)


def field(value: Value) -> str:
    """A value in one field: text on one line that no spreadsheet reads as a formula, numbers as they are."""
    match value:
        case None:
            return ""
        case int():
            return str(value)
        case Decimal():
            return f"{value.normalize():f}".replace(".", ",")
        case tuple():
            return field(", ".join(value))
        case _:
            text = " ".join(plain(value).split())
            return f"'{text}" if _FORMULA.match(text) else text

"""A list as a table on the web page, each row with its quote, and all of it as a file to save.

The newest meetings come first, but for the course of a case; the file is in order of time.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from rag.model import Meeting, called
from ui import texts
from ui.emphasis import unmarked
from ui.flowing import flowing
from ui.records.listing import Column, Listing, Row, Value
from ui.records.programs import as_csv, as_json
from ui.records.table import shown
from ui.render import escaped, meeting_name

#: Rows that are shown; the file has them all.
MOST = 300


def listing_html(listing: Listing, heading: str, meeting_of: Callable[[str], Meeting]) -> str:
    """How many rows there are, the link that saves them, and the first of them as a table."""
    head = f"<h2>{escaped(heading)}</h2>"
    if not listing.rows:
        return f'{head}<p class="muted">{escaped(texts.NO_ROWS)}</p>'
    first = replace(listing, rows=_as_read(listing)[:MOST])
    quotes: list[Mapping[str, Any]] = as_json(first, meeting_of)["rows"]
    columns = first.filled(first.rows)
    names = ["Møde", "Punkt", "Titel", *(column.heading for column in columns)]
    heads = "".join(f'<th scope="col">{escaped(name)}</th>' for name in names)
    rows = "".join(_row(row, columns, quote) for row, quote in zip(first.rows, quotes, strict=True))
    region = f'<div class="table" role="region" aria-label="{escaped(heading)}" tabindex="0">'
    table = f"{region}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    return f'{head}<p class="downloads">{_counted(listing)} · {_link(listing)}</p>{table}'


def _as_read(listing: Listing) -> tuple[Row, ...]:
    if listing.kind == "case":
        return listing.rows
    return tuple(sorted(listing.rows, key=lambda row: row.place.date, reverse=True))


def _row(row: Row, columns: Sequence[Column], quote: Mapping[str, Any]) -> str:
    place = row.place
    where = meeting_name(place.committee, place.municipality, place.date)
    number = "" if place.number is None else called(place.number)
    cells = "".join(_cell(column.heading, row.values[column.key]) for column in columns)
    named = _td("Møde", escaped(where)) + _td("Punkt", number) + _td("Titel", _said(row, quote))
    return f"<tr>{named}{cells}</tr>"


def _said(row: Row, quote: Mapping[str, Any]) -> str:
    """The title, which unfolds what the minutes say and where they say it."""
    place = row.place
    title = texts.WHOLE_MEETING if place.number is None else place.title or ""
    page = f", side {quote['page']}" if quote["page"] else ""
    said = f"»{escaped(flowing(unmarked(quote['quote'])))}«<br>Fra {escaped(quote['document'])}{page}"
    return f"<details><summary>{escaped(title)}</summary>{said}</details>"


def _cell(heading: str, value: Value) -> str:
    return _td(heading, escaped(flowing(unmarked(shown(value)))), is_sum=isinstance(value, Decimal))


def _td(heading: str, content: str, *, is_sum: bool = False) -> str:
    """A cell that knows its heading, which a narrow page shows before it."""
    kind = ' class="sum"' if is_sum else ""
    return f'<td data-label="{escaped(heading)}"{kind}>{content}</td>'


def _counted(listing: Listing) -> str:
    count = len(listing.rows)
    order = "" if listing.kind == "case" else f", {texts.NEWEST_FIRST}"
    if count > MOST:
        return f"{MOST} af {count} rækker vises{order}"
    return "1 række" if count == 1 else f"{count} rækker{order}"


def _link(listing: Listing) -> str:
    """A link that holds the file itself: nothing is stored or fetched."""
    content = b64encode(as_csv(listing)).decode()
    name = f"{listing.kind}.csv"
    return f'<a download="{name}" href="data:text/csv;charset=utf-8;base64,{content}">{texts.SAVE_CSV}</a>'

"""A list as a table on the web page, each row with its quote, and all of it as a file to save."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rag.model import Meeting, called
from ui import texts
from ui.emphasis import unmarked
from ui.records.listing import Listing, Row
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
    first = replace(listing, rows=listing.rows[:MOST])
    quotes: list[Mapping[str, Any]] = as_json(first, meeting_of)["rows"]
    columns = first.filled(first.rows)
    names = ["Møde", "Punkt", "Titel", *(column.heading for column in columns)]
    heads = "".join(f'<th scope="col">{escaped(name)}</th>' for name in names)
    rows = "".join(
        _row(row, [shown(row.values[column.key]) for column in columns], quote["quote"])
        for row, quote in zip(first.rows, quotes, strict=True)
    )
    region = f'<div class="table" role="region" aria-label="{escaped(heading)}" tabindex="0">'
    table = f"{region}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    return f'{head}<p class="downloads">{_counted(listing)} · {_link(listing)}</p>{table}'


def _row(row: Row, values: list[str], quote: str) -> str:
    place = row.place
    where = meeting_name(place.committee, place.municipality, place.date)
    number = "" if place.number is None else called(place.number)
    title = texts.WHOLE_MEETING if place.number is None else place.title or ""
    said = f"<details><summary>{escaped(title)}</summary>»{escaped(unmarked(quote))}«</details>"
    cells = "".join(f"<td>{escaped(unmarked(value))}</td>" for value in values)
    return f"<tr><td>{escaped(where)}</td><td>{number}</td><td>{said}</td>{cells}</tr>"


def _counted(listing: Listing) -> str:
    count = len(listing.rows)
    if count > MOST:
        return f"De første {MOST} af {count} rækker vises"
    return "1 række" if count == 1 else f"{count} rækker"


def _link(listing: Listing) -> str:
    """A link that holds the file itself: nothing is stored or fetched."""
    content = b64encode(as_csv(listing)).decode()
    name = f"{listing.kind}.csv"
    return f'<a download="{name}" href="data:text/csv;charset=utf-8;base64,{content}">{texts.SAVE_CSV}</a>'

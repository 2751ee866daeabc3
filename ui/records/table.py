"""A list as aligned tables: one a meeting on a terminal, one in all, unfolded, for a file or a pipe.

Where a terminal is too narrow for the words of a table, each row is told in lines of its own.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

import typer

from rag.model import called
from ui.records.listing import Column, Listing, Row, Value
from ui.render import meeting_name, plain
from ui.terminal import console

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.table import Table

#: Characters of a cell; the whole text is in JSON and CSV.
_MOST = 160
#: Wider than any row, for output that is not folded.
_UNFOLDED = 10_000
_MEETING, _ITEM = ("Møde", "Punkt", "Titel"), ("Punkt", "Titel")
_WHOLE_MEETING = "hele mødet"
_INDENT = " " * 4


def write_table(listing: Listing) -> None:
    """The rows on standard output; nothing where there are none."""
    screen = console()
    if not listing.rows:
        return
    if screen.is_terminal:
        screen.print(*by_meeting(listing), sep="\n")
    else:
        typer.echo(table_text(listing), nl=False)


def by_meeting(listing: Listing) -> Iterator[RenderableType]:
    """The name of each meeting, and a table of its rows in which no item is named twice in a row."""
    from rich.text import Text

    for name, group in groupby(listing.rows, _meeting):
        rows = list(group)
        of_items = any(row.place.number is not None for row in rows)
        columns = listing.filled(rows)
        table = _table(columns, rows, _ITEM if of_items else ())
        before: tuple[int | None, ...] = ()
        for row in rows:
            item = ["", ""] if (row.place.number,) == before else _item(row)
            table.add_row(*map(Text, [*(item if of_items else []), *_values(columns, row)]))
            before = (row.place.number,)
        yield Text(name, style="bold")
        yield _Fitting(table, tuple(_stacked(columns, rows)))


class _Fitting:
    """A table, or the same told in lines where the screen is narrower than its longest words side by side."""

    def __init__(self, table: Table, lines: Sequence[str]) -> None:
        self._table, self._lines = table, lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.measure import Measurement
        from rich.text import Text

        any_width = options.update_width(_UNFOLDED)
        if Measurement.get(console, any_width, self._table).minimum <= options.max_width:
            yield self._table
            return
        for line in self._lines:
            deeper = _INDENT if line.startswith(_INDENT) else ""
            yield Text(textwrap.fill(line, options.max_width, subsequent_indent=f"{deeper}  "))
        yield Text("")


def _stacked(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[str]:
    """Each item once, and below it a line for each value, those of one row together."""
    for _, group in groupby(rows, lambda row: row.place.number):
        of_item = list(group)
        yield " ".join(
            filter(None, ["Punkt" if of_item[0].place.number is not None else "", *_item(of_item[0])])
        )
        for row in of_item:
            for column, value in zip(columns, _values(columns, row), strict=True):
                if value:
                    yield f"{_INDENT}{column.heading}: {value}"


def table_text(listing: Listing) -> str:
    """One table as lines of text, each row whole on its line."""
    from rich.console import Console
    from rich.text import Text

    columns = listing.filled(listing.rows)
    table = _table(columns, listing.rows, _MEETING)
    for row in listing.rows:
        table.add_row(*map(Text, [_meeting(row), *_item(row), *_values(columns, row)]))
    into = io.StringIO()
    Console(file=into, width=_UNFOLDED, highlight=False).print(table)
    return "".join(f"{line.strip()}\n" for line in into.getvalue().splitlines() if line.strip())


def _table(columns: Sequence[Column], rows: Sequence[Row], before: Sequence[str]) -> Table:
    """A table for the rows, without them yet; `before` are the headings of what names their place."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in before:
        table.add_column(heading, overflow="fold", justify="right" if heading == "Punkt" else "left")
    for column in columns:
        is_sum = all(isinstance(row.values[column.key], Decimal) for row in rows)
        table.add_column(column.heading, overflow="fold", justify="right" if is_sum else "left")
    return table


def _meeting(row: Row) -> str:
    return meeting_name(row.place.committee, row.place.municipality, row.place.date)


def _item(row: Row) -> list[str]:
    number = row.place.number
    return ["", _WHOLE_MEETING] if number is None else [called(number), _short(row.place.title or "")]


def _values(columns: Sequence[Column], row: Row) -> list[str]:
    return [_short(shown(row.values[column.key])) for column in columns]


def shown(value: Value) -> str:
    """A value as a reader sees it: sums with dots between thousands, several words with commas."""
    match value:
        case None:
            return ""
        case Decimal():
            return danish_number(value)
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)


def danish_number(value: Decimal) -> str:
    """'2.400.000', '-1.250,5'."""
    whole, _, decimals = f"{value.normalize():,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def _short(text: str) -> str:
    return textwrap.shorten(plain(text).replace("**", ""), _MOST, placeholder=" …")

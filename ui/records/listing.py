"""A list of what the minutes hold: rows with a place each, in columns with a Danish heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rag.model import Span
from rag.store.records import Place

#: What stands in a cell: nothing, words, several words, a number, a sum in kroner.
Value = str | tuple[str, ...] | int | Decimal | None


@dataclass(frozen=True)
class Column:
    """A column: its key in JSON, its heading, and whether a table for people has it too."""

    key: str
    heading: str
    in_table: bool = True


@dataclass(frozen=True)
class Row:
    """What stands at one place of the minutes: its values by the keys of their columns, and what says so."""

    place: Place
    quote: Span
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Listing:
    """The rows in order of time; where there are none, `why` says what was looked through."""

    kind: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    why: str = ""

    def filled(self, rows: Sequence[Row]) -> tuple[Column, ...]:
        """The columns for people in which something stands in these rows."""
        return tuple(
            each
            for each in self.columns
            if each.in_table and any(row.values[each.key] not in (None, "", ()) for row in rows)
        )

"""A table as it is asked about: rows and columns by name, totals apart, labels that only number left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from rag.ask.evidence.units import readable
from rag.danish import fold
from rag.model import AgendaItem, Cell, Meeting, Role, Span, Table

_NUMBERED = re.compile(r"\d{1,3}[.)]?")
_TOTAL = re.compile(r"(?:i alt|ialt|sum|total\w*|samlet|samlede|hovedtotal|tilsammen)\b.*")
#: 'Udvalget i alt', 'Hele skolen' sum up a table where they stand last; elsewhere each is a part.
_SUBTOTAL = re.compile(r".*\b(?:i alt|ialt|total|samlet)|hele .*|alle .*")
#: 'D=(A+B+C)', 'F' behind the name of a column.
_LETTER_END = re.compile(r"\s+[A-ZÆØÅ](?:\s?=\s?\(?[A-ZÆØÅ+\-–()/ ]+\)?)?$")
#: Columns whose cells number something and measure nothing.
_CODES = re.compile(
    r"(?:serviceomraade|politikomraade|bevilling|konto|funktion|lb\.?|sags?)?-?\s?(?:nr\.?|nummer|id)?"
)
_LETTER = re.compile(r"(?:[A-ZÆØÅ](?:\s?=\s?\(?[A-ZÆØÅ+\-–()/ ]+\)?)?)?")
_NUMBER = re.compile(
    r"(?P<sign>[-–−+])?\s?(?:kr\.?\s)?(?P<int>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<frac>\d+))?"
    r"\s*(?:%|pct\.?|procent|kr\.?|,-|\. plads)?"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds values: its place in the table and its name as people read it."""

    index: int
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, further text in it, and whether it sums up the others."""

    index: int
    label: str
    beside: str
    total: bool
    span: Span

    @property
    def name(self) -> str:
        """Label and further text, which may both name the row."""
        return f"{self.label} {self.beside}".strip()


@dataclass(frozen=True)
class Grid:
    """A table of an agenda item."""

    meeting: Meeting
    item: AgendaItem
    table: Table

    @cached_property
    def label_column(self) -> int:
        """The column that names the rows: the first, or the second where the first only numbers them."""
        rows = self.table.rows
        numbered = all(_NUMBERED.fullmatch(row[0].text.strip()) for row in rows if row[0].text.strip())
        named = len(self.table.header) > 2 and all(re.search(r"[a-zæøå]{3}", row[1].text) for row in rows)
        return 1 if numbered and named else 0

    @cached_property
    def corner(self) -> str:
        """What stands over the labels of the rows."""
        return self.heading(self.label_column)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns with values, left to right."""
        return tuple(
            Column(i, self.heading(i))
            for i in range(self.label_column + 1, len(self.table.header))
            if i not in self._text_columns and not _CODES.fullmatch(fold(self.heading(i)))
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows with a label and at least one value."""
        return tuple(
            self._row(i, row)
            for i, row in enumerate(self.table.rows)
            if row[self.label_column].text.strip() and any(self.value(i, c) for c in self.columns)
        )

    @cached_property
    def parts(self) -> tuple[Row, ...]:
        """The rows that are no total."""
        return tuple(row for row in self.rows if not row.total)

    @cached_property
    def frame(self) -> str:
        """The words around the table: title of the item, caption, corner, unit."""
        table = self.table
        return " ".join(filter(None, (self.item.title, table.caption, self.corner, table.unit)))

    @cached_property
    def role(self) -> Role:
        """The role of the section that it stands in."""
        section = self.item.section_at(self.table.span.start)
        return section.role if section else Role.OTHER

    def heading(self, index: int) -> str:
        """The name of a column without the letter that marks it."""
        return _LETTER_END.sub("", readable(self.table.header[index].text))

    def value(self, row: int, column: Column) -> str:
        """What a cell says as people read it; '' for an empty one and for the letter of a column."""
        text = readable(self.table.rows[row][column.index].text)
        return "" if _LETTER.fullmatch(text) else text

    def numbers(self, column: Column, rows: tuple[Row, ...] | None = None) -> Iterator[tuple[Row, Decimal]]:
        """The rows (all parts unless given) that have a number in a column, with the number as written."""
        for row in self.parts if rows is None else rows:
            number = read_number(self.value(row.index, column))
            if number is not None:
                yield row, number

    def _row(self, index: int, row: tuple[Cell, ...]) -> Row:
        label = readable(row[self.label_column].text)
        beside = " ".join(readable(row[i].text) for i in sorted(self._text_columns))
        last = index == len(self.table.rows) - 1
        total = (_SUBTOTAL if last else _TOTAL).fullmatch(fold(label)) or _TOTAL.fullmatch(fold(label))
        return Row(
            index, label, beside, bool(total), Span(row[0].span.start, row[-1].span.end, row[0].span.page)
        )

    @cached_property
    def _text_columns(self) -> frozenset[int]:
        """Further columns whose cells are words, as the purpose that somebody applies for money to."""
        found = set()
        for i in range(self.label_column + 1, len(self.table.header)):
            cells = [text for row in self.table.rows if (text := row[i].text.strip())]
            wordy = sum(not re.search(r"\d", text) and len(text) > 2 for text in cells)
            if cells and wordy == len(cells):
                found.add(i)
        return frozenset(found)


def read_number(text: str) -> Decimal | None:
    """The number that a cell holds, in the table's own unit; None where it holds none, or more than one."""
    match = _NUMBER.fullmatch(text.strip())
    if not match:
        return None
    number = Decimal(f"{re.sub(r'[. ]', '', match['int'])}.{match['frac'] or 0}")
    return -number if match["sign"] and match["sign"] != "+" else number

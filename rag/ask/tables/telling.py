"""A cell in a citizen's words: its unit spelled out, its sign said as the minutes mean it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from rag.ask.evidence.cells import counts_other_than_money
from rag.ask.tables.grid import Column, Grid, Row, read_number
from rag.ask.tables.legend import sense
from rag.ask.tables.periods import is_period
from rag.danish import fold
from rag.model import Span

#: Units of cells, told by the header of the column, the label of the row, or the unit of the table (folded).
_THOUSANDS = re.compile(r"1[. ]?000 ?kr|\bt\.? ?kr|\btkr|tusinde? ?kr")
_MILLIONS = re.compile(r"\bmio\b|\bmill?ion")
_BILLIONS = re.compile(r"\bmia\b|milliard")
_POINTS = re.compile(r"procent-?point|%-?point")
_PERCENT = re.compile(r"%|\bpct\b|procent|\bandel\b")
_KRONER = re.compile(r"\bkr\b|kroner")
_COUNTED = re.compile(r"\((dage|timer|minutter|uger|maaneder|meter|km|ton|personer|elever|antal)\)")
#: A unit that stands at the end of a column's name is said behind the value instead.
_UNIT_END = re.compile(
    r"(?:,\s*|\s+i\s+|\s*\()(?:hele\s+)?"
    r"(?:1[. ]?000\s*kr\.?|kr\.?|kroner|procentpoint|procent|pct\.?|%|dage|timer|ton|mio\.?\s*kr\.?)\)?$",
    re.IGNORECASE,
)
#: What a column is that tells how much: 'Korrigeret budget for Vej og trafik'; others only stand beside it.
_QUANTITY = re.compile(
    r"budget|regnskab|forbrug|afvig|takst|pris|gebyr|udgift|beloeb|antal|tid\b|andel|procent|overslag|aendring|difference"
    r"|forslag|ansoegt|soegt|indstillet|stigning|fald|refusion|kapacitet|prognose|bud\b|placering|maal\b|tilskud|indtaegt"
)
#: Columns that tell what was done with a value: that is no statement about the row.
_OUTCOME = re.compile(r"\bsendt\b|godkendt|besluttet|tiltraadt|afvist")


@dataclass(frozen=True, slots=True)
class Told:
    """A cell to be told."""

    grid: Grid
    row: Row
    column: Column

    @property
    def written(self) -> str:
        """The cell as written."""
        return self.grid.value(self.row.index, self.column)

    @property
    def number(self) -> Decimal | None:
        """The number as written, in the table's unit."""
        return read_number(self.written)

    @property
    def span(self) -> Span:
        """The whole row, which is quoted."""
        return self.row.span

    @property
    def unit(self) -> str:
        """'1.000 kr.', 'mio. kr.', 'kr.', '%', 'procentpoint', 'dage' …; '' where none is told."""
        name, row = fold(self.column.name), fold(self.row.label)
        if _POINTS.search(name):
            return "procentpoint"
        if counted := _COUNTED.search(name):
            return "" if counted[1] == "antal" else counted[1].replace("aa", "å")
        own = _money(name) or ("%" if _PERCENT.search(name) and not _is_place(self.written) else "")
        if own or counts_other_than_money(self.row.label, self.column.name):
            return own
        table = fold(self.grid.table.unit or "")
        return _money(row) or _money(table) or _money(fold(self.grid.corner))

    @property
    def value(self) -> str:
        """The value with its unit spelled out: '8.632.000 kroner (tabellen viser 8.632 i 1.000 kr.)'."""
        meaning = sense(self.grid, self.column)
        number = self.number
        if meaning is None or number is None:
            return self._plain(self.written)
        if not number:
            return self._plain(self.written)
        word = "merforbrug" if (number > 0) == (meaning > 0) else "mindreforbrug"
        return f"et {word} på {self._plain(self.written, bare=True)}"

    @property
    def text(self) -> str:
        """The cell as a sentence."""
        name = self.shown_column
        if is_period(self.row.label) and not is_period(self.column.name):
            return f"{name}, {self.row.label}: {stopped(self.value)}"
        if _QUANTITY.search(fold(name)) and not is_period(name) and not _OUTCOME.search(fold(name)):
            return f"{name} for {self.row.label} er {stopped(self.value)}"
        return f"{self.row.label}, {name}: {stopped(self.value)}"

    @property
    def bare_text(self) -> str:
        """The cell with its labels as they stand and the value as written."""
        return f"{self.row.label}, {self.column.name}: {stopped(self.written)}"

    @property
    def framed_text(self) -> str:
        """The value as written with what the table's corner says of it; '' where that tells no unit."""
        if not _money(fold(self.grid.corner)):
            return ""
        return f"{self.row.label}, {self.column.name}: {self.written} ({self.grid.corner})."

    @property
    def shown_column(self) -> str:
        """The name of the column without the unit that is said behind the value."""
        shown = _UNIT_END.sub("", self.column.name) if self.number is not None else self.column.name
        return shown or self.column.name

    def _plain(self, written: str, bare: bool = False) -> str:
        """The value as kroner or with its unit; `bare` leaves out a sign that a word says."""
        shown = written.lstrip("-–−+ ") if bare else written
        if self.number is None or not re.fullmatch(r"[-–−+]?\s?[\d. ]+(?:,\d+)?", written):
            return written
        unit = self.unit
        if unit == "1.000 kr.":
            return f"{_kroner(self.number, bare)} (tabellen viser {written} i 1.000 kr.)"
        return f"{shown} {unit}".strip()


def _money(label: str) -> str:
    for words, unit in (
        (_THOUSANDS, "1.000 kr."), (_MILLIONS, "mio. kr."), (_BILLIONS, "mia. kr."), (_KRONER, "kr."),
    ):  # fmt: skip
        if words.search(label):
            return unit
    return ""


def _kroner(thousands: Decimal, bare: bool) -> str:
    """Thousands of kroner in kroner, with no stop before what follows: 8632 as '8.632.000 kroner'."""
    whole = int(thousands * 1000)
    return f"{abs(whole) if bare else whole:,} kroner".replace(",", ".")


def _is_place(written: str) -> bool:
    return "plads" in written


def stopped(text: str) -> str:
    """A text with a full stop."""
    return text if text.endswith(".") else f"{text}."

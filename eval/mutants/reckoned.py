"""Right differences, reckoned from two cells of a row as an answer tells them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from eval.mutants.source import value
from rag.model import AgendaItem, Span, Table

_NUMBER = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?")
#: What figures are money or shares by.
_UNIT = re.compile(r"\bt?kr\b|\bmi[oa]\b|kroner|%|\bpct\b|procent", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def reckoned(item: AgendaItem) -> Iterator[tuple[str, Span]]:
    """'En stigning på 5 (beregnet): Haller, 2024: 10; Haller, 2025: 15.' with the row that it rests on.

    Only columns that differ in their year, so that both measure the same, of tables that count in no unit:
    without theirs, figures would not say what they are.
    """
    for table in (one for one in item.tables if not _has_unit(one)):
        for row in table.rows:
            for at, later in _pairs(table):
                cells = [row[i].text for i in (at, later) if i < len(row)]
                if len(cells) == 2 and row[0].text and all(map(_NUMBER.fullmatch, cells)):
                    heads = (table.header[at].text, table.header[later].text)
                    text = _told(row[0].text, heads, (cells[0], cells[1]))
                    if text:
                        yield text, Span(row[0].span.start, max(cell.span.end for cell in row))


def _has_unit(table: Table) -> bool:
    heads = (table.unit, *(cell.text for cell in table.header))
    return _UNIT.search(" ".join(filter(None, heads))) is not None


def _pairs(table: Table) -> Iterator[tuple[int, int]]:
    """Two columns whose headers differ in their year only, the earlier first: 'Budget 2025' and 2026."""
    alike: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for at, head in enumerate(table.header):
        years = _YEAR.findall(head.text)
        if at and len(years) == 1:
            alike[_YEAR.sub("", head.text).strip()].append((years[0], at))
    for dated in alike.values():
        for (year, at), (later_year, later) in pairwise(sorted(dated)):
            if year != later_year:
                yield at, later


def _told(row: str, heads: tuple[str, str], cells: tuple[str, str]) -> str:
    apart = value(cells[1]) - value(cells[0])
    if not apart:
        return ""
    how = "En stigning" if apart > 0 else "Et fald"
    shown = f"{row}, {heads[0]}: {cells[0]}; {row}, {heads[1]}: {cells[1]}."
    return f"{how} på {danish(abs(apart))} (beregnet): {shown}"


def danish(number: Decimal) -> str:
    """A number as Danish writes it: 1250.5 is '1.250,5'."""
    whole, _, decimals = f"{number:f}".partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")

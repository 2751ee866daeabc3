"""Tables in plain text: cells with the words of their row and column, where no parser has been."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_RULE = re.compile(r"[|\s:+-]+")
_LETTER = re.compile(r"[A-ZÆØÅ](?:\s*=\s*.+)?|\([a-z0-9]\)|=.*|X", re.IGNORECASE)
#: A year at the head of a column, also with the unit of what stands below: '2024, kr.', '2024 (pct.)'.
_YEAR = re.compile(
    r"(?:B|R|BO)?\s?(?:19|20)\d\d(?:\s?[-/–]\s?\d+)?"
    r"(?:(?:,\s|\s?\()(?:i )?(?:1[. ]000 |t\.\s?|mio\. )?(?:kr\.?|pct\.?|%)\)?)?"
)
_AMOUNT = re.compile(r"[-+–−]?\d[\d.,]*\s*(?:%|pct\.?|kr\.?|procent)?|[-+–−]?\d+\.? \w+")
_UNIT = re.compile(
    r"1[. ]000\s?kr|\bt\.?\s?kr|\btkr|tusind|\bmio\b|\bmia\b|million|"
    r"^\(?(?:i |alle beløb i |netto i )?kr\.?\)?$|^\(?(?:pct\.?|procent|%)\)?$",
    re.IGNORECASE,
)
_MOST_HEADERS = 3
#: '0. klasser' and '1. kvartal' head a column; '3. plads' stands in one.
_ORDINAL = re.compile(r"\d{1,2}\. (?!plads)\w+", re.IGNORECASE)


#: A first cell that only numbers its row: '3', '3.', 'a)'.
_NUMBERED = re.compile(r"\d{1,3}[.)]?|[a-zæøå]\)", re.IGNORECASE)
_LETTERS = re.compile(r"[a-zæøå]{2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableCell:
    """One value with the label of its row, its column's header, and the unit that scales the table."""

    row: str
    column: str
    value: str
    unit: str | None
    number: int


def is_row(line: str) -> bool:
    """Whether a line is a row of a table: tabs, or bars."""
    return "\t" in line.strip("\n") or line.count("|") >= 1


def cells(lines: Sequence[str], above: str) -> Iterator[TableCell]:
    """The cells of a table, row by row; `above` is the line before it, its caption or unit."""
    rows = [_split(line) for line in lines if not _RULE.fullmatch(line)]
    rows = [row for row in rows if any(row)]
    count = _headers(rows)
    header = [" ".join(dict.fromkeys(filter(None, column))) for column in _columns(rows[:count])]
    unit = _unit(rows[:count], above)
    for number, row in enumerate(rows[count:]):
        label = _row_label(row)
        for column, value in enumerate(row[1:] if len(row) > 1 else row, start=1):
            if value:
                yield TableCell(label, header[column] if column < len(header) else "", value, unit, number)


def _row_label(row: Sequence[str]) -> str:
    """The first cell, and the second where the first only numbers the row: '3 Nye cykelstier'."""
    named = (
        _NUMBERED.fullmatch(row[0]) and len(row) > 2 and not _is_amount(row[1]) and _LETTERS.search(row[1])
    )
    return f"{row[0]} {row[1]}" if named else row[0]


def _split(line: str) -> list[str]:
    if "\t" in line:
        return [cell.strip(" |") for cell in line.split("\t")]
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _columns(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    columns = [[row[i] if i < len(row) else "" for row in rows] for i in range(width)]
    for left, right in pairwise(columns[1:]):
        if right and not right[0] and any(right[1:]):
            right[0] = left[0]
    return columns


def _headers(rows: Sequence[Sequence[str]]) -> int:
    """How many rows are header: the first unless it holds amounts, then rows of letters, years and units.

    Where nothing stands over the labels of the rows, the first row only holds columns together.
    """
    if not rows or any(_is_amount(cell) and not _ORDINAL.fullmatch(cell) for cell in rows[0][1:]):
        return 0
    count = 2 if _holds_together(rows) else 1
    while count < min(_MOST_HEADERS, len(rows) - 1) and _continues(rows[count]):
        count += 1
    return count


def _holds_together(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is a title over several columns, which the second row names."""
    if len(rows) < 3 or rows[0][0] or sum(map(bool, rows[0])) >= sum(map(bool, rows[1][1:])):
        return False
    return bool(rows[1][0]) and not any(map(_is_amount, rows[1][1:]))


def _continues(row: Sequence[str]) -> bool:
    rest = [cell for cell in row[1:] if cell]
    if not rest:
        return bool(_UNIT.search(row[0]))
    marks = all(_LETTER.fullmatch(cell) or _YEAR.fullmatch(cell) for cell in rest)
    return (marks or (not row[0] and not any(map(_is_amount, rest)))) and (
        not row[0] or bool(_UNIT.search(row[0])) or marks
    )


def _is_amount(text: str) -> bool:
    return bool(_AMOUNT.fullmatch(text)) and not _YEAR.fullmatch(text)


def _unit(header: Sequence[Sequence[str]], above: str) -> str | None:
    corners = [row[0] for row in header if row]
    return next((text for text in (*corners, above) if _UNIT.search(text)), None)

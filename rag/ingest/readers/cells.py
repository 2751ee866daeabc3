"""Cells of several lines, as they stand in one row of a table or in several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: A cell is the lines that stand in it.
Cell = tuple[str, ...]

#: A table within a cell has at most so many rows of two cells, and stands in at most one cell of so many.
_MOST_INNER, _ONE_OF = 8, 3
_LONGEST_INNER = 400
_RULE = re.compile(r"\|(?:---\|)+")
#: 'kr. 1.200.000', '300.000 kr.', '12,5 %', '-'
_FIGURE = re.compile(
    r"(?:kr\.? ?)?[-+–−]?\d[\d. ]*(?:,\d+)?(?: ?(?:%|pct\.?|(?:t\.?|mio\.? |mia\.? )?kr\.?))?|[-–]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: What a line ends with that goes on below.
_GOES_ON = re.compile(
    r"(?:[-–/,:;.!?(&]|\b(?:og|eller|i|på|af|til|for|fra|med|om|ved|den|det|de|en|et|der|som|vedr\.))$"
)


def with_inner_tables(grid: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows of a table, small tables within its cells as lines: '2025: 100.000 kr.'.

    Where much of a table is tables it only places them: then they stay.
    """
    told = [cell for row in grid for cell in row if cell]
    inner = [cell for cell in told if _is_inner(cell)]
    if len(grid) < 2 or len(inner) * _ONE_OF > len(told):
        return [list(row) for row in grid]
    return [[tuple(_inner_lines(cell)) if _is_inner(cell) else cell for cell in row] for row in grid]


def _is_inner(cell: Cell) -> bool:
    """Whether a cell holds nothing but lines and a small table of names and values."""
    rows = [line for block in cell for line in block.split("\n") if line.startswith("|")]
    rows = [line for line in rows if not _RULE.fullmatch(line)]
    return (
        1 < len(rows) <= _MOST_INNER
        and sum(map(len, cell)) < _LONGEST_INNER
        and all(line.count("|") == 3 for line in rows)
        and not any(block.startswith("#") for block in cell)
    )


def _inner_lines(cell: Cell) -> Iterator[str]:
    for line in (line for block in cell for line in block.split("\n")):
        if _RULE.fullmatch(line):
            continue
        parts = [part.strip() for part in line.strip("|").split("|")] if line.startswith("|") else [line]
        yield ": ".join(part for part in parts if part)


def parted(row: Sequence[Cell], longest: int) -> list[list[Cell]]:
    """A row, or the rows that stand in it line by line: beside each figure of one cell a line of another.

    A cell of one line comes again in each, where it is no longer than `longest` characters.
    """
    counts = {len(cell) for cell in row if len(cell) > 1}
    several = [cell for cell in row if len(cell) > 1]
    alone = [cell for cell in row if len(cell) == 1]
    if (
        len(counts) != 1
        or len(several) < 2
        or not any(all(_FIGURE.fullmatch(line) for line in cell) for cell in several)
        or any(len(cell[0]) > longest or _FIGURE.fullmatch(cell[0]) for cell in alone)
    ):
        return [list(row)]
    return [[cell[i : i + 1] if len(cell) > 1 else cell for cell in row] for i in range(counts.pop())]


def entries(cell: Cell) -> str:
    """The text of a cell: entries of a list with '; ' between them, lines that go on with a space."""
    text = ""
    for line in cell:
        if text:
            text += "; " if _begins(cell, text, line) else " "
        text += line
    return text


def _begins(cell: Cell, above: str, line: str) -> bool:
    """Whether a line begins an entry rather than goes on with the one above."""
    if all(line[:1].isdigit() for line in cell):
        return not _YEAR.fullmatch(line)
    if _GOES_ON.search(above):
        return False
    return all(line[:1].isupper() for line in cell) and any(" " in line for line in cell)

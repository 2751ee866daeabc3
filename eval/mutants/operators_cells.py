"""Values of a table told of the wrong row or column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from eval.mutants.basis import Basis, Cell
from eval.mutants.source import has
from eval.mutants.written import sentences, two_rows
from rag.model import Claim


def table_row_swapped(basis: Basis) -> Iterator[Claim]:
    """The value of another row, same column."""
    cell = basis.written
    if isinstance(cell, Cell):
        yield from _cells(basis, cell, [v for _, v in cell.rows], _rows(basis.source, cell))


def table_column_swapped(basis: Basis) -> Iterator[Claim]:
    """The value of another column, same row."""
    cell = basis.written
    if isinstance(cell, Cell):
        own = basis.claim.citations[0].quote
        others = [row for row in _rows(basis.source, cell) if own not in row and row not in own]
        yield from _cells(basis, cell, [v for _, v in cell.columns], [*others, cell.value])


def two_rows_crossed(basis: Basis) -> Iterator[Claim]:
    """Two rows in one sentence, each with the value of the other."""
    cell = basis.written
    if isinstance(cell, Cell):
        for row, value in cell.rows:
            if _differ(value, cell.value) and not any(
                has(line, _bare(value)) for line in _rows(basis.source, cell)
            ):
                yield basis.saying(two_rows(replace(cell, value=value), row, cell.value))


def _differ(one: str, other: str) -> bool:
    return re.fullmatch(r"[-−]?[\d.,]+", one) is not None and _bare(one) != _bare(other)


def _cells(basis: Basis, cell: Cell, others: list[str], lines: list[str]) -> Iterator[Claim]:
    """The sentence with other values, none of which stands in `lines`, where it might be true."""
    for other in others:
        numeric = re.fullmatch(r"[-−]?[\d.,]+", other) is not None
        if numeric and not any(has(line, _bare(other)) for line in lines):
            yield basis.saying(_sentence_like(basis, cell, other))


def _rows(source: str, cell: Cell) -> list[str]:
    """Every line that names the row: many tables have a row of the same name."""
    return [line for line in source.split("\n") if cell.row in line]


def _sentence_like(basis: Basis, cell: Cell, other: str) -> str:
    """The basis' own form of the sentence, with the other value."""
    forms, wrong = sentences(cell), sentences(replace(cell, value=other))
    return wrong[forms.index(basis.claim.text)]


def _bare(text: str) -> str:
    return text.lstrip("-−")

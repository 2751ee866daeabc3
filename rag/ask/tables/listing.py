"""A whole column of a table, where the question asks for no row of it: 'Hvad er taksterne for 2026?'"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.ask.evidence.retrieval import RankedItem
from rag.ask.tables.columns import called, column_of, fits_periods, in_period, narrowed
from rag.ask.tables.concepts import CONCEPTS
from rag.ask.tables.finding import explained, grids
from rag.ask.tables.grid import Column, Grid
from rag.ask.tables.naming import LEAST_NAMED, Wording, rows_named
from rag.ask.tables.periods import is_period
from rag.ask.tables.telling import Told
from rag.danish import fold, words

_LISTS = re.compile(
    r"\b(?:hvad (?:er|var|bliver|blev)|hvilke|hvordan (?:er|var|fordel\w*)|vis|naevn|list|what (?:are|were))"
    r"(?: \w+){0,2}? (?P<noun>\w{3,}erne|\w{4,}ene|takster|priser|gebyrer|beloeb|\w+tal|bud|placeringer)\b"
)
#: A longer column is not told.
MOST_ROWS = 12
LEAST_EXPLAINED = 0.75


@dataclass(frozen=True, slots=True)
class Listed:
    """The cells of a column, with the column named before them."""

    grid: Grid
    cells: tuple[Told, ...]

    @property
    def text(self) -> str:
        """'Månedlig takst 2025: Dagpleje 3.065 kr.; Vuggestue 3.745 kr.'"""
        first = self.cells[0]
        head = first.shown_column
        if is_period(head) and self.grid.corner:
            head = f"{self.grid.corner}, {head}"
        unit = "" if all(cell.value == cell.written for cell in self.cells) else first.unit
        shown = [
            f"{cell.row.label} {cell.written if unit.startswith('1.') else cell.value}" for cell in self.cells
        ]
        scale = " (i 1.000 kr.)" if unit.startswith("1.") else ""
        return f"{head}{scale}: {'; '.join(shown).rstrip('.')}."


def listing(wording: Wording, ranked: Sequence[RankedItem]) -> Listed | None:
    """The column that the question asks for in whole; None where it names a row, or no column."""
    asked = _LISTS.search(wording.question.folded)
    if not asked:
        return None
    noun = asked["noun"]
    for _, grid in grids(ranked, wording.question):
        left = narrowed(wording, grid, in_period(wording, grid, grid.columns))
        column, score, terms = column_of(wording, grid, left)
        if column is None or max(rows_named(wording, grid).scores, default=0.0) >= LEAST_NAMED:
            continue
        fits = fits_periods(wording, grid, (column.name,)) and _is_of(noun, wording, grid, column)
        if score >= LEAST_NAMED and fits and explained(wording, grid, terms) >= LEAST_EXPLAINED:
            cells = [Told(grid, row, column) for row in grid.rows]
            cells = [cell for cell in cells if cell.written]
            return Listed(grid, tuple(cells)) if 1 < len(cells) <= MOST_ROWS else None
    return None


def _is_of(noun: str, wording: Wording, grid: Grid, column: Column) -> bool:
    """Whether what is listed is what the column, or the corner of the table, says its cells are."""
    name = f"{called(grid, column)} {grid.corner}"
    by_concept = any(
        concept.asked.search(noun) and concept.told.search(fold(name)) for concept in CONCEPTS.values()
    )
    return by_concept or any(wording.strength(noun, word) for word in words(name))

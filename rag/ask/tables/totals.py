"""The total of a column that has none: what all its figures add up to, where the question asks for all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.evidence.retrieval import RankedItem
from rag.ask.tables.columns import column_of, fits_periods, in_period, narrowed
from rag.ask.tables.finding import ASKS_ALL, explained, grids
from rag.ask.tables.grid import Grid
from rag.ask.tables.naming import LEAST_NAMED, Wording, rows_named
from rag.ask.tables.telling import Told
from rag.danish import words
from rag.facts import FOLDED_NUMBER_WORDS

#: The rows, the column and what stands around the table must have this share of the question.
LEAST_EXPLAINED = 0.75
#: A longer column is not added up.
MOST_ROWS = 12
_SO_MANY = re.compile(r"\b(?:de|alle) (?P<number>\w+)\b")


def column_to_add(wording: Wording, ranked: Sequence[RankedItem]) -> tuple[Told, ...]:
    """The cells of the column whose sum is asked for; none where a row is named, or a total stands there."""
    if not ASKS_ALL.search(wording.question.folded):
        return ()
    for _, grid in grids(ranked, wording.question):
        if any(row.total for row in grid.rows) or not _is_of_all(wording, grid):
            continue
        left = narrowed(wording, grid, in_period(wording, grid, grid.columns))
        column, score, terms = column_of(wording, grid, [c for c in left if any(grid.numbers(c))])
        if column is None or score < LEAST_NAMED or not fits_periods(wording, grid, (column.name,)):
            continue
        if explained(wording, grid, terms) >= LEAST_EXPLAINED:
            cells = tuple(Told(grid, row, column) for row in grid.rows)
            return cells if 1 < len(cells) <= MOST_ROWS else ()
    return ()


def _is_of_all(wording: Wording, grid: Grid) -> bool:
    """Whether all rows are meant: none is named, and as many as the question says."""
    said = _SO_MANY.search(wording.question.folded)
    number = FOLDED_NUMBER_WORDS.get(said["number"]) if said else None
    if number is not None and number != len(grid.rows):
        return False
    frame = set(words(grid.frame))
    named = rows_named(wording, grid)
    own = [s for s, t in zip(named.scores, named.terms, strict=True) if t - _of_frame(wording, frame)]
    return max(own, default=0.0) < LEAST_NAMED


def _of_frame(wording: Wording, frame: set[str]) -> frozenset[str]:
    return frozenset(t for t in wording.terms if any(wording.strength(t, word) for word in frame))

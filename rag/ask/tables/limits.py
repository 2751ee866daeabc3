"""A figure of a question that rows are held against: 'mindre end 50 pladser', 'over 10 mio. kr.'."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from rag.ask.questions.question import Question
from rag.ask.tables.grid import Column, Grid, Row
from rag.ask.tables.naming import PLAINLY, Wording, stands_whole
from rag.ask.tables.telling import Told
from rag.danish import fold, words
from rag.facts import Figure, figures

_LIMITS: tuple[tuple[re.Pattern[str], Callable[[Decimal, Decimal], bool]], ...] = (
    (
        re.compile(r"\b(?:over|mere end|flere end|hoejere end|laengere end)\b"),
        lambda value, limit: value > limit,
    ),
    (
        re.compile(r"\b(?:under|mindre end|faerre end|lavere end|kortere end)\b"),
        lambda value, limit: value < limit,
    ),
    (re.compile(r"\b(?:mindst|minimum)\b"), lambda value, limit: value >= limit),
    (re.compile(r"\b(?:hoejst|maksimalt)\b"), lambda value, limit: value <= limit),
    (re.compile(r"\b(?:til|paa|netop|praecis|med|ingen)\b"), lambda value, limit: value == limit),
)
#: What may stand between a limit and its figure.
_BEFORE_LIMIT = r"\s+(?:ca\.? |cirka |kr\.? )?"
#: What a cell's number is to be multiplied by for whole kroner.
_SCALES = {"1.000 kr.": 1_000, "mio. kr.": 1_000_000, "mia. kr.": 1_000_000_000}


def names_limit(folded: str) -> bool:
    """Whether more or less than something is spoken of."""
    return any(pattern.search(folded) for pattern, _ in _LIMITS[:4])


def names_a_row(wording: Wording, grid: Grid) -> bool:
    """Whether the label of one row stands word for word in a question, as 'over 52 uger', and is no limit."""
    return any(stands_whole(wording, row) for row in grid.parts)


def within_limit(wording: Wording, grid: Grid, column: Column, rows: Sequence[Row]) -> list[Row]:
    """The rows whose cells hold against the figure of the question, in whole kroner where it is money."""
    figure, holds = limit_of(wording.question)
    if figure is None or holds is None:
        return []
    cells = [Told(grid, row, column) for row in rows]
    if figure.unit == "kr" and any("kr" not in cell.unit for cell in cells):
        return []
    return [
        cell.row
        for cell in cells
        if holds((cell.number or Decimal(0)) * _SCALES.get(cell.unit, 1), figure.value)
    ]


def limit_of(question: Question) -> tuple[Figure | None, Callable[[Decimal, Decimal], bool] | None]:
    """The one figure that rows are held against, and how: '50' of 'mindre end 50 pladser i 2025'."""
    told = [figure for figure in figures(question.text) if figure.unit != "procentpoint"]
    found = []
    for figure in told:
        before = fold(question.text[: figure.span.start])[-30:]
        right = rf"(?:{_BEFORE_LIMIT})$" if len(told) > 1 else ""
        holds = next((h for pattern, h in _LIMITS if re.search(pattern.pattern + right, before)), None)
        found += [(figure, holds)] if holds else []
    return found[0] if len(found) == 1 else (None, None)


def named_behind(wording: Wording, columns: Sequence[Column]) -> list[Column]:
    """The columns that what is limited names: 'Pladser' of 'mindre end 50 pladser'; all if it names none."""
    figure, _ = limit_of(wording.question)
    behind = words(wording.question.text[figure.span.end :])[:1] if figure else []
    named = [c for c in columns for noun in behind if wording.strength(noun, fold(c.name)) >= PLAINLY]
    return named or list(columns)

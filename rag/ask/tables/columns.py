"""Which columns of a table a question means: of the kind and the period that it asks for, by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.questions.wants import Want
from rag.ask.tables.concepts import CONCEPTS
from rag.ask.tables.grid import Column, Grid
from rag.ask.tables.naming import LEAST_NAMED, PLAINLY, Named, Wording, columns_named, period_shares
from rag.ask.tables.periods import Period, is_period, periods
from rag.danish import fold, words

#: A column with the period that is asked for is named so much more.
IN_PERIOD = 0.3
#: Columns that are told together where the question does not say which of them it means.
MOST_COLUMNS = 3
_PERCENT = re.compile(r"%|\bpct\b|procent(?!-?point)|\bper ?cent")
_DATE = re.compile(r"\d{1,2}\. ?(?:[a-z]{3,}|\d)|\b(?:19|20)\d\d\b|\buge \d")
_COMPARED = re.compile(
    r"\bhvor meget (?:\w+ ){0,2}?(?:steg|stiger|faldt|falder|dyrere|billigere)\b"
    r"|\b(?:flere|faerre|mere|mindre|hoejere|lavere)\b.*\bend\b|\bforskel"
)


def in_period(wording: Wording, grid: Grid, columns: Sequence[Column]) -> list[Column]:
    """The columns that a question's periods leave: those that have one of them, or none at all."""
    shares = period_shares(wording, [column.name for column in columns])
    if around(wording, grid):
        return [c for c, share in zip(columns, shares, strict=True) if share != 0.0]
    most = max((share for share in shares if share), default=0.0)
    if not wording.periods:
        return list(columns)
    return [c for c, share in zip(columns, shares, strict=True) if share is None or (share and share == most)]


def around(wording: Wording, grid: Grid) -> bool:
    """Whether what stands around a table has every period of the question that is more than a year."""
    held = periods(f"{grid.item.title} {grid.table.caption or ''}")
    fine = [one for one in wording.periods if one.month or one.part]
    return bool(fine) and all(any(asked.meets(one) for one in held) for asked in fine)


def called(grid: Grid, column: Column) -> str:
    """What a column is called: a bare year after what the corner says that its cells are."""
    return f"{grid.corner} {column.name}" if is_period(column.name) else column.name


def narrowed(wording: Wording, grid: Grid, columns: Sequence[Column]) -> list[Column]:
    """The columns of the kind that is asked for: of deviations or changes alone, where there are some."""
    columns = _of_kind(wording, grid, columns)
    if _COMPARED.search(wording.question.folded):
        moved = changes(columns)
        columns = moved if _is_in_unit_asked(wording, grid, moved) else [c for c in columns if c not in moved]
    if "deviation" not in wording.concepts:
        return columns
    told = CONCEPTS["deviation"].told
    found = [c for c in columns if told.search(fold(c.name))]
    return [c for c in columns if c in found or _is_plainly_named(wording, c)] if found else columns


def _is_in_unit_asked(wording: Wording, grid: Grid, moved: Sequence[Column]) -> bool:
    """Whether changes are told as asked: those in percent only where a percentage is asked for."""
    in_percent = all(_PERCENT.search(fold(c.name)) or _holds(grid, c, _PERCENT) for c in moved)
    return not in_percent or _PERCENT.search(wording.question.folded) is not None


def _is_plainly_named(wording: Wording, column: Column) -> bool:
    """Whether the question has every word of a column's name, letter by letter or nearly so."""
    said = words(column.name)
    return all(any(wording.strength(term, word) >= PLAINLY for term in wording.for_columns) for word in said)


def changes(columns: Sequence[Column]) -> list[Column]:
    """The columns of changes alone, or else of deviations, where there are some."""
    for concept in ("change", "deviation"):
        if found := [c for c in columns if CONCEPTS[concept].told.search(fold(c.name))]:
            return found
    return list(columns)


def _of_kind(wording: Wording, grid: Grid, columns: Sequence[Column]) -> list[Column]:
    """The columns that hold what is asked for: dates where a date is, percent where a percentage is.

    A change in percent can be reckoned from any.
    """
    wants = wording.question.wants
    if Want.DATE in wants and Want.FIGURE not in wants:
        return [c for c in columns if _holds(grid, c, _DATE)]
    if _PERCENT.search(wording.question.folded):
        told = [c for c in columns if _PERCENT.search(fold(c.name)) or _holds(grid, c, _PERCENT)]
        return told or (list(columns) if _COMPARED.search(wording.question.folded) else [])
    return list(columns)


def _holds(grid: Grid, column: Column, kind: re.Pattern[str]) -> bool:
    return any(kind.search(fold(grid.value(row.index, column))) for row in grid.rows)


def column_of(
    wording: Wording, grid: Grid, columns: Sequence[Column]
) -> tuple[Column | None, float, frozenset[str]]:
    """The one column of some that the question means, how well it is named, and by which terms."""
    named = columns_named(wording, [called(grid, column) for column in columns])
    chosen, score = columns_of(wording, grid, columns, named)
    if len(chosen) != 1:
        return None, 0.0, frozenset()
    return columns[chosen[0]], score, named.terms[chosen[0]]


def fits_periods(wording: Wording, grid: Grid, named: Sequence[str]) -> bool:
    """Whether every period of the question stands in a label, around the table, or is the meeting's."""
    said = [one for label in named for one in periods(label)]
    held = [*said, *periods(grid.frame)]
    day = grid.meeting.date
    sat = Period(day.year, month=day.month, day=day.day)
    return all(
        any(asked.meets(one) for one in (said if _is_settled(asked, said) else held))
        or (not said and not asked.part and asked.meets(sat))
        for asked in wording.periods
    )


def _is_settled(asked: Period, said: Sequence[Period]) -> bool:
    """Whether labels that have years of their own must have the bare year that is asked for."""
    return bool(said) and asked.month is None and not asked.part


def columns_of(
    wording: Wording, grid: Grid, left: Sequence[Column], named: Named
) -> tuple[tuple[int, ...], float]:
    """The columns that are meant, and how well they are named."""
    shares = period_shares(wording, [column.name for column in left])
    gain = 0.0 if around(wording, grid) else IN_PERIOD
    scores = tuple(score + gain * (share or 0.0) for score, share in zip(named.scores, shares, strict=True))
    ranked = Named(scores, named.terms)
    if not left:
        return (), 0.0
    if len(left) == 1:
        return (0,), max(scores[0], LEAST_NAMED)
    if ranked.best is not None:
        return (ranked.best,), scores[ranked.best]
    inside = tuple(i for i, share in enumerate(shares) if share and is_period(left[i].name))
    tied = ranked.all_best or inside
    if 0 < len(tied) <= MOST_COLUMNS:
        return tied, max(scores[i] for i in tied)
    return (), 0.0

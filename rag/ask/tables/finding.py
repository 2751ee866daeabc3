"""The cells that a question names, over the tables of the items that were read for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.selection import topic_terms
from rag.ask.questions.question import Question
from rag.ask.questions.scope import foreign_body
from rag.ask.tables.columns import MOST_COLUMNS, called, columns_of, fits_periods, in_period, narrowed
from rag.ask.tables.grid import Column, Grid, Row
from rag.ask.tables.naming import (
    LEAST_NAMED,
    PLAINLY,
    Named,
    Wording,
    columns_named,
    period_shares,
    rows_named,
)
from rag.danish import words

#: The row, the column and the words around a table must explain this share of the question.
LEAST_EXPLAINED = 0.5
#: What each place further down the ranking takes from a table.
PER_RANK = 0.15
#: A further row is named when it is named so well.
LEAST_BESIDE = 0.5
_BESIDE = re.compile(r"\b(?:end|mod|og|forskel\w*|fra \S+ til|mellem|than|versus)\b")
_POINTS_BACK = re.compile(r"\b(?:de|dem|den|det|han|hun)\b(?=\s*(?:om|i alt|tilsammen|til|fra|for|med|\?|$))")
_YEAR = re.compile(r"(?:19|20)\d\d")
ASKS_ALL = re.compile(
    r"\b(?:i alt|ialt|hele|samlet|samlede|total\w*|tilsammen|sammenlagt|overall|altogether|in total)\b"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """The cells of a table that a question names, and how well it names them."""

    grid: Grid
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    score: float


def wording_of(question: Question, ranked: Sequence[RankedItem]) -> Wording:
    """The words of a question that may name rows and columns."""
    terms = topic_terms(question, ranked)
    return Wording(question, tuple(term for term in terms if not _YEAR.fullmatch(term)))


def grids(ranked: Sequence[RankedItem], question: Question | None = None) -> Iterator[tuple[int, Grid]]:
    """The tables of the items that were read, each with the place of its item in the ranking.

    Of a committee that the question does not name where it names another, there is none.
    """
    for place, one in enumerate(ranked[:READ_ITEMS]):
        if not one.item.closed and not (question and foreign_body(question, one.meeting.committee)):
            yield from ((place, Grid(one.meeting, one.item, table)) for table in one.item.tables)


def stands_alone(wording: Wording) -> bool:
    """Whether a question names a matter, or at least points back at none: 'hvor meget søgte de om?' does."""
    of_concepts = {term for said in wording.concepts.values() for term in said}
    own = any(t not in of_concepts and not ASKS_ALL.fullmatch(t) for t in wording.terms)
    return own or not _POINTS_BACK.search(wording.question.folded)


def hits(wording: Wording, ranked: Sequence[RankedItem]) -> list[Hit]:
    """What the question names in each table, best first; nothing of a table that it does not fit."""
    found = (hit for place, grid in grids(ranked, wording.question) if (hit := _hit(wording, grid, place)))
    return sorted(found, key=lambda hit: -hit.score)


def explained(wording: Wording, grid: Grid, told: frozenset[str]) -> float:
    """The share (0–1) of the question's terms that a row, a column and what stands around them have.

    0 where the question names somebody or something that the item does not have.
    """
    terms = frozenset(wording.terms)
    if not terms:
        return 0.0
    of_concepts = frozenset(term for said in wording.concepts.values() for term in said)
    around = wording.explained(f"{grid.frame} {grid.meeting.committee}")
    unknown = terms - told - around - of_concepts
    names = {word for name in wording.question.proper_names for word in words(name)}
    if any(not wording.explained_by_item(term, grid) for term in unknown & names):
        return 0.0
    light = unknown & _light(wording, grid)
    return 1 - (len(unknown - light) + ELSEWHERE * len(light)) / len(terms)


#: A term that stands in the item only, away from the table, is so much of a term unexplained.
ELSEWHERE = 0.4


def _light(wording: Wording, grid: Grid) -> frozenset[str]:
    """Terms that stand in the item, if not around the table: they say no less, and nothing of the cell."""
    return frozenset(term for term in wording.terms if wording.explained_by_item(term, grid))


def _hit(wording: Wording, grid: Grid, place: int) -> Hit | None:
    row, row_score, row_terms = _row(wording, grid)
    if row is None:
        return None
    inside = narrowed(wording, grid, in_period(wording, grid, grid.columns))
    left = [column for column in inside if grid.value(row.index, column)]
    taken = frozenset(
        t for t in row_terms if any(wording.strength(t, word) >= PLAINLY for word in words(row.name))
    )
    named = columns_named(wording, [called(grid, column) for column in left], taken)
    chosen, score = columns_of(wording, grid, left, named)
    if not chosen:
        return None
    beside_time = len(chosen) > 1 and bool(wording.periods)
    rows = (row,) if beside_time else _also(wording, grid, row)
    labels = [*(one.name for one in rows), *(left[i].name for i in chosen)]
    told = row_terms.union(*(named.terms[i] for i in chosen), *(wording.explained(one.name) for one in rows))
    share = explained(wording, grid, told)
    if share < LEAST_EXPLAINED or not fits_periods(wording, grid, labels):
        return None
    beside = len(wording.explained(f"{grid.frame} {grid.meeting.committee}") - told) / max(
        len(wording.terms), 1
    )
    total = row_score + score + share + beside - PER_RANK * place
    return Hit(grid, rows, tuple(left[i] for i in chosen), total)


def _row(wording: Wording, grid: Grid) -> tuple[Row | None, float, frozenset[str]]:
    named = rows_named(wording, grid)
    asks_all = ASKS_ALL.search(wording.question.folded) is not None
    of_committee = any("udvalg" in term for term in wording.terms)
    best = named.best
    if best is not None and not (asks_all and _is_of_frame(wording, grid, named, best)):
        return grid.rows[best], min(named.scores[best], 1.0), named.terms[best]
    if named.all_best and len(named.all_best) <= MOST_COLUMNS and _BESIDE.search(wording.question.folded):
        first = named.all_best[0]
        if all(named.terms[i] - named.terms[first] for i in named.all_best[1:]):
            return grid.rows[first], min(named.scores[first], 1.0), named.terms[first]
    total = next((row for row in reversed(grid.rows) if row.total), None)
    if (asks_all or of_committee) and total and _names_column(wording, grid):
        return total, 0.8, named.terms[grid.rows.index(total)]
    return None, 0.0, frozenset()


def _names_column(wording: Wording, grid: Grid) -> bool:
    """Whether a question names a column at all, so that the total of one may be meant."""
    names = [called(grid, column) for column in grid.columns]
    named = columns_named(wording, names)
    return max(named.scores, default=0.0) >= LEAST_NAMED or any(period_shares(wording, names))


def _also(wording: Wording, grid: Grid, row: Row) -> tuple[Row, ...]:
    """The row, and those that a question names beside it: 'A end B', 'fra 2023 til 2024'."""
    if not _BESIDE.search(wording.question.folded):
        return (row,)
    named = rows_named(wording, grid)
    mine = named.terms[grid.rows.index(row)]
    others = [
        one
        for one, score, terms in zip(grid.rows, named.scores, named.terms, strict=True)
        if one != row and not one.total and score >= LEAST_BESIDE and terms - mine and mine - terms
    ]
    return tuple(sorted((row, *others), key=lambda one: one.index)) if len(others) < MOST_COLUMNS else (row,)


def _is_of_frame(wording: Wording, grid: Grid, named: Named, best: int) -> bool:
    """Whether what names a row only names the table: then its total is meant."""
    return not grid.rows[best].total and named.terms[best] <= wording.explained(grid.frame)

"""Rows of a table that are counted: all of a kind, or those whose cells meet what is asked of them.

Only where the question names what the rows are, every row has the cell that decides, and little of the
question is left over that may ask for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rag.ask.claims import enumeration
from rag.ask.composition import IN_WORDS
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.tables.columns import called, fits_periods
from rag.ask.tables.concepts import CONCEPTS
from rag.ask.tables.conditions import Test, asks_condition, conditions
from rag.ask.tables.finding import explained, grids
from rag.ask.tables.grid import Column, Grid, Row
from rag.ask.tables.limits import names_a_row
from rag.ask.tables.naming import PLAINLY, Wording
from rag.ask.tables.periods import periods
from rag.ask.tables.telling import Told
from rag.danish import fold, words
from rag.facts import FOLDED_NUMBER_WORDS

_HOW_MANY = re.compile(r"\b(?:hvor mange|how many)(?: af| of)?(?: de| the)? (?P<rest>[\w ]+)")
#: Where the noun that is counted ends.
_VERBS = frozenset(
    """er var bliver blev har havde fik faar faa gaar gik stod staar skal skulle kan kunne vil ventes
    forventes ser saa kom naaede levede lever overholdt overholder ender endte mister mistede stiger
    steg falder faldt
    overskrider overskred soegte bad boed til paa i for med fra der ved hos som are were have got
    is""".split()
)
#: Words for the rows of any table.
_ANY_ROW = re.compile(
    r"(?:\w*omraade|bevilling|post|kategori|gruppe|type|slags|linje|raekke)(?:r|rne|erne|ne|n|s)?"
)
_ENDING = re.compile(r"(?:erne|ene|er|ne|e|r)$")
#: Letters of a noun that other words end in, and of a word of the corner that names no rows.
_LEAST_NOUN, _SHORTEST = 4, 2
#: The share of the question that must stand around the table where its rows are only counted, and where some
#: are picked out.
ALL_EXPLAINED, EXPLAINED = 0.99, 0.7


def counted(wording: Wording, ranked: Sequence[RankedItem]) -> tuple[str, tuple[Told, ...]]:
    """What is counted, in words, with the cell that decides of each row; ('', ()) where in doubt."""
    nouns = _counted_nouns(wording.question.folded)
    if not nouns:
        return "", ()
    for _, grid in grids(ranked, wording.question):
        if names_a_row(wording, grid):
            return "", ()
        rows = _of_rows(nouns, wording, grid)
        if rows and _number_fits(nouns, grid) and (found := _picked(wording, grid, rows)):
            return found
    return "", ()


def count_in_words(cells: Sequence[Told], total: int) -> str:
    """'To (2 af 5): A og B'."""
    word = IN_WORDS.get(len(cells), "én" if len(cells) == 1 else str(len(cells)))
    return f"{word.capitalize()} ({len(cells)} af {total}): {_named(cells)}"


def _named(cells: Sequence[Told]) -> str:
    """The labels of the rows; between semicolons where a label has a comma of its own."""
    labels = [cell.row.label for cell in cells]
    return "; ".join(labels) if any(re.search(r",| og ", label) for label in labels) else enumeration(labels)


def _picked(wording: Wording, grid: Grid, rows: frozenset[str]) -> tuple[str, tuple[Told, ...]] | None:
    """The rows that meet the first test that can be put to all of them."""
    for test in conditions(wording, grid):
        names = [called(grid, column) for column in test.columns]
        small = frozenset(term for term in wording.terms if term in _VERBS or term in FOLDED_NUMBER_WORDS)
        terms = wording.explained(" ".join((*names, grid.corner))) | test.terms | rows | small
        dated = names if any(periods(name) for name in names) else [column.name for column in grid.columns]
        if explained(wording, grid, terms) < EXPLAINED or not fits_periods(wording, grid, dated):
            continue
        decided = list(_decided(grid, test))
        if len(decided) != len(grid.parts):
            continue
        kept = tuple(Told(grid, row, test.columns[-1]) for row, holds in decided if holds)
        if kept:
            return count_in_words(kept, len(grid.parts)), kept
    return None


def _decided(grid: Grid, test: Test) -> Iterator[tuple[Row, bool]]:
    values: list[dict[Row, Decimal]] = [dict(grid.numbers(column)) for column in test.columns]
    for row in grid.parts:
        found = [own[row] for own in values if row in own]
        if len(found) == len(values):
            yield row, test.holds(found)


def _counted_nouns(folded: str) -> tuple[str, ...]:
    """The words right behind 'hvor mange': 'af Fjordby Musikskoles tilbud' before a verb or preposition."""
    found = _HOW_MANY.search(folded)
    kept: list[str] = []
    for word in found["rest"].split() if found else ():
        if word in _VERBS:
            break
        kept.append(word)
    return tuple(kept)


def _of_rows(nouns: Sequence[str], wording: Wording, grid: Grid) -> frozenset[str]:
    """The words that name what the rows are: by the corner, by the rows' own names, or any rows."""
    labels = [_ENDING.sub("", said[-1]) for row in grid.parts if (said := words(row.label))]
    found = {noun for noun in nouns if _ANY_ROW.fullmatch(noun) or _is_corner(noun, wording, grid)}
    for noun in nouns:
        own = _ENDING.sub("", noun)
        if len(own) >= _LEAST_NOUN and sum(label.endswith(own) for label in labels) > 1:
            found.add(noun)
    return frozenset(found)


def _is_corner(noun: str, wording: Wording, grid: Grid) -> bool:
    corner = [word for word in words(grid.corner) if len(word) > _SHORTEST]
    return any(wording.strength(noun, word) >= PLAINLY for word in corner)


def _number_fits(nouns: Sequence[str], grid: Grid) -> bool:
    """Whether there are as many rows as the question says, if it does: 'de fem skoler'."""
    said = [FOLDED_NUMBER_WORDS[noun] for noun in nouns if noun in FOLDED_NUMBER_WORDS]
    return not said or said[0] == len(grid.parts)


def all_rows(wording: Wording, ranked: Sequence[RankedItem]) -> tuple[str, tuple[Told, ...]]:
    """The rows of the one table whose kind is counted and that the whole question speaks of."""
    if asks_condition(wording):
        return "", ()
    nouns = _counted_nouns(wording.question.folded)
    for _, grid in grids(ranked, wording.question) if nouns else ():
        column = next((c for c in grid.columns if all(grid.value(r.index, c) for r in grid.parts)), None)
        if (
            column is None
            or len(grid.parts) < 2
            or not any(_is_corner(noun, wording, grid) for noun in nouns)
        ):
            continue
        if explained(wording, grid, _told_by(wording, grid, column)) >= ALL_EXPLAINED:
            cells = tuple(Told(grid, row, column) for row in grid.parts)
            word = IN_WORDS.get(len(cells), str(len(cells)))
            return f"{word.capitalize()} ({len(cells)}): {_named(cells)}", cells
    return "", ()


def _told_by(wording: Wording, grid: Grid, column: Column) -> frozenset[str]:
    around = wording.explained(f"{grid.corner} {column.name} {grid.frame}")
    applied = (
        CONCEPTS["applied"]
        if any(CONCEPTS["applied"].told.search(fold(c.name)) for c in grid.columns)
        else None
    )
    asked = wording.question.folded
    if applied is None or not applied.asked.search(asked):
        return around
    return around | {t for t in wording.terms if applied.asked.search(t) or t in {"bad", "penge"}}

"""Rows of a table beside each other: the largest and the smallest, and those that meet a condition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rag.ask.evidence.retrieval import RankedItem
from rag.ask.tables.columns import changes, column_of, fits_periods, in_period, narrowed
from rag.ask.tables.counting import count_in_words
from rag.ask.tables.finding import explained, grids
from rag.ask.tables.grid import Column, Grid, Row
from rag.ask.tables.legend import is_deviation, sense
from rag.ask.tables.limits import named_behind, names_a_row, names_limit, within_limit
from rag.ask.tables.naming import PLAINLY, Wording, rows_named
from rag.ask.tables.telling import Told
from rag.danish import fold
from rag.facts import figures

_HIGH = r"stoerste?|hoejeste?|flest[e]?|mest|dyreste?|laengste?"
_LOW = r"laveste?|mindste?|faerrest[e]?|billigste?|korteste?"
_EXTREME = re.compile(rf"\b(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))\b(?! \d)")
_NAMES = re.compile(r"\b(?:hvilke[nt]?|hvem|hvad for|hvor mange|which|who)\b(?: (?:af )?(?P<noun>\w+))?")
#: Words for a row of any table.
_ANY_ROW = frozenset(
    "omraade omraader omraaderne bevilling bevillinger post poster kategori kategorier".split()
)
#: Words that ask how far the largest lies from the smallest.
_APART = frozenset(
    "forskel forskellen skiller spaend spaendet difference kroner penge meget fra mellem".split()
)
_FALLS = re.compile(r"\bfald\w*|\bfaldt\b|billigere|faerre\b")
_MOVES = re.compile(r"\bstig\w*|\bsteg\w*|\bfald\w*|\baendr\w*|\bvoks\w*|dyrere|billigere")
_CHANGE = re.compile(r"aendring|stigning|difference|forskel")
_OVER = re.compile(r"\bmerforbrug\w*|\boverskrid\w*|\boverskred\w*|\bunderskud\w*|over budget\w*")
_UNDER = re.compile(r"\bmindreforbrug\w*|under budget\w*|\boverskud\w*")
_KEPT = re.compile(r"\b(?:overhold\w*|naaede|levede op|inden for|opfyld\w*)\b")
_MISSED = re.compile(r"\bikke\b|\boverskred\w*|\bbroed\b")
_TARGET = re.compile(r"\bmaal\b|servicemaal|kapacitet|graense|loft")
#: A list of rows longer than this is named, not told cell by cell.
MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Found:
    """Rows that answer a question: what is said before them, and their cells.

    Of a `spread` the two cells are asked for how far they lie apart.
    """

    lead: str
    cells: tuple[Told, ...]
    counted: bool = False
    spread: bool = False


def compares(wording: Wording) -> bool:
    """Whether a question asks which rows are largest, smallest, or meet a condition."""
    asked = _NAMES.search(wording.question.folded)
    said = wording.question.folded
    if _is_spread(said):
        return True
    return bool(asked) and (
        bool(_EXTREME.search(said))
        or bool(_OVER.search(said) or _UNDER.search(said) or _KEPT.search(said))
        or names_limit(said)
        or bool(figures(wording.question.text))
    )


def asks_for_rows(wording: Wording) -> bool:
    """Whether only rows can answer: which are largest, or several that are named by what holds for them."""
    said = wording.question.folded
    return bool(_EXTREME.search(said)) or re.search(r"\b(?:hvilke|hvem|which|who)\b", said) is not None


def compared(wording: Wording, ranked: Sequence[RankedItem]) -> Found | None:
    """The rows that the question asks for, of the table that fits it best."""
    extreme = _EXTREME.search(wording.question.folded)
    dropped = {match[0] for match in _EXTREME.finditer(wording.question.folded)} | _ANY_ROW
    dropped |= _APART if _is_spread(wording.question.folded) else frozenset()
    named = replace(wording, terms=tuple(term for term in wording.terms if term not in dropped))
    found = sorted(_fitting(named, ranked), key=lambda one: -one[0])
    for _, grid, column in found:
        told = _extreme(named, grid, column, extreme) if extreme else _conditioned(named, grid, column)
        if told:
            return told
    return None


def _fitting(wording: Wording, ranked: Sequence[RankedItem]) -> Iterator[tuple[float, Grid, Column]]:
    """The tables whose rows are of the kind that is asked for, each with the column that compares them."""
    noun = _NAMES.search(wording.question.folded)
    for place, grid in grids(ranked, wording.question):
        left = [
            c for c in narrowed(wording, grid, in_period(wording, grid, grid.columns)) if any(grid.numbers(c))
        ]
        left = named_behind(wording, left)
        left = changes(left) if _MOVES.search(wording.question.folded) else left
        if _KEPT.search(wording.question.folded):
            left = _with_target(grid, left)
        column, score, terms = column_of(wording, grid, left)
        if column is None and _across(wording, grid):
            column, score = left[0], WELL_NAMED
        if column is None or len(grid.parts) < 2 or not fits_periods(wording, grid, (column.name,)):
            continue
        share = explained(wording, grid, terms)
        kind = bool(noun and noun["noun"]) and bool(
            replace(wording, terms=(noun["noun"],)).explained(f"{grid.corner} {_common(grid)}")
            if noun
            else ()
        )
        around = len(wording.explained(grid.frame) - terms) / max(len(wording.terms), 1)
        if share >= LEAST_EXPLAINED and (kind or around or score >= WELL_NAMED):
            yield score + share + around + 0.5 * kind - 0.15 * place, grid, column


#: The rows, the column and what stands around the table must have this share of the question.
LEAST_EXPLAINED = 0.6
#: A column that is named so well needs no word around the table.
WELL_NAMED = 0.7


def _common(grid: Grid) -> str:
    """The word that every column begins with: 'Linjeføring', 'Model'."""
    first = {column.name.split()[0] for column in grid.columns if column.name}
    return first.pop() if len(first) == 1 else ""


def _extreme(wording: Wording, grid: Grid, column: Column, asked: re.Match[str]) -> Found | None:
    if across := _across(wording, grid):
        cells = across
    else:
        cells = [Told(grid, row, column) for row, _ in grid.numbers(column)]
    key = _key(wording, grid, column)
    if key is None or len(cells) < 2:
        return None
    high = asked["high"] is not None
    if _is_spread(wording.question.folded):
        ends = sorted(cells, key=lambda cell: key(cell.number or Decimal(0)))
        return Found("", (ends[0], ends[-1]), spread=True)
    ordered = sorted(cells, key=lambda cell: key(cell.number or Decimal(0)), reverse=high)
    best = key(ordered[0].number or Decimal(0))
    first = [cell for cell in ordered if key(cell.number or Decimal(0)) == best]
    if best <= 0 and high and is_deviation(column.name):
        return None
    return Found("Højest" if high else "Lavest", tuple(first)) if len(first) < len(cells) else None


def _is_spread(folded: str) -> bool:
    """Whether the largest and the smallest are held against each other."""
    asked = list(_EXTREME.finditer(folded))
    return any(one["high"] for one in asked) and any(one["low"] for one in asked)


def _with_target(grid: Grid, columns: Sequence[Column]) -> list[Column]:
    """The columns that are measured as a target of the table is: in the same unit."""
    targets = [c for c in columns if _TARGET.search(fold(c.name))]
    if len(targets) != 1 or not grid.parts:
        return []
    unit = Told(grid, grid.parts[0], targets[0]).unit
    return [c for c in columns if c not in targets and unit and Told(grid, grid.parts[0], c).unit == unit]


def _across(wording: Wording, grid: Grid) -> list[Told]:
    """The cells of one row, where the columns are what is compared: 'Hvilken model …'."""
    head, asked = fold(_common(grid)), _NAMES.search(wording.question.folded)
    nouns = wording.terms if _is_spread(wording.question.folded) else [(asked and asked["noun"]) or ""]
    if not head or all(wording.strength(noun, head) < PLAINLY for noun in nouns):
        return []
    named = rows_named(wording, grid).best
    row = grid.rows[named] if named is not None else next((row for row in grid.rows if row.total), None)
    cells = [Told(grid, row, column) for column in grid.columns] if row else []
    return [cell for cell in cells if cell.number is not None]


def _key(wording: Wording, grid: Grid, column: Column) -> Callable[[Decimal], Decimal] | None:
    """What is compared of a number: itself, its size, or how far it is over or under the budget."""
    said = wording.question.folded
    if is_deviation(column.name) or re.search(r"\bafvig\w*", said):
        meaning = sense(grid, column)
        if _OVER.search(said) or _UNDER.search(said):
            way = (1 if _OVER.search(said) else -1) * (meaning or 0)
            return (lambda number: way * number) if way else None
        return abs
    if _FALLS.search(said) and _CHANGE.search(fold(column.name)):
        return lambda number: -number
    if all(number <= 0 for _, number in grid.numbers(column)):
        return abs
    return lambda number: number


def _conditioned(wording: Wording, grid: Grid, column: Column) -> Found | None:
    if names_a_row(wording, grid):
        return None
    said = wording.question.folded
    rows = list(grid.numbers(column))
    if is_deviation(column.name) and (_OVER.search(said) or _UNDER.search(said)):
        way = (1 if _OVER.search(said) else -1) * (sense(grid, column) or 0)
        kept = [row for row, number in rows if way * number > 0]
    elif _KEPT.search(said):
        kept = _against_target(grid, column, missed=_MISSED.search(said) is not None)
    else:
        kept = within_limit(wording, grid, column, [row for row, _ in rows])
    cells = tuple(Told(grid, row, column) for row in kept)
    told = count_in_words(cells, len(grid.parts))
    return Found(told, cells, counted=True) if cells and len(cells) < len(grid.parts) + 1 else None


def _against_target(grid: Grid, column: Column, missed: bool) -> list[Row]:
    target = next((c for c in grid.columns if _TARGET.search(fold(c.name)) and c != column), None)
    if target is None or _TARGET.search(fold(column.name)):
        return []
    limits = dict(grid.numbers(target))
    both = [(row, number, limits[row]) for row, number in grid.numbers(column) if row in limits]
    return [row for row, number, limit in both if (number > limit) == missed]

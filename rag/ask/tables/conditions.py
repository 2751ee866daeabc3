"""What a question asks of the rows that it counts, as tests of the numbers in their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rag.ask.tables.columns import in_period
from rag.ask.tables.concepts import CONCEPTS
from rag.ask.tables.grid import Column, Grid
from rag.ask.tables.legend import is_deviation, sense
from rag.ask.tables.naming import Wording
from rag.ask.tables.periods import periods
from rag.ask.tables.reckoning import moment
from rag.danish import fold

_UP = re.compile(
    r"\b(?:dyrere|stig\w*|steg\w*|flere|mere|hoejere|voks\w*|oege[srt]?|(?:gaar|gik) (?:\w+ ){0,4}op)\b"
)
_DOWN = re.compile(
    r"\b(?:billigere|fald\w*|faerre|mindre|lavere|mister?|mistede|skaeres?|nedsaettes|reduceres"
    r"|(?:gaar|gik) (?:\w+ ){0,4}ned)\b"
)
_OVER = re.compile(
    r"\b(?:mer(?:forbrug|udgift)\w*|over budget\w*|(?:mere|flere) end budget\w*|overskrid\w*)\b"
)
_UNDER = re.compile(r"\b(?:mindre(?:forbrug|udgift)\w*|under budget\w*|(?:mindre|faerre) end budget\w*)\b")
_NOTHING = re.compile(r"\b(?:ingenting|intet|ikke noget|ingen penge|(?:0|nul) kr(?:oner)?)\b")
_KEPT = re.compile(r"\b(?:overhold\w*|naaede|naar|levede op|lever op|inden for|opfyld\w*)\b")
_MISSED = re.compile(r"\bikke\b|\boverskred\w*|\boverskrid\w*|\bbroed\b")
_TARGET = re.compile(r"\bmaal\b|servicemaal|kapacitet|graense|loft")
_BUDGET = re.compile(r"\bbudget\w*")
_EXPECTED = re.compile(r"forvent|skoen|\bfvr\b|prognose")
#: 'Note: + = udvidelse og - = besparelse'.
_LEGEND = re.compile(r"\+ ?= ?(?P<plus>\w+)\W+(?:og |, )?[-–] ?= ?(?P<minus>\w+)")


@dataclass(frozen=True, slots=True)
class Test:
    """What must hold of a row's numbers in some columns, and the question's terms that ask for it."""

    columns: tuple[Column, ...]
    holds: Callable[[Sequence[Decimal]], bool]
    terms: frozenset[str] = frozenset()


def asks_condition(wording: Wording) -> bool:
    """Whether a question picks some rows out."""
    patterns = (_OVER, _UNDER, _KEPT, _NOTHING, _UP, _DOWN)
    return any(pattern.search(wording.question.folded) for pattern in patterns)


def conditions(wording: Wording, grid: Grid) -> Iterator[Test]:
    """The tests that the question may mean, the one first that the table is made for."""
    said = wording.question.folded
    over, under = _OVER.search(said), _UNDER.search(said)
    if over or under:
        yield from _of_budget(wording, grid, 1 if over else -1)
    elif _KEPT.search(said):
        yield from _of_target(wording, grid, _MISSED.search(said) is not None)
    elif found := _NOTHING.search(said):
        yield from _of_nothing(wording, grid, found[0])
    elif sign := _legend_sign(wording, grid):
        yield from _of_sign(wording, grid, sign)
    elif bool(_UP.search(said)) is not bool(_DOWN.search(said)):
        yield from _of_change(wording, grid, 1 if _UP.search(said) else -1)


def _of_budget(wording: Wording, grid: Grid, way: int) -> Iterator[Test]:
    for column in in_period(wording, grid, grid.columns):
        meaning = sense(grid, column) if is_deviation(column.name) else None
        if meaning:
            terms = _terms(wording, _OVER, _UNDER, _BUDGET, _UP, _DOWN)
            yield Test((column,), _beyond(way * meaning), terms)


def _of_target(wording: Wording, grid: Grid, missed: bool) -> Iterator[Test]:
    """What is measured against its target: a column of the same words in brackets, or of the same unit."""
    targets = [c for c in grid.columns if _TARGET.search(fold(c.name))]
    if len(targets) != 1:
        return
    unit = re.findall(r"\(([^)]*)\)", targets[0].name)
    others = [c for c in grid.columns if c not in targets and re.findall(r"\(([^)]*)\)", c.name) == unit]
    if unit and len(others) == 1:
        pair = (targets[0], others[0])
        yield Test(pair, lambda both: (both[1] > both[0]) is missed, _terms(wording, _KEPT, _MISSED, _TARGET))


def _of_nothing(wording: Wording, grid: Grid, word: str) -> Iterator[Test]:
    """The one column in which some row has nothing."""
    columns = [c for c in grid.columns if any(not number for _, number in grid.numbers(c))]
    if len(columns) == 1:
        terms = frozenset(word.split()) & frozenset(wording.terms)
        asked = _terms(wording, CONCEPTS["proposed"].asked, CONCEPTS["applied"].asked)
        yield Test((columns[0],), lambda own: not own[0], terms | asked)


def _of_sign(wording: Wording, grid: Grid, sign: int) -> Iterator[Test]:
    columns = [c for c in in_period(wording, grid, grid.columns) if any(n < 0 for _, n in grid.numbers(c))]
    if len(columns) == 1:
        yield Test((columns[0],), _beyond(sign), frozenset(wording.terms))


def _of_change(wording: Wording, grid: Grid, way: int) -> Iterator[Test]:
    """A column of changes, the two times that are named, or what is expected beside its budget."""
    terms = _terms(wording, _UP, _DOWN, _BUDGET)
    told = CONCEPTS["change"].told
    pair = _times(wording, grid)
    if pair and len(wording.periods) > 1:
        yield Test(pair, _rises(way), terms)
        return
    if _TARGET.search(wording.question.folded):
        yield from _of_capacity(wording, grid, way)
        return
    named = [c for c in grid.columns if told.search(fold(c.name)) and any(grid.numbers(c))]
    if len(named) == 1 and (way_told := _reckoned(grid, named[0])):
        yield Test((named[0],), _beyond(way * way_told), terms)
        return
    expected = _budget_and_expected(grid) if _BUDGET.search(wording.question.folded) else None
    if not expected and (named or " end " in wording.question.folded):
        return
    if pair := expected or pair:
        yield Test(pair, _rises(way), terms)


def _of_capacity(wording: Wording, grid: Grid, way: int) -> Iterator[Test]:
    """'Flere elever end kapaciteten': the column that the question names beside the one that limits it."""
    limits = [c for c in grid.columns if _TARGET.search(fold(c.name))]
    named = [c for c in grid.columns if c not in limits and wording.explained(c.name)]
    if len(limits) == len(named) == 1:
        terms = wording.explained(f"{limits[0].name} {named[0].name}") | _terms(wording, _UP, _DOWN)
        yield Test((limits[0], named[0]), _rises(way), terms)


def _times(wording: Wording, grid: Grid) -> tuple[Column, Column] | None:
    """The two columns that differ in their time: those that the question names, or the only ones.

    Where it names one time it must be the later one.
    """
    of_time = [c for c in grid.columns if len(periods(c.name)) == 1]
    named = [c for c in in_period(wording, grid, grid.columns) if c in of_time]
    pair = sorted(named if len(named) == 2 else of_time, key=lambda one: moment(periods(one.name)[0]))
    if len(pair) != 2 or (len(named) == 1 and named[0] != pair[1]):
        return None
    return pair[0], pair[1]


def _budget_and_expected(grid: Grid) -> tuple[Column, Column] | None:
    budget = [c for c in grid.columns if _BUDGET.search(fold(c.name))]
    expected = [c for c in grid.columns if _EXPECTED.search(fold(c.name)) and c not in budget]
    return (budget[0], expected[0]) if len(budget) == len(expected) == 1 else None


def _reckoned(grid: Grid, column: Column) -> int:
    """1 where a column of changes is the later column less the earlier one, -1 the other way round, else 0.

    Where no two columns beside it make it, what is called a change or a rise is one.
    """
    numeric = [c for c in grid.columns if c.index < column.index and any(grid.numbers(c))]
    own = dict(grid.numbers(column))
    ways = set()
    if len(numeric) >= 2:
        before, after = (dict(grid.numbers(c)) for c in numeric[-2:])
        for row, change in own.items():
            if row in before and row in after and change:
                ways.add(1 if (after[row] > before[row]) is (change > 0) else -1)
    if len(ways) == 1:
        return ways.pop()
    return 0 if ways else int(bool(re.search(r"aendring|stigning", fold(column.name))))


def _legend_sign(wording: Wording, grid: Grid) -> int:
    """What a note says that the sign of what is asked for is; 0 where none does."""
    told = _LEGEND.search(fold(grid.meeting.text(grid.item.span)))
    for group, sign in (("plus", 1), ("minus", -1)) if told else ():
        if told and any(wording.strength(term, told[group]) for term in wording.terms):
            return sign
    return 0


def _beyond(sign: int) -> Callable[[Sequence[Decimal]], bool]:
    return lambda own: own[0] * sign > 0


def _rises(way: int) -> Callable[[Sequence[Decimal]], bool]:
    return lambda both: (both[1] - both[0]) * way > 0


def _terms(wording: Wording, *patterns: re.Pattern[str]) -> frozenset[str]:
    """The terms of a question that ask for a condition."""
    return frozenset(term for term in wording.terms if any(pattern.search(term) for pattern in patterns))

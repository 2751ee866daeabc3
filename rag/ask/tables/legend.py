"""What the sign of a deviation means, where the minutes tell: that a plus is overspending, or underspending.

It is never guessed. A note may say it, or the columns: a deviation that is everywhere the accounts less the
budget is overspending where it is positive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.ask.tables.grid import Column, Grid
from rag.danish import fold

#: Overspending is positive, or negative.
PLUS, MINUS = 1, -1
_SENSE = {"mer": PLUS, "mindre": MINUS}
_SPENDING = r"(mer|mindre)(?:forbrug|udgift)"
_NUMBER = r"(?:tal|fortegn|beloeb|afvigelser?|vaerdi(?:er)?)"
#: Notes that tell what a plus, and what a minus is.
_OF_PLUS = re.compile(
    rf"(?:\+\s*(?:=|er|angiver|betyder|:)\s*|\bplus\b[^.,;]{{0,40}}?\b"
    rf"|\bpositiv\w* {_NUMBER}\b[^.;]{{0,60}}?\b){_SPENDING}"
    rf"|{_SPENDING}\w*\s*\(\+\)"
)
_OF_MINUS = re.compile(
    rf"(?:(?<![\w)])[-–]\s*(?:=|angiver|betyder|:)\s*|\bnegativ\w* {_NUMBER}\b[^.;]{{0,60}}?\b"
    rf"|\bminus (?:er|angiver|betyder)[^.;]{{0,20}}?\b){_SPENDING}"
    rf"|{_SPENDING}\w*\s*\([-–]\)"
)
_DEVIATION = re.compile(
    r"afvig|mer-? ?/ ?mindre|merforbrug|mindreforbrug|mer-? (?:og|eller) mindre|^forskel$"
)
_BUDGET = re.compile(r"\bkorrigere\w* (?:\w*budget\w*)|\bbudget")
_ACCOUNTS = re.compile(r"\bforvente\w* (?:regnskab|forbrug|resultat)|\bregnskab")


def is_deviation(name: str) -> bool:
    """Whether a column tells how far something lies from its budget."""
    return _DEVIATION.search(fold(name)) is not None


def sense(grid: Grid, column: Column) -> int | None:
    """PLUS or MINUS, the sign of overspending in a column of deviations; None where nothing tells it."""
    if not is_deviation(column.name):
        return None
    told = {*_noted(grid, column), *_reckoned(grid, column)}
    return told.pop() if len(told) == 1 else None


def _noted(grid: Grid, column: Column) -> Iterator[int]:
    for text in (column.name, grid.meeting.text(grid.item.span)):
        said = fold(text)
        for pattern, factor in ((_OF_PLUS, 1), (_OF_MINUS, -1)):
            for match in pattern.finditer(said):
                yield factor * _SENSE[next(filter(None, match.groups()))]


def _reckoned(grid: Grid, column: Column) -> Iterator[int]:
    """What the columns to the left tell: the accounts less the budget, or the other way round."""
    before = [one for one in grid.columns if one.index < column.index]
    budget = next((one for one in reversed(before) if _BUDGET.search(fold(one.name))), None)
    accounts = next((one for one in reversed(before) if _ACCOUNTS.search(fold(one.name))), None)
    if not budget or not accounts or budget == accounts:
        return
    planned, held = (dict(grid.numbers(one, grid.rows)) for one in (budget, accounts))
    found = {
        PLUS if apart == held[row] - planned[row] else MINUS if apart == planned[row] - held[row] else 0
        for row, apart in grid.numbers(column, grid.rows)
        if apart and planned.get(row, 0) > 0 and row in held
    }
    if len(found) == 1 and 0 not in found:
        yield found.pop()

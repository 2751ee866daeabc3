"""Roll-calls that stand as a table: a column or a row for each side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rag.ingest.layout import Line
from rag.ingest.tables import find_tables
from rag.ingest.voters import listed_voters, voters
from rag.model import Cell, Span, Table, Vote

_FOR = re.compile(
    r"(?:(?:stemte|stemmer)\s+)?(?:for|ja)(?:\s+(?:stemte|stemmer|forslaget|indstillingen))?", re.IGNORECASE
)
_AGAINST = re.compile(
    r"(?:(?:stemte|stemmer)\s+)?(?:i?mod|nej)(?:\s+(?:stemte|stemmer|forslaget|indstillingen))?",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"hverken for eller i?mod|undlod(?: at stemme)?|undlader|blankt?e?|stemte (?:blankt|ikke)|"
    r"(?:stemte )?hverken(?:\s*/\s*eller)?",
    re.IGNORECASE,
)
_SIDES = (_FOR, _AGAINST, _NEITHER)
#: A name for each vote, and two sides.
_NARROWEST = 3


def table_votes(lines: Sequence[Line]) -> list[Vote]:
    """The votes that tables among the lines of a decision tell, in order."""
    if not any(line.tabular or "   " in line.raw for line in lines):
        return []
    return [vote for table in find_tables(lines) for vote in _votes(table)]


def _votes(table: Table) -> list[Vote]:
    found = _by_ballot(table)
    return found or [vote for vote in [_vote(table)] if vote is not None]


def _by_ballot(table: Table) -> list[Vote]:
    """'| Forslag | For | Imod |': a vote on each row, on what the first cell names."""
    sides = [_side(cell) for cell in table.header]
    if len(sides) < _NARROWEST or sides[0] is not None or None in sides[1:] or len(set(sides)) < len(sides):
        return []
    found: list[Vote] = []
    for row in table.rows:
        told = {side: listed_voters(cell.text) for side, cell in zip(sides[1:], row[1:], strict=True)}
        in_favour, against, abstained = (told.get(side, ()) for side in range(len(_SIDES)))
        unread = any(cell.text.strip(" –—-") and not listed_voters(cell.text) for cell in row[1:])
        if unread or not (in_favour or against):
            return []
        span = Span(row[0].span.start if found else table.span.start, row[-1].span.end)
        found.append(Vote(in_favour, against, abstained, span, row[0].text.strip("* ") or None))
    return found


def _vote(table: Table) -> Vote | None:
    """The vote of a table whose header, or whose first column, holds nothing but sides; else None."""
    found = _by_column(table) or _by_row(table)
    in_favour, against, abstained = (found.get(side, ()) for side in range(len(_SIDES)))
    return Vote(in_favour, against, abstained, table.span) if in_favour or against else None


def _by_column(table: Table) -> dict[int, tuple[str, ...]]:
    """'| For | Imod |' above the voters."""
    sides = [side for cell in table.header if (side := _side(cell)) is not None]
    if not 1 < len(table.header) == len(set(sides)):
        return {}
    return {side: _named(row[i] for row in table.rows) for i, side in enumerate(sides)}


def _by_row(table: Table) -> dict[int, tuple[str, ...]]:
    """'| For | A, B |' above '| Imod | C |', with a header or without."""
    found: dict[int, tuple[str, ...]] = {}
    for i, row in enumerate((table.header, *table.rows)):
        side = _side(row[0])
        if side in found or (side is None and i):
            return {}
        if side is not None:
            found[side] = _named(row[1:])
    return found if len(found) > 1 else {}


def _side(cell: Cell) -> int | None:
    text = cell.text.strip(" :.*")
    return next((n for n, side in enumerate(_SIDES) if side.fullmatch(text)), None)


def _named(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(name for cell in cells for name in voters(cell.text) or ())

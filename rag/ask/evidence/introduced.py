"""The rows of the table that a sentence introduces: 'Udvalget peger på fire:' says nothing alone."""

from __future__ import annotations

from rag.ask.evidence.features import names_total
from rag.ask.evidence.selection import Candidate
from rag.ask.evidence.units import UnitKind, readable
from rag.model import Cell

#: Fewer rows are no list, and more would bury the answer.
FEWEST, MOST = 2, 12
#: What may stand between a sentence and its table.
_BETWEEN = " \t\n*_|+-"


def introduced(candidate: Candidate) -> tuple[Cell, ...]:
    """What the rows of the table right below a sentence with a colon at its end are called; else nothing."""
    unit, ranked = candidate.unit, candidate.ranked
    if unit.kind is not UnitKind.SENTENCE or not unit.text.endswith(":"):
        return ()
    text = ranked.meeting.source.text
    below = (table for table in ranked.item.tables if table.span.start >= unit.span.end)
    table = min(below, key=lambda one: one.span.start, default=None)
    if table is None or text[unit.span.end : table.span.start].strip(_BETWEEN):
        return ()
    called = tuple(row[0] for row in table.rows if readable(row[0].text) and not names_total(row[0].text))
    worded = all(any(character.isalpha() for character in cell.text) for cell in called)
    return called if FEWEST <= len(called) <= MOST and worded else ()

"""Which way a thing moved, by its figures: the sign of a change in a table, or two sentences on two years."""

from __future__ import annotations

import re
from decimal import Decimal

from rag.ask.evidence.selection import FEATURES, Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.premises.presumed import Direction
from rag.danish import fold
from rag.facts import dates, figures

#: A column that tells by how much a figure moved from one time to another.
_CHANGE = re.compile(r"aendring|udvikling|stigning/fald|vaekst")
#: The least share of a row's words that the question names.
LEAST_NAMED = 0.5


def moved(candidate: Candidate, selection: Selection) -> Direction | None:
    """Which way the figures of a unit say that the thing went; None where they do not say."""
    if candidate.unit.kind is UnitKind.CELL:
        return _by_sign(candidate)
    return _over_years(candidate, selection) if candidate.unit.kind is UnitKind.SENTENCE else None


def _by_sign(cell: Candidate) -> Direction | None:
    named = float(cell.features[FEATURES.index("row")]) >= LEAST_NAMED
    if not named or not _CHANGE.search(fold(cell.unit.column)):
        return None
    said = figures(cell.unit.text.rsplit(":", 1)[-1])
    return _from_zero(said[0].value) if len(said) == 1 else None


def _from_zero(change: Decimal) -> Direction | None:
    return Direction.UP if change > 0 else Direction.DOWN if change < 0 else None


def _over_years(candidate: Candidate, selection: Selection) -> Direction | None:
    """'I 2023 var der 41.' 'I 2022 var der 56.': a sentence and the one behind it, each with a figure."""
    behind = followed_by(candidate, selection)
    first, second = _of_year(candidate.unit.text), _of_year(behind.unit.text) if behind else None
    if first is None or second is None or first[0] == second[0] or first[2] != second[2]:
        return None
    earlier, later = sorted((first, second), key=lambda one: one[0])
    return None if earlier[1] == later[1] else Direction.UP if later[1] > earlier[1] else Direction.DOWN


def followed_by(candidate: Candidate, selection: Selection) -> Candidate | None:
    """The sentence that stands right behind a unit."""
    return next((other for other in selection.candidates if _follows(other, candidate)), None)


def _of_year(text: str) -> tuple[int, Decimal, str | None] | None:
    """The year of a sentence, its figure and its unit, where it has one of each."""
    years = {fact.year for fact in dates(text) if fact.year}
    said = [figure for figure in figures(text) if int(figure.value) not in years]
    if len(years) != 1 or len(said) != 1:
        return None
    return min(years), said[0].value, said[0].unit


def _follows(other: Candidate, one: Candidate) -> bool:
    if other.ranked.item.id != one.ranked.item.id or other.unit.kind is not UnitKind.SENTENCE:
        return False
    gap = one.ranked.meeting.source.text[one.unit.span.end : other.unit.span.start]
    return other.unit.span.start >= one.unit.span.end and not gap.strip()

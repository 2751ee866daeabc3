"""Whether a date of an answer stands in the minutes, or is the day of their meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from eval.facts import Day, Figure, read
from eval.support.finding import Piece, Said
from eval.support.headings import Heading
from eval.support.outcomes import outcomes
from eval.support.passages import Unit
from eval.support.sections import Part
from eval.support.words import topic

#: Before a day that something is due or holds, which is not the day of the meeting.
_DEADLINES = frozenset("til inden senest fra før efter pr frem siden indtil".split())
_BODIES = ("udvalg", "udvalget", "råd", "rådet", "bestyrelse", "bestyrelsen", "byråd")
#: A line of a timeline has so much (0–1) of what is told under its day.
_TOLD = 0.5
#: Words between 'mødet' and its day: 'mødet i Børne- og Skoleudvalget den 3. maj'.
_TO_ITS_DAY = frozenset("i af for den d onsdag mandag tirsdag torsdag fredag og".split())


def day_stands(said: Day, written: object, year: int | None) -> bool:
    """A date without a year in the minutes is of the meeting's year, or of any where that is not known."""
    if not isinstance(written, Day):
        return isinstance(written, Figure) and said.month is None and written.number == said.year
    if written.covers(said):
        return True
    return written.year is None and replace(written, year=year or said.year).covers(said)


def is_of_the_meeting(said: Said, piece: Piece, at: int) -> bool:
    """Whether a date is the meeting's own, in a sentence about what happened there."""
    day = piece.tokens[at].value
    if not isinstance(day, Day) or not any(meeting.covers(day) for meeting in said.evidence.meetings):
        return False
    if day.day is None or {token.text for token in piece.tokens[max(0, at - 2) : at]} & _DEADLINES:
        return False
    if said.heading and said.heading.day == day:
        return True
    speaks = any("mød" in token.text or "referat" in token.text for token in said.tokens)
    decides = bool(said.ballots or said.presences) or any(outcomes(said.tokens, Part.BODY))
    return at == 0 or speaks or decides


def is_of_no_meeting(said: Said, piece: Piece, at: int) -> bool:
    """Whether a day of no cited meeting is told as the meeting's: '12. marts 2025, udvalget: Godkendt'."""
    day = piece.tokens[at].value
    if not isinstance(day, Day) or day.day is None or not said.evidence.meetings:
        return False
    if said.heading and said.heading.day == day:
        return not any(_tells_under(unit, said.heading, said) for unit in said.evidence.units)
    if said.computed and _is_day_of_meeting(piece, at):
        return True
    if said.presences or said.ballots:
        return any(token.text in {"mødet", "møde"} for token in piece.tokens[max(0, at - 2) : at])
    opens = at == 0 and said.text.casefold().startswith(f"{piece.tokens[0].text},")
    return opens and any(outcomes(said.tokens, Part.BODY))


def _is_day_of_meeting(piece: Piece, at: int) -> bool:
    """Whether a day is told as that of the meeting: 'Mødet i Byrådet den 3. maj havde 9 punkter'."""
    before = [token.text for token in piece.tokens[:at]]
    named = next((n for n, text in enumerate(before) if text in {"mødet", "møde"}), None)
    if named is None:
        return False
    between = [text for text in before[named + 1 :] if text not in _TO_ITS_DAY]
    return not between or between[-1].endswith(_BODIES)


def _tells_under(unit: Unit, heading: Heading, said: Said) -> bool:
    """Whether a line of a timeline, a cell or a decision is of that day, and says what is told under it."""
    if unit.cell:
        days = [token.value for token in (*unit.cell.row, *unit.cell.column)]
        told = {str(token.value) for token in unit.tokens if token.value}
        stated = {str(token.value) for token in read(heading.rest) if token.value}
        return _covered(days, heading.day) and bool(told & stated)
    opens = [token.value for token in unit.tokens[:1]]
    headed = f"day {heading.day.month}-{heading.day.day}" in unit.label
    if not headed and not _covered(opens, heading.day):
        return False
    return said.evidence.cover(topic(read(heading.rest)), unit.words) >= _TOLD


def _covered(values: Iterable[object], day: Day) -> bool:
    return any(isinstance(value, Day) and value.covers(day) for value in values)

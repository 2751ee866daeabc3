"""Whether a date of an answer stands in the minutes, or is the day of their meeting."""

from __future__ import annotations

from dataclasses import replace

from eval.facts import Day, Figure
from eval.support.finding import Piece, Said
from eval.support.outcomes import outcomes
from eval.support.passages import Unit
from eval.support.sections import Part

#: Before a day that something is due or holds, which is not the day of the meeting.
_DEADLINES = frozenset("til inden senest fra før efter pr frem siden indtil".split())
_BODIES = ("udvalg", "udvalget", "råd", "rådet", "bestyrelse", "bestyrelsen")


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
    if _is_heading(said, day):
        return True
    speaks = any("mød" in token.text or "referat" in token.text for token in said.tokens)
    decides = bool(said.ballots or said.presences) or any(outcomes(said.tokens, Part.BODY))
    return at == 0 or speaks or decides


def is_of_no_meeting(said: Said, piece: Piece, at: int) -> bool:
    """Whether a day of no cited meeting is told as the meeting's: '12. marts 2025, udvalget: Godkendt'."""
    day = piece.tokens[at].value
    if not isinstance(day, Day) or day.day is None or not said.evidence.meetings:
        return False
    if _is_heading(said, day):
        return not any(_opens_with(unit, day) for unit in said.evidence.units)
    if said.presences or said.ballots:
        return any(token.text in {"mødet", "møde"} for token in piece.tokens[max(0, at - 2) : at])
    opens = at == 0 and said.text.casefold().startswith(f"{piece.tokens[0].text},")
    return opens and any(outcomes(said.tokens, Part.BODY))


def _is_heading(said: Said, day: Day) -> bool:
    """Whether a sentence is headed by a day, alone or behind a body: 'Byrådet, 12. marts 2025: …'."""
    at = next((n for n, token in enumerate(said.tokens) if token.value == day), 0)
    if not said.text[said.tokens[at].end :].startswith(":"):
        return False
    return at == 0 or any(
        token.text.endswith(("udvalg", "udvalget", "råd", "rådet")) for token in said.tokens[:at]
    )


def _opens_with(unit: Unit, day: Day) -> bool:
    """Whether a unit is of a day: a line of a timeline, or a column of a table."""
    told = [*unit.tokens[:1], *((*unit.cell.row, *unit.cell.column) if unit.cell else ())]
    return any(isinstance(token.value, Day) and token.value.covers(day) for token in told)

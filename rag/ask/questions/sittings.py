"""Which meeting a question means that names it by its place in time: the newest, the first, that on the 12th.

The day is written out ('på mødet den 12. marts 2025'), so that a reader sees which meeting was meant. What is
newest is so among the minutes of the places and bodies that the question names: 'i år' is the year of the
newest of those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rag.ask.claims import day_in_words
from rag.ask.questions import moments
from rag.ask.questions.moments import (
    OF_A_MEETING,
    asks_for_all,
    asks_of_a_meeting,
    matter,
    names_time,
    of_a_whole,
)
from rag.ask.questions.question import Question
from rag.ask.questions.scope import named_bodies, read_scopes
from rag.ask.questions.wants import Want
from rag.danish import MONTH_NAMES
from rag.facts import DateFact
from rag.model import Kind
from rag.store.library import MeetingOverview

#: The month in which councils sit again after the summer.
_AFTER_SUMMER = 8
_ITEMS = re.compile(r"\b(?:hvilke|hvor mange|naevn) (?:\w+ ){0,2}?(?:punkt\w*|sager|moeder|forslag|emner)\b")
#: A meeting of which it is not said when it was.
_SPOKEN_OF = re.compile(r"\b(?:mødet|the meeting)\b", re.IGNORECASE)
_MEETING = re.compile(r"\bmoede|\bmoedt|\bmeeting")


def at_sitting(question: Question, overviews: Sequence[MeetingOverview]) -> Question:
    """The question with the day or period that it means written out; the same one where it says it.

    One for all that a body decided, or for who was absent or voted how, which names neither time nor matter,
    means its newest meeting.
    """
    held = sorted(_meant(question, overviews), key=lambda one: one.date)
    text = _written_out(question, held) if held else question.text
    return question if text == question.text else Question(text)


def _meant(question: Question, overviews: Sequence[MeetingOverview]) -> list[MeetingOverview]:
    """The minutes of the places and bodies named; none where another body, or a matter of any body, is."""
    scopes = read_scopes(question, overviews)
    if len({(one.municipalities, one.committees) for one in scopes}) > 1:
        return []
    bodies, places = scopes[0].committees, scopes[0].municipalities
    if scopes[0].numbers or scopes[0].case_numbers or (named_bodies(question) and not bodies):
        return []
    ranked = moments.RANKED.search(question.text) and Want.DATE not in question.wants
    items = _ITEMS.search(question.folded)
    if not (question.wants & OF_A_MEETING or of_a_whole(question) or items or ranked):
        return []
    if not bodies and not items and matter(question, scopes[0]):
        return []
    return [
        one
        for one in overviews
        if one.kind is Kind.MINUTES
        and (not bodies or one.committee in bodies)
        and (not places or one.municipality in places)
    ]


def _written_out(question: Question, held: Sequence[MeetingOverview]) -> str:
    """The text with its first expression of time written out; `held` in order of time."""
    text, newest = question.text, held[-1].date
    if found := moments.BEFORE_LAST.search(text) or moments.RANKED.search(text):
        day = _ranked(found, held)
        return _with(text, found, _at(day, question)) if day else text
    if found := moments.SINCE.search(text):
        summer = newest.year if newest.month >= _AFTER_SUMMER else newest.year - 1
        since = date(summer, _AFTER_SUMMER, 1) if found["summer"] else date(newest.year, 1, 1)
        return _with(text, found, f"siden {day_in_words(since)}")
    if found := moments.TO_SUMMER.search(text):
        return _with(text, found, f"i foråret {newest.year}")
    if found := moments.YEARS.search(text):
        year = newest.year - 1 if found["last"] else newest.year
        return _with(text, found, f"{'in' if question.english else 'i'} {year}")
    if found := moments.DAY.search(text):
        days = [one.date for one in held if one.date.day == int(found["day"])]
        return _with(text, found, f"den {day_in_words(days[-1])}") if days else text
    partial = next((one for one in question.dates if one.month and one.day and not one.year), None)
    if partial:
        return _dated(question, partial, held)
    (scope, *others) = read_scopes(question, held)
    if (
        not others
        and not names_time(question)
        and (asks_for_all(question, scope) or asks_of_a_meeting(question, scope))
    ):
        if found := _SPOKEN_OF.search(text):
            return _with(text, found, _at(newest, question))
        return f"{text.rstrip(' ?.!')} {'at' if question.english else 'på'} {_at(newest, question)}?"
    return text


def _ranked(found: re.Match[str], held: Sequence[MeetingOverview]) -> date | None:
    """The day of the newest meeting, the first, or the one before the newest; None where there is none."""
    parts = found.groupdict()
    days = sorted({one.date for one in held if not parts.get("year") or one.date.year == int(parts["year"])})
    if parts.get("first"):
        return days[0] if days else None
    back = 1 if parts.get("last") else 2
    return days[-back] if len(days) >= back else None


def _dated(question: Question, partial: DateFact, held: Sequence[MeetingOverview]) -> str:
    """The text with the year of the newest meeting on the day that it names without one.

    Where there was none, and nothing but a meeting is asked for, the newest year stands for it.
    """
    days = [one.date for one in held if (one.date.month, one.date.day) == (partial.month, partial.day)]
    scopes = read_scopes(question, held)
    of_it = _MEETING.search(question.folded) and not any(matter(question, one) for one in scopes)
    if not days and not of_it:
        return question.text
    year, day = (days or [held[-1].date])[-1].year, partial.day or 1
    month = MONTH_NAMES[(partial.month or 1) - 1]
    before, after = question.text[: partial.span.start], question.text[partial.span.end :]
    return f"{before}{day}. {month} {year}{after}"


def _with(text: str, found: re.Match[str], written: str) -> str:
    return text[: found.start()] + written + text[found.end() :]


def _at(day: date, question: Question) -> str:
    return f"the meeting on {day.isoformat()}" if question.english else f"mødet den {day_in_words(day)}"

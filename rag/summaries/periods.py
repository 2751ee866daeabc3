"""The period that a question restricts its meetings to: 'sygedagpenge i 2025', 'skoler siden marts 2024'."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rag.ask.questions.question import Question
from rag.danish import words
from rag.facts import DateFact
from rag.model import Span

#: Words before a date that make it the time of the meetings, and not a part of the matter ('budget 2026').
_WITHIN = re.compile(r"\b(?:i|fra|den|d\.|mellem|i løbet af)\s+$", re.IGNORECASE)
_FURTHER = re.compile(r"^\s*(?:og|eller|til|,|-|–)\s+(?:den |d\. )?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:siden|fra og med)\s+(?:den |d\. )?$", re.IGNORECASE)
_AFTER = re.compile(r"\befter\s+(?:den |d\. )?$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:før|inden)\s+(?:den |d\. )?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:til og med|indtil)\s+(?:den |d\. )?$", re.IGNORECASE)
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included and either open, and where the question says so."""

    start: date | None = None
    end: date | None = None
    spans: tuple[Span, ...] = ()

    def words(self, question: Question) -> frozenset[str]:
        """The words (folded) that say when."""
        return frozenset(word for span in self.spans for word in words(span.of(question.text)))


def period_of(question: Question) -> Period:
    """The period that a question names with a word of time before it; an open one where it names none."""
    found: list[Period] = []
    for fact in sorted(question.dates, key=lambda fact: fact.span):
        before = question.text[: fact.span.start]
        days = _days(fact)
        if days and found and _FURTHER.fullmatch(before[found[-1].spans[-1].end :]):
            found.append(Period(*days, (fact.span,)))
        elif days and (said := _said(before, *days)):
            found.append(replace(said, spans=(Span(said.spans[0].start, fact.span.end),)))
    starts, ends = [one.start for one in found], [one.end for one in found]
    return Period(
        None if None in starts else min(filter(None, starts), default=None),
        None if None in ends else max(filter(None, ends), default=None),
        tuple(span for one in found for span in one.spans),
    )


def _said(before: str, first: date, last: date) -> Period | None:
    """The period that the words before a date make of its days; `spans` has these words."""
    limits: tuple[tuple[re.Pattern[str], date | None, date | None], ...] = (
        (_SINCE, first, None),
        (_AFTER, last + _A_DAY, None),
        (_BEFORE, None, first - _A_DAY),
        (_UNTIL, None, last),
        (_WITHIN, first, last),
    )
    for pattern, start, end in limits:
        if match := pattern.search(before):
            return Period(start, end, (Span(*match.span()),))
    return None


def _days(fact: DateFact) -> tuple[date, date] | None:
    """The first and the last day of a date as far as it is given; None without a year."""
    if fact.year is None:
        return None
    if fact.month is None:
        months = (1, 12) if fact.quarter is None else (3 * fact.quarter - 2, 3 * fact.quarter)
        return date(fact.year, months[0], 1), _last_day(fact.year, months[1])
    if fact.day is None:
        return date(fact.year, fact.month, 1), _last_day(fact.year, fact.month)
    day = fact.as_date
    return (day, day) if day else None


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])

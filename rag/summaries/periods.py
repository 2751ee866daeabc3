"""The period that a question restricts its meetings to: 'sygedagpenge i 2025', 'skoler siden marts 2024'."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from rag.ask.question import Question
from rag.danish import words
from rag.facts import DateFact
from rag.model import Span

#: Words before a date that make it the time of the meetings, and not a part of the matter ('budget 2026').
_WITHIN = re.compile(r"\b(?:i|fra|den|d\.|mellem|i løbet af)\s+$", re.IGNORECASE)
_FURTHER = re.compile(r"^\s*(?:og|eller|til|,|-|–)\s+(?:den |d\. )?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:siden|efter|fra og med)\s+(?:den |d\. )?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:før|inden|til og med)\s+(?:den |d\. )?$", re.IGNORECASE)


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
    first: list[date] = []
    last: list[date] = []
    spans: list[Span] = []
    open_end = False
    for fact in sorted(question.dates, key=lambda fact: fact.span):
        days, before = _days(fact), question.text[: fact.span.start]
        if days is None:
            continue
        further = spans and _FURTHER.fullmatch(question.text[spans[-1].end : fact.span.start])
        until, since = _UNTIL.search(before), _SINCE.search(before)
        says_when = until or since or further or _WITHIN.search(before)
        if not says_when:
            continue
        first += [days[0]] if not until else []
        last += [days[1]] if not since else []
        open_end = open_end or since is not None
        spans.append(Span(fact.span.start if further else says_when.start(), fact.span.end))
    return Period(min(first, default=None), None if open_end else max(last, default=None), tuple(spans))


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

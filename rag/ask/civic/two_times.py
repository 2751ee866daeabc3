"""One figure at two times that a question names, wherever each stands: in a column, a sentence, a title, or a
meeting held then. Both are told, with how far they lie apart."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.ask.asked import Asked
from rag.ask.civic.comparison import CHANGES, matter_compared, told_with_day
from rag.ask.civic.courses import asks_for_course
from rag.ask.civic.difference import LESS, MORE, difference
from rag.ask.civic.recurring import matter_of, times_of
from rag.ask.civic.series import series_of
from rag.ask.civic.timed import timed_pair, value_at
from rag.ask.civic.wording import first_confirmed
from rag.ask.evidence.gathered import READ_ITEMS, Evidence
from rag.ask.evidence.selection import Selection
from rag.ask.questions.question import Question
from rag.ask.questions.scope import within
from rag.ask.questions.wants import Want
from rag.ask.support.reckoning import MARK
from rag.ask.tables.periods import Period
from rag.ask.tables.reckoning import asks_apart, moment
from rag.model import Claim

_STRUCTURED = frozenset({Want.VOTE, Want.ATTENDANCE, Want.CLOSED, Want.CASE, Want.REASON})
_YEAR_BEFORE = re.compile(r"\b(?:aaret|et aar|saesonen|skoleaaret) (?:foer|inden|tidligere|forinden)\b")
_YEAR_AFTER = re.compile(r"\b(?:aaret|et aar|saesonen|skoleaaret) (?:efter|senere)\b")


def asks_for_two_times(asked: Asked) -> bool:
    """Whether a figure is asked for at two times of one kind: two years, two seasons, two months.

    Two months that have meetings each are those meetings.
    """
    question = asked.question
    places = {(scope.municipalities, scope.committees) for scope in asked.scopes}
    if len(places) > 1 or question.wants & _STRUCTURED or any(s.case_numbers for s in asked.scopes):
        return False
    if asks_for_course(question):
        return False
    if Want.DECISION in question.wants and Want.FIGURE not in question.wants:
        return False
    times = two_times(question)
    of_meetings = len(asked.parts) > 1 and any(time.month for time in times)
    return len(times) == 2 and not of_meetings and _asks_figure(question)


def _asks_figure(question: Question) -> bool:
    compares = any(pattern.search(question.folded) for pattern in (MORE, LESS, CHANGES))
    return compares or asks_apart(question) or question.wants_any(Want.FIGURE, Want.MONEY, Want.PERCENT)


def two_times(question: Question) -> tuple[Period, ...]:
    """The two times that a question names, the earlier first; none where they are of different kinds."""
    named = list(dict.fromkeys(times_of(question)))
    if len(named) == 1 and _YEAR_BEFORE.search(question.folded):
        named.append(named[0].year_before)
    elif len(named) == 1 and _YEAR_AFTER.search(question.folded):
        named.append(_year_after(named[0]))
    if len(named) != 2 or _kind(named[0]) != _kind(named[1]):
        return ()
    return tuple(sorted(named, key=moment))


def _kind(period: Period) -> tuple[bool, bool, bool, bool]:
    return bool(period.until), bool(period.part), bool(period.month), bool(period.day)


def _year_after(period: Period) -> Period:
    return replace(period, year=period.year + 1, until=period.until and period.until + 1)


def figure_at_two_times(asked: Asked) -> list[Claim]:
    """Both figures in order of time, with the change; nothing where a time has none."""
    times = two_times(asked.question)
    read = _read(asked)
    if read is None:
        return []
    pair = timed_pair(asked.question, read, times)
    if pair is None:
        return []
    find = asked.library.meeting
    values = [value_at(one, period, read.terms) for one, period in zip(pair, times, strict=True)]
    verdict = first_confirmed(difference(asked.question, ("", ""), pair, values), find)
    if any(MARK in one.text for one in verdict):
        return verdict
    units = {one.unit.span: one for one in pair}
    return verdict + [told for one in units.values() for told in told_with_day(one, find)]


def _read(asked: Asked) -> Selection | None:
    """The units of the best item for the matter, of the others of its series, and of the next best.

    At any time, and of the one municipality.
    """
    matter = matter_compared(matter_of(asked.question))
    scope = replace(asked.scopes[0], start=None, end=None, latest=False)
    limit = within(scope, asked.filters)
    if limit is None or not matter.terms:
        return None
    found = asked.finder.find(matter, limit, limit)
    if not found.ranked:
        return None
    best = found.ranked[0]
    near = [one for one in found.ranked if one.meeting.municipality == best.meeting.municipality]
    items = {one.item.id: one for one in (best, *series_of(asked.library, best.meeting, best.item), *near)}
    scores = {one.item.id: one.score for one in found.ranked}
    worst = min(scores.values())
    ranked = [replace(one, score=scores.get(key, worst)) for key, one in items.items()][:READ_ITEMS]
    return asked.finder.read_for(matter, Evidence(limit, tuple(ranked), found.selection)).selection

"""What a question is about: municipality, committee, period, item and case numbers, read from its words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from rag.ask.questions.item_numbers import item_numbers
from rag.ask.questions.matching import one_edit_apart
from rag.ask.questions.question import Question
from rag.danish import MONTH_NAMES, MONTHS, fold, words
from rag.facts import DateFact
from rag.model import Scope, Span
from rag.store.library import MeetingOverview
from rag.store.record_rows import normal_case_number

T = TypeVar("T")

#: An everyday name of a committee has at least this many letters before '-udvalget'.
SHORTEST_NAME = 4
_A_DAY, _A_MONTH = timedelta(days=1), timedelta(days=31)
_CASE = re.compile(
    r"\b\d{2}\.\d{2}\.\d{2}[-.]?[A-ZØ]\d{2}-\d+-\d{2}\b|\b\d{2}-\d{1,6}-\d{2}\.\d{2}\.\d{2}(?:-[A-ZØ]\d{2})?\b|\b\d{2}/\d{2,6}\b|\b\d{4}/\d{4,7}\b"
    r"|\b(?:[A-ZÆØÅ]{2,5}-)?(?:19|20)\d{2}-\d{4,7}\b"
    r"|(?<=\bsag )(?:[A-ZÆØÅ]{1,5}-?)?\d[\d./-]{4,}\d\b",
    re.IGNORECASE,
)
_MONTH_NAME = re.compile(rf"\b({'|'.join(MONTH_NAMES)})(?:s?moede(?:t|rne)?)?\b")
_SEASON = re.compile(
    r"\b(?P<season>foraar|efteraar|sommer|spring|autumn|fall|summer)(?:et|en)?(?: (?:i|of))?"
    r" (?P<year>20\d\d)\b"
)
_SPRING, _AUTUMN, _SUMMER = ((2, 1), (6, 30)), ((8, 1), (12, 31)), ((6, 1), (8, 31))
_SEASONS = {
    "fora": _SPRING, "spri": _SPRING, "efte": _AUTUMN, "autu": _AUTUMN, "fall": _AUTUMN,
    "somm": _SUMMER, "summ": _SUMMER,
}  # fmt: skip
_LATER = re.compile(r"\b(?:(?P<half>halvt) )?(?:aar senere|aaret efter)\b")
_LATEST = re.compile(
    r"\b(?:seneste|sidste|nyeste|last|latest|most recent) (?:\w+)?(?:moede|meeting|referat)|\bsenest\b"
)
_SINCE = re.compile(r"\b(?:siden|efter|since|after)(?: d\.| den)? $", re.IGNORECASE)
_BODY = re.compile(r"\w*(?:udvalg(?:et|ets|s|ene)?|byraad(?:et|ets)?|kommunalbestyrelse(?:n|ns)?)\b")
_ENDING = re.compile(r"(?:ets?|ns?|s)$")
_BODY_ENDING = re.compile(r"(?:s?udvalg(?:et|ets|s|ene)?|(?:et|ets)|(?:n|ns))$")


def read_scopes(question: Question, overviews: Sequence[MeetingOverview]) -> list[Scope]:
    """The scopes a question states: one, or one for each side of a comparison.

    Municipalities and committees are those of `overviews` that the question names; a period is kept
    only when a meeting lies in it (a date may also be part of the content asked for). Two named
    municipalities, or two periods that each have meetings, are two scopes.
    """
    municipalities = named_municipalities(question, (o.municipality for o in overviews if o.municipality))
    periods = _periods(
        question, [o for o in overviews if not municipalities or o.municipality in municipalities]
    )
    whole = Scope(
        municipalities=municipalities,
        committees=_spelt_alike(_committees(question, overviews), overviews),
        numbers=item_numbers(question),
        case_numbers=_case_numbers(question),
        latest=_LATEST.search(question.folded) is not None,
    )
    if len(periods) == 1:
        whole = replace(whole, start=periods[0][0], end=periods[0][1])
    if len(municipalities) > 1:
        return [replace(whole, municipalities=frozenset({name})) for name in sorted(municipalities)]
    if len(periods) > 1:
        return [replace(whole, start=start, end=end) for start, end in periods]
    if len({bare_body(name) for name in whole.committees}) > 1 and len(_bodies(question)) > 1:
        return [replace(whole, committees=frozenset({name})) for name in sorted(whole.committees)]
    return [whole]


def within(scope: Scope, filters: Scope) -> Scope | None:
    """What passes both; None where nothing can: two municipalities, two periods that do not meet."""
    start = max(filter(None, (scope.start, filters.start)), default=None)
    end = min(filter(None, (scope.end, filters.end)), default=None)
    places = _both(scope.municipalities, filters.municipalities)
    bodies = _both(scope.committees, filters.committees)
    numbers = _both(scope.numbers, filters.numbers)
    if places is None or bodies is None or numbers is None or (start and end and start > end):
        return None
    return replace(scope, municipalities=places, committees=bodies, numbers=numbers, start=start, end=end)


def _both(one: frozenset[T], other: frozenset[T]) -> frozenset[T] | None:
    """What two sets share, where an empty one lets all through; None where they share nothing."""
    if not one or not other:
        return one or other
    return one & other or None


def _bodies(question: Question) -> list[str]:
    return _BODY.findall(" ".join(words(question.text)))


def named_bodies(question: Question) -> list[str]:
    """The bodies that a question names (folded): 'byraadet', but not 'udvalget'."""
    return [body for body in _bodies(question) if len(_BODY_ENDING.sub("", body)) >= SHORTEST_NAME]


def foreign_body(question: Question, committee: str) -> str | None:
    """A body the question names ('byrådet') that is another than `committee`, if every named one is."""
    named = named_bodies(question)
    whole = " ".join(words(committee)) in " ".join(words(question.text))
    if not named or whole or any(_everyday_name(body, committee) for body in named):
        return None
    return named[0]


def _case_numbers(question: Question) -> frozenset[str]:
    """Case numbers as normalised; a date ('14/11-2024') and a school year ('2024/2025') are none."""
    dated = [fact.span for fact in question.dates if fact.month]
    found = [m for m in _CASE.finditer(question.text) if not any(Span(*m.span()).overlaps(d) for d in dated)]
    return frozenset(normal_case_number(m[0]) for m in found if not _school_year(m[0]))


def _school_year(written: str) -> bool:
    """Whether '2024/2025', '2024/25' or '24/25' stands for two years in a row."""
    years = written.split("/")
    if len(years) != 2 or not all(year.isdigit() and len(year) in {2, 4} for year in years):
        return False
    return (int(years[0]) + 1) % 100 == int(years[1]) % 100


def named_municipalities(question: Question, names: Iterable[str]) -> frozenset[str]:
    """Those of the municipalities that the question names, in the genitive or misspelt too."""
    asked = words(question.text)
    return frozenset(name for name in set(names) if _names_place(fold(name), asked))


def _names_place(place: str, asked: Sequence[str]) -> bool:
    parts = words(place)
    if len(parts) > 1:
        return all(any(_same_name(part, word) for word in asked) for part in parts)
    return any(_same_name(place, word) for word in asked)


def _same_name(name: str, word: str) -> bool:
    """The same proper name, in the genitive or with one slip of the keyboard in a longer name."""
    for form in (word, word.removesuffix("s")):
        if form == name or (len(name) >= 6 and form[:1] == name[:1] and one_edit_apart(name, form)):
            return True
    return False


def bare_body(name: str) -> str:
    """The name of a body (folded) without its ending: one for 'Byråd' and 'Byrådet'."""
    return _ENDING.sub("", " ".join(words(name)))


def _spelt_alike(found: frozenset[str], overviews: Iterable[MeetingOverview]) -> frozenset[str]:
    """The bodies found, with those that some minutes write with another ending."""
    bare = {bare_body(name) for name in found}
    return found | {o.committee for o in overviews if bare_body(o.committee) in bare}


def _committees(question: Question, overviews: Iterable[MeetingOverview]) -> frozenset[str]:
    names = {o.committee for o in overviews}
    folded = " ".join(words(question.text))
    exact = {name for name in names if " ".join(words(name)) in folded}
    if exact:
        longest = max(len(name) for name in exact)
        return frozenset(name for name in exact if len(name) == longest)
    found = [{name for name in names if _everyday_name(body, name)} for body in _BODY.findall(folded)]
    return frozenset(name for group in found if len(group) < len(names) or len(names) == 1 for name in group)


def _everyday_name(body: str, committee: str) -> bool:
    """Whether 'socialudvalget' is an everyday name for 'Social- og Sundhedsudvalget'."""
    stem = _BODY_ENDING.sub("", body)
    parts = [part for part in words(committee) if len(part) > 2]
    return len(stem) >= SHORTEST_NAME and any(part.startswith(stem) for part in parts)


def _periods(question: Question, overviews: Sequence[MeetingOverview]) -> list[tuple[date, date]]:
    """The narrowest periods the question names that have a meeting, in order of time."""
    seasons, seasonal = _seasons(question)
    last = max((o.date for o in overviews), default=date.min)
    spans = {
        span
        for fact in question.dates
        if fact.span not in seasonal and (span := _since(question, fact, last) or _range(fact))
    }
    spans |= seasons | _spoken_months(question, overviews)
    if len(spans) == 1 and (later := _LATER.search(question.folded)):
        spans |= {_shifted(*next(iter(spans)), 6 if later["half"] else 12)}
    spans = {(a, b) for a, b in spans if any(a <= o.date <= b for o in overviews)}
    if not spans:
        return []
    narrowest = min(b - a for a, b in spans)
    widest = _A_DAY if narrowest <= _A_DAY else _A_MONTH if narrowest <= _A_MONTH else narrowest + _A_MONTH
    return sorted((a, b) for a, b in spans if b - a <= widest)


def _seasons(question: Question) -> tuple[set[tuple[date, date]], set[Span]]:
    """Seasons with their year as councils sit, and the dates that are those years.

    Spring is from February to the summer, autumn from August to the end of the year.
    """
    periods, years = set(), set()
    for match in _SEASON.finditer(question.folded):
        year = int(match["year"])
        begin, end = _SEASONS[match["season"][:4]]
        periods.add((date(year, *begin), date(year, *end)))
        years |= {fact.span for fact in question.dates if fact.year == year and fact.month is None}
    return periods, years


def _shifted(start: date, end: date, months: int) -> tuple[date, date]:
    """A period so many months later, in whole months."""
    first = start.year * 12 + start.month - 1 + months
    last = end.year * 12 + end.month - 1 + months
    days = calendar.monthrange(last // 12, last % 12 + 1)[1]
    return date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, days)


def _since(question: Question, fact: DateFact, last: date) -> tuple[date, date] | None:
    """From a day until the last meeting: 'siden 1. august 2025'."""
    begin = fact.as_date
    since = _SINCE.search(question.text[: fact.span.start])
    return (begin, last) if since and begin and begin <= last else None


def _range(fact: DateFact) -> tuple[date, date] | None:
    if fact.year is None:
        return None
    if fact.month is None:
        return date(fact.year, 1, 1), date(fact.year, 12, 31)
    if fact.day is None:
        return date(fact.year, fact.month, 1), date(
            fact.year, fact.month, calendar.monthrange(fact.year, fact.month)[1]
        )
    whole = fact.as_date
    return (whole, whole) if whole else None


def _spoken_months(question: Question, overviews: Iterable[MeetingOverview]) -> set[tuple[date, date]]:
    """Months named without a day or a year of their own ('novembermødet 2024', 'i maj og i juni 2025').

    They take the years the question names, or else any year with a meeting in that month.
    """
    dated = [fact.span for fact in question.dates if fact.month is not None]
    rest = "".join(
        " " if any(s.start <= i < s.end for s in dated) else c for i, c in enumerate(question.text)
    )
    months = {MONTHS[name] for name in _MONTH_NAME.findall(fold(rest))}
    years = {fact.year for fact in question.dates if fact.year} or {o.date.year for o in overviews}
    facts = [DateFact(year, month, None, Span(0, 0)) for year in years for month in months]
    return {span for fact in facts if (span := _range(fact))}

"""Dates in Danish text, in every form that minutes write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rag.danish import MONTH_NAMES, MONTHS
from rag.facts.references import without_case_numbers
from rag.model import Span


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date as far as the text gives it: the year or the day may be missing, or only a quarter is said."""

    year: int | None
    month: int | None
    day: int | None
    span: Span
    quarter: int | None = None

    @property
    def as_date(self) -> date | None:
        """The calendar date, when all of it is given and it exists."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def agrees_with(self, other: DateFact) -> bool:
        """Whether every part given here is given there with the same value."""
        return all(a is None or a == b for a, b in zip(self.parts, other.parts, strict=True))

    @property
    def parts(self) -> tuple[int | None, ...]:
        """Year, quarter, month and day, each where it is given; a month tells its quarter."""
        quarter = (self.month + 2) // 3 if self.month else self.quarter
        return (self.year, quarter if self.quarter or self.month else None, self.month, self.day)


_MONTH = "|".join(sorted((re.escape(m) for m in MONTHS), key=len, reverse=True))
_DATE_PATTERNS = (
    re.compile(
        rf"(?<![\w.])(?P<day>\d{{1,2}})\.?\s?-?(?P<month>{_MONTH})\b\.?(?:\s?-?(?P<year>(?:19|20)\d\d))?",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
    re.compile(
        r"(?<![\w.,/-])(?P<day>\d{1,2})(?P<sep>[-/]|\.\s?)(?P<month>\d{1,2})(?P=sep)"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])"
    ),
    re.compile(
        r"(?<![\w.,/-])(?P<day>\d{1,2})/(?P<month>\d{1,2})"
        r"(?:[ -](?P<year>(?:19|20)\d\d|\d\d)(?!\d))?(?![\d/])"
    ),
    re.compile(rf"(?<![\wæøå])(?P<month>{_MONTH})\b\.?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
)
#: A year alone, first or last of a range ('2025-2028'), or with the short form of the next ('2024/25').
_YEAR = re.compile(
    r"(?:(?<![\w.,/-])|(?<=\b(?:19|20)\d\d[/-]))(?P<year>(?:19|20)\d\d)(?:[/–-]\d\d(?![\w/-]|[.,]\d))?"
    r"(?![\d.,]\d|\w|[/-]\d{2}-|%)(?!\s?(?:kr|mio|mia|pct|%))"
)


_ORDINALS = {"første": 1, "andet": 2, "tredje": 3, "fjerde": 4}
_QUARTER = re.compile(
    rf"(?<![\w.,])(?:(?P<number>[1-4])\.?|(?P<word>{'|'.join(_ORDINALS)})) kvartal\b"
    r"(?:(?: i)? (?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def dates(text: str) -> tuple[DateFact, ...]:
    """Dates in the order they stand; a bare year counts as a date with only a year."""
    found: list[DateFact] = []
    text = without_case_numbers(text)
    for pattern in _DATE_PATTERNS:
        for match in pattern.finditer(text):
            fact = _date_fact(match)
            if fact and not any(fact.span.overlaps(other.span) for other in found):
                found.append(fact)
    found += [_quarter(match) for match in _QUARTER.finditer(text)]
    for match in _YEAR.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(other.span) for other in found):
            found.append(DateFact(int(match["year"]), None, None, span))
    return tuple(sorted(found, key=lambda fact: fact.span))


def _quarter(match: re.Match[str]) -> DateFact:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["word"].casefold()]
    year = int(match["year"]) if match["year"] else None
    return DateFact(year, None, None, Span(*match.span()), number)


def _date_fact(match: re.Match[str]) -> DateFact | None:
    parts = match.groupdict()
    month_text = parts["month"].casefold()
    month = MONTHS.get(month_text) or (int(month_text) if month_text.isdigit() else None)
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if year is not None and year < 100:
        year += 2000
    return DateFact(year, month, day, Span(*match.span()))


#: Full names only, and no capital: 'mar' and 'Maj' are mostly something else.
_MONTH_ALONE = re.compile(rf"(?<!\w)(?:{'|'.join(MONTH_NAMES)})\b")


@lru_cache(maxsize=50_000)
def months(text: str) -> tuple[DateFact, ...]:
    """The bare month names of a text, those that are no part of a fuller date."""
    taken = [fact.span for fact in dates(text)]
    found = (DateFact(None, MONTHS[m.group()], None, Span(*m.span())) for m in _MONTH_ALONE.finditer(text))
    return tuple(fact for fact in found if not any(fact.span.overlaps(span) for span in taken))

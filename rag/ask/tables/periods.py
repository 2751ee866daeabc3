"""Years, seasons, half-years, quarters and days that a label or a question names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.danish import fold
from rag.facts import dates

_SEASON = re.compile(r"\b((?:19|20)\d\d)\s?[/–-]\s?((?:19|20)?\d\d)\b(?![-.]\d)")
_PART = re.compile(r"\b([1-4])\.?\s?(kvartal|kvt|halvaar)\w*(?:\s+(?:af |i )?((?:19|20)\d\d))?")
_PART_IN_WORDS = {"foerste": 1, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4}
_WORDED = re.compile(r"\b(foerste|andet|anden|tredje|fjerde) (kvartal|halvaar)")
_YEAR = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(?![\d/]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month, a part of a year ('h1', 'k4'), a season from `year` to `until`, or a year."""

    year: int
    until: int | None = None
    part: str = ""
    month: int | None = None
    day: int | None = None

    @property
    def year_before(self) -> Period:
        """The same, a year earlier."""
        return replace(self, year=self.year - 1, until=self.until and self.until - 1)

    def meets(self, label: Period) -> bool:
        """Whether what is asked for may be what a label names: the same, or one within the other."""
        if self.part and label.month:
            return self.year == label.year and label.month in _MONTHS_OF.get(self.part, ())
        if self.until and label.until:
            return self == label
        if self.part and label.part:
            return (self.part, self.year) == (label.part, label.year)
        if label.until:
            return self.year in {label.year, label.until}
        if self.until:
            return False
        months = (self.month, label.month)
        days = (self.day, label.day)
        return self.year == label.year and all(None in pair or pair[0] == pair[1] for pair in (months, days))


_MONTHS_OF = {
    "h1": range(1, 7), "h2": range(7, 13),
    "k1": range(1, 4), "k2": range(4, 7), "k3": range(7, 10), "k4": range(10, 13),
}  # fmt: skip


@lru_cache(maxsize=20_000)
def periods(text: str) -> tuple[Period, ...]:
    """The periods that a text names, the finest reading of each."""
    said = _WORDED.sub(lambda found: f"{_PART_IN_WORDS[found[1]]}. {found[2]}", fold(text))
    found: list[Period] = []
    for match in _SEASON.finditer(said):
        first, last = int(match[1]), int(match[2])
        if last % 100 == (first + 1) % 100:
            found.append(Period(first, until=first + 1))
    rest = _SEASON.sub(" ", said)
    years = [int(year) for year in _YEAR.findall(rest)]
    for match in _PART.finditer(rest):
        year = int(match[3]) if match[3] else (years[0] if len(set(years)) == 1 else 0)
        found.append(Period(year, part=f"{match[2][0]}{match[1]}"))
    dated = [fact for fact in dates(rest) if fact.year and fact.month]
    found += [Period(fact.year or 0, month=fact.month, day=fact.day) for fact in dated]
    known = {one.year for one in found if not one.until}
    found += [Period(year) for year in dict.fromkeys(years) if year not in known]
    return tuple(dict.fromkeys(found))


def is_period(label: str) -> bool:
    """Whether a label is a period and little else: '2025', 'Pr. 1. oktober 2024', '2022/2023'."""
    rest = re.sub(r"[\d./–-]|\b(?:pr|i|den|aar|aaret|kvartal|halvaar)\b", " ", fold(label))
    words = [word for word in rest.split() if word not in _MONTHS]
    return bool(periods(label)) and not words


_MONTHS = frozenset(
    "januar februar marts april maj juni juli august september oktober november december".split()
)

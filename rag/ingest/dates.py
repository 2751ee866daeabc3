"""Dates as Danish minutes write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rag.danish import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ISO = r"(?<![\d.-])(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?!\d)"
_WORDS = (
    rf"(?<!\d)(?P<wd>\d{{1,2}})[.\- ]{{0,2}}(?P<wm>{_MONTH})\b\.?,?"
    r"(?:\s{1,3}|\s?-\s?)(?P<wy>\d{4}|(?<=-)\d{2})(?!\d)"
)
_NUMERIC = (
    r"(?<![\d/-])(?<!\d\.)(?P<nd>\d{1,2})(?:\.\s?|/|-|\s-\s)(?P<nm>\d{1,2})"
    r"(?:\.\s?|/|-|\s-\s|\s)(?P<ny>\d{4}|\d{2})(?![\d]|[./-]\d)"
)
_DATE = re.compile(f"{_ISO}|{_WORDS}|{_NUMERIC}", re.IGNORECASE)
#: Two-digit years are of this century: no municipality of today has older minutes in text form.
_CENTURY = 2000


def find_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Every date with its start and end: 27-05-2026, 20.03.2025, 26/4 2016, 15-maj-2002, 3. april 2019."""
    for match in _DATE.finditer(text):
        if (found := _valid(match)) is not None:
            yield match.start(), match.end(), found


def first_date(text: str) -> date | None:
    """The first date of a text, if it has one."""
    return next((found for _, _, found in find_dates(text)), None)


def _valid(match: re.Match[str]) -> date | None:
    kind = next(k for k in "iwn" if match[f"{k}d"])
    month = MONTHS[match["wm"].lower()] if kind == "w" else int(match[f"{kind}m"])
    year = int(match[f"{kind}y"])
    try:
        return date(year if year > 99 else _CENTURY + year, month, int(match[f"{kind}d"]))
    except ValueError:
        return None

"""Days in figures written with their month: '27-05-2026' is '27. maj 2026'."""

from __future__ import annotations

import re

from rag.danish import MONTH_NAMES
from rag.facts import dates
from rag.facts.dates import DateFact

_IN_FIGURES = re.compile(r"\d{1,4}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}\d{4}|\d{4}-\d\d-\d\d")
_GLUED = re.compile(rf"(?<![\w.])(\d{{1,2}})\.(?=(?:{'|'.join(MONTH_NAMES)})\b)")
_SHORT_DAY = re.compile(r"(?<!\w)([Dd])\. (?=\d{1,2}\. ?(?:" + "|".join(MONTH_NAMES) + r")\b)")


def with_months(text: str) -> str:
    """The text with the months of its days as words; days without a year stay."""
    for fact in reversed(dates(text)):
        if _written(fact) and _IN_FIGURES.fullmatch(fact.span.of(text).strip()):
            text = text[: fact.span.start] + _written(fact) + text[fact.span.end :]
    return _SHORT_DAY.sub(r"\1en ", _GLUED.sub(r"\1. ", text))


def _written(fact: DateFact) -> str:
    day = fact.as_date
    return f"{day.day}. {MONTH_NAMES[day.month - 1]} {day.year}" if day else ""

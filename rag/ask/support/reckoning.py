"""Figures that a claim reckons from others that it states: a sum, a difference, a change in percent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import combinations

from rag.facts import Figure

#: What stands behind a figure of our own reckoning.
MARK = "(beregnet)"


class Operation(StrEnum):
    """How a figure comes about, by the word that tells it."""

    RISE = "stigning"
    FALL = "fald"
    DIFFERENCE = "forskel"
    SUM = "tilsammen"


_TOLD = re.compile(
    r"(?P<word>stigning|fald|forskel)(?:len|et|en)? (?:på|er) $|(?P<sum>tilsammen) $", re.IGNORECASE
)
#: What figures without a unit may be measured in.
_MEASURES = (
    "pladser|plads|dage|døgn|timer|minutter|uger|måneder|meter|km|ton|m2|m3|ha|hektar|personer|elever|point"
)
_MARKED = re.compile(rf"[.\s]*(?:(?:{_MEASURES})\s)?{re.escape(MARK)}")
_MEASURED = re.compile(rf"\.?\s({_MEASURES})\b", re.IGNORECASE)


def operation(text: str, figure: Figure) -> Operation | None:
    """What the words right about a figure of a text say that it is; None where they tell of no reckoning."""
    found = _TOLD.search(text[: figure.span.start])
    if found is None or not _MARKED.match(text, figure.span.end):
        return None
    return Operation((found["word"] or found["sum"]).casefold())


def measure_of(text: str, figure: Figure) -> str:
    """The measure behind a figure that is no money and no percentage: 'dage', 'ton'; '' where none is."""
    found = _MEASURED.match(text, figure.span.end)
    return found[1].casefold() if found else ""


def is_reckoned(figure: Figure, how: Operation, stated: Sequence[Figure]) -> bool:
    """Whether a figure is exactly what `how` makes of figures that are stated beside it, in their order.

    A sum is that of all stated figures of its unit; a change in percent is rounded to its last digit.
    """
    unit = "%" if figure.unit == "procentpoint" else figure.unit
    of_unit = [one.value for one in stated if one.unit == unit]
    if how is Operation.SUM:
        return len(of_unit) > 1 and sum(of_unit) == figure.value
    pairs = list(combinations(of_unit, 2))
    if any(_way(how, first, last) and abs(last - first) == figure.value for first, last in pairs):
        return True
    others = [one.value for one in stated if one.unit != "%"]
    return figure.unit == "%" and any(
        first and _way(how, first, last) and in_percent(first, last, figure.step) == figure.value
        for first, last in combinations(others, 2)
    )


def in_percent(first: Decimal, last: Decimal, step: Decimal) -> Decimal:
    """The size of the change from one value to another in percent of the first, to a multiple of `step`."""
    share = abs(last - first) * 100 / abs(first)
    return (share / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def stands_among(figure: Figure, quoted: Iterable[Figure]) -> bool:
    """Whether a figure stands in a quote, as it is or in the thousands or millions of a table."""
    sizes = {abs(one.value) for one in quoted}
    return any(abs(figure.value) / scale in sizes for scale in (1, 1000, 1_000_000))


def _way(how: Operation, first: Decimal, last: Decimal) -> bool:
    match how:
        case Operation.RISE:
            return last > first
        case Operation.FALL:
            return last < first
        case _:
            return first != last

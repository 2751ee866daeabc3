"""Figures in Danish text: value, unit and the precision they are written with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from rag.danish import fold
from rag.facts.dates import dates
from rag.facts.references import masked
from rag.model import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit. `value` is in whole units (kr., persons, percent); `step` is one
    unit of its last written digit, so '8,6 mio. kr.' is 8,600,000 with a step of 100,000."""

    value: Decimal
    step: Decimal
    unit: str | None
    span: Span

    def agrees_with(self, source: Figure) -> bool:
        """Whether this figure says what `source` says: equal, or coarser and within half a step.

        A finer figure than the source is never supported by it, unless equal: every value is a whole number
        of its own steps, so another one lies at least a step away. Nothing is rounded to nought. A unit on
        both sides must agree.
        """
        if self.unit and source.unit and self.unit != source.unit:
            return False
        if not self.value:
            return not source.value
        return abs(self.value - source.value) * 2 <= self.step

    @property
    def rounded(self) -> Figure:
        """The figure as if its last zeros were rounding: a step of 1000 for 62.000."""
        if not self.value:
            return self
        last = self.value.normalize().as_tuple().exponent
        return replace(self, step=max(self.step, Decimal(1).scaleb(int(last))))


NUMBER_WORDS: dict[str, int] = {
    "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9,
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16,
    "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50,
    "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90, "hundrede": 100,
}  # fmt: skip

#: 'enogtyve' to 'nioghalvfems'.
NUMBER_WORDS |= {
    f"{unit}og{tens}": NUMBER_WORDS[tens] + number
    for number, unit in enumerate("en to tre fire fem seks syv otte ni".split(), start=1)
    for tens in "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems".split()
}
#: The same without Danish letters, as words of a question are compared.
FOLDED_NUMBER_WORDS = {fold(word): number for word, number in NUMBER_WORDS.items()}

_TAIL = (
    r"(?:\s?(?P<scale>mio|mill?ioner|million|mill|mil|mia|milliarder|milliard|tusind(?:e)?|t(?=\.?\s?kr))\b\.?)?"
    r"(?:\s?(?P<unit>(?:%|pct\.?|procent)[\s-]?point\b|%|pct\b|procent|kr\b|kroner|dkk\b|tkr\b))?"
)
#: Money may have its unit first ('kr. 1.500'), unless that is the unit of the number before.
_FIGURE = re.compile(
    r"(?:(?<![\w.,])(?<![\d.]\s)(?P<money>kr\.?|dkk)\s?|(?<![\w.,]))(?P<sign>(?:[-−–]|minus\s)(?=\d))?"
    r"(?P<int>\d{1,3}(?:[.\u00a0 ]\d{3})+|\d+)(?:,(?P<frac>\d+)|(?P<part>[½¼¾]))?(?!\.?\d)" + _TAIL,
    re.IGNORECASE,
)
_PARTS = {"½": "5", "¼": "25", "¾": "75"}
_SCALES = {
    "mio": 6,
    "million": 6,
    "millioner": 6,
    "mill": 6,
    "mil": 6,
    "mia": 9,
    "milliard": 9,
    "milliarder": 9,
}
_THOUSANDS = frozenset({"t", "tusind", "tusinde"})
_NUMBER_WORD = re.compile(rf"\b(?P<word>{'|'.join(NUMBER_WORDS)})\b{_TAIL}", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def figures(text: str, scale: int = 1) -> tuple[Figure, ...]:
    """Figures in the order they stand. Dates, Punkt and paragraph numbers, clock times and case
    numbers are not figures. `scale` multiplies figures without a unit (1000 under '1.000 kr.')."""
    plain = masked(text, [fact.span for fact in dates(text)])
    found = [_figure(match, scale) for match in _FIGURE.finditer(plain)]
    found += [_number_word(match) for match in _NUMBER_WORD.finditer(plain)]
    return tuple(sorted(found, key=lambda figure: figure.span))


def _figure(match: re.Match[str], scale: int) -> Figure:
    whole = re.sub(r"\D", "", match["int"])
    fraction = match["frac"] or _PARTS.get(match["part"], "")
    value, step = Decimal(f"{whole}.{fraction or 0}"), Decimal(1).scaleb(-len(fraction))
    unit, factor = _measure(match)
    if match["money"]:
        unit = "kr"
    elif factor == 1 and unit is None and scale != 1:
        unit, factor = "kr", Decimal(scale)
    sign = -1 if match["sign"] else 1
    return Figure(sign * value * factor, step * factor, unit, Span(*match.span()))


def _measure(match: re.Match[str]) -> tuple[str | None, Decimal]:
    """The unit that stands after a number, and what the number is multiplied by."""
    unit, word = _unit(match["unit"]), (match["scale"] or "").casefold()
    thousands = word in _THOUSANDS or (match["unit"] or "").casefold() == "tkr"
    if word and unit is None and not thousands:
        unit = "kr"
    return unit, Decimal(10) ** _SCALES.get(word, 3 if thousands else 0)


def _unit(written: str | None) -> str | None:
    unit = (written or "").casefold()
    if "point" in unit:
        return "procentpoint"
    if unit in {"%", "pct", "procent"}:
        return "%"
    return "kr" if unit in {"kr", "kroner", "dkk", "tkr"} else unit or None


def _number_word(match: re.Match[str]) -> Figure:
    unit, factor = _measure(match)
    return Figure(NUMBER_WORDS[match["word"].casefold()] * factor, factor, unit, Span(*match.span()))

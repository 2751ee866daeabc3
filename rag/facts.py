"""Typed facts in Danish text: figures, dates, names, decisions with polarity.

Answers are verified with this module. The evaluation harness has its own normaliser, written
apart from this one, so that one bug cannot hide itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from rag.danish import MONTHS, fold
from rag.model import DecisionClass, Span


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
        of its own steps, so another one lies at least a step away. A unit on both sides must agree.
        """
        if self.unit and source.unit and self.unit != source.unit:
            return False
        return abs(self.value - source.value) * 2 <= self.step


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date as far as the text gives it: the year or the day may be missing."""

    year: int | None
    month: int | None
    day: int | None
    span: Span

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
        mine = (self.year, self.month, self.day)
        theirs = (other.year, other.month, other.day)
        return all(a is None or a == b for a, b in zip(mine, theirs, strict=True))


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
_CASE_NUMBERS = re.compile(
    r"\b\d{2}\.\d{2}\.\d{2}-?[A-ZØ]\d+[\w-]*|\b\d{2}-\d+-\d{2}\.\d{2}\.\d{2}-\w+"
    r"|\b(?:\d{4}|\d\d)/(?!(?:19|20)\d\d\b)\d{4,}\b",
    re.IGNORECASE,
)
#: A year alone, first or last of a range ('2025-2028'), or with the short form of the next ('2024/25').
_YEAR = re.compile(
    r"(?:(?<![\w.,/-])|(?<=\b(?:19|20)\d\d[/-]))(?P<year>(?:19|20)\d\d)(?:[/–-]\d\d(?![\w/-]|[.,]\d))?"
    r"(?![\d.,]\d|\w|[/-]\d{2}-|%)(?!\s?(?:kr|mio|mia|pct|%))"
)
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?"
_MASKS = re.compile(
    r"\[Punkt[^\]]*\]|\b(?:punkt|pkt\.?|bilag|sag(?:snr)?\.?|ad\.?|stk\.?|nr\.|side|fase|model|tabel)"
    r"\s?\d+(?:[.,-]\d+)*\b"
    r"|§§\s?\d+(?:\s?[a-z]\b)?(?:(?:,\s?|\s?[–-]\s?|\sog\s)\d+(?:\s?[a-z]\b)?)*"
    r"|§+\s?\d+\s?[a-z]?(?:,?\s?stk\.\s?\d+)?"
    rf"|\b(?:kl|klokken)\b\.?\s?{_CLOCK}(?:\s?[–-]\s?{_CLOCK})?\b|\b\d{{1,2}}:\d{{2}}\b",
    re.IGNORECASE,
)
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
def dates(text: str) -> tuple[DateFact, ...]:
    """Dates in the order they stand; a bare year counts as a date with only a year."""
    found: list[DateFact] = []
    text = _CASE_NUMBERS.sub(_blanked, text)
    for pattern in _DATE_PATTERNS:
        for match in pattern.finditer(text):
            fact = _date_fact(match)
            if fact and not any(fact.span.overlaps(other.span) for other in found):
                found.append(fact)
    for match in _YEAR.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(other.span) for other in found):
            found.append(DateFact(int(match["year"]), None, None, span))
    return tuple(sorted(found, key=lambda fact: fact.span))


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


@lru_cache(maxsize=50_000)
def figures(text: str, scale: int = 1) -> tuple[Figure, ...]:
    """Figures in the order they stand. Dates, Punkt and paragraph numbers, clock times and case
    numbers are not figures. `scale` multiplies figures without a unit (1000 under '1.000 kr.')."""
    masked = _blank(text, [fact.span for fact in dates(text)])
    masked = _MASKS.sub(_blanked, _CASE_NUMBERS.sub(_blanked, masked))
    found = [_figure(match, scale) for match in _FIGURE.finditer(masked)]
    found += [_number_word(match) for match in _NUMBER_WORD.finditer(masked)]
    return tuple(sorted(found, key=lambda figure: figure.span))


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


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


_NAME = re.compile(
    r"\b[A-ZÆØÅÉ][\w'’.-]*[\wæøå](?:\s+(?:(?:af|de|van|von|der|og(?= [A-ZÆØÅ]\w+ ?(?:Kommune|Center)))\s+)?"
    r"[A-ZÆØÅÉ][\w'’-]*[\w])+"
)


@lru_cache(maxsize=50_000)
def names(text: str) -> tuple[tuple[str, Span], ...]:
    """Runs of two or more capitalised words: persons, places, firms, projects."""
    return tuple((match.group(), Span(*match.span())) for match in _NAME.finditer(text))


#: Decision words by class; first match in a text wins. Word beginnings, folded by `fold`.
DECISION_WORDS: tuple[tuple[DecisionClass, str], ...] = (
    (DecisionClass.POSTPONED, r"ud(?:saettes|sat\b|saette|skyde[srt]*|skudt|skoed)"),
    (DecisionClass.WITHDRAWN, r"trukket|traekkes|tages? af dagsordenen|taget af dagsordenen|udgaar|udgik"),
    (
        DecisionClass.REJECTED,
        r"forkaste|afvis|nedstemt|ikke (?:blev |kunne )?(?:godken|tiltr|vedtag|imoedekom)",
    ),
    (DecisionClass.REMITTED, r"oversend|tilbagesend|henvis(?:es|t) til"),
    (DecisionClass.NOTED, r"til efterretning|til orientering"),
    (DecisionClass.RECOMMENDED, r"anbefal|indstill\w+ (?:godkendt|til)"),
    (DecisionClass.ADOPTED, r"til?traad|tiltraed|fulgte? indstilling"),
    (DecisionClass.APPROVED, r"godkend|vedtag|vedtog|bevilg|bevilli"),
    (DecisionClass.DISCUSSED, r"droeft"),
    (DecisionClass.LAPSED, r"bortfald"),
)


def decision_class(text: str) -> DecisionClass | None:
    """The class of outcome that a text states, or None when it states none."""
    folded = fold(text)
    hits = [
        (m.start(), cls) for cls, pattern in DECISION_WORDS if (m := re.search(rf"\b(?:{pattern})", folded))
    ]
    return min(hits)[1] if hits else None


_NEGATION = re.compile(r"\b(?:ikke|ingen|intet|hverken|uden|aldrig|no|not)\b", re.IGNORECASE)


def negated(text: str) -> bool:
    """Whether a text denies what it speaks of ('ikke', 'ingen', 'hverken', 'uden')."""
    return _NEGATION.search(text) is not None

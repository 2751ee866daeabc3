"""Figures as they stand in a sentence: what is counted, which way it moves, how a table scales it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from rag.danish import STOP_WORDS, fold
from rag.facts.figures import Figure, figures
from rag.facts.words import clauses
from rag.model import Span


class Way(StrEnum):
    """Which way a figure moves, where the clause says so in words."""

    UP = "up"
    DOWN = "down"
    OVER = "over"
    UNDER = "under"


_OPPOSITE = {Way.UP: Way.DOWN, Way.DOWN: Way.UP, Way.OVER: Way.UNDER, Way.UNDER: Way.OVER}
#: Word beginnings, folded. Spending over budget has no sign of its own: some tables count it as minus.
_WAYS = (
    (Way.OVER, r"merforbrug|merudgift|overskrid|overskred"),
    (Way.UNDER, r"mindreforbrug|mindreudgift|underskrid"),
    (
        Way.UP,
        r"stig|steg\b|steget|voks|oeg(?:e|et|es|ede)\b|foroeg|flere\b|hoejere\b|forhoej|fremgang",
    ),
    (
        Way.DOWN,
        r"fald(?!er ind)|faerre\b|lavere\b|mindre\b|reduc|reduktion|nedsaet|nedsat|nedgang|saenk|tilbagegang",
    ),
)
_WAY = re.compile("|".join(rf"(?P<{way.value}>\b(?:{words}))" for way, words in _WAYS))
#: Words that say a minus: with one of them a figure may stand without its sign.
_MINUS = re.compile(
    r"\b(?:minus|negativ|underskud|tab\b|besparelse|fald|faerre|mindre|merforbrug|merudgift|nedgang|reduc|lavere)"
)
_CHANGE = re.compile(r"aendring|udvikling|vaekst|stigning|fald")
_MEASURES = (
    "år måned uge dag døgn nat time minut sekund kvartal meter kilometer km kvadratmeter m2 hektar ton liter "
    "gang etage procentpoint årsværk"
)
_MEASURE_FORMS = {
    form: word
    for word in _MEASURES.split()
    for form in (
        word,
        f"{word}e",
        f"{word}r",
        f"{word}er",
        f"{word}s",
        f"{word}ers",
        f"{word}en",
        f"{word}et",
        f"{word}ter",
    )
} | {"nætter": "nat", "måneders": "måned", "km": "kilometer", "m": "meter"}
#: How a label tells the unit of its cells, folded: factor and unit; no factor where things are counted.
_LABEL_UNITS = (
    (r"1[. ]000 ?kr|\bt\. ?kr|\btkr|\btusind", 1000, "kr"),
    (r"\bmia\b|milliard", 10**9, "kr"),
    (r"\bmio\b|million", 10**6, "kr"),
    (r"%|\bpct|procentpoint|\bprocent|procent\b", 1, "%"),
    (r"\bkr\b|kroner", 1, "kr"),
    (
        r"\bantal|\bmeter\b|\(?(?:timer|dage|personer|aarsvaerk)\)?$"
        r"|\bpr\. (?:doegn|barn|elev|borger|uge|maaned)",
        0,
        "",
    ),
)
_NEXT = re.compile(r"[\s).%]*([a-zæøå][\w²]*)")
_RANGE = re.compile(r"\s?[-–]\s?|\s(?:til|og|eller)\s(?:med\s)?")
_OF_THOUSANDS = re.compile(r"\s?\(?(?:i\s)?(?:hele\s)?1[. ]000\skr\.?[^)]*\)")
_MOST_POINTS = 30
_MARK_BEFORE = re.compile(r"(?:^[-*•–]?\s*|[;:]\s(?:og\s)?)$")
_MARK_AFTER = re.compile(r"[.)]\s(?:[A-ZÆØÅ»\"]|at\s)")
#: A sentence may end where the number of the next point stands: '…; 2.'.
_MARK_LAST = re.compile(r"(?:;\s\d{1,2}|:\s1)[.)]?\s*$")
_IN_THOUSANDS = re.compile(r"(?:\(|\bi\s(?:hele\s)?|^)1[. ]000\s?kr", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with what the words around it say; those of a table's `cell` stand in its labels."""

    figure: Figure
    measure: str | None = None
    counts: bool = False
    ways: frozenset[Way] = frozenset()
    minus: bool = False
    cell: bool = False
    change: bool = False

    @property
    def span(self) -> Span:
        """Where the figure stands."""
        return self.figure.span

    def agrees_with(self, source: Amount) -> bool:
        """Whether `source` states this figure: value, unit, sign, what is counted and which way it moves."""
        mine, theirs = self.figure, source.figure
        if not (mine.agrees_with(theirs) or self._turned(source)):
            return False
        return self._same_unit(source) and not self._opposed(source)

    def _turned(self, source: Amount) -> bool:
        """Whether one says with a word what the other says with a minus."""
        mine, theirs = self.figure, source.figure
        if (mine.value < 0) == (theirs.value < 0):
            return False
        worded = self if theirs.value < 0 else source
        other = source if worded is self else self
        return worded.minus and not other.minus and replace(mine, value=-mine.value).agrees_with(theirs)

    def _same_unit(self, source: Amount) -> bool:
        if self.measure and source.measure and self.measure != source.measure:
            return False
        mine, theirs = self.figure.unit, source.figure.unit
        if mine and not theirs:
            return mine == "kr" and not source.counts and not source.cell
        return not (theirs and not mine and self.counts and not source.cell)

    def _opposed(self, source: Amount) -> bool:
        mine, theirs = self.ways, source.ways
        if source.change and not theirs:
            theirs = frozenset({Way.DOWN if source.figure.value < 0 else Way.UP})
        return bool(mine and theirs) and not mine & theirs and any(_OPPOSITE[way] in theirs for way in mine)


@lru_cache(maxsize=50_000)
def amounts(text: str) -> tuple[Amount, ...]:
    """The figures of a sentence; the unit of a table ('i 1.000 kr.') is none."""
    found = [
        figure for figure in figures(text) if not (_is_table_unit(text, figure) or _is_marker(text, figure))
    ]
    parts = clauses(text, [(figure.unit or "", figure.span) for figure in found])
    before: frozenset[Way] = frozenset()
    result = []
    for figure in found:
        part = next(part for part in parts if part.start <= figure.span.start < part.end)
        ways = _ways(part.of(text)) or before
        before = ways
        result.append(_amount(text, figure, part, ways))
    return tuple(result)


def cell_amounts(value: str, row: str, column: str, unit: str | None) -> tuple[Amount, ...]:
    """The readings of a table's cell: as written, and scaled by the unit of its column or table."""
    found = figures(value)
    if len(found) != 1:
        return amounts(value)
    change = bool(_CHANGE.search(fold(f"{row} {column}")))
    base = Amount(found[0], cell=True, change=change, minus=bool(_MINUS.search(fold(f"{row} {column}"))))
    scaled = [
        replace(base, figure=replace(figure, unit=new))
        for figure, new in _scaled(value, found[0], (column, row, unit or ""))
    ]
    return (base, *scaled)


def _scaled(value: str, figure: Figure, labels: Sequence[str]) -> list[tuple[Figure, str]]:
    """The figure in the unit that the first of `labels` with a unit tells: of column, row, table."""
    if figure.unit:
        return []
    for label in map(fold, labels):
        for words, factor, unit in _LABEL_UNITS:
            if re.search(words, label):
                return [(scaled, unit) for scaled in figures(value, factor)] if factor else []
    return []


def _amount(text: str, figure: Figure, part: Span, ways: frozenset[Way]) -> Amount:
    following = _NEXT.match(text, figure.span.end)
    word = following[1] if following else ""
    counts = bool(word) and fold(word) not in STOP_WORDS and figure.unit is None
    return Amount(
        _whole(text, figure),
        measure=_MEASURE_FORMS.get(word),
        counts=counts,
        ways=ways,
        minus=bool(_MINUS.search(fold(part.of(text)))),
    )


def _whole(text: str, figure: Figure) -> Figure:
    """The figure with the scale that stands further on: '30 (1.000 kr.)', '3-5 mio. kr.'."""
    if figure.unit is None and _OF_THOUSANDS.match(text, figure.span.end):
        return replace(figure, value=figure.value * 1000, step=figure.step * 1000, unit="kr")
    if figure.unit is None and (gap := _RANGE.match(text, figure.span.end)):
        later = next((f for f in figures(text) if f.span.start == gap.end()), None)
        if later and later.unit:
            factor = _factor(text, later)
            return replace(figure, value=figure.value * factor, step=figure.step * factor, unit=later.unit)
    return figure


def _factor(text: str, figure: Figure) -> int:
    written = fold(figure.span.of(text))
    for words, factor in ((r"mia|milliard", 10**9), (r"mio|mill", 10**6), (r"t\.? ?kr|tusind|tkr", 1000)):
        if re.search(rf"\d ?(?:{words})", written):
            return factor
    return 1


def _is_marker(text: str, figure: Figure) -> bool:
    """Whether a figure only numbers a point: '2. Udbud', '; 3) Anlæg'."""
    before, after = text[: figure.span.start], text[figure.span.end :]
    small = figure.unit is None and figure.value < _MOST_POINTS
    return small and (
        (_MARK_BEFORE.search(before) is not None and _MARK_AFTER.match(after) is not None)
        or (_MARK_LAST.search(text) is not None and not after.strip(" .)"))
    )


def _is_table_unit(text: str, figure: Figure) -> bool:
    start = max(0, figure.span.start - 8)
    return figure.value == 1000 and any(
        start + match.end() > figure.span.start
        for match in _IN_THOUSANDS.finditer(text[start : figure.span.end])
    )


def _ways(clause: str) -> frozenset[Way]:
    return frozenset(Way(match.lastgroup) for match in _WAY.finditer(fold(clause)) if match.lastgroup)

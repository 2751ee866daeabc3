"""Figures as they stand in a sentence: what is counted, which way it moves, how a table scales it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from rag.danish import STOP_WORDS, fold
from rag.facts.bearings import Bearing, Hedge, Way, bearing, period, says_change, says_minus
from rag.facts.figures import Figure, figures
from rag.facts.words import clauses
from rag.model import Span

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
#: How far a figure may lie from what it is said to be about, as a share of it: 4,75 is about 5.
#: 'over 200.000' and 'næsten 200.000' leave more room, but on one side only.
ABOUT, BEYOND = Decimal("0.05"), Decimal("0.1")
_MARK_BEFORE = re.compile(r"(?:^[-*•–]?\s*|[;:]\s(?:og\s)?)$")
_MARK_AFTER = re.compile(r"[.)]\s(?:[A-ZÆØÅ»\"]|at\s)")
#: A sentence may end where the number of the next point stands: '…; 2.'.
_MARK_LAST = re.compile(r"(?:;\s\d{1,2}|:\s1)[.)]?\s*$")
_IN_THOUSANDS = re.compile(r"(?:\(|\bi\s(?:hele\s)?|^)1[. ]000\s?kr", re.IGNORECASE)


_NO_BEARING = Bearing()
#: What a cell shows, sign and all: no word around it says its minus.
_AS_SHOWN = re.compile(r"\btabellen viser $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with what the words around it say; those of a table's `cell` stand in its labels.

    `labelled` is the unit that the labels of a cell give, whether or not the figure is read in it. `numbers`
    is true of the number of a row, which tells no amount.
    """

    figure: Figure
    measure: str | None = None
    counts: bool = False
    cell: bool = False
    change: bool = False
    bearing: Bearing = _NO_BEARING
    labelled: str | None = None
    numbers: bool = False

    @property
    def span(self) -> Span:
        """Where the figure stands."""
        return self.figure.span

    def agrees_with(self, source: Amount) -> bool:
        """Whether `source` states this figure: value, unit, sign, what is counted and which way it moves."""
        if not (self._close(source) or self._turned(source)):
            return False
        return self._same_unit(source) and not self._opposed(source)

    def _close(self, source: Amount) -> bool:
        """Whether the values are one, or as near as the words before the figure allow."""
        mine, theirs, hedge = self.figure, source.figure, self.bearing.hedge
        if mine.value == theirs.value or hedge is None or source.bearing.hedge:
            return mine.agrees_with(theirs)
        if (hedge is Hedge.BELOW and theirs.value > mine.value) or (
            hedge is Hedge.ABOVE and theirs.value < mine.value
        ):
            return False
        apart = abs(mine.value - theirs.value)
        if hedge is Hedge.ABOUT:
            near = apart * 2 <= mine.rounded.step and apart <= ABOUT * abs(mine.value)
        else:
            near = apart <= mine.rounded.step and apart <= BEYOND * abs(mine.value)
        return mine.agrees_with(theirs) or near

    def _turned(self, source: Amount) -> bool:
        """Whether one says with a word what the other says with a minus."""
        mine, theirs = self.figure, source.figure
        if (mine.value < 0) == (theirs.value < 0):
            return False
        worded = self if theirs.value < 0 else source
        other = source if worded is self else self
        return (
            worded.bearing.minus
            and not other.bearing.minus
            and replace(mine, value=-mine.value).agrees_with(theirs)
        )

    def _same_unit(self, source: Amount) -> bool:
        if self.measure and source.measure and self.measure != source.measure:
            return False
        mine, theirs = self.figure.unit, source.figure.unit
        if mine and not theirs:
            return mine == "kr" and not source.counts and not source.cell
        return not (theirs and not mine and self.counts and not source.cell)

    def _opposed(self, source: Amount) -> bool:
        theirs = source.bearing
        if source.change and not theirs.ways:
            theirs = replace(theirs, ways=frozenset({Way.DOWN if source.figure.value < 0 else Way.UP}))
        return self.bearing.opposes(theirs)


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
        said = bearing(text, part, figure.span, before)
        before = said.ways
        shown = _AS_SHOWN.search(text[: figure.span.start])
        result.append(_amount(text, figure, _NO_BEARING if shown else said))
    return tuple(result)


def cell_amounts(value: str, row: str, column: str, unit: str | None) -> tuple[Amount, ...]:
    """The readings of a table's cell: as written, and scaled by the unit of its column or table."""
    found = figures(value)
    if len(found) != 1:
        return amounts(value)
    label = fold(f"{row} {column}")
    factor, labelled = (1, found[0].unit) if found[0].unit else _labelled(column, row, unit or "")
    base = Amount(
        found[0],
        cell=True,
        change=says_change(label),
        bearing=Bearing(minus=says_minus(label), period=period(label)),
        labelled=labelled,
    )
    if found[0].unit or labelled is None:
        return (base,)
    scaled = figures(value, factor)
    return (base, *(replace(base, figure=replace(figure, unit=labelled)) for figure in scaled))


def _labelled(*labels: str) -> tuple[int, str | None]:
    """Factor and unit that the first of the labels with a unit tells: of column, row, table."""
    for label in map(fold, labels):
        for words, factor, unit in _LABEL_UNITS:
            if re.search(words, label):
                return factor, unit if factor else None
    return 1, None


def _amount(text: str, figure: Figure, said: Bearing) -> Amount:
    following = _NEXT.match(text, figure.span.end)
    word = following[1] if following else ""
    counts = bool(word) and fold(word) not in STOP_WORDS and figure.unit is None
    return Amount(_whole(text, figure), measure=_MEASURE_FORMS.get(word), counts=counts, bearing=said)


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

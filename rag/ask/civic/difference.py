"""How two figures of one thing differ: which is more, how far they lie apart, and whether that was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from rag.ask.civic.pairing import OF_ONE_THING, alike, figures_of, is_one_measure
from rag.ask.claims import claim, date_in_words
from rag.ask.evidence.selection import Candidate
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.ask.support.reckoning import MARK, Operation, measure_of
from rag.ask.tables.reckoning import amount, article, opened
from rag.ask.tables.telling import stopped
from rag.danish import fold
from rag.facts import figures
from rag.model import Claim

Pair = tuple[Candidate, Candidate]
#: What the sides are called.
Names = tuple[str, str]

MORE = re.compile(
    r"\b(?:flere|flest|mere|mest|stoerre|stoerst|hoejere|hoejest|dyrere|dyrest|steget|vokset|more|larger|higher)\b"
)
LESS = re.compile(
    r"\b(?:faerre|faerrest|mindre|mindst|lavere|lavest|billigere|billigst|faldet|fewer|less|smaller|lower)\b"
)
#: Two statements of so many words are told in one claim with how far they lie apart.
_LONGEST_APART = 60
_UNITS = {"kr": "kroner", "%": "procentpoint"}


def difference(
    question: Question, names: Names, pair: Pair, values: Sequence[Decimal | None] | None = None
) -> list[Claim]:
    """Which way it goes and how far, where each side states one figure of one thing; the best wording first.

    `names` are '' for the same place at two times; `values` are the figures of the sides where known.
    'Ja' or 'Nej' stands before it where that is asked.
    """
    if pair[0].unit.kind is not pair[1].unit.kind or (values is None and alike(*pair) < OF_ONE_THING):
        return []
    values = values or [_only_value(one, pair[1 - place]) for place, one in enumerate(pair)]
    if values[0] is None or values[1] is None:
        return []
    first, last = values[0], values[1]
    if min(first, last) < 0:
        return []
    cited = [claim("", one.ranked.meeting, one.ranked.item, [one.unit.span]).citations for one in pair]
    text = _moved(first, last) if not names[0] else _higher(names, first, last)
    word = _yes_or_no(question, names, first, last)
    texts = (*_apart(names, pair, first, last), text)
    return [Claim(f"{word}{one}", (*cited[0], *cited[1]), computed=True) for one in texts]


def _apart(names: Names, pair: Pair, first: Decimal, last: Decimal) -> list[str]:
    """How far two figures lie apart, with what states them; with the days of their meetings and without."""
    texts = [opened(one.unit.text) for one in pair]
    if first == last or len(" ".join(texts).split()) > _LONGEST_APART:
        return []
    unit = next((figure.unit for figure in figures_of(pair[0]) if figure.value == first), None)
    size = amount(abs(last - first), _UNITS.get(unit or "", unit or _measure(pair, (first, last))))
    meant = list(zip(names, pair, texts, strict=True))
    days = [f"{_head(name, one)}: {text}" for name, one, text in meant]
    dated = [f"{date_in_words(one.ranked.meeting)}: {text}" for _, one, text in meant]
    if names[0]:
        lead = f"{_higher(names, first, last).rstrip('.')}, en {Operation.DIFFERENCE} på {size}"
    else:
        lead = f"{article(Operation.RISE if last > first else Operation.FALL)} på {size}"
    of_one = pair[0].ranked.meeting.id == pair[1].ranked.meeting.id
    ways = (days, texts) if names[0] else (texts,) if of_one else (days, dated, texts)
    return [f"{lead} {MARK}: {stopped('; '.join(shown))}" for shown in ways]


def _measure(pair: Pair, values: Sequence[Decimal]) -> str:
    """What both figures are counted in ('ton'); '' where that is not one thing."""
    told = {
        measure_of(one.unit.text, figure)
        for one, value in zip(pair, values, strict=True)
        for figure in figures(one.unit.text)
        if figure.value == value
    }
    return told.pop() if len(told) == 1 else ""


def _head(name: str, one: Candidate) -> str:
    """'Fjordby, mødet den 7. maj 2025', or only the meeting."""
    return ", ".join(filter(None, (name, f"mødet den {date_in_words(one.ranked.meeting)}")))


def _only_value(candidate: Candidate, other: Candidate) -> Decimal | None:
    """The one figure of a unit that is of a measure of the other's."""
    theirs = {figure.unit for figure in figures_of(other)}
    values = {f.value for f in figures_of(candidate) if any(is_one_measure(f.unit, unit) for unit in theirs)}
    return values.pop() if len(values) == 1 else None


def _moved(first: Decimal, last: Decimal) -> str:
    if first == last:
        return "Tallet er det samme."
    return "Tallet er steget." if last > first else "Tallet er faldet."


def _higher(names: Names, first: Decimal, last: Decimal) -> str:
    if first == last:
        return "Tallet er det samme."
    high, low = (names[0], names[1]) if first > last else (names[1], names[0])
    return f"Tallet er højere i {high} end i {low}."


def _yes_or_no(question: Question, names: Names, first: Decimal, last: Decimal) -> str:
    """'Ja. ' or 'Nej. ' to whether it is more, or less; of places, in the one that is named first."""
    more, less = bool(MORE.search(question.folded)), bool(LESS.search(question.folded))
    if Want.YES_NO not in question.wants or more is less:
        return ""
    begins = names[0] and _at(question, names[0]) < _at(question, names[1])
    risen = first > last if begins else last > first
    return "Ja. " if risen is more and first != last else "Nej. "


def _at(question: Question, name: str) -> int:
    return question.folded.find(fold(name))

"""Which units of the retrieved items answer the question best.

A unit is scored by a weighted sum of features: how much of the question it covers, with which kind
of fact, in which section. The weights were fitted on gold questions (see `WEIGHTS`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.ask.matching import TermMatcher, covered, inverse_frequencies
from rag.ask.question import Question, Want
from rag.ask.retrieval import RankedItem
from rag.ask.units import Unit, UnitKind, item_units
from rag.danish import STOP_WORDS, fold, words
from rag.facts import dates, figures, names
from rag.model import Role

#: How far words around a unit (heading, introduction, sentence before, title) count as its own.
CONTEXT, BEFORE, TITLE = 0.7, 0.45, 0.5

FEATURES = (
    "own", "around", "dense", "item", "kind_fits", "kind_lacks", "novel", "short", "long", "list", "cell", "entry",
    "decision", "recommendation", "resume", "aside", "other_year", "rare", "row", "column", "total",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit of a ranked item with its features and score; `strengths` has one value per question term."""

    ranked: RankedItem
    unit: Unit
    strengths: tuple[float, ...]
    features: NDArray[np.float64]
    score: float


@dataclass(frozen=True, slots=True)
class Selection:
    """Candidates best first, with the question terms' weights."""

    candidates: tuple[Candidate, ...]
    weights: tuple[float, ...]
    terms: tuple[str, ...]


def topic_terms(question: Question, ranked: Sequence[RankedItem]) -> tuple[str, ...]:
    """The question's terms without what only says whose minutes and which meeting are meant."""
    places = {word for r in ranked for word in words(r.meeting.municipality or "")}
    meetings = {r.meeting.date for r in ranked}
    said = [d for d in question.dates if d.as_date in meetings]
    spoken = {word for d in said for word in words(d.span.of(question.text))}
    return tuple(
        t for t in question.terms if t not in spoken and t.removesuffix("s") not in places and t not in places
    )


def fitting(unit: Unit, question: Question) -> float:
    """How many of the kinds of fact asked for the unit holds, beyond what the question says itself (0–1)."""
    asked = [check(unit, question) for want, check in _CHECKS.items() if want in question.wants]
    return sum(asked) / len(asked) if asked else 0.5


def _has_figure(unit: Unit, question: Question) -> bool:
    known = {f.value for f in figures(question.text)}
    return any(f.value not in known for f in figures(unit.text))


def _has_money(unit: Unit, question: Question) -> bool:
    known = {f.value for f in figures(question.text)}
    money = any(f.unit == "kr" and f.value not in known for f in figures(unit.text))
    return money or (unit.kind is UnitKind.CELL and "kr" in unit.text) or Want.FIGURE not in question.wants


def _has_percent(unit: Unit, question: Question) -> bool:
    return any(f.unit in {"%", "procentpoint"} for f in figures(unit.text))


def _has_date(unit: Unit, question: Question) -> bool:
    known = {(d.year, d.month, d.day) for d in question.dates}
    return any((d.year, d.month, d.day) not in known for d in dates(unit.text)) or bool(
        _WHEN.search(fold(unit.text))
    )


def _has_name(unit: Unit, question: Question) -> bool:
    asked = set(words(question.text))
    return any(not set(words(name)) <= asked for name, _ in names(unit.text)) or bool(
        _CAPITAL.search(unit.text)
    )


def _has_place(unit: Unit, question: Question) -> bool:
    return bool(re.search(r"\b(?:i|på|ved|til|hos|fra) [A-ZÆØÅ]", unit.text))


def _has_reason(unit: Unit, question: Question) -> bool:
    return bool(_BECAUSE.search(fold(unit.text)))


def _has_list(unit: Unit, question: Question) -> bool:
    return unit.kind is UnitKind.LIST or len(re.findall(r",| og | samt ", unit.text)) >= 2


def _has_definition(unit: Unit, question: Question) -> bool:
    if not question.terms:
        return False
    start = unit.words[:8]
    subject = any(term in start for term in question.terms)
    return subject and bool(_IS.search(fold(unit.text)))


_WHEN = re.compile(
    r"\b(?:primo|ultimo|medio|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    r"foraaret|efteraaret|sommeren|vinteren|kvartal|halvaar|uge \d+|maaneder|aarsskiftet|uger|naeste moede|kommende moede)\b"
)
_CAPITAL = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][\w&-]+")
_BECAUSE = re.compile(
    r"skyldes|fordi|idet|grundet|paa grund af|aarsag|baggrund|derfor|som foelge|eftersom|henset|formaal|da der|da det"
)
_IS = re.compile(
    r"\b(?:er|betyder|daekker|omfatter|bestaar|staar for|kaldes|hedder|er en|er et|indebaerer|gaar ud paa)\b|\("
)
_CHECKS = {
    Want.FIGURE: _has_figure, Want.MONEY: _has_money, Want.PERCENT: _has_percent, Want.DATE: _has_date,
    Want.PERSON: _has_name, Want.PLACE: _has_place, Want.REASON: _has_reason, Want.LIST: _has_list,
    Want.DEFINITION: _has_definition,
}  # fmt: skip


class Selector:
    """Scores the units of ranked items for one question."""

    def __init__(self, weights: NDArray[np.float64]) -> None:
        self._weights = weights

    def select(self, question: Question, ranked: Sequence[RankedItem], dense: object = None) -> Selection:
        """All units of the ranked items, best first."""
        pairs = [(r, unit) for r in ranked for unit in item_units(r.meeting, r.item)]
        terms = topic_terms(question, ranked)
        matcher = TermMatcher(terms, question.alternatives)
        idf = inverse_frequencies(terms, [frozenset(u.words) for _, u in pairs], matcher)
        similarities = dense(question, [u for _, u in pairs]) if dense and pairs else [0.0] * len(pairs)
        found = []
        for (r, unit), cosine in zip(pairs, similarities, strict=True):
            own = matcher.strengths(unit.words)
            around = _around(matcher, r, unit, own)
            features = _features(question, r, ranked[0], unit, own, around, idf, cosine, matcher)
            found.append(Candidate(r, unit, around, features, float(features @ self._weights)))
        return Selection(tuple(sorted(found, key=lambda c: -c.score)), idf, terms)


def _around(matcher: TermMatcher, ranked: RankedItem, unit: Unit, own: Sequence[float]) -> tuple[float, ...]:
    context = matcher.strengths(unit.context)
    before = matcher.strengths(unit.before)
    title = matcher.strengths(words(ranked.item.title))
    return tuple(
        max(o, CONTEXT * c, BEFORE * b, TITLE * t)
        for o, c, b, t in zip(own, context, before, title, strict=True)
    )


def _features(
    question: Question,
    ranked: RankedItem,
    best: RankedItem,
    unit: Unit,
    own: Sequence[float],
    around: Sequence[float],
    idf: Sequence[float],
    cosine: float,
    matcher: TermMatcher,
) -> NDArray[np.float64]:
    fits = fitting(unit, question)
    length = len(unit.text.split())
    rare = max(range(len(idf)), key=lambda i: idf[i], default=None)
    values = (
        covered(own, idf),
        covered(around, idf),
        cosine,
        ranked.score - best.score,
        fits,
        float(fits == 0.0),
        _novelty(unit, own, question),
        float(length < 6),
        max(0.0, length - 40) / 40,
        float(unit.kind is UnitKind.LIST),
        float(unit.kind is UnitKind.CELL),
        float(unit.kind is UnitKind.ENTRY),
        float(unit.role is Role.DECISION),
        float(unit.role is Role.RECOMMENDATION),
        float(unit.role is Role.RESUME),
        float(unit.role in {Role.COMPETENCE, Role.COMMUNICATION, Role.LEGAL, Role.OTHER}),
        float(_other_year(question, unit)),
        around[rare] if rare is not None else 0.0,
        _named_back(unit.row, matcher),
        _named_back(unit.column, matcher),
        float(bool(_ALL.search(question.folded)) and bool(_TOTAL.match(fold(unit.row)))),
    )
    return np.array(values)


def _novelty(unit: Unit, own: Sequence[float], question: Question) -> float:
    matched = sum(s > 0.6 for s in own)
    return min(1.0, max(0, len(set(unit.words)) - 2 * matched) / 10)


_ALL = re.compile(r"\b(?:i alt|hele|samlet|samlede|total\w*|tilsammen|sammenlagt|overall|altogether)\b")
_TOTAL = re.compile(r"(?:i alt|samlet|samlede|total|sum|hovedtotal|.* i alt$)")


def _named_back(label: str, matcher: TermMatcher) -> float:
    """The share of a row's or column's words that the question names."""
    own = [word for word in words(label) if word not in STOP_WORDS]
    if not own:
        return 0.0
    return sum(max((matcher.match(t, w) for t in matcher.terms), default=0.0) for w in own) / len(own)


def _other_year(question: Question, unit: Unit) -> bool:
    asked = {d.year for d in question.dates if d.year}
    said = {d.year for d in dates(unit.text) if d.year}
    return bool(asked and said and not asked & said)


#: Fitted by logistic regression over gold questions; one per feature of FEATURES.
WEIGHTS = np.array(
    [
        2.0,
        3.0,
        1.0,
        1.5,
        1.0,
        -1.0,
        0.3,
        -0.5,
        -0.5,
        0.0,
        0.0,
        0.0,
        0.0,
        -0.5,
        -0.1,
        -1.0,
        -0.8,
        0.5,
        0.5,
        0.5,
        0.8,
    ]
)

"""Which units of the retrieved items answer the question best.

A unit is scored by a weighted sum of features: how much of the question it covers, with which kind
of fact, in which section. The weights were fitted on gold questions (see `WEIGHTS`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.ask.matching import Strengths, best, by_letters, by_meaning, covered, inverse_frequencies
from rag.ask.question import Question, Want
from rag.ask.reading import ItemReader, ItemReading, Vectors
from rag.ask.retrieval import RankedItem
from rag.ask.units import Unit, UnitKind
from rag.danish import STOP_WORDS, fold, words
from rag.facts import dates, figures, names
from rag.model import Role

#: How far words around a unit (heading, introduction, sentence before, title) count as its own.
CONTEXT, BEFORE, TITLE = 0.7, 0.45, 0.5
#: From this strength on a term counts as found in a unit.
FOUND = 0.6

FEATURES = (
    "own", "around", "dense", "item", "kind_fits", "kind_lacks", "novel", "short", "long", "list", "cell", "entry",
    "decision", "recommendation", "resume", "aside", "other_year", "rare", "row", "column", "total",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit of a ranked item with its features and score; `strengths` has one value per question term."""

    ranked: RankedItem
    unit: Unit
    strengths: Strengths
    features: NDArray[np.float64]
    score: float


@dataclass(frozen=True, slots=True)
class Selection:
    """Candidates best first, with the question terms' weights."""

    candidates: tuple[Candidate, ...]
    weights: Strengths
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

    def __init__(self, reader: ItemReader, weights: NDArray[np.float64]) -> None:
        self._reader = reader
        self._weights = weights

    def select(self, question: Question, ranked: Sequence[RankedItem]) -> Selection:
        """All units of the ranked items, best first."""
        terms = topic_terms(question, ranked)
        vector, term_vectors = self._reader.question_vectors(question.search_text, terms)
        matched = [
            _Matched(question, terms, term_vectors, r, self._reader.read(r.meeting, r.item)) for r in ranked
        ]
        count = sum(len(m.reading.units) for m in matched)
        having = sum((m.having() for m in matched), np.zeros(len(terms)))
        idf = inverse_frequencies(having.tolist(), count)
        found = [c for m in matched for c in m.candidates(idf, vector, ranked[0].score, self._weights)]
        return Selection(tuple(sorted(found, key=lambda c: -c.score)), idf, terms)


class _Matched:
    """One item's words matched to the terms of a question."""

    def __init__(
        self,
        question: Question,
        terms: Sequence[str],
        vectors: Vectors,
        ranked: RankedItem,
        reading: ItemReading,
    ) -> None:
        self.question = question
        self.ranked = ranked
        self.reading = reading
        self._matrix = (
            by_meaning(vectors, reading.word_vectors) if terms else np.zeros((0, len(reading.vocabulary)))
        )
        for row, term in enumerate(terms):
            forms = ((term, 1.0), *question.alternatives.get(term, ()))
            for form, strength in forms:
                found = by_letters(form, reading.vocabulary, reading.having_gram) * strength
                self._matrix[row] = np.maximum(self._matrix[row], found)
            if term[:1].isdigit():
                self._matrix[row] = by_letters(term, reading.vocabulary, reading.having_gram)
        self._own = [best(self._matrix, places) for places in reading.own]

    def having(self) -> NDArray[np.float64]:
        """In how many units each term (t,) is found."""
        return (
            np.sum([own >= FOUND for own in self._own], axis=0) if self._own else np.zeros(len(self._matrix))
        )

    def candidates(
        self, idf: Strengths, vector: Vectors, best_score: float, weights: NDArray[np.float64]
    ) -> Iterator[Candidate]:
        cosines = self.reading.vectors @ vector[0] if self.reading.units else np.zeros(0)
        title = best(self._matrix, self.reading.title)
        for i, unit in enumerate(self.reading.units):
            own = self._own[i]
            context = best(self._matrix, self.reading.context[i])
            before = best(self._matrix, self.reading.before[i])
            around = np.maximum.reduce([own, CONTEXT * context, BEFORE * before, TITLE * title])
            features = self._features(
                unit, own, around, idf, float(cosines[i]), self.ranked.score - best_score
            )
            yield Candidate(self.ranked, unit, around, features, float(features @ weights))

    def _features(
        self, unit: Unit, own: Strengths, around: Strengths, idf: Strengths, cosine: float, behind: float
    ) -> NDArray[np.float64]:
        fits = fitting(unit, self.question)
        length = len(unit.words)
        return np.array(
            [
                covered(own, idf),
                covered(around, idf),
                cosine,
                behind,
                fits,
                float(fits == 0.0),
                _novelty(unit, own),
                float(length < 6),
                max(0.0, length - 40) / 40,
                float(unit.kind is UnitKind.LIST and Want.LIST in self.question.wants),
                float(unit.kind is UnitKind.CELL),
                float(unit.kind is UnitKind.ENTRY),
                float(unit.role is Role.DECISION),
                float(unit.role is Role.RECOMMENDATION),
                float(unit.role is Role.RESUME),
                float(unit.role in _ASIDE),
                float(_other_year(self.question, unit)),
                float(around[idf.argmax()]) if len(idf) else 0.0,
                self._named_back(unit.row),
                self._named_back(unit.column),
                float(bool(_ALL.search(self.question.folded)) and bool(_TOTAL.match(fold(unit.row)))),
            ]
        )

    def _named_back(self, label: str) -> float:
        """The share of a row's or column's words that the question names."""
        places = [self.reading.place(word) for word in words(label) if word not in STOP_WORDS]
        if not places or not len(self._matrix):
            return 0.0
        return float(self._matrix[:, places].max(axis=0).mean())


def _novelty(unit: Unit, own: Strengths) -> float:
    return min(1.0, max(0, len(set(unit.words)) - 2 * int((own > FOUND).sum())) / 10)


_ALL = re.compile(r"\b(?:i alt|hele|samlet|samlede|total\w*|tilsammen|sammenlagt|overall|altogether)\b")
_TOTAL = re.compile(r"(?:i alt|samlet|samlede|total|sum|hovedtotal|.* i alt$)")
_ASIDE = frozenset({Role.COMPETENCE, Role.COMMUNICATION, Role.LEGAL, Role.OTHER})


def _other_year(question: Question, unit: Unit) -> bool:
    asked = {d.year for d in question.dates if d.year}
    said = {d.year for d in dates(unit.text) if d.year}
    return bool(asked and said and not asked & said)


#: Fitted by logistic regression over gold questions; one per feature of FEATURES.
WEIGHTS = np.array(
    [
        2.0,
        3.2,
        1.0,
        1.8,
        1.0,
        -0.8,
        0.1,
        0.0,
        -0.3,
        0.5,
        -0.4,
        0.0,
        0.0,
        -0.4,
        -0.3,
        -1.0,
        -0.8,
        0.4,
        1.0,
        0.7,
        1.0,
    ]
)

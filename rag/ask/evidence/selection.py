"""Which units of the retrieved items answer the question best.

A unit is scored by a weighted sum of features: how much of the question it covers, with which kind
of fact, in which section. The weights were fitted on gold questions (see `WEIGHTS`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rag.ask.evidence.features import of_form, of_particulars
from rag.ask.evidence.kinds import fitting
from rag.ask.evidence.reading import ItemReader, ItemReading, Vectors
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.units import Unit
from rag.ask.questions.matching import (
    Strengths,
    best,
    by_letters,
    by_meaning,
    by_synonyms,
    covered,
    inverse_frequencies,
)
from rag.ask.questions.question import Question
from rag.danish import STOP_WORDS, words

#: How far words around a unit (heading, introduction, sentence before, title) count as its own.
CONTEXT, BEFORE, TITLE = 0.7, 0.6, 0.5
#: From this strength on a term counts as found in a unit.
FOUND = 0.6

#: The features of a unit and what each weighs: fitted as a softmax over the units of retrieved items, on five
#: sets of gold questions over minutes of ten municipalities. Fitting on four sets and testing on the
#: fifth moved the share of right first units by at most .04, so no one set made them. `unasked_list` is set
#: by hand: a list nobody asked for makes an answer long.
WEIGHTS: dict[str, float] = {
    "own": 1.48,
    "around": 3.99,
    "dense": 1.06,
    "item": 2.17,
    "kind_fits": 1.34,
    "kind_lacks": -0.17,
    "novel": 0.08,
    "short": 0.59,
    "long": -0.11,
    "list": 0.26,
    "cell": -1.33,
    "entry": -0.88,
    "decision": 0.07,
    "recommendation": -0.56,
    "resume": -0.66,
    "aside": -1.19,
    "other_year": -0.56,
    "rare": 0.08,
    "row": 1.72,
    "column": 1.03,
    "total": 1.98,
    "length": 0.8,
    "difference": 1.12,
    "unasked_list": -1.0,
    "figure": 0.63,
    "attends": 1.49,
}
FEATURES = tuple(WEIGHTS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit of a ranked item with its features and score; `strengths` has one value per question term."""

    ranked: RankedItem
    unit: Unit
    strengths: Strengths
    features: NDArray[np.float64]
    score: float

    @property
    def fits(self) -> float:
        """How many of the kinds of fact asked for it holds, 0–1."""
        return float(self.features[FEATURES.index("kind_fits")])


@dataclass(frozen=True, slots=True)
class Selection:
    """Candidates best first, with the question terms' weights."""

    candidates: tuple[Candidate, ...]
    weights: Strengths
    terms: tuple[str, ...]

    def own_coverage(self, candidate: Candidate) -> float:
        """How much of the question a candidate itself covers, 0–1."""
        return float(candidate.features[FEATURES.index("own")])

    def coverage(self, candidate: Candidate) -> float:
        """How much of the question a candidate and its surroundings cover, 0–1."""
        return covered(candidate.strengths, self.weights)

    def led_by(self, candidate: Candidate) -> Selection:
        """The same candidates, this one first, with the score of the one that was."""
        rest = tuple(other for other in self.candidates if other is not candidate)
        return replace(self, candidates=(replace(candidate, score=self.candidates[0].score), *rest))


def topic_terms(question: Question, ranked: Sequence[RankedItem]) -> tuple[str, ...]:
    """The question's terms without what only says whose minutes and which meeting are meant."""
    places = {word for r in ranked for word in words(r.meeting.municipality or "")}
    meetings = {r.meeting.date for r in ranked}
    said = [d for d in question.dates if d.as_date in meetings]
    spoken = {word for d in said for word in words(d.span.of(question.text))}
    return tuple(
        t for t in question.terms if t not in spoken and t.removesuffix("s") not in places and t not in places
    )


class Selector:
    """Scores the units of ranked items for one question."""

    def __init__(self, reader: ItemReader) -> None:
        self._reader = reader
        self._weights = np.array(list(WEIGHTS.values()))

    def select(self, question: Question, ranked: Sequence[RankedItem]) -> Selection:
        """All units of the ranked items, best first."""
        if not ranked:
            return Selection((), np.zeros(0), ())
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
            if others := question.synonyms.get(term):
                found = by_synonyms(others, reading.vocabulary)
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
        """Each unit as a candidate: `idf` weighs the terms (t,), `vector` is the question's (1, d)."""
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
        """All features of a unit, in the order of `WEIGHTS`."""
        fits = fitting(unit, self.question)
        found = {
            "own": covered(own, idf),
            "around": covered(around, idf),
            "rare": float(around[idf.argmax()]) if len(idf) else 0.0,
            "dense": cosine,
            "item": behind,
            "kind_fits": fits,
            "kind_lacks": float(fits == 0.0),
            "novel": _novelty(unit, own),
            "row": self._named_back(unit.row),
            "column": self._named_back(unit.column),
            **of_form(unit, self.question),
            **of_particulars(unit, self.question),
        }
        return np.array([found[name] for name in FEATURES])

    def _named_back(self, label: str) -> float:
        """The share of a row's or column's words that the question names."""
        places = [self.reading.place(word) for word in words(label) if word not in STOP_WORDS]
        if not places or not len(self._matrix):
            return 0.0
        return float(self._matrix[:, places].max(axis=0).mean())


def _novelty(unit: Unit, own: Strengths) -> float:
    return min(1.0, max(0, len(set(unit.words)) - 2 * int((own > FOUND).sum())) / 10)

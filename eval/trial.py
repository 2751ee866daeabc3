"""One question put to a system, and what a metric makes of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from eval.cases import Case
from eval.facts import tidy
from eval.minutes import Minutes, Place
from rag.model import Answer, Citation


@dataclass(frozen=True)
class Trial:
    """A case, what the system answered and ranked, and the minutes to check it against.

    `answer` is None where the system raised an error, which `error` then tells. `ranked` is None where the
    system does not rank. `seconds` is the wall time of the answer.
    """

    case: Case
    minutes: Minutes
    gold: frozenset[Place]
    answer: Answer | None
    ranked: tuple[Place, ...] | None
    seconds: float
    error: str = ""

    @property
    def refused(self) -> bool:
        """Whether the system declined to answer."""
        return self.answer is not None and self.answer.refused

    @cached_property
    def text(self) -> str:
        """The claims without citation marks and Markdown, one paragraph each."""
        return "\n".join(tidy(claim.text) for claim in self.answer.claims) if self.answer else ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the answer, each once."""
        return self.answer.citations if self.answer else ()

    @property
    def cited(self) -> frozenset[Place]:
        """The agenda items the answer cites that exist."""
        places = (self.place(citation) for citation in self.citations)
        return frozenset(place for place in places if place)

    def place(self, citation: Citation) -> Place | None:
        """Where a citation points, or None where there is no such agenda item."""
        return self.minutes.place(citation.document, citation.meeting, citation.punkt)


@dataclass(frozen=True, slots=True)
class Score:
    """What one metric says of one trial, and why. A denominator of 0 means unscored, which is not wrong."""

    numerator: float
    denominator: float
    reason: str

    @property
    def value(self) -> float | None:
        """The ratio, or None where there was nothing to score."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric over many trials. `value` is None where nothing could be scored; `unscored` counts trials."""

    value: float | None
    numerator: float
    denominator: float
    unscored: int


@dataclass(frozen=True, slots=True)
class Metric:
    """A named judgement of one trial, and how many judgements become one number."""

    name: str
    score: Callable[[Trial], Score]
    total: Callable[[Sequence[Score]], Measure]


def unscored(reason: str) -> Score:
    """A score that counts neither for nor against."""
    return Score(0, 0, reason)


def verdict(ok: bool, reason: str) -> Score:
    """A score of 1 or 0."""
    return Score(int(ok), 1, reason)


def rate(scores: Sequence[Score]) -> Measure:
    """Sum of numerators over sum of denominators."""
    numerator = sum(score.numerator for score in scores)
    denominator = sum(score.denominator for score in scores)
    value = numerator / denominator if denominator else None
    return Measure(value, numerator, denominator, _unscored(scores))


def percentile(share: float) -> Callable[[Sequence[Score]], Measure]:
    """The smallest value that at least `share` of the scored values do not exceed (nearest rank)."""

    def total(scores: Sequence[Score]) -> Measure:
        values = sorted(score.value for score in scores if score.value is not None)
        value = values[max(0, math.ceil(share * len(values)) - 1)] if values else None
        return Measure(value, sum(values), len(values), _unscored(scores))

    return total


def _unscored(scores: Sequence[Score]) -> int:
    return sum(score.value is None for score in scores)

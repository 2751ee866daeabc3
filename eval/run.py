"""Put the questions of suites to a system over a corpus, and keep every score with its reason.

suite.yaml ──load──> Suite ──ask──> Trial ──score──> Result ──> SuiteReport ──> Report
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal, Protocol

from eval.cases import Case, Suite, check_citations, gold_places
from eval.metrics import METRICS
from eval.minutes import Minutes, Place
from eval.trial import Measure, Score, Trial
from rag.config import Settings
from rag.errors import EvalError, NotRecorded, PunktError
from rag.model import Answer

#: How many Punkter a system is asked to rank: the largest k of `punkt_recall`.
DEPTH = 10

Axis = Literal["type", "phrasing", "municipality", "meeting"]
AXES: tuple[Axis, ...] = ("type", "phrasing", "municipality", "meeting")
NO_GOLD = "none"  # a case without gold citations is of no meeting

OnQuestion = Callable[[int], None]


class System(Protocol):
    """What is evaluated: it answers, and it ranks agenda items (or returns None where it does not)."""

    def answer(self, question: str) -> Answer:
        """The answer to one question; a PunktError is scored as no answer."""
        ...

    def rank(self, question: str, k: int) -> Sequence[tuple[str, str, int]] | None:
        """The first `k` agenda items as (document name, meeting id, Punkt number), best first."""
        ...


OpenSystem = Callable[[Path, Settings], AbstractContextManager[System]]


@dataclass(frozen=True)
class Result:
    """One trial with its scores, keyed by metric name."""

    trial: Trial
    scores: Mapping[str, Score]

    @property
    def case_id(self) -> str:
        """The id of its case."""
        return self.trial.case.id

    @property
    def failed(self) -> bool:
        """Whether the case counts as wrong: not right and cited, or not refused where it should be."""
        return self.scores[self._deciding].value != 1

    @property
    def _deciding(self) -> str:
        return "refusal_recall" if self.trial.case.refuse else "right_and_cited"

    @property
    def reason(self) -> str:
        """Why the case counts as right or wrong."""
        return self.scores[self._deciding].reason

    def slice(self, axis: Axis) -> str:
        """The part of the suite this case belongs to along one axis."""
        meetings = [self.trial.minutes.meeting(place) for place in sorted(self.trial.gold)]
        if axis == "municipality":
            return " + ".join(dict.fromkeys(m.municipality or "unknown" for m in meetings)) or NO_GOLD
        if axis == "meeting":
            return " + ".join(dict.fromkeys(meeting.id for meeting in meetings)) or NO_GOLD
        return str(getattr(self.trial.case, axis))


@dataclass(frozen=True)
class SuiteReport:
    """All results of one suite. The digests name the questions with their gold, and the minutes asked."""

    name: str
    results: tuple[Result, ...]
    suite_digest: str
    corpus_digest: str

    def measures(self, results: Sequence[Result] | None = None) -> dict[str, Measure]:
        """Every metric over all results, or over some of them."""
        chosen = self.results if results is None else results
        return {metric.name: metric.total([r.scores[metric.name] for r in chosen]) for metric in METRICS}

    def slices(self, axis: Axis) -> dict[str, dict[str, Measure]]:
        """Every metric for each part of the suite along one axis, parts sorted by name."""
        groups: dict[str, list[Result]] = {}
        for result in self.results:
            groups.setdefault(result.slice(axis), []).append(result)
        return {name: self.measures(groups[name]) for name in sorted(groups)}

    @property
    def failures(self) -> tuple[Result, ...]:
        """The cases that count as wrong."""
        return tuple(result for result in self.results if result.failed)


@dataclass(frozen=True)
class Report:
    """What a run found, one part a suite."""

    suites: tuple[SuiteReport, ...]

    def __add__(self, other: Report) -> Report:
        return Report(self.suites + other.suites)


def run(
    suites: Sequence[Suite],
    corpus: Path,
    open_system: OpenSystem,
    settings: Settings | None = None,
    on_question: OnQuestion | None = None,
) -> Report:
    """Open a system over the corpus, ask every question of every suite, and score.

    `settings` choose the models. `on_question` hears how many were asked.
    Raises EvalError where the corpus cannot be read or a gold citation names no Punkt.
    """
    minutes = Minutes.load(corpus)
    for suite in suites:
        check_citations(suite, minutes)
    with open_system(corpus, settings or Settings()) as system:
        return evaluate_system(system, suites, minutes, on_question)


def evaluate_system(
    system: System, suites: Sequence[Suite], minutes: Minutes, on_question: OnQuestion | None = None
) -> Report:
    """Ask a system that already holds the minutes. Raises EvalError where there is no case at all."""
    if not any(suite.cases for suite in suites):
        raise EvalError("no cases to ask; name a suite that has some")
    asked = count(1)

    def result(case: Case) -> Result:
        trial = ask(system, case, minutes)
        if on_question:
            on_question(next(asked))
        return Result(trial, {metric.name: metric.score(trial) for metric in METRICS})

    return Report(
        tuple(SuiteReport(s.name, tuple(map(result, s.cases)), s.digest, minutes.digest) for s in suites)
    )


def ask(system: System, case: Case, minutes: Minutes) -> Trial:
    """Put one question, and time the answer alone. Raises NotRecorded where another run is replayed."""
    answer, error = None, ""
    began = time.perf_counter()
    try:
        answer = system.answer(case.question)
    except NotRecorded:
        raise
    except PunktError as raised:
        error = f"{type(raised).__name__}: {raised}"
    seconds = time.perf_counter() - began
    ranked = None if error else ranked_places(system.rank(case.question, DEPTH), minutes)
    return Trial(case, minutes, gold_places(case, minutes), answer, ranked, seconds, error)


def ranked_places(
    ranked: Iterable[tuple[str, str, int]] | None, minutes: Minutes
) -> tuple[Place, ...] | None:
    """Ranked items as places; one that does not exist keeps its rank, as a place no gold has."""
    if ranked is None:
        return None
    return tuple(
        minutes.place(document, meeting, punkt) or Place(document, punkt)
        for document, meeting, punkt in ranked
    )

"""Retrieval apart from answers: where the gold agenda items are ranked, and what stands above them.

suites, minutes ──rank──> Trial (no answer) ──score──> Result ──> RetrievalSuite ──> RetrievalReport
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from eval.cases import Case, Suite, check_citations, gold_places
from eval.minutes import Minutes, Place
from eval.ranking import ndcg, punkt_recall, ranks, reciprocal_rank
from eval.run import Axis, Result, System, ranked_places
from eval.statistics import Interval, interval
from eval.trial import Measure, Metric, Trial, rate
from rag.errors import EvalError, PunktError

#: How many items are asked for: gold below is as good as lost.
DEPTH = 50
#: Gold that does not stand within this rank is listed with what beat it.
WITHIN = 3
#: How many of the items that stand above the gold are named.
BEATEN_BY = 5

#: Words of this many letters and more are compared, by so many of their first letters.
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
#: What stands in more than this share of the agenda items is left out.
_COMMON = 1 / 3

RANKING: tuple[Metric, ...] = (
    *(Metric(f"punkt_recall@{k}", punkt_recall(k), rate) for k in (1, 3, 5, 10)),
    Metric("mrr", reciprocal_rank, rate),
    Metric("ndcg@10", ndcg(10), rate),
)


@dataclass(frozen=True, slots=True)
class Rival:
    """An item that is ranked above the gold, and the words of the question that stand in it."""

    place: Place
    title: str
    rank: int
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """A case whose gold does not stand within `WITHIN`: the rank of each gold item, and what is above.

    `shared` are the words of the question that stand in each gold item.
    """

    case: Case
    ranks: dict[Place, int | None]
    shared: dict[Place, tuple[str, ...]]
    rivals: tuple[Rival, ...]


@dataclass(frozen=True)
class RetrievalSuite:
    """The rankings of one suite; results hold the scores of `RANKING` alone, and trials no answer."""

    name: str
    results: tuple[Result, ...]
    minutes: Minutes

    def measures(self, results: Sequence[Result] | None = None) -> dict[str, Measure]:
        """Every metric of the ranking over all results, or over some of them."""
        chosen = self.results if results is None else results
        return {metric.name: metric.total([r.scores[metric.name] for r in chosen]) for metric in RANKING}

    def interval(self, metric: str, results: Sequence[Result] | None = None) -> Interval | None:
        """The 95 % interval of one metric over all results, or over some of them."""
        chosen = self.results if results is None else results
        return interval((result.slice("meeting"), result.scores[metric]) for result in chosen)

    def parts(self, axis: Axis) -> dict[str, tuple[Result, ...]]:
        """The results that have gold, for each part of the suite along one axis, parts sorted by name."""
        groups: dict[str, list[Result]] = {}
        for result in self.results:
            if result.trial.gold:
                groups.setdefault(result.slice(axis), []).append(result)
        return {name: tuple(groups[name]) for name in sorted(groups)}

    @property
    def misses(self) -> tuple[Miss, ...]:
        """The cases whose gold does not stand within `WITHIN`."""
        name = f"punkt_recall@{WITHIN}"
        common = _common_words(self.minutes)
        return tuple(_miss(r.trial, common) for r in self.results if r.scores[name].value == 0)


@dataclass(frozen=True)
class RetrievalReport:
    """The rankings of a run, one part a suite."""

    suites: tuple[RetrievalSuite, ...]

    def __add__(self, other: RetrievalReport) -> RetrievalReport:
        return RetrievalReport(self.suites + other.suites)


def retrieval(system: System, suites: Sequence[Suite], minutes: Minutes) -> RetrievalReport:
    """Have a system that already holds the minutes rank them for every question; nothing is answered.

    Raises EvalError where a gold citation names no Punkt, no case has gold, or the system does not rank.
    """
    for suite in suites:
        check_citations(suite, minutes)
    if not any(case.citations for suite in suites for case in suite.cases):
        raise EvalError("no case has citations to be ranked; name a suite that has some")
    report = RetrievalReport(
        tuple(
            RetrievalSuite(s.name, tuple(_ranked(system, case, minutes) for case in s.cases), minutes)
            for s in suites
        )
    )
    if all(result.trial.ranked is None for suite in report.suites for result in suite.results):
        raise EvalError("the system ranks nothing (rank returned None); evaluate one that does")
    return report


def _ranked(system: System, case: Case, minutes: Minutes) -> Result:
    """One ranking with its scores; where the system raises an error nothing is ranked, which is wrong."""
    error = ""
    began = time.perf_counter()
    try:
        ranked = ranked_places(system.rank(case.question, DEPTH), minutes)
    except PunktError as raised:
        ranked, error = (), f"{type(raised).__name__}: {raised}"
    seconds = time.perf_counter() - began
    trial = Trial(case, minutes, gold_places(case, minutes), None, ranked, seconds, error)
    return Result(trial, {metric.name: metric.score(trial) for metric in RANKING})


def _miss(trial: Trial, common: frozenset[str]) -> Miss:
    stems = _stems(trial.case.question) - common

    def shared(place: Place) -> tuple[str, ...]:
        text = trial.minutes.text(place).casefold()
        return tuple(sorted(stem for stem in stems if stem in text))

    found = ranks(trial)
    above = islice(_above(trial, found), BEATEN_BY)
    rivals = (Rival(place, trial.minutes.item(place).title, rank, shared(place)) for rank, place in above)
    return Miss(trial.case, found, {gold: shared(gold) for gold in found}, tuple(rivals))


def _above(trial: Trial, found: Mapping[Place, int | None]) -> Iterator[tuple[int, Place]]:
    """The items that are not gold above the gold item that is ranked last of those that are needed."""
    needed = min if trial.case.cite == "any" else max
    last = needed(rank or DEPTH + 1 for rank in found.values())
    for rank, place in enumerate(dict.fromkeys(trial.ranked or ()), 1):
        exists = trial.minutes.place(place.document, "", place.punkt)
        if rank < last and exists and place not in trial.gold:
            yield rank, place


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words, by which inflected and compound words are found again."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))


def _common_words(minutes: Minutes) -> frozenset[str]:
    """Beginnings of words that stand in so many agenda items that they tell none from another."""
    items = [_stems(meeting.text(item.span)) for meeting in minutes.meetings for item in meeting.items]
    counts = Counter(stem for stems in items for stem in stems)
    return frozenset(stem for stem, count in counts.items() if count > _COMMON * len(items))

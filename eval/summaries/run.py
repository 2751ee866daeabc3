"""Let a system summarise every item and meeting of a corpus, and keep every score with its reason."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Protocol

from eval.minutes import Minutes
from eval.run import OnQuestion
from eval.summaries.metrics import DECIDING, ITEM_METRICS, MEETING_DECIDING, MEETING_METRICS
from eval.summaries.suite import SummaryCase, SummarySuite, places_of
from eval.summaries.trial import MeetingTrial, SummaryTrial
from eval.trial import Measure, Score
from rag.config import Settings
from rag.errors import EvalError, NotRecorded, PunktError
from rag.model import Meeting
from rag.summaries.summary import Summary, Wish


class Summariser(Protocol):
    """What is evaluated: it summarises 'meeting-id' and 'meeting-id/Punkt'."""

    def summarise(self, target: str, wish: Wish) -> Summary:
        """One summary; a PunktError is scored as none."""
        ...


OpenSummariser = Callable[[Path, Settings], AbstractContextManager[Summariser]]


@dataclass(frozen=True)
class SummaryResult:
    """One summary with its scores, by metric; `deciding` are those that make it right."""

    trial: SummaryTrial | MeetingTrial
    scores: Mapping[str, Score]
    deciding: tuple[str, ...]

    @property
    def case_id(self) -> str:
        """The id of its case, or of the meeting."""
        return self.trial.case.id if isinstance(self.trial, SummaryTrial) else self.trial.meeting.id

    @property
    def meeting(self) -> Meeting:
        """The meeting it is about, or of which its item is."""
        trial = self.trial
        return trial.meeting if isinstance(trial, MeetingTrial) else trial.minutes.meeting(trial.place)

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong, as 'metric: reason'."""
        wrong = [name for name in self.deciding if self.scores[name].value not in (None, 1)]
        return tuple(f"{name}: {self.scores[name].reason}" for name in wrong)

    @property
    def failed(self) -> bool:
        """Whether it counts as wrong."""
        return bool(self.trial.error or self.faults)

    @property
    def reason(self) -> str:
        """Why it counts as right or wrong."""
        if self.trial.error:
            return f"no summary: {self.trial.error}"
        return "; ".join(self.faults) or "true, and nothing vital is lost"


@dataclass(frozen=True)
class SummaryReport:
    """All summaries of one suite: of the items that have a case, and of every meeting of the corpus."""

    name: str
    items: tuple[SummaryResult, ...]
    meetings: tuple[SummaryResult, ...]
    suite_digest: str
    corpus_digest: str

    @property
    def results(self) -> tuple[SummaryResult, ...]:
        """The items, then the meetings."""
        return self.items + self.meetings

    @property
    def failures(self) -> tuple[SummaryResult, ...]:
        """The summaries that count as wrong."""
        return tuple(result for result in self.results if result.failed)

    def scores(self, metric: str) -> list[tuple[str, Score]]:
        """Every score of one metric, with the meeting it is of."""
        results = self.meetings if metric in _OF_MEETINGS else self.items
        return [(result.meeting.id, result.scores[metric]) for result in results]

    def measures(self) -> dict[str, Measure]:
        """Every metric over all summaries."""
        totals = {metric.name: metric.total for metric in ITEM_METRICS}
        totals |= {metric.name: metric.total for metric in MEETING_METRICS}
        return {name: total([score for _, score in self.scores(name)]) for name, total in totals.items()}


_OF_MEETINGS = {metric.name for metric in MEETING_METRICS}


def run_summaries(
    suite: SummarySuite,
    corpus: Path,
    open_system: OpenSummariser,
    settings: Settings | None = None,
    wish: Wish | None = None,
    on_summary: OnQuestion | None = None,
) -> SummaryReport:
    """Open a system over the corpus and summarise every case and every meeting.

    `on_summary` hears how many are done. Raises EvalError where the corpus cannot be read, a case names no
    Punkt, or there is no case.
    """
    minutes = Minutes.load(corpus)
    places_of(suite, minutes)
    with open_system(corpus, settings or Settings()) as system:
        return evaluate_summariser(system, suite, minutes, wish or Wish(), on_summary)


def evaluate_summariser(
    system: Summariser,
    suite: SummarySuite,
    minutes: Minutes,
    wish: Wish,
    on_summary: OnQuestion | None = None,
) -> SummaryReport:
    """Summarise with a system that already holds the minutes. Raises EvalError where there is no case."""
    if not suite.cases:
        raise EvalError(f"{suite.name}: no cases to summarise; name a suite that has some")
    places, done = places_of(suite, minutes), count(1)
    cases: dict[str, dict[int, SummaryCase]] = {}

    def counted(result: SummaryResult) -> SummaryResult:
        if on_summary:
            on_summary(next(done))
        return result

    items = []
    for case in suite.cases:
        place = places[case.id]
        cases.setdefault(place.document, {})[place.punkt] = case
        found = _summarised(system, minutes.item(place).id, wish)
        items.append(counted(item_result(SummaryTrial(case, minutes, place, *found))))
    meetings = [
        counted(meeting_result(MeetingTrial(meeting, minutes, cases.get(meeting.source.name, {}), *found)))
        for meeting in minutes.meetings
        for found in (_summarised(system, meeting.id, wish),)
    ]
    return SummaryReport(suite.name, tuple(items), tuple(meetings), suite.digest, minutes.digest)


def item_result(trial: SummaryTrial) -> SummaryResult:
    """The summary of an item, scored."""
    return SummaryResult(trial, {metric.name: metric.score(trial) for metric in ITEM_METRICS}, DECIDING)


def meeting_result(trial: MeetingTrial) -> SummaryResult:
    """The summary of a meeting, scored."""
    scores = {metric.name: metric.score(trial) for metric in MEETING_METRICS}
    return SummaryResult(trial, scores, MEETING_DECIDING)


def _summarised(system: Summariser, target: str, wish: Wish) -> tuple[Summary | None, float, str]:
    """A summary, its wall time, and why there is none. Raises NotRecorded where another run is replayed."""
    began = time.perf_counter()
    try:
        return system.summarise(target, wish), time.perf_counter() - began, ""
    except NotRecorded:
        raise
    except PunktError as error:
        return None, time.perf_counter() - began, f"{type(error).__name__}: {error}"

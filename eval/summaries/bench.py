"""Right summaries made wrong, and whether the metrics named for a mistake see it. Every run is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.minutes import Minutes
from eval.summaries.metrics import ITEM_METRICS
from eval.summaries.references import reference
from eval.summaries.run import item_result
from eval.summaries.suite import SummaryCase, SummarySuite
from eval.summaries.trial import SummaryTrial
from eval.summaries.wrongs import WRONGS, Wrong
from rag.errors import EvalError
from rag.summaries.summary import Summary

#: So many of one kind are made of one summary, and judged in all; more say nothing new.
OF_ONE, OF_ONE_KIND = 2, 40
#: So many of each kind are needed for it to mean anything, and so many right summaries may be doubted.
LEAST_OF_A_KIND = 5
MOST_DOUBTED = 0.05
_SHOWN = 300  # characters of a summary in a fault

_SCORE = {metric.name: metric.score for metric in ITEM_METRICS}


@dataclass(frozen=True, slots=True)
class JudgedSummary:
    """A wrong summary '<case>#<kind>#<number>', and what the metrics named for its mistake say of it."""

    id: str
    kind: str
    caught: bool
    text: str
    reason: str


@dataclass(frozen=True)
class SummaryMutants:
    """What became of wrong summaries, made from `right` ones; `doubted` are right and taken for wrong."""

    right: int
    doubted: tuple[str, ...]
    judged: tuple[JudgedSummary, ...]

    @property
    def survivors(self) -> tuple[JudgedSummary, ...]:
        """Wrong summaries that the metric named for them lets pass."""
        return tuple(one for one in self.judged if not one.caught)

    def of(self, kind: str) -> tuple[int, int]:
        """How many there are of a kind, and how many are caught."""
        own = [one for one in self.judged if one.kind == kind]
        return len(own), sum(one.caught for one in own)

    @property
    def faults(self) -> tuple[str, ...]:
        """Every limit that is not kept, as one line."""
        few = [wrong.name for wrong in WRONGS if self.of(wrong.name)[0] < LEAST_OF_A_KIND]
        lines = [f"fewer than {LEAST_OF_A_KIND} summaries with {name}" for name in few]
        lines += [f"{one.id} is not caught: {one.text[:_SHOWN]!r}" for one in self.survivors]
        if len(self.doubted) > MOST_DOUBTED * (self.right + len(self.doubted)):
            lines.append(f"{len(self.doubted)} right summaries are taken for wrong: {self.doubted[0]}")
        return tuple(lines)

    @property
    def passed(self) -> bool:
        """Whether there are enough of each kind, all are caught, and right summaries are let pass."""
        return not self.faults


def run_summary_mutants(suites: Sequence[tuple[SummarySuite, Minutes]]) -> SummaryMutants:
    """Make the harness's own summaries of some suites wrong in every way.

    Raises EvalError where it has none that is right.
    """
    found = [_referred(suite, minutes, case) for suite, minutes in suites for case in suite.cases]
    right = [trial for trial in found if not item_result(trial).failed]
    if not right:
        raise EvalError("no right summary to make wrong ones from; add cases with vital facts")
    doubted = tuple(
        f"{trial.case.id}: {result.reason}" for trial in found if (result := item_result(trial)).failed
    )
    judged = tuple(one for wrong in WRONGS for one in _judged(wrong, right))
    return SummaryMutants(len(right), doubted, judged)


def print_summary_mutants(report: SummaryMutants, console: Console) -> None:
    """Print how many of each kind are caught, and everything that is not as it should be."""
    table = Table(title="wrong summaries (must be caught)", title_justify="left")
    table.add_column("kind")
    table.add_column("by")
    for column in ("made", "caught"):
        table.add_column(column, justify="right")
    for wrong in WRONGS:
        table.add_row(wrong.name, " or ".join(wrong.caught_by), *map(str, report.of(wrong.name)))
    console.print(table)
    console.print(f"{report.right} right summaries to start from, {len(report.doubted)} taken for wrong")
    for fault in report.faults:
        console.print(f"[red]summaries: {escape(fault)}[/red]", soft_wrap=True)


def summary_mutants_json(report: SummaryMutants) -> dict[str, Any]:
    """The report as plain JSON types."""
    return {
        "passed": report.passed,
        "faults": list(report.faults),
        "right": report.right,
        "doubted": list(report.doubted),
        "kinds": {
            wrong.name: dict(zip(("made", "caught"), report.of(wrong.name), strict=True)) for wrong in WRONGS
        },
        "survivors": [asdict(one) for one in report.survivors],
    }


def _referred(suite: SummarySuite, minutes: Minutes, case: SummaryCase) -> SummaryTrial:
    place = suite.place(case, minutes)
    return SummaryTrial(case, minutes, place, reference(minutes, place, case))


def _judged(wrong: Wrong, right: Sequence[SummaryTrial]) -> Iterator[JudgedSummary]:
    made = [(f"{t.case.id}#{wrong.name}#{n}", t, s) for t in right for n, s in _made(wrong, t)]
    for name, trial, summary in sorted(sorted(made, key=_spread)[:OF_ONE_KIND], key=lambda one: one[0]):
        scores = {by: _SCORE[by](replace(trial, summary=summary)) for by in wrong.caught_by}
        against = [f"{by}: {one.reason}" for by, one in scores.items() if one.value not in (None, 1)]
        yield JudgedSummary(name, wrong.name, bool(against), summary.text, "; ".join(against))


def _made(wrong: Wrong, trial: SummaryTrial) -> list[tuple[int, Summary]]:
    made = wrong.make(trial, trial.summary) if trial.summary else ()
    found = [summary for summary in dict.fromkeys(made) if summary != trial.summary]
    return list(enumerate(found[:OF_ONE], 1))


def _spread(one: tuple[str, SummaryTrial, Summary]) -> str:
    """An order that favours no case."""
    return sha256(one[0].encode()).hexdigest()

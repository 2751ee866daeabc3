"""What every kind of report shows alike: numbers with their intervals and changes, flips, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.baseline import Comparison, Flip
from eval.evaluation import Evaluation
from eval.metrics import METRICS
from eval.run import Axis, Result, SuiteReport
from eval.statistics import Interval, interval, interval_of, wilson
from eval.summaries.metrics import RATES
from eval.summaries.run import SummaryReport
from eval.trial import Measure, rate

#: What is shown of each part of a suite, beside the share of right cases: column head, metric.
PART_METRICS = {
    "facts": "fact_recall",
    "refused": "refusal_recall",
    "R@1": "punkt_recall@1",
    "R@5": "punkt_recall@5",
}
#: Stands between the names of several meetings or municipalities in the name of a part.
JOINED = " + "
NOTHING = "–"
#: Shown where a gate has no limits at all, which is no passed gate.
NO_LIMIT = "no limit applies to these suites; add one to the thresholds"

_RATES = {metric.name for metric in METRICS if metric.total is rate} | RATES
_AS_A_WHOLE_NUMBER = 10  # medians of words need no decimals


class Change(StrEnum):
    """What a case did since the baseline."""

    BROKEN = "broken"
    WAIVED = "waived"
    FIXED = "fixed"


@dataclass(frozen=True)
class MetricRow:
    """A metric over a whole suite. `change` is None where the baseline does not tell."""

    name: str
    measure: Measure
    interval: Interval | None
    change: float | None
    of: str = "answers"

    @property
    def counted(self) -> str:
        """What the value was counted from: '105/132', or '133 answers' for a median or a percentile."""
        if not self.measure.denominator:
            return "nothing to check"
        if self.name in _RATES:
            return f"{_short(self.measure.numerator)}/{_short(self.measure.denominator)}"
        return f"{_short(self.measure.denominator)} {self.of}"


@dataclass(frozen=True)
class PartRow:
    """A part of a suite: its cases, how many are right (a refusal too, where it should be), and metrics."""

    name: str
    results: tuple[Result, ...]
    measures: dict[str, Measure]

    @property
    def right(self) -> int:
        """The cases that do not count as wrong."""
        return sum(not result.failed for result in self.results)

    @property
    def share(self) -> float:
        """Right cases of all."""
        return self.right / len(self.results)

    @property
    def interval(self) -> Interval:
        """Wilson's interval of the share of right cases."""
        return wilson(self.right, len(self.results))


def metric_rows(suite: SuiteReport, comparison: Comparison | None) -> list[MetricRow]:
    """Every metric over the suite, in the order of METRICS."""
    return [
        MetricRow(name, measure, interval_of(name, suite), _change(comparison, name, measure))
        for name, measure in suite.measures().items()
    ]


def summary_rows(report: SummaryReport, comparison: Comparison | None) -> list[MetricRow]:
    """Every metric over the summaries of items, then of meetings."""
    return [
        MetricRow(
            name,
            measure,
            interval(report.scores(name)) if name in RATES else None,
            _change(comparison, name, measure),
            "summaries",
        )
        for name, measure in report.measures().items()
    ]


def part_rows(suite: SuiteReport, axis: Axis) -> list[PartRow]:
    """The parts of a suite along one axis, by name."""
    return [
        PartRow(name, tuple(result for result in suite.results if result.slice(axis) == name), measures)
        for name, measures in suite.slices(axis).items()
    ]


def whole(suite: SuiteReport) -> PartRow:
    """A suite as one part."""
    return PartRow(suite.name, suite.results, suite.measures())


def comparison_of(evaluation: Evaluation, suite: SuiteReport | SummaryReport) -> Comparison | None:
    """What changed in a suite, or None where the baseline does not hold it."""
    return next((found for found in evaluation.comparisons if found.suite == suite.name), None)


def flips(comparison: Comparison) -> Iterator[tuple[Change, Flip]]:
    """The cases whose outcome changed: broken, then waived, then fixed."""
    yield from ((Change.BROKEN, flip) for flip in comparison.blocking)
    yield from ((Change.WAIVED, flip) for flip in comparison.broken if flip.waiver)
    yield from ((Change.FIXED, flip) for flip in comparison.fixed)


def why(flip: Flip) -> str:
    """Why a case is as it is now, and the leave it has to fail."""
    if flip.waiver is None:
        return flip.reason
    return f"{flip.reason} (waived until {flip.waiver.until.isoformat()}: {flip.waiver.reason})"


def worst_first(results: Sequence[Result]) -> list[Result]:
    """Wrong cases: errors, then wrong answers (they mislead) by how many facts they miss, then refusals."""

    def badness(result: Result) -> tuple[bool, bool, float]:
        facts = result.scores["fact_recall"].value
        return not result.trial.error, result.trial.refused, facts or 0

    return sorted(results, key=badness)


def verdict(evaluation: Evaluation) -> str:
    """The gate and the baseline in one line."""
    if not evaluation.checks:
        return NO_LIMIT
    kept = sum(check.ok for check in evaluation.checks)
    said = [f"{kept} of {len(evaluation.checks)} limits kept"]
    blocking = sum(len(comparison.blocking) for comparison in evaluation.comparisons)
    if evaluation.comparisons:
        said.append(f"{blocking or 'no'} {'case' if blocking == 1 else 'cases'} broken since the baseline")
    return ", ".join(said)


def number(value: float | None) -> str:
    """A metric's value with three decimals, or whole where it is large."""
    if value is None:
        return NOTHING
    return f"{value:.0f}" if value >= _AS_A_WHOLE_NUMBER else f"{value:.3f}"


def spread(interval: Interval | None) -> str:
    """An interval as '0.72–0.86', or '' where there is none."""
    return f"{interval.low:.2f}–{interval.high:.2f}" if interval else ""


def signed(change: float | None) -> str:
    """A change as '+0.015', or '' where it is not known."""
    if change is None:
        return ""
    return f"{change:+.3f}" if change else "0"


def _short(count: float) -> str:
    return f"{count:.0f}" if count == int(count) else f"{count:.1f}"


#: The baseline keeps four decimals.
_ROUNDING = 1e-4


def _change(comparison: Comparison | None, name: str, measure: Measure) -> float | None:
    """The change since the baseline, None where either side could not be scored."""
    if comparison is None or measure.value is None or name not in comparison.before:
        return None
    change = measure.value - comparison.before[name]
    return change if abs(change) > _ROUNDING else 0.0

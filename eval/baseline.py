"""The baseline: what each case came to, and what changed since. A case that passed and now fails blocks.

report ──baseline_of──> Baseline ──write_baseline──> baseline.json ──load_baseline──> Baseline
report, Baseline, waivers ──compare──> Comparison

Suites of questions and of summaries are kept alike.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from eval.baseline_file import BASELINE, Baseline, CaseOutcome, SuiteBaseline, load_baseline, write_baseline
from eval.statistics import mcnemar
from eval.trial import Measure, Score
from rag.errors import EvalError

__all__ = [
    "BASELINE",
    "Baseline",
    "Comparison",
    "Flip",
    "Waiver",
    "baseline_of",
    "compare",
    "load_baseline",
    "notes",
    "write_baseline",
]

#: What is kept of each case beside whether it passed, so that a diff of the file shows what moved.
CASE_METRICS = (
    "fact_recall",
    "gold_citation_recall",
    "citation_recall",
    "citation_precision",
    "unsupported_fact_rate",
    "mrr",
    "figure_fidelity",
    "date_fidelity",
    "polarity",
    "vital_kept",
    "marks",
)
#: Times differ from run to run and from machine to machine: in the file they would only be noise.
_TIMES = "seconds"
_DIGITS = 4


class AskedCase(Protocol):
    """What a case came to: a question or a summary."""

    @property
    def case_id(self) -> str: ...
    @property
    def failed(self) -> bool: ...
    @property
    def reason(self) -> str: ...
    @property
    def scores(self) -> Mapping[str, Score]: ...


class AskedSuite(Protocol):
    """What a suite came to."""

    @property
    def name(self) -> str: ...
    @property
    def results(self) -> Sequence[AskedCase]: ...
    @property
    def suite_digest(self) -> str: ...
    @property
    def corpus_digest(self) -> str: ...
    def measures(self) -> Mapping[str, Measure]: ...


class Asked(Protocol):
    """What a run came to."""

    @property
    def suites(self) -> Sequence[AskedSuite]: ...


@dataclass(frozen=True, slots=True)
class Waiver:
    """Leave for one case to fail until a day: `until` is the last day it holds."""

    case: str
    suite: str
    until: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Flip:
    """A case whose outcome changed. `reason` is why it fails now (or why it is right now)."""

    case: str
    reason: str
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One suite against the baseline. `broken` passed and now fail, `fixed` the other way round.

    `p_value` is McNemar's exact test, two-sided, on the discordant pairs; 1.0 where there are none. `before`
    is what each metric came to when the baseline was made.
    """

    suite: str
    cases: int
    broken: tuple[Flip, ...]
    fixed: tuple[Flip, ...]
    p_value: float
    before: Mapping[str, float] = field(default_factory=dict)

    @property
    def blocking(self) -> tuple[Flip, ...]:
        """The broken cases that no waiver covers."""
        return tuple(flip for flip in self.broken if flip.waiver is None)


def compare(
    report: Asked, baseline: Baseline, waivers: Sequence[Waiver], today: dt.date
) -> tuple[Comparison, ...]:
    """What changed in each suite that the baseline holds; a waiver covers a case up to its last day.

    Raises EvalError where a suite was asked other questions, or over other minutes, than the baseline.
    """
    active = {(waiver.suite, waiver.case): waiver for waiver in waivers if today <= waiver.until}
    compared = []
    for suite in report.suites:
        if known := baseline.suite(suite.name):
            _refuse_others(suite, known, baseline.source)
            compared.append(_compared(suite, known, active))
    return tuple(compared)


def notes(report: Asked, baseline: Baseline, waivers: Sequence[Waiver], today: dt.date) -> tuple[str, ...]:
    """What a reader should know: suites with nothing to compare with, waivers that waive nothing."""
    new = [
        f"{suite.name}: not in the baseline, so nothing is compared; add it: punkt eval --update-baseline"
        for suite in report.suites
        if baseline.suite(suite.name) is None
    ]
    asked = {suite.name for suite in report.suites}
    broken = {(c.suite, f.case) for c in compare(report, baseline, waivers, today) for f in c.broken}
    idle = (_idle(w, (w.suite, w.case) in broken or w.suite not in asked, today) for w in waivers)
    return (*new, *filter(None, idle))


def baseline_of(report: Asked, system: str, today: dt.date | None = None) -> Baseline:
    """What a run came to, as a baseline. `system` is its name; `today` stands in for today's date."""
    day = today or dt.datetime.now().astimezone().date()
    return Baseline(tuple(_suite_baseline(suite, system, day) for suite in report.suites))


def _refuse_others(suite: AskedSuite, known: SuiteBaseline, source: str) -> None:
    ids = {result.case_id for result in suite.results}
    if suite.suite_digest != known.suite_digest:
        other = "its questions or their gold have changed"
    elif suite.corpus_digest != known.corpus_digest:
        other = "its minutes have changed"
    elif ids != {case.id for case in known.cases}:
        other = "its cases there are not those that were asked"
    else:
        return
    raise EvalError(
        f"{source}: the suite {suite.name!r} cannot be compared: {other} since {known.date}; "
        "if that is meant, make the baseline again: punkt eval --update-baseline"
    )


def _compared(suite: AskedSuite, known: SuiteBaseline, active: dict[tuple[str, str], Waiver]) -> Comparison:
    passed = {case.id: case.passed for case in known.cases}
    flips = [
        (
            result.failed,
            Flip(case, result.reason, active.get((suite.name, case)) if result.failed else None),
        )
        for result in suite.results
        if passed[case := result.case_id] is result.failed
    ]
    broken = tuple(flip for failed, flip in flips if failed)
    fixed = tuple(flip for failed, flip in flips if not failed)
    p_value = mcnemar(len(broken), len(fixed))
    return Comparison(suite.name, len(suite.results), broken, fixed, p_value, known.metrics)


def _idle(waiver: Waiver, needed: bool, today: dt.date) -> str:
    """Why a waiver does nothing, or nothing where it does something."""
    named = f"the waiver of {waiver.case} ({waiver.suite}: {waiver.reason})"
    if waiver.until < today:
        return f"{named} expired on {waiver.until} and covers nothing; mend the case or remove the waiver"
    return "" if needed else f"{named} is not needed: the case did not break; remove it"


def _suite_baseline(suite: AskedSuite, system: str, day: dt.date) -> SuiteBaseline:
    cases = sorted((_outcome(result) for result in suite.results), key=lambda case: case.id)
    return SuiteBaseline(
        name=suite.name,
        system=system,
        date=day,
        suite_digest=suite.suite_digest,
        corpus_digest=suite.corpus_digest,
        metrics=dict(_totals(suite)),
        cases=tuple(cases),
    )


def _totals(suite: AskedSuite) -> Iterator[tuple[str, float]]:
    for name, measured in suite.measures().items():
        if measured.value is not None and _TIMES not in name:
            yield name, round(measured.value, _DIGITS)


def _outcome(result: AskedCase) -> CaseOutcome:
    values = {name: result.scores[name].value for name in CASE_METRICS if name in result.scores}
    scores = {name: round(value, _DIGITS) for name, value in values.items() if value is not None}
    return CaseOutcome(id=result.case_id, passed=not result.failed, scores=scores)

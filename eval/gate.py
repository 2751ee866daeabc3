"""Floors and ceilings a run must keep, read from `thresholds.toml`.

```toml
[default]                       # every suite
floors.right_and_cited = 0.55
ceilings.over_refusal = 0.05
phrasing.near.floors.right_and_cited = 0.70   # where the suite has such cases
[suites.gold]                   # one suite, on top of the default
type.vote.floors.right_and_cited = 0.80       # no such case is a failure
meeting.herlev-byraadet-2026-05-27.floors.right_and_cited = 0.50
[summaries]                     # every suite of summaries
floors.vital_kept = 0.95
ceilings.words = 120
[typing]                        # every suite, by the way its questions are typed
floors.capitals = 0.95
```
A metric that could not be scored at all fails its limit: nothing checked is not all right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.cases import CaseType, Phrasing
from eval.metrics import METRICS
from eval.run import AXES, Report, SuiteReport
from eval.summaries.metrics import MEANINGS, RATES
from eval.summaries.run import SummaryReport
from eval.tomlfile import Location, TomlFile, read_toml
from eval.trial import Measure, rate
from eval.typing import WAYS
from rag.errors import EvalError

_Metrics = Mapping[str, bool]
#: The metrics of suites and of summaries, each with whether it is a share of 1.
_SUITES: _Metrics = {metric.name: metric.total is rate for metric in METRICS}
_SUMMARIES: _Metrics = {name: name in RATES for name in MEANINGS}
_TYPING: _Metrics = {way.name: True for way in WAYS}
_Limit = Annotated[float, Field(strict=True, ge=0, allow_inf_nan=False)]


class Limits(BaseModel):
    """Metric name to the least (floors) or the most (ceilings) it may be."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    floors: dict[str, _Limit] = Field(default_factory=dict)
    ceilings: dict[str, _Limit] = Field(default_factory=dict)


class DefaultLimits(Limits):
    """Limits of every suite, and of its parts by what is asked and how."""

    type: dict[CaseType, Limits] = Field(default_factory=dict)
    phrasing: dict[Phrasing, Limits] = Field(default_factory=dict)


class SuiteLimits(DefaultLimits):
    """Limits of one suite, and of its parts; municipalities and meetings are those of its corpus."""

    municipality: dict[str, Limits] = Field(default_factory=dict)
    meeting: dict[str, Limits] = Field(default_factory=dict)


class Thresholds(BaseModel):
    """Limits for every suite, for suites by name, for those of summaries, and for ways of typing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    default: DefaultLimits = Field(default_factory=DefaultLimits)
    suites: dict[str, SuiteLimits] = Field(default_factory=dict)
    summaries: Limits = Field(default_factory=Limits)
    typing: Limits = Field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Check:
    """One limit and what was measured. `part` is empty for a whole suite, else e.g. 'phrasing near'."""

    suite: str
    part: str
    metric: str
    bound: str
    limit: float
    measured: Measure | None

    @property
    def ok(self) -> bool:
        """Whether the limit is kept; what could not be scored keeps no limit."""
        if self.measured is None or self.measured.value is None:
            return False
        value = self.measured.value
        return value >= self.limit if self.bound == "floor" else value <= self.limit

    @property
    def reason(self) -> str:
        """One line: what was measured against what."""
        where = " ".join(part for part in (self.suite, self.part) if part)
        if self.measured is None or self.measured.value is None:
            return f"{where}: {self.metric} could not be scored: nothing to check; add cases that have it"
        sign = "at least" if self.bound == "floor" else "at most"
        counted = f"{self.measured.numerator:g} of {self.measured.denominator:g}"
        return (
            f"{where}: {self.metric} is {self.measured.value:.3f} ({counted}), {sign} {self.limit:g} is asked"
        )


def load_thresholds(path: Path) -> Thresholds:
    """Read the limits.

    Raises EvalError with file, line and remedy: no such file, bad TOML, an unknown key, metric, type or
    phrasing, and a limit that is given twice, could never be kept, or could never be broken.
    """
    file = read_toml(path)
    try:
        thresholds = Thresholds.model_validate(file.data)
    except ValidationError as error:
        raise file.explained(error, Thresholds) from error
    for location, limits in _all_limits(thresholds):
        _refuse_senseless(file, location, limits, _SUITES)
    _refuse_senseless(file, ("summaries",), thresholds.summaries, _SUMMARIES)
    _refuse_senseless(file, ("typing",), thresholds.typing, _TYPING)
    return thresholds


def check(report: Report, thresholds: Thresholds) -> tuple[Check, ...]:
    """Every limit that applies to the report, kept or not.

    Raises EvalError where none applies to a suite, beside others that have some: it would pass unseen.
    """
    found = [tuple(_check_suite(suite, thresholds)) for suite in report.suites]
    for suite, checks in zip(report.suites, found, strict=True):
        if not checks and any(found):
            raise EvalError(
                f"no limit applies to the suite {suite.name!r}; add some to the thresholds, under [default] "
                f"or [suites.{suite.name}]"
            )
    return tuple(limit for checks in found for limit in checks)


def check_summaries(reports: Sequence[SummaryReport], thresholds: Thresholds) -> tuple[Check, ...]:
    """Every limit of summaries, kept or not. Raises EvalError where there is none: all would pass unseen."""
    found = [
        limit for one in reports for limit in _checks(one.name, "", one.measures(), thresholds.summaries)
    ]
    if reports and not found:
        raise EvalError(
            f"no limit applies to the suite {reports[0].name!r}; add some under [summaries] of the thresholds"
        )
    return tuple(found)


def unchecked(report: Report, thresholds: Thresholds) -> tuple[str, ...]:
    """Notes on limits that were not looked at, because their suite was not asked (or is misspelt)."""
    asked = {suite.name for suite in report.suites}
    return tuple(
        f"limits of [suites.{name}] not checked: no such suite was asked"
        for name in thresholds.suites
        if name not in asked
    )


def passed(checks: Sequence[Check]) -> bool:
    """Whether every limit is kept, and there is one at all."""
    return bool(checks) and all(limit.ok for limit in checks)


def _check_suite(suite: SuiteReport, thresholds: Thresholds) -> Iterator[Check]:
    default, own = thresholds.default, thresholds.suites.get(suite.name, SuiteLimits())
    yield from _checks(suite.name, "", suite.measures(), _merged(default, own))
    for axis in AXES:
        parts = suite.slices(axis)
        general, special = getattr(default, axis, {}), getattr(own, axis)
        for name in sorted({*(general.keys() & parts.keys()), *special}):
            limits = _merged(general.get(name, Limits()), special.get(name, Limits()))
            yield from _checks(suite.name, f"{axis} {name}", parts.get(name, {}), limits)


def _checks(suite: str, part: str, measures: Mapping[str, Measure], limits: Limits) -> Iterator[Check]:
    for metric, limit in limits.floors.items():
        yield Check(suite, part, metric, "floor", limit, measures.get(metric))
    for metric, limit in limits.ceilings.items():
        yield Check(suite, part, metric, "ceiling", limit, measures.get(metric))


def _merged(default: Limits, own: Limits) -> Limits:
    return Limits(floors=default.floors | own.floors, ceilings=default.ceilings | own.ceilings)


def _refuse_senseless(file: TomlFile, location: Location, limits: Limits, metrics: _Metrics) -> None:
    for bound, bounds in (("floors", limits.floors), ("ceilings", limits.ceilings)):
        for name, limit in bounds.items():
            if fault := _fault(bound, name, limit, metrics):
                raise EvalError(f"{file.place((*location, bound, name))}: {fault}")
    for name in limits.floors.keys() & limits.ceilings.keys():
        if limits.floors[name] > limits.ceilings[name]:
            place = file.place((*location, "floors", name))
            raise EvalError(
                f"{place}: the floor of {name} is above its ceiling; lower one or raise the other"
            )


def _fault(bound: str, name: str, limit: float, metrics: _Metrics) -> str:
    """What is wrong with one limit: no such metric, or a value that nothing or everything keeps."""
    if name not in metrics:
        return f"no metric {name!r}; known metrics are {', '.join(sorted(metrics))}"
    if bound == "floors" and limit == 0:
        return f"a floor of 0 for {name} is kept by anything; raise or remove it"
    if not metrics[name]:
        return ""
    if limit > 1:
        return f"{name} is a share of 1, and its limit is {limit:g}; give it from 0 to 1"
    if bound == "ceilings" and limit == 1:
        return f"a ceiling of 1 for {name} is kept by anything; lower or remove it"
    return ""


def _all_limits(thresholds: Thresholds) -> Iterator[tuple[Location, Limits]]:
    """All limits with where they stand in the file."""
    suites: list[tuple[Location, DefaultLimits]] = [(("default",), thresholds.default)]
    suites += [(("suites", name), limits) for name, limits in thresholds.suites.items()]
    for location, suite in suites:
        yield location, suite
        for axis in AXES:
            for part, limits in getattr(suite, axis, {}).items():
                yield (*location, axis, part), limits

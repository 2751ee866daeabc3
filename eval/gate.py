"""Floors and ceilings a run must keep, read from `thresholds.toml`.

```toml
[default]                       # every suite
floors.right_and_cited = 0.55
ceilings.over_refusal = 0.05
phrasing.near.floors.right_and_cited = 0.70   # where the suite has such cases
[suites.gold]                   # one suite, on top of the default
type.vote.floors.right_and_cited = 0.80       # no such case is a failure
```
A metric that could not be scored at all fails its limit: nothing checked is not all right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.metrics import METRICS
from eval.run import AXES, Report, SuiteReport
from eval.trial import Measure
from rag.errors import EvalError


class Limits(BaseModel):
    """Metric name to the least (floors) or the most (ceilings) it may be."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    floors: dict[str, float] = Field(default_factory=dict)
    ceilings: dict[str, float] = Field(default_factory=dict)


class SuiteLimits(Limits):
    """Limits of a suite, and of its parts by type, phrasing, municipality and meeting."""

    type: dict[str, Limits] = Field(default_factory=dict)
    phrasing: dict[str, Limits] = Field(default_factory=dict)
    municipality: dict[str, Limits] = Field(default_factory=dict)
    meeting: dict[str, Limits] = Field(default_factory=dict)


class Thresholds(BaseModel):
    """Limits for every suite, and for suites by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    default: SuiteLimits = Field(default_factory=SuiteLimits)
    suites: dict[str, SuiteLimits] = Field(default_factory=dict)


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
            return f"{where}: {self.metric} could not be scored: nothing to check"
        sign = "at least" if self.bound == "floor" else "at most"
        counted = f"{self.measured.numerator:g} of {self.measured.denominator:g}"
        return (
            f"{where}: {self.metric} is {self.measured.value:.3f} ({counted}), {sign} {self.limit:g} is asked"
        )


def load_thresholds(path: Path) -> Thresholds:
    """Read the limits. Raises EvalError: no such file, bad TOML, an unknown key or metric."""
    try:
        thresholds = Thresholds.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise EvalError(f"{path}: cannot be read ({error.strerror}); name a thresholds file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EvalError(f"{path}: not TOML: {error}; correct the file") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise EvalError(f"{path}: {key}: {first['msg']}; correct or remove it") from error
    _refuse_unknown_metrics(path, thresholds)
    return thresholds


def check(report: Report, thresholds: Thresholds) -> tuple[Check, ...]:
    """Every limit that applies to the report, kept or not."""
    return tuple(found for suite in report.suites for found in _check_suite(suite, thresholds))


def passed(checks: Sequence[Check]) -> bool:
    """Whether every limit is kept, and there is one at all."""
    return bool(checks) and all(limit.ok for limit in checks)


def _check_suite(suite: SuiteReport, thresholds: Thresholds) -> Iterator[Check]:
    default, own = thresholds.default, thresholds.suites.get(suite.name, SuiteLimits())
    yield from _checks(suite.name, "", suite.measures(), _merged(default, own))
    for axis in AXES:
        parts = suite.slices(axis)
        general, special = getattr(default, axis), getattr(own, axis)
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


def _refuse_unknown_metrics(path: Path, thresholds: Thresholds) -> None:
    known = {metric.name for metric in METRICS}
    for limits in _all_limits(thresholds):
        for name in (*limits.floors, *limits.ceilings):
            if name not in known:
                raise EvalError(f"{path}: no metric {name!r}; known metrics are {', '.join(sorted(known))}")


def _all_limits(thresholds: Thresholds) -> Iterator[Limits]:
    for suite in (thresholds.default, *thresholds.suites.values()):
        yield suite
        for axis in AXES:
            yield from getattr(suite, axis).values()

"""Whether the gate stops systems that know nothing; where it does not, it checks too little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from eval.gate import Check, Thresholds, check, passed
from eval.jobs import Job
from eval.minutes import Minutes
from eval.nulls import null_systems
from eval.run import System, evaluate_system


@dataclass(frozen=True)
class NullRun:
    """One null system over one suite, and the limits of the gate."""

    suite: str
    system: str
    checks: tuple[Check, ...]

    @property
    def caught(self) -> bool:
        """Whether the gate fails it, as it should."""
        return not passed(self.checks)

    @property
    def broken(self) -> tuple[str, ...]:
        """The metrics whose limits it breaks, each once."""
        return tuple(dict.fromkeys(limit.metric for limit in self.checks if not limit.ok))


def run_nulls(system: System, job: Job, thresholds: Thresholds) -> Iterator[NullRun]:
    """Every null system over the suites of a job. `system` lends them its ranking and its words."""
    minutes = Minutes.load(job.corpus)
    for name, null in null_systems(system, minutes).items():
        for suite in job.suites:
            report = evaluate_system(null, [suite], minutes)
            yield NullRun(suite.name, name, check(report, thresholds))


def print_nulls(runs: tuple[NullRun, ...], console: Console) -> None:
    """One line a null system and suite: caught or not, and by which metrics."""
    table = Table("suite", "system", "gate", "limits broken", title="systems that know nothing (must fail)")
    for run in runs:
        verdict = "[green]stopped[/green]" if run.caught else "[red]let through[/red]"
        table.add_row(run.suite, run.system, verdict, ", ".join(run.broken))
    console.print(table)


def nulls_json(runs: tuple[NullRun, ...]) -> list[dict[str, Any]]:
    """The runs as plain JSON types."""
    return [
        {"suite": run.suite, "system": run.system, "caught": run.caught, "broken": list(run.broken)}
        for run in runs
    ]

"""What `eval.speed.bench` found, as people read it in the terminal, and as JSON for programs."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from eval.speed.bench import Run
from eval.speed.stages import Stages


def print_speed(run: Run, stages: Stages, console: Console) -> None:
    """The ingestion in three lines, and a table of its stages."""
    console.print(
        f"{run.documents} minutes in {run.seconds:.0f} s: {run.rate:.1f} a second; "
        f"unchanged again in {run.again:.1f} s"
    )
    if run.limit:
        verdict = "ok" if run.seconds <= run.limit else "FAILED"
        console.print(f"{verdict}: at most {run.limit:.0f} s are allowed for so many")
    console.print(f"CPU: {run.cpu_here:.0f} s in the process that stores, {run.cpu_workers:.0f} s in workers")
    console.print(
        f"peak memory: {run.memory_here / 1e6:.0f} MB in the process that stores, "
        f"{run.memory_worker / 1e6:.0f} MB in the largest worker"
    )
    table = Table(
        title=f"a document of {stages.chunks // stages.documents} chunks, on average of {stages.documents}",
        title_justify="left",
        box=box.SIMPLE_HEAD,
    )
    table.add_column("stage")
    for head in ("CPU ms", "clock ms", "share of CPU"):
        table.add_column(head, justify="right")
    total = sum(cost.cpu for cost in stages.costs.values())
    for stage, cost in stages.costs.items():
        table.add_row(
            stage,
            _milliseconds(cost.cpu, stages),
            _milliseconds(cost.wall, stages),
            f"{cost.cpu / total:.0%}",
        )
    table.add_row("in all", _milliseconds(total, stages))
    console.print(table)


def speed_json(run: Run, stages: Stages) -> dict[str, Any]:
    """Run and stages as plain JSON types; seconds, bytes, and milliseconds a document."""
    return {
        "documents": run.documents,
        "seconds": round(run.seconds, 1),
        "documents_per_second": round(run.rate, 2),
        "unchanged_seconds": round(run.again, 1),
        "cpu_seconds": {"here": round(run.cpu_here, 1), "workers": round(run.cpu_workers, 1)},
        "peak_bytes": {"here": run.memory_here, "worker": run.memory_worker},
        "stages_cpu_ms": {
            stage: round(cost.cpu / stages.documents * 1000, 2) for stage, cost in stages.costs.items()
        },
    }


def _milliseconds(seconds: float, stages: Stages) -> str:
    return f"{seconds / stages.documents * 1000:.1f}"

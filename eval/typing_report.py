"""How questions typed in other ways were answered, held to the gate: as a table, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.gate import Check, Thresholds
from eval.typing import WAYS, TypingReport

#: So many of the lost questions are shown; JSON has all.
SHOWN = 10


def check_typing(reports: Sequence[TypingReport], thresholds: Thresholds) -> tuple[Check, ...]:
    """Every limit of a way of typing, for each suite in which that way changes a question."""
    return tuple(
        Check(report.suite, "typed", way, "floor", limit, measured)
        for report in reports
        for way, limit in thresholds.typing.floors.items()
        if (measured := report.kept(way)).denominator
    )


def print_typing(
    reports: Sequence[TypingReport], checks: Sequence[Check], console: Console, shown: int = SHOWN
) -> None:
    """Print the share that stays right by way and suite, the first questions lost, and every broken limit."""
    table = Table(title="questions typed otherwise: the share that stays right", title_justify="left")
    table.add_column("typed")
    for report in reports:
        table.add_column(report.suite, justify="right")
    for way in WAYS:
        table.add_row(way.meaning, *(_share(report, way.name) for report in reports))
    console.print(table)
    for lost in [one for report in reports for one in report.lost][:shown]:
        console.print(
            f"{lost.case} ({lost.way}): {lost.question}", markup=False, highlight=False, soft_wrap=True
        )
        console.print(f"  why: {lost.reason}", markup=False, highlight=False, soft_wrap=True)
    for broken in checks:
        if not broken.ok:
            console.print(f"[red]{escape(broken.reason)}[/red]", soft_wrap=True)


def typing_json(reports: Sequence[TypingReport], checks: Sequence[Check]) -> dict[str, Any]:
    """The shares by suite and way, what was broken, and every question that was lost."""
    return {
        "passed": all(check.ok for check in checks),
        "faults": [check.reason for check in checks if not check.ok],
        "suites": [
            {
                "suite": report.suite,
                "kept": {way.name: asdict(report.kept(way.name)) for way in WAYS},
                "lost": [asdict(one) for one in report.lost],
            }
            for report in reports
        ],
    }


def _share(report: TypingReport, way: str) -> str:
    kept = report.kept(way)
    return "–" if kept.value is None else f"{kept.value:.3f} ({kept.numerator:g}/{kept.denominator:g})"

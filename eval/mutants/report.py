"""The mutants as tables for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.mutants.verdicts import Judged, MutantReport, OperatorCount

#: So many are shown of each list; JSON has all.
SHOWN = 10


def print_mutants(report: MutantReport, console: Console, shown: int = SHOWN) -> None:
    """Print how many of each kind each judge doubted, and the first of those that were judged wrongly."""
    console.print(_table("wrong answers (must be caught)", report.by_operator))
    console.print(_table("right answers written otherwise (must pass)", report.by_way))
    console.print(f"{report.bases} right answers to start from, {len(report.rejected)} rejected")
    lists = (
        ("not caught", report.survivors, False),
        ("taken for wrong", report.false_alarms, True),
        ("right answers rejected", report.rejected, True),
    )
    for title, judged, alarm in lists:
        _print_list(title, judged, alarm, shown, console)
    for fault in report.faults:
        console.print(f"[red]mutants: {escape(fault)}[/red]", soft_wrap=True)
    console.print("mutants: passed" if report.passed else "mutants: failed")


def mutants_json(report: MutantReport) -> dict[str, Any]:
    """The report as plain JSON types: rates, counts by operator, and every answer judged wrongly."""
    return {
        "passed": report.passed,
        "faults": list(report.faults),
        "bases": report.bases,
        "mutants": len(report.mutants),
        "equivalents": len(report.equivalents),
        "kill_rate": report.kill_rate,
        "flag_rate": report.flag_rate,
        "false_alarm_rate": _by_judge(report.false_alarm_rate),
        "rejection_rate": _by_judge(report.rejection_rate),
        "operators": [asdict(count) for count in report.by_operator],
        "ways": [asdict(count) for count in report.by_way],
        "survivors": [asdict(one) for one in report.survivors],
        "false_alarms": [asdict(one) for one in report.false_alarms],
        "rejected": [asdict(one) for one in report.rejected],
    }


def _by_judge(rates: tuple[float | None, float | None]) -> dict[str, float | None]:
    return {"harness": rates[0], "verification": rates[1]}


def _table(title: str, counts: Sequence[OperatorCount]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("kind")
    for column in ("made", "doubted by harness", "doubted by verification"):
        table.add_column(column, justify="right")
    for count in counts:
        table.add_row(count.operator, *map(str, (count.total, count.by_harness, count.by_verification)))
    totals = [sum(getattr(c, key) for c in counts) for key in ("total", "by_harness", "by_verification")]
    table.add_section()
    table.add_row("all", *map(str, totals))
    return table


def _print_list(title: str, judged: Sequence[Judged], alarm: bool, shown: int, console: Console) -> None:
    if not judged or not shown:
        return
    console.print(f"\n[bold]{title}[/bold] ({len(judged)})")
    for one in judged[:shown]:
        console.print(f"{one.id} ({_judges(one, alarm)})", markup=False, highlight=False, soft_wrap=True)
        console.print(
            f"  before: {one.before}\n  after:  {one.after}", markup=False, highlight=False, soft_wrap=True
        )
        if alarm and one.reason:
            console.print(f"  why:    {one.reason}", markup=False, highlight=False, soft_wrap=True)


def _judges(one: Judged, alarm: bool) -> str:
    judges = {"harness": one.by_harness, "verification": one.by_verification}
    return ", ".join(name for name, doubts in judges.items() if doubts is alarm)

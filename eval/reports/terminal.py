"""A report as a person reads it in the terminal; it fits 80 columns. Intervals are of 95 %."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval import printing
from eval.evaluation import Evaluation
from eval.gate import passed
from eval.reports.figures import (
    JOINED,
    NO_LIMIT,
    PART_METRICS,
    Change,
    PartRow,
    comparison_of,
    flips,
    metric_rows,
    number,
    part_rows,
    signed,
    spread,
    summary_rows,
    why,
)
from eval.run import AXES, Axis, SuiteReport
from eval.summaries.run import SummaryReport

#: A meeting's id leaves room for no more.
_BESIDE_LONG_NAMES = {"facts": PART_METRICS["facts"]}
_COLOURS = {Change.BROKEN: "red", Change.WAIVED: "yellow", Change.FIXED: "green"}


def print_report(evaluation: Evaluation, console: Console, verbose: bool = False) -> None:
    """Metrics and parts of each suite, with `verbose` every wrong case, then changes, notes and the gate."""
    for suite in evaluation.report.suites:
        console.print(_metrics(evaluation, suite), "")
        for axis in AXES:
            console.print(_parts(suite, axis), "")
        if verbose:
            _print_failures(suite, console)
    for report in evaluation.summaries:
        console.print(_summaries(evaluation, report), "")
        if verbose:
            _print_wrong_summaries(report, console)
    _print_changes(evaluation, console)
    for note in evaluation.notes:
        _print_line(console, "note:", "cyan", note)
    _print_gate(evaluation, console)


def _metrics(evaluation: Evaluation, suite: SuiteReport) -> Table:
    title = f"{suite.name}: {len(suite.results)} questions to {evaluation.system}"
    table = printing.table(title, "metric", "value", "of", "interval", "unscored", "change")
    for row in metric_rows(suite, comparison_of(evaluation, suite)):
        measured = (number(row.measure.value), row.counted, spread(row.interval))
        table.add_row(row.name, *measured, str(row.measure.unscored or ""), signed(row.change))
    return table


def _summaries(evaluation: Evaluation, report: SummaryReport) -> Table:
    count = f"{len(report.items)} items and {len(report.meetings)} meetings"
    title = f"{report.name}: {count}, summed up by {evaluation.system}"
    table = printing.table(title, "metric", "value", "of", "interval", "unscored", "change")
    for row in summary_rows(report, comparison_of(evaluation, report)):
        measured = (number(row.measure.value), row.counted, spread(row.interval))
        table.add_row(row.name, *measured, str(row.measure.unscored or ""), signed(row.change))
    return table


def _parts(suite: SuiteReport, axis: Axis) -> Table:
    shown = _BESIDE_LONG_NAMES if axis == "meeting" else PART_METRICS
    table = printing.table(f"{suite.name} by {axis}", axis, "cases", "right", "interval", *shown)
    for row in _gathered(suite, part_rows(suite, axis)):
        right = (str(len(row.results)), number(row.share), spread(row.interval))
        table.add_row(escape(row.name), *right, *(number(row.measures[m].value) for m in shown.values()))
    return table


def _gathered(suite: SuiteReport, rows: Sequence[PartRow]) -> list[PartRow]:
    """The parts, with those of several meetings or municipalities as one: they have a case or two each."""
    alone = [row for row in rows if JOINED not in row.name]
    together = tuple(result for row in rows if JOINED in row.name for result in row.results)
    return [*alone, PartRow("several", together, suite.measures(together))] if together else alone


def _print_failures(suite: SuiteReport, console: Console) -> None:
    for result in suite.failures:
        case = result.trial.case
        console.print(
            f"[bold]{escape(case.id)}[/bold] ({case.type}, {case.phrasing}) {escape(case.question)}",
            highlight=False,
            soft_wrap=True,
        )
        console.print(f"  {escape(result.reason)}", highlight=False, soft_wrap=True)
    console.print()


def _print_wrong_summaries(report: SummaryReport, console: Console) -> None:
    for result in report.failures:
        console.print(f"[bold]{escape(result.case_id)}[/bold]", highlight=False, soft_wrap=True)
        console.print(f"  {escape(result.reason)}", highlight=False, soft_wrap=True)
    console.print()


def _print_changes(evaluation: Evaluation, console: Console) -> None:
    for comparison in evaluation.comparisons:
        count = f"{len(comparison.broken)} broken, {len(comparison.fixed)} fixed of {comparison.cases}"
        said = f"{count} (McNemar p = {comparison.p_value:.3g})"
        _print_line(console, f"{comparison.suite} since the baseline:", "bold", said)
        for change, flip in flips(comparison):
            _print_line(console, f"  {change}", _COLOURS[change], f"{flip.case}: {why(flip)}")


def _print_gate(evaluation: Evaluation, console: Console) -> None:
    checks = evaluation.checks
    broken = [check for check in checks if not check.ok]
    for check in broken:
        _print_line(console, "FAILED", "red", check.reason)
    for comparison in evaluation.comparisons:
        for flip in comparison.blocking:
            _print_line(console, "FAILED", "red", f"{comparison.suite}: {flip.case} passed and now fails")
    if not checks:
        _print_line(console, "FAILED", "red", NO_LIMIT)
    kept = len(checks) - len(broken)
    style = "green" if passed(checks) else "red"
    console.print(f"gate: {kept} of {len(checks)} limits kept", style=style, highlight=False)
    if evaluation.passed != passed(checks):
        console.print("failed: a case that passed fails now", style="red")


def _print_line(console: Console, head: str, style: str, text: str) -> None:
    console.print(f"[{style}]{escape(head)}[/{style}] {escape(text)}", highlight=False, soft_wrap=True)

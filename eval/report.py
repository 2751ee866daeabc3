"""A report as a person reads it in the terminal, and as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.gate import Check, passed
from eval.run import AXES, Report, Result, SuiteReport
from eval.trial import Measure
from rag.contracts import answer_json
from rag.errors import EvalError

Json = dict[str, Any]

#: What each part of a suite is shown by: column head, metric.
_PART_METRICS = {
    "right+cited": "right_and_cited",
    "facts": "fact_recall",
    "refused": "refusal_recall",
    "R@1": "punkt_recall@1",
    "R@5": "punkt_recall@5",
}


def print_report(report: Report, checks: Sequence[Check], console: Console, verbose: bool = False) -> None:
    """Metrics, parts, with `verbose` every wrong case with its reason, and then what the gate says."""
    for suite in report.suites:
        console.print(_metrics_table(suite))
        console.print(_parts_table(suite))
        if verbose:
            _print_failures(suite, console)
    _print_gate(checks, console)


def write_json(report: Report, checks: Sequence[Check], path: Path) -> None:
    """Write `report_json` to a file. Raises EvalError where the file cannot be written."""
    text = json.dumps(report_json(report, checks), ensure_ascii=False, indent=1)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise EvalError(f"{path}: cannot be written ({error.strerror}); name another file") from error


def report_json(report: Report, checks: Sequence[Check]) -> Json:
    """Suites with metrics, parts and cases (answer, scores, reasons), and the gate's checks."""
    return {
        "passed": passed(checks),
        "suites": [_suite_json(suite) for suite in report.suites],
        "gate": [_check_json(check) for check in checks],
    }


def _metrics_table(suite: SuiteReport) -> Table:
    table = Table("metric", title=f"{suite.name}: {len(suite.results)} questions", title_justify="left")
    for head in ("value", "of", "unscored"):
        table.add_column(head, justify="right")
    for name, measured in suite.measures().items():
        table.add_row(name, _number(measured), _of(measured), str(measured.unscored or ""))
    return table


def _parts_table(suite: SuiteReport) -> Table:
    table = Table(title=f"{suite.name} by {', '.join(AXES)}", title_justify="left")
    table.add_column("part", no_wrap=True)
    for head in ("cases", *_PART_METRICS):
        table.add_column(head, justify="right", no_wrap=True)
    for axis in AXES:
        for part, measures in suite.slices(axis).items():
            count = sum(result.slice(axis) == part for result in suite.results)
            table.add_row(part, str(count), *(_number(measures[name]) for name in _PART_METRICS.values()))
        table.add_section()
    return table


def _print_failures(suite: SuiteReport, console: Console) -> None:
    for result in suite.failures:
        case = result.trial.case
        console.print(
            f"[bold]{escape(case.id)}[/bold] ({case.type}, {case.phrasing}) {escape(case.question)}"
        )
        console.print(f"  {escape(_reason(result))}", highlight=False, soft_wrap=True)


def _print_gate(checks: Sequence[Check], console: Console) -> None:
    broken = [check for check in checks if not check.ok]
    for check in broken:
        console.print(f"[red]FAILED[/red] {escape(check.reason)}", highlight=False, soft_wrap=True)
    if not checks:
        console.print("[red]FAILED[/red] no limit applies to these suites; add one to the thresholds")
    kept = len(checks) - len(broken)
    console.print(f"gate: {kept} of {len(checks)} limits kept", style="green" if passed(checks) else "red")


def _reason(result: Result) -> str:
    return result.scores["refusal_recall" if result.trial.case.refuse else "right_and_cited"].reason


def _number(measured: Measure) -> str:
    if measured.value is None:
        return "–"
    return f"{measured.value:.0f}" if measured.value >= 10 else f"{measured.value:.3f}"


def _of(measured: Measure) -> str:
    return f"{measured.numerator:g}/{measured.denominator:g}" if measured.denominator else "nothing to check"


def _suite_json(suite: SuiteReport) -> Json:
    return {
        "name": suite.name,
        "metrics": _measures_json(suite.measures()),
        "parts": {
            axis: {part: _measures_json(measures) for part, measures in suite.slices(axis).items()}
            for axis in AXES
        },
        "cases": [_result_json(result) for result in suite.results],
    }


def _measures_json(measures: dict[str, Measure]) -> Json:
    return {
        name: {
            "value": measured.value,
            "numerator": measured.numerator,
            "denominator": measured.denominator,
            "unscored": measured.unscored,
        }
        for name, measured in measures.items()
    }


def _result_json(result: Result) -> Json:
    trial = result.trial
    return {
        "id": trial.case.id,
        "type": trial.case.type,
        "phrasing": trial.case.phrasing,
        "question": trial.case.question,
        "failed": result.failed,
        "error": trial.error or None,
        "seconds": round(trial.seconds, 4),
        "gold": [[place.document, place.punkt] for place in sorted(trial.gold)],
        "ranked": None if trial.ranked is None else [[place.document, place.punkt] for place in trial.ranked],
        "answer": answer_json(trial.answer) if trial.answer else None,
        "scores": {
            name: {"value": score.value, "reason": score.reason} for name, score in result.scores.items()
        },
    }


def _check_json(check: Check) -> Json:
    return {
        "suite": check.suite,
        "part": check.part,
        "metric": check.metric,
        "bound": check.bound,
        "limit": check.limit,
        "value": check.measured.value if check.measured else None,
        "ok": check.ok,
        "reason": check.reason,
    }

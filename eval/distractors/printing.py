"""What `eval.distractors.bench` found, as people read it in the terminal, and as JSON for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from eval.distractors.bench import COMPARED, LARGEST_FALL, Compared, DistractorReport
from eval.printing import UNKNOWN, figure, line, table

Json = dict[str, Any]


def print_distractors(report: DistractorReport, console: Console) -> None:
    """The metrics of each suite without and with other minutes, every case that fell, and the verdict."""
    for suite in report.suites:
        console.print(_metrics(suite, report.count), "")
        for one in suite.fallen:
            line(console, f"{one.case} ({one.metric}) {one.question}")
            line(console, f"  {one.reason}")
            line(console, f"  ranked first: {', '.join(map(str, one.above)) or 'none'}")
        console.print()
    rate = report.count / report.seconds if report.seconds else 0
    line(console, f"{report.count} other minutes ingested in {report.seconds:.0f} s ({rate:.1f} a second)")
    for suite in report.suites:
        verdict = "ok" if suite.fall <= LARGEST_FALL else "FAILED"
        told = f"recall within five falls by {suite.fall:.3f}, at most {LARGEST_FALL} is allowed"
        line(console, f"{verdict} {suite.alone.name}: {told}")


def distractors_json(report: DistractorReport) -> Json:
    """Suites with metrics without and with other minutes, and the cases that fell."""
    return {
        "count": report.count,
        "ingest_seconds": round(report.seconds, 1),
        "passed": report.passed,
        "suites": [_suite(suite) for suite in report.suites],
    }


def _metrics(suite: Compared, count: int) -> Table:
    title = f"{suite.alone.name}: {len(suite.alone.results)} questions among {count} other minutes"
    made = table(title, "metric", "alone", "among", "change")
    for name in COMPARED:
        alone, among = _values(suite, name)
        known = alone is not None and among is not None
        made.add_row(name, figure(alone), figure(among), f"{among - alone:+.3f}" if known else UNKNOWN)
    return made


def _values(suite: Compared, metric: str) -> tuple[Any, Any]:
    return suite.alone.measures()[metric].value, suite.among.measures()[metric].value


def _suite(suite: Compared) -> Json:
    metrics = {name: dict(zip(("alone", "among"), _values(suite, name), strict=True)) for name in COMPARED}
    fallen = [{**asdict(one), "above": [list(place) for place in one.above]} for one in suite.fallen]
    return {"name": suite.alone.name, "fall": suite.fall, "metrics": metrics, "fallen": fallen}

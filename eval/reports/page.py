"""A report as one HTML page that needs no network: every case with its answer, quotes and reasons.

Text is escaped by the template engine; a content security policy that names the page's own script and style
by their digests makes sure that nothing else runs, were anything to slip through.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.baseline import Comparison
from eval.evaluation import Evaluation
from eval.reports.case_view import CaseView
from eval.reports.charts import PLOT_LEFT, PLOT_WIDTH, ROW_HEIGHT, WIDTH, Chart, charts
from eval.reports.figures import (
    Change,
    MetricRow,
    PartRow,
    comparison_of,
    flips,
    metric_rows,
    number,
    part_rows,
    signed,
    spread,
    summary_rows,
    verdict,
    whole,
    why,
)
from eval.reports.meanings import MEANINGS
from eval.run import AXES, Axis, SuiteReport
from eval.summaries.metrics import MEANINGS as SUMMARIES
from eval.summaries.run import SummaryReport

_HERE = Path(__file__).parent
#: What cases are filtered by beside suite and outcome; meetings are too many, and can be searched for.
_FACETS: tuple[Axis, ...] = ("type", "phrasing", "municipality")


@dataclass(frozen=True)
class SuiteView:
    """A suite on the page. `ordinal` tells apart the anchors of suites that share the ids of cases."""

    ordinal: int
    report: SuiteReport
    total: PartRow
    metrics: list[MetricRow]
    comparison: Comparison | None
    parts: dict[Axis, list[PartRow]]
    charts: list[Chart]
    cases: list[CaseView]


@dataclass(frozen=True)
class SummaryView:
    """The summaries of one suite on the page."""

    report: SummaryReport
    metrics: list[MetricRow]
    comparison: Comparison | None


def html_report(evaluation: Evaluation) -> str:
    """The page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": number, "spread": spread, "signed": signed, "why": why}
    environment.globals |= {"meanings": MEANINGS | SUMMARIES, "flips": flips, "drawing": _drawing()}
    return environment.get_template("page.html").render(_view(evaluation))


def _view(evaluation: Evaluation) -> dict[str, Any]:
    suites = [_suite(evaluation, suite, n) for n, suite in enumerate(evaluation.report.suites, 1)]
    style, script = (_own(name) for name in ("page.css", "page.js"))
    return {
        "evaluation": evaluation,
        "verdict": verdict(evaluation),
        "suites": suites,
        "summaries": [_summed_up(evaluation, report) for report in evaluation.summaries],
        "index": [_entry(case) for suite in suites for case in suite.cases],
        "style": style,
        "script": script,
        "policy": _policy(style, script),
    }


def _drawing() -> dict[str, int]:
    return {"left": PLOT_LEFT, "plot": PLOT_WIDTH, "width": WIDTH, "row": ROW_HEIGHT}


def _suite(evaluation: Evaluation, suite: SuiteReport, ordinal: int) -> SuiteView:
    comparison = comparison_of(evaluation, suite)
    parts = {axis: part_rows(suite, axis) for axis in AXES}
    return SuiteView(
        ordinal,
        suite,
        whole(suite),
        metric_rows(suite, comparison),
        comparison,
        parts,
        charts(suite, parts["type"]),
        list(_cases(suite, comparison, ordinal)),
    )


def _summed_up(evaluation: Evaluation, report: SummaryReport) -> SummaryView:
    comparison = comparison_of(evaluation, report)
    return SummaryView(report, summary_rows(report, comparison), comparison)


def _cases(suite: SuiteReport, comparison: Comparison | None, ordinal: int) -> Iterator[CaseView]:
    changes: dict[str, Change] = (
        {flip.case: change for change, flip in flips(comparison)} if comparison else {}
    )
    for result in suite.results:
        case = result.trial.case.id
        yield CaseView(f"{ordinal}-{case}", suite.name, result, changes.get(case))


def _entry(case: CaseView) -> dict[str, Any]:
    """What the page's script filters a case by."""
    facets: dict[str, Any] = {facet: case.result.slice(facet) for facet in _FACETS}
    return {
        "id": case.anchor,
        "suite": case.suite,
        "outcome": case.outcomes,
        "text": case.searched,
        **facets,
    }


def _own(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    own = f"style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"

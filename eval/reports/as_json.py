"""A report as JSON for other programs. Keys are only ever added, never renamed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from eval.baseline import Comparison, Flip
from eval.evaluation import Evaluation
from eval.gate import Check
from eval.reports.figures import comparison_of, metric_rows, part_rows, summary_rows
from eval.run import AXES, Result, SuiteReport
from eval.statistics import Interval
from eval.summaries.run import SummaryReport, SummaryResult
from eval.trial import Measure, Score
from rag.contracts import answer_json
from rag.summaries.contract import summary_json

Json = dict[str, Any]


def json_report(evaluation: Evaluation) -> Json:
    """Suites with metrics, parts and cases (answer, scores, reasons), the gate's checks, and changes."""
    return {
        "passed": evaluation.passed,
        "system": evaluation.system,
        "suites": [_suite(evaluation, suite) for suite in evaluation.report.suites],
        "summaries": [_summaries(evaluation, report) for report in evaluation.summaries],
        "gate": [_check(check) for check in evaluation.checks],
        "comparisons": [_comparison(comparison) for comparison in evaluation.comparisons],
        "notes": list(evaluation.notes),
    }


def json_text(evaluation: Evaluation) -> str:
    """`json_report` as text, one key a line."""
    return json.dumps(json_report(evaluation), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _suite(evaluation: Evaluation, suite: SuiteReport) -> Json:
    rows = metric_rows(suite, comparison_of(evaluation, suite))
    return {
        "name": suite.name,
        "suite_digest": suite.suite_digest,
        "corpus_digest": suite.corpus_digest,
        "metrics": {
            row.name: {**_measure(row.measure), "interval": _interval(row.interval), "change": row.change}
            for row in rows
        },
        "parts": {
            axis: {
                row.name: {
                    "right": {
                        **_measure(Measure(row.share, row.right, len(row.results), 0)),
                        "interval": _interval(row.interval),
                    },
                    **_measures(row.measures),
                }
                for row in part_rows(suite, axis)
            }
            for axis in AXES
        },
        "cases": [_result(result) for result in suite.results],
    }


def _summaries(evaluation: Evaluation, report: SummaryReport) -> Json:
    return {
        "name": report.name,
        "suite_digest": report.suite_digest,
        "corpus_digest": report.corpus_digest,
        "metrics": {
            row.name: {**_measure(row.measure), "interval": _interval(row.interval), "change": row.change}
            for row in summary_rows(report, comparison_of(evaluation, report))
        },
        "items": [_summary(result) for result in report.items],
        "meetings": [_summary(result) for result in report.meetings],
    }


def _summary(result: SummaryResult) -> Json:
    trial = result.trial
    return {
        "id": result.case_id,
        "failed": result.failed,
        "reason": result.reason,
        "error": trial.error or None,
        "seconds": round(trial.seconds, 4),
        "summary": summary_json(trial.summary) if trial.summary else None,
        "scores": _scores(result.scores),
    }


def _scores(scores: Mapping[str, Score]) -> Json:
    return {name: {"value": score.value, "reason": score.reason} for name, score in scores.items()}


def _measures(measures: Mapping[str, Measure]) -> Json:
    return {name: _measure(measure) for name, measure in measures.items()}


def _measure(measure: Measure) -> Json:
    return asdict(measure)


def _interval(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None


def _result(result: Result) -> Json:
    trial = result.trial
    return {
        "id": trial.case.id,
        "type": trial.case.type,
        "phrasing": trial.case.phrasing,
        "question": trial.case.question,
        "failed": result.failed,
        "reason": result.reason,
        "error": trial.error or None,
        "seconds": round(trial.seconds, 4),
        "gold": [[place.document, place.punkt] for place in sorted(trial.gold)],
        "ranked": None if trial.ranked is None else [[place.document, place.punkt] for place in trial.ranked],
        "answer": answer_json(trial.answer) if trial.answer else None,
        "scores": _scores(result.scores),
    }


def _check(check: Check) -> Json:
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


def _comparison(comparison: Comparison) -> Json:
    return {
        "suite": comparison.suite,
        "cases": comparison.cases,
        "broken": [_flip(flip) for flip in comparison.broken],
        "fixed": [_flip(flip) for flip in comparison.fixed],
        "p_value": comparison.p_value,
    }


def _flip(flip: Flip) -> Json:
    waiver = flip.waiver
    return {
        "case": flip.case,
        "reason": flip.reason,
        "waiver": {"until": waiver.until.isoformat(), "reason": waiver.reason} if waiver else None,
    }

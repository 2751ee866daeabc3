"""Every kind of report, each written from one `Evaluation`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eval.evaluation import Evaluation
from eval.reports.as_json import json_report, json_text
from eval.reports.junit import junit_report
from eval.reports.markdown import markdown_report
from eval.reports.page import html_report
from eval.reports.terminal import print_report
from eval.reports.writing import write

#: What is written to a file, by the name of its kind.
REPORTS: Mapping[str, Callable[[Evaluation], str]] = {
    "json": json_text,
    "junit": junit_report,
    "markdown": markdown_report,
    "html": html_report,
}

__all__ = [
    "REPORTS",
    "html_report",
    "json_report",
    "json_text",
    "junit_report",
    "markdown_report",
    "print_report",
    "write",
]

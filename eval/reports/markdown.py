"""A report as GitHub-flavoured Markdown, for the summary of a CI step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.baseline import Comparison
from eval.evaluation import Evaluation
from eval.reports.figures import (
    NO_LIMIT,
    MetricRow,
    comparison_of,
    flips,
    metric_rows,
    number,
    signed,
    spread,
    summary_rows,
    verdict,
    why,
    worst_first,
)
from eval.run import Result, SuiteReport
from eval.summaries.run import SummaryReport

#: GitHub shows no step summary above 1 MiB; what does not fit is left out and counted.
MAX_BYTES = 1_000_000
#: Wrong cases shown of each suite, and characters of one text in them; the HTML page has all.
WORST = 40
TEXT_LENGTH = 600

_ROOM_FOR_THE_LAST_LINE = 100
#: What begins anything in Markdown, in HTML or in GitHub's own marks (:emoji:, $math$, www., @mention).
_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<>#|~&:@$]|(?<=www)\.", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def markdown_report(evaluation: Evaluation, max_bytes: int = MAX_BYTES) -> str:
    """Verdict, broken limits, changes, metrics and the worst wrong cases, at most `max_bytes` of UTF-8."""
    kept, size, left_out = list[str](), _ROOM_FOR_THE_LAST_LINE, 0
    for block in _blocks(evaluation):
        size += len(block.encode("utf-8", "backslashreplace")) + 2
        if size > max_bytes:
            left_out += 1
        else:
            kept.append(block)
    if left_out:
        kept.append(f"{left_out} more parts do not fit here; the HTML page has all.")
    return "\n\n".join(kept) + "\n"


def inert(text: str) -> str:
    """Text on one line in which nothing is a mark: as it reads, in a table cell and in HTML alike.

    Every character that means something is written as a numeric reference, which CommonMark never reads as
    a mark; a zero-width space after '@' keeps addresses and names from becoming links.
    """
    line = " ".join(_CONTROL.sub(" ", text).split())
    return _MEANS_SOMETHING.sub(lambda m: f"&#{ord(m[0])};" + ("\u200b" if m[0] == "@" else ""), line)


def _blocks(evaluation: Evaluation) -> Iterator[str]:
    mark = "✅ passed" if evaluation.passed else "❌ failed"
    yield f"## Evaluation of {inert(evaluation.system)}: {mark}\n\n{inert(verdict(evaluation))}"
    yield from (f"> {inert(note)}" for note in evaluation.notes)
    if broken := [inert(check.reason) for check in evaluation.checks if not check.ok] or _no_limit(
        evaluation
    ):
        yield "### Broken limits\n\n" + "\n".join(f"- {line}" for line in broken)
    for comparison in evaluation.comparisons:
        yield _changes(comparison)
    for suite in evaluation.report.suites:
        yield _metrics(evaluation, suite)
    for report in evaluation.summaries:
        yield _summaries(evaluation, report)
    for suite in evaluation.report.suites:
        yield from _failures(suite)
    for report in evaluation.summaries:
        yield from _wrong_summaries(report)


def _no_limit(evaluation: Evaluation) -> list[str]:
    return [] if evaluation.checks else [NO_LIMIT]


def _changes(comparison: Comparison) -> str:
    count = f"{len(comparison.broken)} broken, {len(comparison.fixed)} fixed of {comparison.cases}"
    head = (
        f"### {inert(comparison.suite)} since the baseline\n\n{count}, McNemar p = {comparison.p_value:.3g}"
    )
    rows = [(str(change), inert(flip.case), inert(_cut(why(flip)))) for change, flip in flips(comparison)]
    return "\n\n".join([head, _table(("change", "case", "why"), rows)] if rows else [head])


def _metrics(evaluation: Evaluation, suite: SuiteReport) -> str:
    rows = metric_rows(suite, comparison_of(evaluation, suite))
    return f"### {inert(suite.name)}: {len(suite.results)} questions\n\n{_metric_table(rows)}"


def _summaries(evaluation: Evaluation, report: SummaryReport) -> str:
    rows = summary_rows(report, comparison_of(evaluation, report))
    count = f"summaries of {len(report.items)} items and {len(report.meetings)} meetings"
    return f"### {inert(report.name)}: {count}\n\n{_metric_table(rows)}"


def _metric_table(rows: Sequence[MetricRow]) -> str:
    head = ("metric", "value", "of", "95 % interval", "unscored", "change")
    cells = [
        (
            f"`{row.name}`",
            number(row.measure.value),
            row.counted,
            spread(row.interval),
            str(row.measure.unscored or ""),
            signed(row.change),
        )
        for row in rows
    ]
    return _table(head, cells, figures=True)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], figures: bool = False) -> str:
    """A table of cells that are Markdown; with `figures` all but the first column are aligned right."""
    rule = ["---", *(["---:" if figures else "---"] * (len(head) - 1))]
    lines = [head, rule, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _failures(suite: SuiteReport) -> Iterator[str]:
    worst = worst_first(suite.failures)
    if worst:
        more = f", the worst {WORST}" if len(worst) > WORST else ""
        yield f"### {inert(suite.name)}: {len(worst)} wrong{more}"
    yield from (_failure(result) for result in worst[:WORST])


def _wrong_summaries(report: SummaryReport) -> Iterator[str]:
    wrong = report.failures
    if wrong:
        more = f", the first {WORST}" if len(wrong) > WORST else ""
        yield f"### {inert(report.name)}: {len(wrong)} wrong{more}"
    for result in wrong[:WORST]:
        yield (
            f"<details><summary>{inert(result.case_id)}</summary>\n<p>{inert(_cut(result.reason))}</p>\n"
            f"<p><b>Summary:</b> {inert(_cut(result.trial.page.text))}</p>\n</details>"
        )


def _failure(result: Result) -> str:
    """One wrong case, folded. It has no empty line, so that it is one block of HTML to Markdown."""
    case = result.trial.case
    answer = "none" if result.trial.answer is None else _cut(result.trial.text)
    return (
        f"<details><summary>{inert(case.id)} ({case.type}, {case.phrasing}): {inert(_cut(case.question))}"
        f"</summary>\n<p>{inert(_cut(result.reason))}</p>\n<p><b>Answer:</b> {inert(answer)}</p>\n</details>"
    )


def _cut(text: str) -> str:
    return text if len(text) <= TEXT_LENGTH else text[:TEXT_LENGTH] + " …"

"""A report as JUnit XML, which GitHub, GitLab and Jenkins show case by case.

testsuites
├── testsuite <suite>      one testcase a question: failure where wrong, error where the system raised one
├── testsuite <summaries>  one testcase a summary
├── testsuite gate         one testcase a limit
└── testsuite baseline     one testcase a case whose outcome changed; a waived one is skipped
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from eval.evaluation import Evaluation
from eval.gate import Check
from eval.reports.figures import NO_LIMIT, Change, flips, why
from eval.run import Result, SuiteReport
from eval.summaries.run import SummaryReport, SummaryResult

#: What XML 1.0 forbids, escaped or not: most control characters, lone surrogates, U+FFFE and U+FFFF.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(evaluation: Evaluation) -> str:
    """The report as one XML document."""
    root = Element("testsuites", name=_allowed(f"punkt eval: {evaluation.system}"))
    for suite in evaluation.report.suites:
        root.append(_suite(evaluation, suite))
    for report in evaluation.summaries:
        root.append(_summaries(evaluation, report))
    root.append(_testsuite("gate", list(_gate(evaluation.checks))))
    if evaluation.comparisons:
        root.append(_testsuite("baseline", list(_changes(evaluation))))
    _count(root, root.iter("testcase"))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(evaluation: Evaluation, suite: SuiteReport) -> Element:
    properties = {
        "system": evaluation.system,
        "suite_digest": suite.suite_digest,
        "corpus_digest": suite.corpus_digest,
    }
    return _testsuite(suite.name, [_case(suite.name, result) for result in suite.results], properties)


def _summaries(evaluation: Evaluation, report: SummaryReport) -> Element:
    properties = {
        "system": evaluation.system,
        "suite_digest": report.suite_digest,
        "corpus_digest": report.corpus_digest,
    }
    return _testsuite(report.name, [_summary(report.name, result) for result in report.results], properties)


def _summary(suite: str, result: SummaryResult) -> Element:
    case = _testcase(f"{suite}.{result.meeting.id}", result.case_id, result.trial.seconds)
    if result.failed:
        _outcome(case, "error" if result.trial.error else "failure", result.reason)
    return case


def _case(suite: str, result: Result) -> Element:
    trial = result.trial
    case = _testcase(f"{suite}.{trial.case.type}", trial.case.id, trial.seconds)
    if trial.error:
        _outcome(case, "error", trial.error, f"{trial.case.question}\n{trial.error}")
    elif result.failed:
        _outcome(case, "failure", result.reason, f"{trial.case.question}\n{result.reason}")
    return case


def _gate(checks: Sequence[Check]) -> Iterator[Element]:
    if not checks:
        case = _testcase("gate", "limits")
        _outcome(case, "failure", NO_LIMIT)
        yield case
    for check in checks:
        name = " ".join(filter(None, (check.part, check.metric, check.bound)))
        case = _testcase(f"gate.{check.suite}", name)
        if not check.ok:
            _outcome(case, "failure", check.reason)
        yield case


def _changes(evaluation: Evaluation) -> Iterator[Element]:
    for comparison in evaluation.comparisons:
        for change, flip in flips(comparison):
            case = _testcase(f"baseline.{comparison.suite}", flip.case)
            if change is Change.BROKEN:
                _outcome(case, "failure", f"passed in the baseline, fails now: {why(flip)}")
            elif change is Change.WAIVED:
                _outcome(case, "skipped", why(flip))
            yield case


def _testsuite(name: str, cases: Sequence[Element], properties: Mapping[str, str] | None = None) -> Element:
    suite = Element("testsuite", name=_allowed(name))
    _count(suite, cases)
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    if properties:
        listed = SubElement(suite, "properties")
        for key, value in properties.items():
            SubElement(listed, "property", name=key, value=_allowed(value))
    suite.extend(cases)
    return suite


def _testcase(classname: str, name: str, seconds: float = 0) -> Element:
    return Element("testcase", classname=_allowed(classname), name=_allowed(name), time=f"{seconds:.3f}")


def _outcome(case: Element, kind: str, message: str, text: str = "") -> None:
    first_line = message.strip().split("\n", maxsplit=1)[0]
    SubElement(case, kind, message=_allowed(first_line)).text = _allowed(text or message)


def _count(element: Element, testcases: Iterable[Element]) -> None:
    cases = list(testcases)
    element.set("tests", str(len(cases)))
    for attribute in ("failures", "errors"):
        kind = attribute.removesuffix("s")
        element.set(attribute, str(sum(case.find(kind) is not None for case in cases)))
    element.set("time", f"{sum(float(case.get('time', 0)) for case in cases):.3f}")


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("", text)

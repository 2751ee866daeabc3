"""What a report says of an evaluation, in the terminal, as JSON, as JUnit XML and as Markdown."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from eval_samples import SUITE, Scripted, cites_one_punkt, right
from markdown_it import MarkdownIt
from report_samples import HOSTILE, checked, evaluation, hostile, minutes_in, mixed, report
from rich.console import Console

from eval.evaluation import Evaluation
from eval.metrics import METRICS
from eval.minutes import Minutes
from eval.reports import REPORTS, json_report, junit_report, markdown_report, print_report, write
from eval.reports.figures import part_rows, worst_first
from eval.reports.markdown import inert
from eval.reports.meanings import MEANINGS
from eval.run import AXES
from rag.errors import EvalError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def minutes(folder: Path) -> Minutes:
    return minutes_in(folder / "corpus")


@pytest.fixture(scope="module")
def of(folder: Path, minutes: Minutes) -> Callable[[Callable[[Minutes], Scripted]], Evaluation]:
    """The evaluation of a system with a limit that 'right' keeps, compared with the baseline."""

    def evaluated(system: Callable[[Minutes], Scripted]) -> Evaluation:
        found = report(system(minutes), minutes, folder)
        return evaluation(found, checked(found, "right_and_cited", 0.9), compared=True)

    return evaluated


Of = Callable[[Callable[[Minutes], Scripted]], Evaluation]


def printed(found: Evaluation, width: int = 80, verbose: bool = False) -> str:
    paper = io.StringIO()
    print_report(found, Console(file=paper, width=width), verbose)
    return paper.getvalue()


def line(text: str, begins: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(begins))


# Terminal


@pytest.mark.parametrize("width", [80, 120])
def test_tables_are_whole_at_any_usual_width(of: Of, width: int) -> None:
    paper = printed(of(mixed), width)
    tables = paper[: paper.index("norby since the baseline")]
    assert max(map(len, tables.splitlines())) <= width
    assert all(line(paper, f"{metric.name} ") for metric in METRICS)
    assert "…" not in tables


def test_a_metric_has_its_value_count_interval_and_change(of: Of) -> None:
    # 1 of 3 right, 2 of 3 before; Wilson's interval of 1/3 is 0.06 to 0.79
    assert line(printed(of(mixed)), "right_and_cited").split() == (
        ["right_and_cited", "0.333", "1/3", "0.06–0.79", "1", "-0.333"]
    )


def test_a_change_that_the_baseline_does_not_tell_is_left_open(of: Of) -> None:
    assert line(printed(of(mixed)), "fact_recall").split()[:3] == ["fact_recall", "0.333", "1/3"]
    assert "-0.333" not in line(printed(of(mixed)), "fact_recall")


def test_meetings_are_named_in_full(of: Of) -> None:
    found = of(mixed)
    names = [row.name for row in part_rows(found.report.suites[0], "meeting")]
    assert len(names) == 3
    assert all(name in printed(found) for name in names)


def test_a_name_that_is_too_long_goes_on_below(of: Of) -> None:
    pieces = re.findall(r"^[a-z0-9-]+", printed(of(mixed), width=52), re.MULTILINE)
    assert "teknikudvalget-2025-03-12" not in pieces
    assert "teknikudvalget-2025-03-12" in "".join(pieces)


def test_parts_of_several_meetings_stand_together(folder: Path, minutes: Minutes) -> None:
    both = SUITE.replace(
        '[{doc: "teknik", punkt: 5}]', '[{doc: "teknik", punkt: 5}, {doc: "fritid", punkt: 4}]'
    )
    found = evaluation(report(mixed(minutes), minutes, folder, both))
    paper = printed(found)
    assert line(paper, "several").split()[:3] == ["several", "1", "0.000"]


def test_verbose_tells_what_failed_and_why(folder: Path, minutes: Minutes) -> None:
    found = report(cites_one_punkt(minutes), minutes, folder)
    paper = printed(evaluation(found, checked(found, "right_and_cited", 0.9)), verbose=True)
    assert "bridge-price (lookup, near) Hvad koster broen?" in paper
    assert "not found: '8,6 mio. kr.'" in paper
    assert "FAILED norby: right_and_cited is 0.333 (1 of 3), at least 0.9 is asked" in paper
    assert "bridge-price" not in printed(evaluation(found))


def test_the_terminal_tells_changes_notes_and_the_gate_in_order(of: Of) -> None:
    paper = printed(of(right))
    said = [
        "norby since the baseline: 2 broken, 1 fixed of 4 (McNemar p = 1)",
        "  broken hall-price: not found: '1.250.000 kr.'",
        "  waived noise-decision: no answer (waived until 2026-12-01: new parser)",
        "  fixed bridge-price: right, and cites teknik.txt Punkt 4",
        "note: no real minutes at hand",
        "FAILED norby: hall-price passed and now fails",
        "gate: 1 of 1 limits kept",
        "failed: a case that passed fails now",
    ]
    assert paper.splitlines()[-len(said) :] == said


def test_no_limit_is_said_to_be_a_failure(folder: Path, minutes: Minutes) -> None:
    found = evaluation(report(right(minutes), minutes, folder))
    assert "FAILED no limit applies" in printed(found)


# JSON


def test_json_holds_every_case_number_and_change(of: Of) -> None:
    data = json.loads(json.dumps(json_report(of(mixed))))
    suite = data["suites"][0]
    assert (data["passed"], data["system"], data["notes"]) == (False, "punkt", ["no real minutes at hand"])
    assert [case["id"] for case in suite["cases"]] == [
        "bridge-price",
        "noise-decision",
        "hall-price",
        "tunnel",
    ]
    assert [case["failed"] for case in suite["cases"]] == [False, True, True, True]
    assert suite["cases"][1]["error"] == "EmptyQuestion: no words in 'støjen'; ask with some"
    assert suite["cases"][0]["scores"]["right_and_cited"]["value"] == 1
    assert suite["metrics"]["right_and_cited"]["interval"] == pytest.approx([0.06, 0.79], abs=0.005)
    assert suite["metrics"]["seconds_p50"]["interval"] is None
    assert set(suite["parts"]) == set(AXES)
    assert suite["parts"]["phrasing"]["near"]["right"]["denominator"] == 3
    assert len(suite["suite_digest"]) == len(suite["corpus_digest"]) == 64
    broken = data["comparisons"][0]["broken"]
    assert [flip["case"] for flip in broken] == ["hall-price", "noise-decision"]
    assert broken[1]["waiver"] == {"until": "2026-12-01", "reason": "new parser"}


# JUnit


def junit(found: Evaluation) -> Xml.Element:
    return Xml.fromstring(junit_report(found))  # noqa: S314 - our own report


def counts(element: Xml.Element) -> tuple[str | None, ...]:
    return tuple(element.get(name) for name in ("tests", "failures", "errors", "skipped"))


def test_junit_has_a_suite_of_cases_limits_and_changes(of: Of) -> None:
    root = junit(of(mixed))
    assert {suite.get("name"): counts(suite) for suite in root} == {
        "norby": ("4", "2", "1", "0"),
        "gate": ("1", "1", "0", "0"),
        "baseline": ("3", "1", "0", "1"),
    }
    assert counts(root)[:3] == ("8", "4", "1")


def test_a_junit_case_says_why_it_fails(of: Of) -> None:
    suites = list(junit(of(mixed)))[:2]
    cases = {case.get("name"): case for suite in suites for case in suite.iter("testcase")}
    failure, error = cases["tunnel"].find("failure"), cases["noise-decision"].find("error")
    limit = cases["right_and_cited floor"].find("failure")
    assert cases["tunnel"].get("classname") == "norby.unanswerable"
    assert re.fullmatch(r"\d+\.\d{3}", cases["tunnel"].get("time", ""))
    assert failure is not None
    assert failure.get("message", "").startswith("should refuse, said: 'Broen koster")
    assert (failure.text or "").startswith("Hvad koster tunnelen?\n")
    assert error is not None
    assert error.get("message") == "EmptyQuestion: no words in 'støjen'; ask with some"
    assert limit is not None
    assert limit.get("message") == "norby: right_and_cited is 0.333 (1 of 3), at least 0.9 is asked"


def test_junit_has_the_shape_that_readers_know(of: Of) -> None:
    root = junit(of(mixed))
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert {child.tag for child in suite} <= {"properties", "testcase"}
        for case in suite.iter("testcase"):
            assert {"classname", "name", "time"} == set(case.attrib)
            assert [child.tag for child in case] in ([], ["failure"], ["error"], ["skipped"])
    named = root.find("testsuite/properties/property[@name='suite_digest']")
    assert named is not None
    assert len(named.get("value", "")) == 64


def test_junit_without_limits_fails(folder: Path, minutes: Minutes) -> None:
    root = junit(evaluation(report(right(minutes), minutes, folder)))
    assert [(suite.get("name"), suite.get("failures")) for suite in root] == [("norby", "0"), ("gate", "1")]


def test_junit_leaves_out_what_xml_forbids(of: Of) -> None:
    text = junit_report(of(hostile))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)
    error = Xml.fromstring(text).find("testsuite/testcase/error")  # noqa: S314 - our own report
    assert error is not None
    assert error.get("message") == f"EmptyQuestion: {HOSTILE}"


# Markdown


def rendered(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


def test_markdown_tells_verdict_metrics_changes_and_wrong_cases(of: Of) -> None:
    text = markdown_report(of(mixed))
    assert text.startswith(
        "## Evaluation of punkt: ❌ failed\n\n0 of 1 limits kept, 1 case broken since the "
    )
    assert "| `right_and_cited` | 0.333 | 1/3 | 0.06–0.79 | 1 | -0.333 |" in text
    assert "- norby&#58; right&#95;and&#95;cited is 0.333 (1 of 3), at least 0.9 is asked" in text
    html = rendered(text)
    assert html.count("<details>") == html.count("</details>") == 3
    assert "<td>broken</td>\n<td>hall-price</td>\n<td>not found: '1.250.000 kr.'</td>" in html


def test_markdown_of_a_passed_evaluation_says_so(folder: Path, minutes: Minutes) -> None:
    found = report(right(minutes), minutes, folder)
    text = markdown_report(evaluation(found, checked(found, "citation_valid", 1.0)))
    assert text.startswith("## Evaluation of punkt: ✅ passed\n\n1 of 1 limits kept\n")
    assert "Broken limits" not in text
    assert "<details>" not in text


def test_text_in_markdown_stays_text(of: Of) -> None:
    html = rendered(markdown_report(of(hostile)))
    assert not re.search(r"<(?:img|script|a|b(?!>Answer:</b>)|em|code>kode)\b", html)
    assert html.count("<details>") == html.count("</details>")
    assert "[klik](javascript" in html.replace("&#91;", "[").replace("&#93;", "]").replace("&#58;", ":")


def test_inert_text_reads_as_it_was_and_keeps_a_table_whole() -> None:
    html = rendered(f"| a | b |\n| --- | --- |\n| {inert(HOSTILE)} | {inert('x')} |\n")
    assert html.count("<td>") == 2
    assert set(re.findall(r"<(\w+)", html)) == {"table", "thead", "tbody", "tr", "th", "td"}
    assert "onerror='window.hacked = 1'&gt;" in html
    assert "| celle | [klik](javascript:alert(1))" in html
    for mark in ("www.x", "https://", "@navn", ":smile:", "$x$"):
        assert mark not in inert(HOSTILE)


def test_inert_text_is_one_line() -> None:
    assert inert("a\n\n| b\x1b\u2028c") == "a &#124; b c"


def test_markdown_fits_where_it_is_shown(of: Of) -> None:
    whole = markdown_report(of(mixed))
    room = len(whole.encode()) - 1
    cut = markdown_report(of(mixed), max_bytes=room)
    assert len(cut.encode()) <= room
    assert cut.endswith("1 more parts do not fit here; the HTML page has all.\n")
    assert markdown_report(of(mixed), max_bytes=room + 200) == whole


# All of them


def test_the_worst_cases_come_first(of: Of) -> None:
    failures = of(mixed).report.suites[0].failures
    assert [result.trial.case.id for result in failures] == ["noise-decision", "hall-price", "tunnel"]
    assert [result.trial.case.id for result in worst_first(failures[::-1])] == (
        ["noise-decision", "tunnel", "hall-price"]
    )


def test_every_metric_is_explained() -> None:
    assert list(MEANINGS) == [metric.name for metric in METRICS]


@pytest.mark.parametrize("kind", REPORTS)
def test_every_report_of_every_system_can_be_written(of: Of, kind: str, tmp_path: Path) -> None:
    for system in (right, mixed, hostile):
        write(tmp_path / kind, REPORTS[kind](of(system)))
        assert (tmp_path / kind).stat().st_size > 1000


def test_half_a_surrogate_pair_is_written_as_an_escape(tmp_path: Path) -> None:
    write(tmp_path / "report.json", '"æ\ud800"')
    assert (tmp_path / "report.json").read_text(encoding="utf-8") == '"æ\\ud800"'


def test_a_report_that_cannot_be_written_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"lost.report\.html: cannot be written .* name another file"):
        write(tmp_path / "lost" / "report.html", "")

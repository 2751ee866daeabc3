"""A run over summaries: its report, limits, baseline and every kind of file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from eval_summary_samples import SUITE, Scripted, saying, suite, write_minutes
from report_samples import HOSTILE
from rich.console import Console
from typer.testing import CliRunner

from eval.baseline import baseline_of, compare, notes
from eval.command import Request, SystemName, evaluate
from eval.evaluation import Evaluation, Everything
from eval.gate import check_summaries, load_thresholds
from eval.minutes import Minutes
from eval.modes import summary_mutants
from eval.reports import REPORTS, print_report
from eval.run import Report
from eval.summaries.run import SummaryReport, evaluate_summariser, run_summaries
from eval.summaries.suite import SummarySuite
from rag.config import Settings
from rag.errors import EvalError
from rag.summaries.summary import Wish
from ui.cli import app

TODAY = dt.date(2026, 11, 2)
LIMITS = "[summaries]\nfloors.vital_kept = 0.95\nfloors.figure_fidelity = 1.0\nceilings.words = 60\n"


@pytest.fixture
def minutes(tmp_path: Path) -> Minutes:
    return Minutes.load(write_minutes(tmp_path))


def report_of(minutes: Minutes, folder: Path, *changes: tuple[str, str]) -> SummaryReport:
    """What a system comes to whose summaries have some words exchanged."""
    system = Scripted(minutes)
    for old, new in changes:
        system.ready = {name: saying(one, old, new) for name, one in system.ready.items()}
    return evaluate_summariser(system, suite(folder), minutes, Wish())


def evaluation(report: SummaryReport, limits: Path | None = None) -> Evaluation:
    checks = check_summaries((report,), load_thresholds(limits)) if limits else ()
    return Evaluation("punkt", Report(()), checks, summaries=(report,))


def limits_in(folder: Path, text: str = LIMITS) -> Path:
    path = folder / "limits.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_case_and_every_meeting_is_summed_up(minutes: Minutes, tmp_path: Path) -> None:
    report = report_of(minutes, tmp_path)
    assert [result.case_id for result in report.items] == ["hall", "noise"]
    assert [result.case_id for result in report.meetings] == [minutes.meetings[0].id]
    assert report.failures == ()
    assert report.measures()["vital_kept"].denominator == 5
    assert report.measures()["meeting_items_named"].value == 1


def test_a_system_that_raises_has_no_summary(minutes: Minutes, tmp_path: Path) -> None:
    system = Scripted(minutes)
    system.ready.pop(f"{minutes.meetings[0].id}/5")
    report = evaluate_summariser(system, suite(tmp_path), minutes, Wish())
    (failed,) = report.failures
    assert failed.case_id == "noise"
    assert failed.reason.startswith("no summary: EmptyQuestion")
    assert report.measures()["vital_kept"].value == pytest.approx(4 / 5)


def test_a_corpus_is_opened_and_counted(minutes: Minutes, tmp_path: Path) -> None:
    @contextmanager
    def scripted(corpus: Path, settings: Settings) -> Iterator[Scripted]:
        assert corpus.is_dir()
        assert settings
        yield Scripted(minutes)

    heard: list[int] = []
    report = run_summaries(suite(tmp_path), write_minutes(tmp_path), scripted, on_summary=heard.append)
    assert heard == [1, 2, 3]
    assert report.corpus_digest == minutes.digest


def test_no_case_is_an_error(minutes: Minutes) -> None:
    with pytest.raises(EvalError, match="no cases"):
        evaluate_summariser(Scripted(minutes), SummarySuite("none", (), {}), minutes, Wish())


# Limits


def test_a_kept_and_a_broken_limit(minutes: Minutes, tmp_path: Path) -> None:
    limits = limits_in(tmp_path)
    assert evaluation(report_of(minutes, tmp_path), limits).passed
    broken = evaluation(report_of(minutes, tmp_path, ("8,6", "8,7")), limits)
    assert not broken.passed
    assert {one.metric for one in broken.checks if not one.ok} == {"vital_kept", "figure_fidelity"}


def test_nothing_to_score_keeps_no_limit(minutes: Minutes, tmp_path: Path) -> None:
    report = replace(report_of(minutes, tmp_path), items=())
    (check,) = check_summaries(
        (report,), load_thresholds(limits_in(tmp_path, "[summaries]\nfloors.lix = 1\n"))
    )
    assert not check.ok


def test_no_limit_at_all_is_an_error(minutes: Minutes, tmp_path: Path) -> None:
    limits = load_thresholds(limits_in(tmp_path, "[default]\nfloors.mrr = 0.5\n"))
    with pytest.raises(EvalError, match=r"no limit applies to the suite 'small'.*\[summaries\]"):
        check_summaries((report_of(minutes, tmp_path),), limits)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[summaries]\nfloors.mrr = 0.5\n", "no metric 'mrr'"),
        ("[summaries]\nfloors.vital_kept = 95\n", "share of 1"),
        ("[summaries]\nceilings.marks = 1\n", "kept by anything"),
        ("[default]\nfloors.vital_kept = 0.9\n", "no metric 'vital_kept'"),
    ],
)
def test_a_senseless_limit_is_told(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(EvalError, match=rf"limits\.toml:2: .*{fault}"):
        load_thresholds(limits_in(tmp_path, text))


# Baseline


def test_a_summary_that_was_right_and_is_wrong_is_broken(minutes: Minutes, tmp_path: Path) -> None:
    before = baseline_of(Everything((report_of(minutes, tmp_path),)), "punkt", TODAY)
    now = Everything((report_of(minutes, tmp_path, ("8,6", "8,7")),))
    (comparison,) = compare(now, before, (), TODAY)
    assert [flip.case for flip in comparison.blocking] == ["hall"]
    assert notes(now, before, (), TODAY) == ()
    kept = {case.id: case.scores for case in before.suites[0].cases}
    assert kept["hall"]["vital_kept"] == 1
    assert not [name for name in before.suites[0].metrics if "seconds" in name]


def test_other_gold_is_not_compared(minutes: Minutes, tmp_path: Path) -> None:
    before = baseline_of(Everything((report_of(minutes, tmp_path),)), "punkt", TODAY)
    other = evaluate_summariser(
        Scripted(minutes), suite(tmp_path, SUITE.replace("skolen", "hallen")), minutes, Wish()
    )
    with pytest.raises(EvalError, match="gold have changed"):
        compare(Everything((other,)), before, (), TODAY)


# Reports


@pytest.fixture
def wrong(minutes: Minutes, tmp_path: Path) -> Evaluation:
    report = report_of(minutes, tmp_path, ("8,6", "8,7"), ("Skolen", HOSTILE))
    return evaluation(report, limits_in(tmp_path))


def test_the_terminal_shows_metrics_and_wrong_summaries(wrong: Evaluation) -> None:
    text = StringIO()
    print_report(wrong, Console(file=text, width=80), verbose=True)
    assert "small: 2 items and 1 meetings" in text.getvalue()
    assert "vital_kept" in text.getvalue()
    assert "not told: 8,6 mio. kr." in " ".join(text.getvalue().split())


def test_json_has_every_summary_with_scores_and_reasons(wrong: Evaluation) -> None:
    (found,) = json.loads(REPORTS["json"](wrong))["summaries"]
    assert found["name"] == "small"
    assert found["metrics"]["vital_kept"]["numerator"] == 4
    hall, noise = found["items"]
    assert hall["failed"]
    assert "8,7" in hall["scores"]["figure_fidelity"]["reason"]
    assert noise["summary"]["headline"] == "Udsat: Støj på Havnegade"
    assert len(found["meetings"]) == 1


def test_junit_has_one_case_a_summary(wrong: Evaluation) -> None:
    root = ElementTree.fromstring(REPORTS["junit"](wrong))  # noqa: S314
    cases = root.findall("testsuite[@name='small']/testcase")
    assert [case.get("name") for case in cases if case.find("failure") is not None] == ["hall"]
    assert len(cases) == 3


def test_markdown_and_the_page_show_text_as_text(wrong: Evaluation) -> None:
    for kind in ("markdown", "html"):
        text = REPORTS[kind](wrong)
        assert "vital_kept" in text
        assert "<script>window.hacked" not in text
    assert "Støj på Havnegade" in REPORTS["html"](wrong)


# The command


def test_summaries_alone_can_be_asked_for(tmp_path: Path) -> None:
    asked, corpus = tmp_path / "small.yaml", write_minutes(tmp_path)
    asked.write_text(SUITE, encoding="utf-8")
    text = StringIO()
    request = Request(
        suites=[asked], corpus=corpus, summaries=True, thresholds=limits_in(tmp_path),
        files={"json": tmp_path / "found.json"},
    )  # fmt: skip
    code = evaluate(request, Settings(), Console(file=text, width=100))
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert code == (0 if found["passed"] else 1), text.getvalue()
    assert found["suites"] == []
    assert [one["id"] for one in found["summaries"][0]["items"]] == ["hall", "noise"]
    assert all(one["summary"] for one in found["summaries"][0]["items"])


def test_a_system_without_summaries_cannot_be_asked_for_them(tmp_path: Path) -> None:
    text = StringIO()
    request = Request(system=SystemName.NAIVE, summaries=True, thresholds=limits_in(tmp_path))
    assert evaluate(request, Settings(), Console(file=text, width=200)) == 2
    assert "--summaries: naive sums nothing up" in text.getvalue()


@pytest.mark.parametrize("look", ["--mutants", "--retrieval", "--follow"])
def test_summaries_and_another_look_are_not_asked_for_at_once(look: str) -> None:
    done = CliRunner().invoke(app, ["eval", "--summaries", look])
    assert done.exit_code == 2
    assert f"{look} and --summaries cannot be asked for together" in " ".join(done.output.split())


def test_wrong_summaries_are_made_with_the_other_wrong_answers() -> None:
    text = StringIO()
    found = summary_mutants(Request(), Console(file=text, width=100))
    assert found.passed
    assert "vital-fact-dropped" in text.getvalue()

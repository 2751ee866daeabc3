"""A run, its gate and its exit code; systems that know nothing must fail."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from eval_samples import (
    LIMITS,
    SPORTS,
    SUITE,
    Scripted,
    always_refuses,
    right,
    write_corpus,
)
from rich.console import Console

from eval.cases import Suite, load_suite
from eval.command import COULD_NOT_RUN, FAILED, PASSED, Request, SystemName, evaluate
from eval.gate import check, load_thresholds
from eval.minutes import Minutes
from eval.reports import REPORTS
from eval.run import Report, evaluate_system
from rag.config import Settings
from rag.errors import EmptyQuestion, EvalError
from rag.model import Answer


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("eval")
    write_corpus(base / "corpus")
    (base / "norby.yaml").write_text(SUITE, encoding="utf-8")
    (base / "limits.toml").write_text(LIMITS, encoding="utf-8")
    return base


@pytest.fixture(scope="module")
def minutes(folder: Path) -> Minutes:
    return Minutes.load(folder / "corpus")


@pytest.fixture(scope="module")
def suite(folder: Path) -> Suite:
    return load_suite(folder / "norby.yaml")


def broken(report: Report, limits: Path) -> set[tuple[str, str]]:
    return {(c.part, c.metric) for c in check(report, load_thresholds(limits)) if not c.ok}


def printed() -> tuple[Console, io.StringIO]:
    paper = io.StringIO()
    return Console(file=paper, width=100), paper


def test_a_system_that_answers_right_passes(folder: Path, minutes: Minutes, suite: Suite) -> None:
    report = evaluate_system(right(minutes), [suite], minutes)
    assert not broken(report, folder / "limits.toml")
    assert report.suites[0].failures == ()


def test_parts_are_measured_by_type_phrasing_and_municipality(minutes: Minutes, suite: Suite) -> None:
    report = evaluate_system(right(minutes), [suite], minutes).suites[0]
    assert set(report.slices("type")) == {"decision", "lookup", "unanswerable"}
    assert report.slices("phrasing")["near"]["right_and_cited"].denominator == 2
    assert set(report.slices("municipality")) == {"none", "unknown"}


def test_an_error_of_the_system_is_a_wrong_answer_with_its_reason(minutes: Minutes, suite: Suite) -> None:
    def raises(question: str) -> Answer:
        raise EmptyQuestion(f"no words in {question!r}")

    report = evaluate_system(Scripted(raises), [suite], minutes).suites[0]
    assert report.measures()["right_and_cited"].value == 0
    assert "EmptyQuestion: no words in 'Hvad koster broen?'" in report.results[0].scores["fact_strict"].reason


def test_no_cases_cannot_be_evaluated(minutes: Minutes) -> None:
    with pytest.raises(EvalError, match="no cases"):
        evaluate_system(always_refuses(), [Suite("empty", (), {})], minutes)


def asked(folder: Path, limits: str, **changes: Any) -> tuple[int, str]:
    (folder / "asked.toml").write_text(limits, encoding="utf-8")
    (folder / "waivers.toml").write_text("", encoding="utf-8")
    request = Request(
        suites=[folder / "norby.yaml"],
        corpus=folder / "corpus",
        files={"json": folder / "report.json"},
        thresholds=folder / "asked.toml",
        waivers=folder / "waivers.toml",
        baseline=folder / "baseline.json",
        update_baseline=True,
    )
    console, paper = printed()
    code = evaluate(replace(request, **changes), Settings(), console)
    return code, paper.getvalue()


KEPT = "[default]\nfloors.citation_valid = 1.0\n"


def test_the_exit_code_is_0_where_the_gate_is_kept(folder: Path) -> None:
    code, paper = asked(folder, KEPT)
    assert (code, "gate: 1 of 1 limits kept" in paper) == (PASSED, True)
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["passed"] is True


def test_the_exit_code_is_1_where_it_is_not(folder: Path) -> None:
    code, paper = asked(folder, "[default]\nceilings.answer_words = 0\n")
    assert (code, "FAILED norby: answer_words is" in paper) == (FAILED, True)


def test_no_limit_at_all_is_not_a_passed_gate(folder: Path) -> None:
    code, paper = asked(folder, "")
    assert (code, "FAILED no limit applies" in paper) == (FAILED, True)


def test_the_exit_code_is_2_where_it_could_not_run(folder: Path) -> None:
    for changes in (
        {"suites": [folder / "lost.yaml"]},
        {"corpus": folder / "lost"},
        {"files": {"json": folder}},
        {"baseline": folder / "lost.json", "update_baseline": False},
        {"system": SystemName.NAIVE},
    ):
        code, paper = asked(folder, KEPT, **changes)
        assert (code, "punkt eval could not run: " in paper) == (COULD_NOT_RUN, True), changes


def test_every_kind_of_report_is_written(folder: Path) -> None:
    files = {kind: folder / f"report.{kind}" for kind in REPORTS}
    assert asked(folder, KEPT, files=files)[0] == PASSED
    assert all("norby" in path.read_text(encoding="utf-8") for path in files.values())


def test_a_case_that_passed_and_now_fails_blocks(folder: Path, tmp_path: Path) -> None:
    hard, baseline = tmp_path / "hard.yaml", tmp_path / "baseline.json"
    hard.write_text(SUITE.replace("1.250.000 kr.", "1.350.000 kr."), encoding="utf-8")
    assert asked(folder, KEPT, suites=[hard], baseline=baseline)[0] == PASSED
    written = baseline.read_text(encoding="utf-8")
    assert '{"id": "hall-price", "passed": false' in written
    baseline.write_text(written.replace('"passed": false', '"passed": true'), encoding="utf-8")
    code, paper = asked(folder, KEPT, suites=[hard], baseline=baseline, update_baseline=False)
    assert (code, "1 broken, 0 fixed" in paper) == (FAILED, True)
    assert "hall-price" in paper


def test_a_baseline_of_another_corpus_is_refused(folder: Path, tmp_path: Path) -> None:
    assert asked(folder, KEPT)[0] == PASSED
    other = write_corpus(tmp_path / "corpus")
    (other / "fritid.txt").write_text(SPORTS.replace("4.310", "4.311"), encoding="utf-8")
    code, paper = asked(folder, KEPT, corpus=other, update_baseline=False)
    assert code == COULD_NOT_RUN
    assert "baseline.json: the suite 'norby' cannot be compared: its minutes have changed" in paper
    assert "punkt eval --update-baseline" in paper

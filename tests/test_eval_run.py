"""A run, its gate and its exit code; systems that know nothing must fail."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from eval_samples import (
    SUITE,
    Scripted,
    always_refuses,
    cites_one_punkt,
    echoes_everything,
    right,
    write_corpus,
)
from rich.console import Console

from eval.cases import Suite, load_suite
from eval.command import COULD_NOT_RUN, FAILED, PASSED, THRESHOLDS, evaluate
from eval.gate import Check, check, load_thresholds
from eval.minutes import Minutes
from eval.run import Report, evaluate_system
from rag.errors import EmptyQuestion, EvalError
from rag.model import Answer

LIMITS = """\
[default]
floors.right_and_cited = 0.9
floors.citation_valid = 1.0
floors.gold_citation_precision = 0.9
floors.refusal_recall = 0.5
ceilings.over_refusal = 0.05
ceilings.answer_words = 25
phrasing.near.floors.right_and_cited = 0.9
phrasing.typo.floors.right_and_cited = 0.9
"""


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


def test_a_system_that_always_refuses_fails(folder: Path, minutes: Minutes, suite: Suite) -> None:
    report = evaluate_system(always_refuses(), [suite], minutes)
    faults = broken(report, folder / "limits.toml")
    assert {("", "right_and_cited"), ("", "over_refusal"), ("", "citation_valid")} <= faults


def test_a_system_that_echoes_everything_fails(folder: Path, minutes: Minutes, suite: Suite) -> None:
    report = evaluate_system(echoes_everything(minutes), [suite], minutes)
    faults = broken(report, folder / "limits.toml")
    assert {("", "gold_citation_precision"), ("", "answer_words"), ("", "refusal_recall")} <= faults


def test_a_system_that_always_cites_one_punkt_fails(folder: Path, minutes: Minutes, suite: Suite) -> None:
    report = evaluate_system(cites_one_punkt(minutes), [suite], minutes)
    assert ("", "right_and_cited") in broken(report, folder / "limits.toml")


@pytest.mark.parametrize("null", ["refuses", "echoes", "one"])
def test_null_systems_fail_the_gate_that_ships(null: str, minutes: Minutes, suite: Suite) -> None:
    systems = {
        "refuses": always_refuses(),
        "echoes": echoes_everything(minutes),
        "one": cites_one_punkt(minutes),
    }
    report = evaluate_system(systems[null], [suite], minutes)
    assert {"right_and_cited", "refusal_recall"} & {metric for _, metric in broken(report, THRESHOLDS)}


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


def test_a_limit_without_anything_to_check_is_not_kept(
    minutes: Minutes, suite: Suite, tmp_path: Path
) -> None:
    limits = tmp_path / "limits.toml"
    limits.write_text('[suites.norby.type.vote]\nfloors.fact_strict = 0.1\n[default.floors]\n"mrr" = 0.5\n')
    system = Scripted(right(minutes).reply)
    checks = check(evaluate_system(system, [suite], minutes), load_thresholds(limits))
    assert [c.ok for c in checks] == [False, False]
    assert [c.reason for c in checks] == [
        "norby: mrr could not be scored: nothing to check",
        "norby type vote: fact_strict could not be scored: nothing to check",
    ]


def test_a_suite_has_its_own_limits_on_top_of_the_default(
    minutes: Minutes, suite: Suite, tmp_path: Path
) -> None:
    limits = tmp_path / "limits.toml"
    limits.write_text(
        "[default]\nfloors.mrr = 0.9\n[suites.norby]\nfloors.mrr = 0.1\nceilings.seconds_p95 = 5\n"
    )
    found = check(evaluate_system(right(minutes), [suite], minutes), load_thresholds(limits))
    assert [(c.metric, c.bound, c.limit, c.ok) for c in found] == [
        ("mrr", "floor", 0.1, True),
        ("seconds_p95", "ceiling", 5, True),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[default]\nfloors.rightness = 1\n", "no metric 'rightness'; known metrics are"),
        ("[default]\nfloor.mrr = 1\n", "default.floor: Extra inputs are not permitted"),
        ("[default\n", "not TOML"),
    ],
)
def test_thresholds_are_read_strictly(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "limits.toml"
    path.write_text(text)
    with pytest.raises(EvalError, match=message):
        load_thresholds(path)


def asked(folder: Path, limits: str, **changes: Path) -> tuple[int, str]:
    path = folder / "asked.toml"
    path.write_text(limits, encoding="utf-8")
    console, paper = printed()
    paths = {"corpus": folder / "corpus", "json_path": folder / "report.json"} | changes
    suite = paths.pop("suite", folder / "norby.yaml")
    code = evaluate([suite], thresholds=path, console=console, **paths)  # type: ignore[arg-type]
    return code, paper.getvalue()


def test_the_exit_code_is_0_where_the_gate_is_kept(folder: Path) -> None:
    code, paper = asked(folder, "[default]\nfloors.citation_valid = 1.0\n")
    assert (code, "gate: 1 of 1 limits kept" in paper) == (PASSED, True)
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["passed"] is True


def test_the_exit_code_is_1_where_it_is_not(folder: Path) -> None:
    code, paper = asked(folder, "[default]\nceilings.answer_words = 0\n")
    assert (code, "FAILED norby: answer_words is" in paper) == (FAILED, True)


def test_the_exit_code_is_2_where_it_could_not_run(folder: Path) -> None:
    for changes in ({"suite": folder / "lost.yaml"}, {"corpus": folder / "lost"}, {"json_path": folder}):
        code, paper = asked(folder, "[default]\nfloors.citation_valid = 1.0\n", **changes)
        assert (code, "punkt eval could not run: " in paper) == (COULD_NOT_RUN, True), changes


def test_no_limit_at_all_is_not_a_passed_gate(folder: Path) -> None:
    code, paper = asked(folder, "")
    assert (code, "FAILED no limit applies" in paper) == (FAILED, True)


def test_a_check_at_its_limit_is_kept(minutes: Minutes, suite: Suite) -> None:
    measured = evaluate_system(right(minutes), [suite], minutes).suites[0].measures()["right_and_cited"]
    assert Check("norby", "", "right_and_cited", "floor", 1.0, measured).ok
    assert Check("norby", "", "right_and_cited", "ceiling", 1.0, measured).ok
    assert not Check("norby", "", "right_and_cited", "ceiling", 0.99, measured).ok

"""The gate: limits are read strictly, nothing checked is not all right, and who knows nothing fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_samples import (
    LIMITS,
    SUITE,
    Scripted,
    always_refuses,
    cites_one_punkt,
    echoes_everything,
    right,
    write_corpus,
)

from eval.cases import Suite, load_suite
from eval.command import THRESHOLDS
from eval.gate import Check, check, load_thresholds, passed, unchecked
from eval.minutes import Minutes
from eval.run import Report, SuiteReport, evaluate_system
from eval.trial import Measure
from rag.errors import EvalError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("gate")
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


@pytest.fixture(scope="module")
def report(minutes: Minutes, suite: Suite) -> Report:
    return evaluate_system(right(minutes), [suite], minutes)


def limits(folder: Path, text: str) -> Path:
    path = folder / "limits.toml"
    path.write_text(text, encoding="utf-8")
    return path


def broken(report: Report, limits: Path) -> set[tuple[str, str]]:
    return {(c.part, c.metric) for c in check(report, load_thresholds(limits)) if not c.ok}


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


def test_a_limit_without_anything_to_check_is_not_kept(
    minutes: Minutes, suite: Suite, tmp_path: Path
) -> None:
    limits = tmp_path / "limits.toml"
    limits.write_text('[suites.norby.type.vote]\nfloors.fact_strict = 0.1\n[default.floors]\n"mrr" = 0.5\n')
    system = Scripted(right(minutes).reply)
    checks = check(evaluate_system(system, [suite], minutes), load_thresholds(limits))
    assert [c.ok for c in checks] == [False, False]
    assert [c.reason for c in checks] == [
        "norby: mrr could not be scored: nothing to check; add cases that have it",
        "norby type vote: fact_strict could not be scored: nothing to check; add cases that have it",
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


def test_a_check_at_its_limit_is_kept(minutes: Minutes, suite: Suite) -> None:
    measured = evaluate_system(right(minutes), [suite], minutes).suites[0].measures()["right_and_cited"]
    assert Check("norby", "", "right_and_cited", "floor", 1.0, measured).ok
    assert Check("norby", "", "right_and_cited", "ceiling", 1.0, measured).ok
    assert not Check("norby", "", "right_and_cited", "ceiling", 0.99, measured).ok


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[default]\nfloors.rightness = 1\n", 2, "no metric 'rightness'; known metrics are"),
        ("[default]\n\nfloor.mrr = 1\n", 3, "unknown key 'default.floor'; known keys are floors, ceilings"),
        ("[suites.norby]\nfloors.mrr = 0.1\nkind.vote = 1\n", 3, "known keys are floors, ceilings, type"),
        ("[sample.floors]\nmrr = 0.5\n", 1, "unknown key 'sample'; known keys are default, suites"),
        (
            "[default.type.votes.floors]\nmrr = 0.5\n",
            1,
            "default.type.votes is 'votes'; it must be 'look",
        ),
        ("[default]\nphrasing.nearly.floors.mrr = 1\n", 2, "it must be 'near'"),
        ("[default]\nmeeting.norby.floors.mrr = 1\n", 2, "unknown key 'default.meeting'"),
        ("[default]\nmunicipality.Norby.floors.mrr = 1\n", 2, "unknown key 'default.municipality'"),
        ("[default.floors]\nmrr = 0.5\n\nmrr = 0.6\n", 4, "this key or table is given twice"),
        ("[default.floors]\nmrr = 0.5\n[default]\nfloors.mrr = 0.6\n", 4, "this key or table is given twice"),
        ("[default]\nfloors.mrr = 1.01\n", 2, "mrr is a share of 1, and its limit is 1.01"),
        ("[default]\nceilings.over_refusal = 5\n", 2, "over_refusal is a share of 1, and its limit is 5"),
        ("[default]\nfloors.mrr = 0\n", 2, "a floor of 0 for mrr is kept by anything"),
        ("[default]\nceilings.mrr = 1\n", 2, "a ceiling of 1 for mrr is kept by anything"),
        ("[default]\nfloors.mrr = -0.5\n", 2, "greater than or equal to 0"),
        ("[default]\nfloors.mrr = nan\n", 2, "finite number"),
        ("[default]\nfloors.mrr = true\n", 2, "default.floors.mrr is True: Input should be a valid number"),
        ('[default]\nfloors.mrr = "0.5"\n', 2, "Input should be a valid number"),
        ("[default.floors]\nmrr = 0.6\n[default.ceilings]\nmrr = 0.5\n", 2, "above its ceiling"),
        ("[default]\nfloors = 0.5\n", 2, "default.floors is 0.5"),
        ("[default]\n[default\n", 2, "not TOML"),
        ("[default]\nfloors.mrr =\n", 2, "not TOML"),
    ],
)
def test_a_mistake_in_the_limits_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(EvalError) as told:
        load_thresholds(limits(tmp_path, text))
    assert str(told.value).startswith(f"{tmp_path / 'limits.toml'}:{line}: ")
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_limits_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"lost\.toml: cannot be read \(No such file"):
        load_thresholds(tmp_path / "lost.toml")
    (tmp_path / "latin.toml").write_bytes("# støj".encode("latin-1"))
    with pytest.raises(EvalError, match=r"latin\.toml: byte 4 is not UTF-8; save the file as UTF-8"):
        load_thresholds(tmp_path / "latin.toml")


def test_a_suite_without_limits_beside_one_that_has_some_cannot_be_judged(
    report: Report, tmp_path: Path
) -> None:
    other = report.suites[0]
    both = Report((other, SuiteReport("other", other.results, "", "")))
    thresholds = load_thresholds(limits(tmp_path, "[suites.norby]\nfloors.mrr = 0.5\n"))
    with pytest.raises(EvalError, match=r"no limit applies to the suite 'other'.*\[suites\.other\]"):
        check(both, thresholds)


def test_a_suite_without_cases_keeps_no_limit(report: Report, tmp_path: Path) -> None:
    thresholds = load_thresholds(
        limits(tmp_path, "[default]\nfloors.mrr = 0.5\nceilings.over_refusal = 0.1\n")
    )
    both = Report((*report.suites, SuiteReport("empty", (), "", "")))
    assert [(c.suite, c.metric) for c in check(both, thresholds) if not c.ok] == [
        ("empty", "mrr"),
        ("empty", "over_refusal"),
    ]


def test_no_limits_are_not_kept_limits(report: Report, tmp_path: Path) -> None:
    assert check(report, load_thresholds(limits(tmp_path, ""))) == ()
    assert not passed(())


def test_limits_of_a_suite_that_was_not_asked_are_named(report: Report, tmp_path: Path) -> None:
    text = "[suites.norby]\nfloors.mrr = 0.5\n[suites.nordby]\nfloors.mrr = 0.9\n"
    notes = unchecked(report, load_thresholds(limits(tmp_path, text)))
    assert notes == ("limits of [suites.nordby] not checked: no such suite was asked",)


def test_a_part_by_municipality_or_meeting_has_its_limits(
    report: Report, minutes: Minutes, tmp_path: Path
) -> None:
    teknik = minutes.named("teknik")[0].id
    text = (
        f"[suites.norby]\nfloors.mrr = 0.5\nmeeting.{teknik}.floors.right_and_cited = 1\n"
        "municipality.Sydby.floors.right_and_cited = 0.5\n"
    )
    found = check(report, load_thresholds(limits(tmp_path, text)))
    assert [(c.part, c.ok) for c in found] == [
        ("", True),
        ("municipality Sydby", False),
        (f"meeting {teknik}", True),
    ]
    assert found[2].measured == Measure(1.0, 2, 2, 0)

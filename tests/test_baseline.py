"""What changed since the baseline: a case that passed and now fails blocks, unless a waiver covers it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from eval_samples import BRIDGE, REFUSAL, SUITE, Scripted, right, write_corpus

from eval.baseline import Waiver, baseline_of, compare, load_baseline, notes, write_baseline
from eval.baseline_file import Baseline
from eval.cases import Suite, load_suite
from eval.minutes import Minutes
from eval.run import Report, SuiteReport, evaluate_system
from rag.errors import EvalError

MONDAY = dt.date(2025, 3, 10)
TUESDAY = dt.date(2025, 3, 11)


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    return Minutes.load(write_corpus(tmp_path_factory.mktemp("baseline") / "corpus"))


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    path = tmp_path_factory.mktemp("suites") / "norby.yaml"
    path.write_text(SUITE, encoding="utf-8")
    return load_suite(path)


def refusing(minutes: Minutes, *words: str) -> Scripted:
    """Right, but for the questions that have one of these words, which it refuses."""
    knows = right(minutes).reply
    return Scripted(lambda question: REFUSAL if any(word in question for word in words) else knows(question))


Asked = Callable[..., Report]


@pytest.fixture(scope="module")
def asked(minutes: Minutes, suite: Suite) -> Asked:
    """A report of a system that refuses the questions with these words."""
    return lambda *words: evaluate_system(refusing(minutes, *words), [suite], minutes)


def waiver(case: str = "bridge-price", until: dt.date = MONDAY) -> Waiver:
    return Waiver(case, "norby", until, "the bridge is being mended")


def test_nothing_changed(asked: Asked) -> None:
    (same,) = compare(asked("støj"), baseline_of(asked("støj"), "punkt", MONDAY), (), MONDAY)
    assert (same.suite, same.cases, same.broken, same.fixed, same.p_value) == ("norby", 4, (), (), 1.0)


def test_a_case_that_passed_and_now_fails_blocks(asked: Asked) -> None:
    (changed,) = compare(asked("broen"), baseline_of(asked(), "punkt", MONDAY), (), MONDAY)
    assert [(flip.case, flip.reason) for flip in changed.blocking] == [
        ("bridge-price", "refused, but the minutes answer it; cites none; gold is teknik.txt Punkt 4")
    ]
    assert changed.fixed == ()
    assert changed.p_value == 1.0  # one change is no evidence


def test_a_case_that_failed_before_does_not_block_and_one_that_is_right_now_is_told(asked: Asked) -> None:
    before = baseline_of(asked("broen", "støj"), "punkt", MONDAY)
    (changed,) = compare(asked("støj"), before, (), MONDAY)
    assert changed.broken == ()
    assert [(f.case, f.reason) for f in changed.fixed] == [
        ("bridge-price", "right, and cites teknik.txt Punkt 4")
    ]


def test_the_p_value_counts_all_that_changed(asked: Asked) -> None:
    before = baseline_of(asked(), "punkt", MONDAY)
    (changed,) = compare(asked("broen", "støj", "omkl"), before, (waiver(),), MONDAY)
    assert len(changed.broken) == 3
    assert changed.p_value == pytest.approx(2 / 2**3)


def test_an_answer_where_a_refusal_was_right_blocks(minutes: Minutes, suite: Suite, asked: Asked) -> None:
    always = right(minutes).reply("Hvad koster broen?")
    now = evaluate_system(Scripted(lambda _: always), [suite], minutes)
    (changed,) = compare(now, baseline_of(asked(), "punkt", MONDAY), (), MONDAY)
    reasons = {flip.case: flip.reason for flip in changed.blocking}
    assert reasons["tunnel"] == f"should refuse, said: {BRIDGE!r}"


def test_a_waiver_covers_its_case_up_to_its_last_day(asked: Asked) -> None:
    before = baseline_of(asked(), "punkt", MONDAY)
    (covered,) = compare(asked("broen", "støj"), before, (waiver(),), MONDAY)
    assert [flip.waiver for flip in covered.broken] == [waiver(), None]
    assert [flip.case for flip in covered.blocking] == ["noise-decision"]
    (expired,) = compare(asked("broen"), before, (waiver(),), TUESDAY)
    assert [flip.case for flip in expired.blocking] == ["bridge-price"]


def test_a_waiver_of_another_suite_covers_nothing(asked: Asked) -> None:
    other = Waiver("bridge-price", "sydby", MONDAY, "another one")
    (changed,) = compare(asked("broen"), baseline_of(asked(), "punkt", MONDAY), (other,), MONDAY)
    assert [flip.case for flip in changed.blocking] == ["bridge-price"]


def test_a_suite_the_baseline_does_not_have_is_noted_and_not_compared(asked: Asked) -> None:
    assert compare(asked(), Baseline(()), (), MONDAY) == ()
    assert notes(asked(), Baseline(()), (), MONDAY) == (
        "norby: not in the baseline, so nothing is compared; add it: punkt eval --update-baseline",
    )


def test_waivers_that_waive_nothing_are_noted(asked: Asked) -> None:
    before = baseline_of(asked("støj"), "punkt", MONDAY)
    waivers = (waiver(), waiver("noise-decision"), waiver("hall-price", dt.date(2025, 3, 9)))
    named = "(norby: the bridge is being mended)"
    assert notes(asked("broen", "støj"), before, waivers, MONDAY) == (
        f"the waiver of noise-decision {named} is not needed: the case did not break; remove it",
        f"the waiver of hall-price {named} expired on 2025-03-09 and covers nothing; "
        "mend the case or remove the waiver",
    )


def test_a_waiver_of_a_suite_that_was_not_asked_is_not_called_needless(asked: Asked) -> None:
    other = Waiver("some-case", "gold", MONDAY, "not at hand")
    assert notes(asked(), baseline_of(asked(), "punkt", MONDAY), (other,), MONDAY) == ()


def changed_suite(report: Report, **digests: str) -> Report:
    (suite,) = report.suites
    kept = {"suite_digest": suite.suite_digest, "corpus_digest": suite.corpus_digest} | digests
    return Report((SuiteReport(suite.name, suite.results, **kept),))


@pytest.mark.parametrize(
    ("digest", "told"),
    [
        ("suite_digest", "its questions or their gold have changed since 2025-03-10"),
        ("corpus_digest", "its minutes have changed since 2025-03-10"),
    ],
)
def test_other_questions_or_minutes_are_not_compared(
    asked: Asked, tmp_path: Path, digest: str, told: str
) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(baseline_of(asked(), "punkt", MONDAY), path)
    with pytest.raises(EvalError) as refused:
        compare(changed_suite(asked(), **{digest: "other"}), load_baseline(path), (), MONDAY)
    assert str(refused.value) == (
        f"{path}: the suite 'norby' cannot be compared: {told}; "
        "if that is meant, make the baseline again: punkt eval --update-baseline"
    )


def test_a_baseline_without_one_of_the_cases_is_not_compared(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(baseline_of(asked(), "punkt", MONDAY), path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if '"hall-price"' not in line), encoding="utf-8")
    with pytest.raises(EvalError, match="its cases there are not those that were asked"):
        compare(asked(), load_baseline(path), (), MONDAY)


def test_a_baseline_is_the_same_after_writing_and_reading(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    written = baseline_of(asked("støj"), "punkt", MONDAY)
    write_baseline(written, path)
    assert load_baseline(path) == Baseline(written.suites, str(path))
    assert not list(tmp_path.glob("*.new"))


def test_a_baseline_has_a_line_for_each_case_and_no_word_of_questions_or_answers(
    asked: Asked, tmp_path: Path
) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(baseline_of(asked("støj"), "punkt", MONDAY), path)
    text = path.read_text(encoding="utf-8")
    cases = {
        json.loads(line.rstrip(","))["id"]: json.loads(line.rstrip(","))
        for line in text.splitlines()
        if '"id"' in line
    }
    assert list(cases) == ["bridge-price", "hall-price", "noise-decision", "tunnel"]
    assert cases["noise-decision"]["passed"] is False
    assert cases["bridge-price"]["scores"]["fact_recall"] == 1
    assert "fact_recall" not in cases["tunnel"]["scores"]
    assert not any(word in text for word in ("Hvad", "broen", "8,6", "seconds"))
    assert json.loads(text)["suites"][0]["metrics"]["right_and_cited"] == pytest.approx(2 / 3, abs=1e-4)


def test_writing_again_changes_nothing_and_keeps_the_suites_that_were_not_asked(
    asked: Asked, tmp_path: Path
) -> None:
    path = tmp_path / "baseline.json"
    (norby,) = baseline_of(asked(), "punkt", MONDAY).suites
    gold = norby.model_copy(update={"name": "gold"})
    write_baseline(Baseline((norby, gold)), path)
    before = path.read_text(encoding="utf-8")
    write_baseline(Baseline((norby,)), path)
    assert path.read_text(encoding="utf-8") == before
    write_baseline(baseline_of(asked("støj"), "punkt", TUESDAY), path)
    now = load_baseline(path)
    assert [suite.name for suite in now.suites] == ["gold", "norby"]
    assert now.suite("gold") == gold
    assert now.suite("norby") == baseline_of(asked("støj"), "punkt", TUESDAY).suites[0]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('"version": 1,', '"version": 1'), ":3: not JSON: Expecting ',' delimiter"),
        (('"version": 1', '"version": 2'), ": version: Input should be 1"),
        (('"version": 1,', ""), ": 'version' is missing"),
        (('"version": 1', '"note": "x", "version": 1'), ": unknown key 'note'"),
        (('"passed": true', '"passed": "yes"'), ": suites.0.cases.0.passed: Input should be a valid boolean"),
        (('"passed": true', '"failed": false'), ": 'suites.0.cases.0.passed' is missing"),
        (('"id": "hall-price"', '"id": "tunnel"'), ": suites.0: the case 'tunnel' stands there 2 times"),
        (('"date": "2025-03-10"', '"date": "monday"'), ": suites.0.date: Input should be a valid date"),
        (('"name": "norby"', '"name": 7'), ": suites.0.name: Input should be a valid string"),
    ],
)
def test_a_baseline_that_is_not_as_written_is_refused(
    asked: Asked, tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(baseline_of(asked(), "punkt", MONDAY), path)
    path.write_text(path.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(EvalError) as refused:
        load_baseline(path)
    assert f"{path}{told}" in str(refused.value)
    assert "take the file from version control, or delete it" in str(refused.value)


def test_a_suite_that_stands_twice_is_refused(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(baseline_of(asked(), "punkt", MONDAY), path)
    twice = json.loads(path.read_text(encoding="utf-8"))
    twice["suites"] *= 2
    path.write_text(json.dumps(twice), encoding="utf-8")
    with pytest.raises(EvalError, match="the suite 'norby' stands there 2 times"):
        load_baseline(path)


def test_a_baseline_that_cannot_be_read_or_written_is_told(asked: Asked, tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"lost\.json: no such file; make it: punkt eval --update-baseline"):
        load_baseline(tmp_path / "lost.json")
    with pytest.raises(EvalError, match="cannot be read"):
        load_baseline(tmp_path)
    (tmp_path / "latin.json").write_bytes("støj".encode("latin-1"))
    with pytest.raises(EvalError, match=r"latin\.json: byte 2 is not UTF-8"):
        load_baseline(tmp_path / "latin.json")
    with pytest.raises(EvalError, match="cannot be written"):
        write_baseline(baseline_of(asked(), "punkt", MONDAY), tmp_path / "no-folder" / "baseline.json")

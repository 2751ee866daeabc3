"""Right summaries of the sample minutes made wrong: each is caught by the metric named for its mistake."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from eval_summary_samples import suite, write_minutes
from rich.console import Console

from eval.jobs import SAMPLE_CORPUS, SUMMARIES
from eval.minutes import Minutes
from eval.summaries.bench import (
    LEAST_OF_A_KIND,
    SummaryMutants,
    print_summary_mutants,
    run_summary_mutants,
    summary_mutants_json,
)  # fmt: skip
from eval.summaries.metrics import DECIDING
from eval.summaries.references import reference
from eval.summaries.run import item_result
from eval.summaries.suite import load_summary_suite
from eval.summaries.trial import SummaryTrial
from eval.summaries.wrongs import WRONGS


@pytest.fixture(scope="module")
def found() -> SummaryMutants:
    return run_summary_mutants([(load_summary_suite(SUMMARIES), Minutes.load(SAMPLE_CORPUS))])


def test_every_wrong_summary_is_caught(found: SummaryMutants) -> None:
    assert [one.id for one in found.survivors] == []


@pytest.mark.parametrize("kind", [wrong.name for wrong in WRONGS])
def test_there_are_enough_of_every_kind(found: SummaryMutants, kind: str) -> None:
    assert found.of(kind)[0] >= LEAST_OF_A_KIND


def test_right_summaries_are_let_pass(found: SummaryMutants) -> None:
    assert found.doubted == ()
    assert found.right > 80


def test_the_limits_are_kept(found: SummaryMutants) -> None:
    assert found.faults == ()
    assert found.passed


def test_a_mistake_is_named_for_what_decides() -> None:
    assert {metric for wrong in WRONGS for metric in wrong.caught_by} <= set(DECIDING)


def test_too_few_of_a_kind_fail(tmp_path: Path) -> None:
    minutes = Minutes.load(write_minutes(tmp_path))
    few = run_summary_mutants([(suite(tmp_path), minutes)])
    assert not few.passed
    assert any("fewer than" in fault for fault in few.faults)


def test_what_was_found_can_be_shown(found: SummaryMutants) -> None:
    text = StringIO()
    print_summary_mutants(found, Console(file=text, width=100))
    assert "digit-changed" in text.getvalue()
    told = summary_mutants_json(found)
    assert told["passed"]
    assert told["kinds"]["source-copied"]["made"] == told["kinds"]["source-copied"]["caught"]


def test_a_reference_tells_decision_and_vital_facts(tmp_path: Path) -> None:
    minutes, asked = Minutes.load(write_minutes(tmp_path)), suite(tmp_path)
    for case in asked.cases:
        place = asked.place(case, minutes)
        trial = SummaryTrial(case, minutes, place, reference(minutes, place, case))
        assert item_result(trial).reason == "true, and nothing vital is lost"

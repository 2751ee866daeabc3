"""The sample corpus gives enough mutants of every kind to judge by."""

from __future__ import annotations

import pytest

from eval.cases import load_suite
from eval.jobs import SAMPLE, SAMPLE_CORPUS
from eval.mutants.bench import OF_ONE_SUITE, run_mutants
from eval.mutants.verdicts import LEAST_EQUIVALENTS, LEAST_MUTANTS, MutantReport
from eval.run import run
from eval.systems import punkt_system

#: So many of a kind tell whether a judge sees it.
ENOUGH = 10
#: Of what the sample seldom says there are few; that each is caught is tested on sentences of their own.
RARE = {
    "all-for-some", "bound-turned", "from-and-to-exchanged", "paragraph-changed", "proposal-told-as-decision",
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> MutantReport:
    return run_mutants(run([load_suite(SAMPLE)], SAMPLE_CORPUS, punkt_system))


def test_there_are_mutants_and_equivalents_enough(found: MutantReport) -> None:
    assert len(found.mutants) >= LEAST_MUTANTS
    assert len(found.equivalents) >= LEAST_EQUIVALENTS


def test_there_are_enough_of_every_kind_and_not_too_many_of_one(found: MutantReport) -> None:
    counts = {count.operator: count.total for count in found.by_operator}
    assert counts.keys() > RARE
    assert max(counts.values()) <= OF_ONE_SUITE
    assert {name for name, total in counts.items() if total < ENOUGH} <= RARE


def test_most_right_answers_are_starting_points(found: MutantReport) -> None:
    assert found.bases > 500
    assert len(found.rejected) < found.bases / 10


def test_a_mutant_says_something_else_or_cites_something_else(found: MutantReport) -> None:
    assert [one.id for one in (*found.mutants, *found.equivalents) if one.before == one.after] == []


def test_places_that_do_not_hold_the_quote_are_caught_by_both(found: MutantReport) -> None:
    certain = {"punkt-that-does-not-exist", "next-punkt-with-old-quote", "other-meeting-with-old-quote"}
    assert [one.id for one in found.survivors if one.operator in certain] == []


def test_the_limits_are_kept(found: MutantReport) -> None:
    assert found.faults == ()

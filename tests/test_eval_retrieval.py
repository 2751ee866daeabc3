"""Retrieval apart from answers: how the gold is ranked, and what stands above it where it is not found."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from eval_samples import SUITE, case, write_corpus
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from eval.cases import Case, Suite, gold_places, load_suite
from eval.minutes import Minutes, Place
from eval.ranking import ndcg, punkt_recall, ranks, reciprocal_rank
from eval.retrieval import DEPTH, RetrievalReport, retrieval
from eval.retrieval_report import print_retrieval, retrieval_json
from eval.statistics import wilson
from eval.trial import Trial
from rag.errors import EmptyQuestion, EvalError
from rag.model import Answer

BRIDGE, NOISE, HALL = Place("teknik.txt", 4), Place("teknik.txt", 5), Place("fritid.txt", 4)
BOTH = [{"doc": "teknik", "punkt": 4}, {"doc": "fritid", "punkt": 4}]


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    return Minutes.load(write_corpus(tmp_path_factory.mktemp("retrieval") / "corpus"))


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    path = tmp_path_factory.mktemp("suites") / "norby.yaml"
    path.write_text(SUITE, encoding="utf-8")
    return load_suite(path)


def trial(minutes: Minutes, asked: Case, *ranked: Place) -> Trial:
    return Trial(asked, minutes, gold_places(asked, minutes), None, ranked, 0.0)


def test_all_gold_has_to_be_within_k(minutes: Minutes) -> None:
    both = trial(minutes, case(citations=BOTH), BRIDGE, NOISE, HALL)
    assert [punkt_recall(k)(both).value for k in (1, 2, 3)] == [0, 0, 1]
    assert punkt_recall(1)(both).reason == "not among the first 1: fritid.txt Punkt 4"


def test_one_gold_is_enough_where_any_will_do(minutes: Minutes) -> None:
    either = trial(minutes, case(citations=BOTH, cite="any"), NOISE, HALL)
    assert [punkt_recall(k)(either).value for k in (1, 2)] == [0, 1]
    assert reciprocal_rank(either).value == 0.5
    assert ndcg(10)(either).value == pytest.approx(1 / math.log2(3))


def test_an_item_that_is_ranked_twice_keeps_its_first_rank(minutes: Minutes) -> None:
    twice = trial(minutes, case(), NOISE, NOISE, BRIDGE, NOISE, BRIDGE)
    assert ranks(twice) == {BRIDGE: 2}
    assert reciprocal_rank(twice).value == 0.5


def test_ndcg_agrees_with_a_hand_count(minutes: Minutes) -> None:
    """Gold at ranks 1 and 3 of two: (1 + 1/2) / (1 + 1/log2(3)) = 0.9197."""
    both = trial(minutes, case(citations=BOTH), BRIDGE, NOISE, HALL)
    assert ndcg(10)(both).value == pytest.approx(0.9197, abs=5e-5)
    assert ndcg(2)(both).value == pytest.approx(1 / (1 + 1 / math.log2(3)))
    assert ndcg(1)(both).value == 1  # no more than one can be within 1


def test_gold_that_is_not_ranked_scores_nothing(minutes: Minutes) -> None:
    lost = trial(minutes, case(), NOISE, HALL)
    assert ranks(lost) == {BRIDGE: None}
    assert (reciprocal_rank(lost).value, punkt_recall(10)(lost).value, ndcg(10)(lost).value) == (0, 0, 0)
    assert ndcg(10)(lost).reason == "no gold within 10"


def test_without_gold_or_ranking_there_is_nothing_to_score(minutes: Minutes) -> None:
    refusing = case(refuse=True, facts=(), citations=())
    unranked = Trial(case(), minutes, frozenset({BRIDGE}), None, None, 0.0)
    for metric in (punkt_recall(5), reciprocal_rank, ndcg(10)):
        assert (metric(trial(minutes, refusing, BRIDGE)).value, metric(unranked).value) == (None, None)
        assert metric(trial(minutes, refusing, BRIDGE)).reason == "no gold Punkt"
        assert metric(unranked).reason == "no ranking"


@given(st.permutations([BRIDGE, NOISE, HALL]))
def test_ndcg_is_one_exactly_where_the_gold_is_on_top(order: list[Place]) -> None:
    both = Trial(case(citations=BOTH), Minutes(()), frozenset({BRIDGE, HALL}), None, tuple(order), 0.0)
    assert (ndcg(10)(both).value == pytest.approx(1)) is (order[2] == NOISE)
    assert 0 < (ndcg(10)(both).value or 0) <= 1 + 1e-9


@dataclass(frozen=True)
class Ranks:
    """A system whose ranking depends on a word of the question, and which must not be asked for answers."""

    by_word: Mapping[str, Sequence[Place]]

    def answer(self, question: str) -> Answer:
        raise AssertionError(f"an answer to {question!r} is not wanted")

    def rank(self, question: str, k: int) -> list[tuple[str, str, int]] | None:
        assert k == DEPTH
        for word, places in self.by_word.items():
            if word in question:
                return [(place.document, "", place.punkt) for place in places]
        raise EmptyQuestion(f"no words in {question!r}")


SYSTEM = Ranks(
    {
        "broen": [BRIDGE, NOISE],
        "støjen": [HALL, Place("teknik.txt", 77), BRIDGE, NOISE],
        "omklædningsrummene": [NOISE],
        "tunnelen": [],
    }
)


@pytest.fixture(scope="module")
def report(minutes: Minutes, suite: Suite) -> RetrievalReport:
    return retrieval(SYSTEM, [suite], minutes)


def test_the_metrics_are_over_the_cases_with_gold(report: RetrievalReport) -> None:
    (norby,) = report.suites
    measures = norby.measures()
    assert [measures[f"punkt_recall@{k}"].numerator for k in (1, 3, 5, 10)] == [1, 1, 2, 2]
    assert measures["punkt_recall@5"].denominator == 3
    assert measures["mrr"].value == pytest.approx((1 + 1 / 4 + 0) / 3)
    assert norby.interval("punkt_recall@5") == wilson(2, 3)


def test_parts_leave_out_the_cases_without_gold(report: RetrievalReport) -> None:
    (norby,) = report.suites
    assert {name: len(results) for name, results in norby.parts("type").items()} == {
        "decision": 1,
        "lookup": 2,
    }
    assert list(norby.parts("municipality")) == ["unknown"]
    near = norby.parts("phrasing")["near"]
    assert norby.measures(near)["punkt_recall@1"].value == 0.5
    assert norby.interval("punkt_recall@1", near) == wilson(1, 2)


def test_a_miss_tells_the_rank_of_the_gold_and_what_stands_above(report: RetrievalReport) -> None:
    noise, hall = report.suites[0].misses
    assert noise.ranks == {NOISE: 4}
    assert [(rival.rank, rival.place, rival.title) for rival in noise.rivals] == [
        (1, HALL, "Nye omklædningsrum"),
        (3, BRIDGE, "Ny bro over åen"),
    ]
    assert hall.ranks == {HALL: None}
    assert [rival.place for rival in hall.rivals] == [NOISE]


def test_a_miss_tells_which_words_of_the_question_stand_where(report: RetrievalReport) -> None:
    """'omklædningsrummene' is found again in 'omklædningsrum', 'koster' stands in another item alone."""
    hall = report.suites[0].misses[1]
    assert hall.shared == {HALL: ("omklæd",)}
    assert hall.rivals[0].shared == ()


@pytest.mark.parametrize(("cite", "rivals"), [("any", []), ("all", [BRIDGE])])
def test_a_rival_stands_above_the_gold_that_is_needed(
    minutes: Minutes, cite: str, rivals: list[Place]
) -> None:
    far = case(citations=[{"doc": "teknik", "punkt": 5}, {"doc": "fritid", "punkt": 4}], cite=cite)
    lost = [Place("teknik.txt", 70 + n) for n in range(4)]
    system = Ranks({"broen": [*lost, NOISE, BRIDGE, HALL]})
    (miss,) = retrieval(system, [Suite("far", (far,), {far.id: "far.yaml:1"})], minutes).suites[0].misses
    assert miss.ranks == {HALL: 7, NOISE: 5}
    assert [rival.place for rival in miss.rivals] == rivals


def test_words_that_stand_in_most_items_are_not_called_shared(minutes: Minutes) -> None:
    asked = case(question="Hvad er udvalgets beslutning om broen?")
    system = Ranks({"broen": [NOISE, HALL]})
    (miss,) = retrieval(system, [Suite("x", (asked,), {asked.id: "x.yaml:1"})], minutes).suites[0].misses
    assert all("Beslutning" in minutes.text(place) for place in (BRIDGE, NOISE, HALL))
    assert miss.shared == {BRIDGE: ("broen",)}
    assert [rival.shared for rival in miss.rivals] == [(), ()]


def test_an_error_of_the_system_ranks_nothing_which_is_wrong(minutes: Minutes, suite: Suite) -> None:
    (norby,) = retrieval(Ranks({"broen": [BRIDGE]}), [suite], minutes).suites
    assert norby.measures()["punkt_recall@1"].value == pytest.approx(1 / 3)
    assert norby.results[1].trial.error == "EmptyQuestion: no words in 'Hvad blev der af støjen?'"


class RanksNothing(Ranks):
    def rank(self, question: str, k: int) -> None:  # noqa: ARG002
        return None


def test_a_system_that_does_not_rank_cannot_be_measured(minutes: Minutes, suite: Suite) -> None:
    with pytest.raises(EvalError, match="the system ranks nothing"):
        retrieval(RanksNothing({}), [suite], minutes)


def test_a_suite_without_gold_cannot_be_measured(minutes: Minutes) -> None:
    refusing = case(refuse=True, facts=(), citations=())
    with pytest.raises(EvalError, match="no case has citations"):
        retrieval(SYSTEM, [Suite("refusals", (refusing,), {refusing.id: "x.yaml:1"})], minutes)


def test_gold_that_does_not_exist_is_told(minutes: Minutes) -> None:
    lost = case(citations=[{"doc": "teknik", "punkt": 99}])
    with pytest.raises(EvalError, match=r"x\.yaml:1: case bridge-price: teknik\.txt has no Punkt 99"):
        retrieval(SYSTEM, [Suite("lost", (lost,), {lost.id: "x.yaml:1"})], minutes)


def test_the_report_names_each_miss_with_its_rivals(report: RetrievalReport) -> None:
    paper = io.StringIO()
    print_retrieval(report, Console(file=paper, width=80))
    assert "norby: 3 rankings" in paper.getvalue()
    assert "norby: 2 questions without their gold in the first 3" in paper.getvalue()
    assert "  gold teknik.txt Punkt 5 at rank 4" in paper.getvalue()
    assert "  gold fritid.txt Punkt 4 at no rank (shares omklæd…)" in paper.getvalue()
    assert "     1. fritid.txt Punkt 4 Nye omklædningsrum" in paper.getvalue()


def test_the_report_as_json_holds_every_ranking(report: RetrievalReport) -> None:
    (norby,) = json.loads(json.dumps(retrieval_json(report)))["suites"]
    assert norby["metrics"]["punkt_recall@5"]["numerator"] == 2
    assert norby["parts"]["phrasing"]["near"]["punkt_recall@1"]["value"] == 0.5
    assert norby["cases"][0]["ranked"] == [["teknik.txt", 4], ["teknik.txt", 5]]
    assert norby["cases"][3]["scores"]["mrr"] is None
    assert [miss["id"] for miss in norby["misses"]] == ["noise-decision", "hall-price"]
    assert norby["misses"][0]["gold"] == [{"place": ["teknik.txt", 5], "rank": 4, "shared": []}]


def test_reports_of_several_corpora_are_put_together(report: RetrievalReport) -> None:
    assert [suite.name for suite in (report + report).suites] == ["norby", "norby"]

"""Mutants of a run: what is made, what each judge says of it, and which limits the numbers must keep."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path

import pytest
from eval_samples import BRIDGE, SUITE, Scripted, answered, cite, right, write_corpus
from rich.console import Console

from eval.cases import load_suite
from eval.minutes import Minutes
from eval.mutants.bench import run_mutants
from eval.mutants.judges import caught, doubted
from eval.mutants.operators import OPERATORS
from eval.mutants.references import references
from eval.mutants.report import mutants_json, print_mutants
from eval.mutants.verdicts import Judged, MutantReport
from eval.run import Report, evaluate_system
from rag.errors import EvalError
from rag.model import Answer, Claim


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("bench")
    write_corpus(base / "corpus")
    (base / "suite.yaml").write_text(SUITE, encoding="utf-8")
    return base


@pytest.fixture(scope="module")
def minutes(folder: Path) -> Minutes:
    return Minutes.load(folder / "corpus")


def ask(folder: Path, system: Scripted, minutes: Minutes) -> Report:
    return evaluate_system(system, [load_suite(folder / "suite.yaml")], minutes)


@pytest.fixture(scope="module")
def found(folder: Path, minutes: Minutes) -> MutantReport:
    return run_mutants(ask(folder, right(minutes), minutes))


def judged(number: int, harness: bool = True, verification: bool = True) -> tuple[Judged, ...]:
    return tuple(
        Judged(f"suite/case#kind#{n}", "kind", "a", "b", harness, verification) for n in range(number)
    )


def report(
    mutants: tuple[Judged, ...] = judged(500),
    equivalents: tuple[Judged, ...] = judged(200, False, False),
    rejected: tuple[Judged, ...] = (),
) -> MutantReport:
    return MutantReport(100, rejected, mutants, equivalents, ("kind", "other kind"), ("kind",))


# What is made


def test_answers_are_written_from_the_structure_of_the_minutes(minutes: Minutes) -> None:
    written = {basis.id: basis.claim for basis in references(minutes, "suite")}
    assert written["suite/teknik-p4-decision1"].text == (
        'Udvalget godkendte indstillingen i sagen "Ny bro over åen".'
    )
    assert written["suite/teknik-p4-decision1"].citations[0].quote == "Godkendt."
    assert written["suite/teknik-p5-decision1"].text == 'Udvalget udsatte sagen "Støj på Havnegade".'
    assert BRIDGE in {claim.text for claim in written.values()}
    cells = {claim.text for name, claim in written.items() if "-cell" in name}
    assert cells == {"Budget 2025 for Haller er 4.310 t.kr.", "Forbrug for Haller er 1.275 t.kr."}


def test_every_written_answer_quotes_its_punkt(minutes: Minutes) -> None:
    for basis in references(minutes, "suite"):
        assert basis.claim.citations
        for citation in basis.claim.citations:
            place = basis.trial.place(citation)
            assert place in basis.trial.gold
            assert minutes.meeting(place).text(citation.span) == citation.quote
            assert minutes.item(place).span.contains(citation.span)


def test_answers_of_the_run_and_written_ones_are_starting_points(found: MutantReport) -> None:
    assert {one.id.partition("#")[0] for one in found.mutants} >= {
        "suite/bridge-price.1",
        "suite/teknik-p4-decision1",
    }


def test_a_mutant_is_named_and_shown_before_and_after(found: MutantReport) -> None:
    one = next(m for m in found.mutants if m.id == "suite/bridge-price.1#figure-last-digit#1")
    assert one.before == f"{BRIDGE} [teknik.txt Punkt 4, 2025-03-12]"
    assert one.after == one.before.replace("8,6", "8,7")
    assert one.by_harness
    assert one.by_verification


def test_a_mutant_that_must_be_caught_by_validity_is(found: MutantReport) -> None:
    moved = [
        m for m in found.mutants if m.operator in {"next-punkt-with-old-quote", "punkt-that-does-not-exist"}
    ]
    assert moved
    assert all(one.by_harness and one.by_verification for one in moved)
    assert "citation_valid" in moved[0].reason


def test_the_same_in_every_run(folder: Path, minutes: Minutes, found: MutantReport) -> None:
    again = run_mutants(ask(folder, right(minutes), minutes))
    assert again == found
    ids = [one.id for one in (*found.mutants, *found.equivalents)]
    assert len(ids) == len(set(ids)), "every id names one"


def test_a_wrong_answer_is_no_starting_point(folder: Path, minutes: Minutes) -> None:
    wrong = BRIDGE.replace("8,6", "9,9")
    system = Scripted(lambda _: answered(Claim(wrong, (cite(minutes, "teknik", 4, BRIDGE),))))
    found = run_mutants(ask(folder, system, minutes))
    assert not any(one.id.startswith("suite/bridge-price") for one in (*found.mutants, *found.rejected))


def test_a_right_answer_that_a_judge_rejects_is_told_and_not_used(folder: Path, minutes: Minutes) -> None:
    def reply(question: str) -> Answer:
        beside = Claim("Broen er 55 meter lang.", (cite(minutes, "teknik", 4, BRIDGE),))
        told = Claim(BRIDGE, (cite(minutes, "teknik", 4, BRIDGE),))
        return answered(told, beside) if "broen" in question else answered(beside)

    found = run_mutants(ask(folder, Scripted(reply), minutes))
    assert {one.id.partition("#")[0] for one in found.rejected} >= {"suite/bridge-price.1"}
    assert not any(one.id.startswith("suite/bridge-price") for one in found.mutants)
    assert found.rejection_rate[0]


def test_every_metric_named_for_a_mutant_must_see_it(folder: Path, minutes: Minutes) -> None:
    wrong = Claim(BRIDGE.replace("8,6", "9,9"), (cite(minutes, "teknik", 4, BRIDGE),))
    [first, *_] = ask(folder, Scripted(lambda _: answered(wrong)), minutes).suites[0].results
    assert caught(first.trial, ("citation_recall",))
    assert not caught(first.trial, ("citation_recall", "citation_valid")), "its quote is valid"


def test_the_verification_doubts_the_claim_that_is_wrong(minutes: Minutes) -> None:
    right_one = Claim(BRIDGE, (cite(minutes, "teknik", 4, BRIDGE),))
    wrong = Claim(BRIDGE.replace("8,6", "9,9"), right_one.citations)
    assert [claim.text for claim in doubted(answered(right_one, wrong), minutes)] == [wrong.text]


def test_no_results_is_an_error() -> None:
    with pytest.raises(EvalError, match="no results"):
        run_mutants(Report(()))


# What the numbers must keep


def test_all_caught_and_none_doubted_passes() -> None:
    assert report().passed
    assert report().kill_rate == report().flag_rate == 1
    assert report().false_alarm_rate == (0, 0)


def test_one_mutant_that_the_harness_lets_pass_fails() -> None:
    mutants = (*judged(499), *judged(1, harness=False))
    assert not report(mutants).passed
    assert report(mutants).survivors == judged(1, harness=False)


def test_the_verification_may_miss_two_in_a_hundred() -> None:
    assert report((*judged(490), *judged(10, verification=False))).passed
    assert not report((*judged(489), *judged(11, verification=False))).passed


def test_either_judge_may_doubt_two_in_a_hundred_right_answers() -> None:
    calm = judged(196, False, False)
    assert report(equivalents=(*calm, *judged(4, True, False))).passed
    assert not report(equivalents=(*calm, *judged(5, True, False))).passed
    assert not report(equivalents=(*calm, *judged(5, False, True))).passed
    assert report(rejected=judged(2, False, True)).passed
    assert not report(rejected=judged(3, False, True)).passed


def test_too_few_to_tell_fails() -> None:
    assert not report(judged(499)).passed
    assert not report(equivalents=judged(199, False, False)).passed
    assert not report((), ()).passed


def test_a_kind_that_made_nothing_is_told() -> None:
    assert [(count.operator, count.total) for count in report().by_operator] == [
        ("kind", 500),
        ("other kind", 0),
    ]


def test_the_report_prints_and_is_plain_json(found: MutantReport) -> None:
    out = io.StringIO()
    print_mutants(found, Console(file=out, width=120))
    assert "figure-last-digit" in out.getvalue()
    assert "mutants: failed" in out.getvalue(), "so few minutes make too few mutants"
    told = json.loads(json.dumps(mutants_json(found)))
    assert told["mutants"] == len(found.mutants)
    assert [row["operator"] for row in told["operators"]] == [operator.name for operator in OPERATORS]
    assert told["passed"] is False


def test_names_of_operators_are_unique() -> None:
    assert max(Counter(operator.name for operator in OPERATORS).values()) == 1

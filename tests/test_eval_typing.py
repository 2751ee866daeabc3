"""Questions typed in other ways: each way changes what it should, always alike, and what is lost is told."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from eval_samples import BRIDGE, Scripted, answered, case, cite, write_corpus
from rich.console import Console

from eval.cases import Case, Suite
from eval.gate import Thresholds, load_thresholds
from eval.minutes import Minutes
from eval.run import SuiteReport, evaluate_system
from eval.typing import WAYS, TypingReport, a_o_a, ae_oe_aa, capitals, misspelt, plain, type_otherwise
from eval.typing_report import check_typing, print_typing, typing_json
from rag.errors import EvalError
from rag.model import Answer, Claim


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    return Minutes.load(write_corpus(tmp_path_factory.mktemp("corpus")))


def asked(question: str, name: str = "one") -> Case:
    return case(id=name, question=question)


def always(minutes: Minutes) -> Scripted:
    """Gives the right answer, whatever is asked."""
    return Scripted(lambda _: answered(Claim(BRIDGE, (cite(minutes, "teknik", 4, BRIDGE),))))


def report_of(minutes: Minutes, question: str) -> SuiteReport:
    suite = Suite("sample", (asked(question),), {})
    return evaluate_system(always(minutes), [suite], minutes).suites[0]


QUESTION = "Hvad koster Åbroen pr. 1. maj 2025, og hvor længe tager arbejdet?"


def test_danish_letters_are_typed_in_two_ways() -> None:
    assert ae_oe_aa(asked("Ærø og Åbro på øen")) == "Aeroe og Aabro paa oeen"
    assert a_o_a(asked("Ærø og Åbro på øen")) == "Aro og Abro pa oen"


def test_capitals_and_small_letters_without_punctuation() -> None:
    assert capitals(asked(QUESTION)) == QUESTION.upper()
    assert plain(asked(QUESTION)) == "hvad koster åbroen pr 1 maj 2025 og hvor længe tager arbejdet"
    assert plain(asked("Koster det 8.632,5 kr. (15 %)?")) == "koster det 8.632,5 kr 15 %"


def test_a_misspelling_is_one_slip_inside_a_long_word_and_always_the_same() -> None:
    found = {misspelt(asked("Hvad koster budgetopfølgningen?", f"case-{n}")) for n in range(60)}
    assert len(found) > 10
    assert misspelt(asked(QUESTION)) == misspelt(asked(QUESTION))
    for one in found:
        word = one.removeprefix("Hvad koster ").removesuffix("?")
        assert (word[0], word[-1]) == ("b", "n")
        assert abs(len(word) - len("budgetopfølgningen")) <= 1
    assert misspelt(asked("Hvad koster broen?")) == "Hvad koster broen?"


def test_only_questions_answered_right_and_changed_are_asked_again(minutes: Minutes) -> None:
    found = report_of(minutes, "hvad koster broen")
    assert not found.results[0].failed
    again = type_otherwise(always(minutes), found)
    assert {one.way for one in again.typed} == {"capitals"}
    wrong = Scripted(lambda _: answered(Claim("Intet.", ())))
    suite = Suite("sample", (asked(QUESTION),), {})
    assert type_otherwise(wrong, evaluate_system(wrong, [suite], minutes).suites[0]).typed == ()


def only_as_written(minutes: Minutes) -> Scripted:
    """Answers a question with a small letter in it, and nothing else."""

    def answer(question: str) -> Answer:
        told = BRIDGE if not question.isupper() else "Det koster 1 krone."
        return answered(Claim(told, (cite(minutes, "teknik", 4, BRIDGE),)))

    return Scripted(answer)


@pytest.fixture
def lost(minutes: Minutes) -> TypingReport:
    return type_otherwise(only_as_written(minutes), report_of(minutes, QUESTION))


def test_what_is_lost_is_counted_by_way_and_told_with_its_reason(lost: TypingReport) -> None:
    assert lost.kept("capitals").value == 0
    assert lost.kept("plain").value == 1
    [one] = lost.lost
    assert (one.way, one.question) == ("capitals", QUESTION.upper())
    assert "not found" in one.reason


def test_a_way_below_its_floor_fails_the_gate(lost: TypingReport) -> None:
    limits = Thresholds.model_validate({"typing": {"floors": {"capitals": 0.95, "plain": 0.95}}})
    broken = [check for check in check_typing([lost], limits) if not check.ok]
    assert [check.metric for check in broken] == ["capitals"]
    console = Console(file=StringIO(), width=200)
    print_typing([lost], broken, console)
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "capitals is 0.000 (0 of 1), at least 0.95 is asked" in told
    assert QUESTION.upper() in told
    written = typing_json([lost], broken)
    assert not written["passed"]
    assert json.dumps(written, ensure_ascii=False)
    assert set(written["suites"][0]["kept"]) == {way.name for way in WAYS}


def test_a_limit_of_no_way_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "thresholds.toml"
    file.write_text("[typing]\nfloors.backwards = 0.9\n")
    with pytest.raises(EvalError, match="no metric 'backwards'"):
        load_thresholds(file)

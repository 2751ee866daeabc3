"""Systems that know nothing say what they should, and fail the gate that ships."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from eval_samples import BRIDGE, cite, right, write_corpus

from eval.cases import load_suite
from eval.command import THRESHOLDS
from eval.gate import check, load_thresholds, passed
from eval.jobs import SAMPLE, SAMPLE_CORPUS
from eval.metrics import citation_valid
from eval.minutes import Minutes
from eval.nulls import null_systems, places
from eval.run import System, ask, evaluate_system
from eval.systems import punkt_system
from rag.config import Settings
from rag.model import Answer

NAMES = ("always refuses", "echoes the top passage", "cites everything", "random Punkt")
ASKED = "Hvad koster broen?"


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    return Minutes.load(write_corpus(tmp_path_factory.mktemp("nulls") / "corpus"))


@pytest.fixture(scope="module")
def small(minutes: Minutes) -> dict[str, System]:
    return null_systems(right(minutes), minutes)


def test_there_are_four(small: dict[str, System]) -> None:
    assert tuple(small) == NAMES


def test_one_always_refuses(small: dict[str, System]) -> None:
    assert small["always refuses"].answer(ASKED).refused


def test_one_says_all_of_the_first_punkt(small: dict[str, System], minutes: Minutes) -> None:
    answer = small["echoes the top passage"].answer(ASKED)
    [(document, meeting, punkt)] = small["echoes the top passage"].rank(ASKED, 1) or ()
    place = minutes.place(document, meeting, punkt)
    assert place is not None
    assert answer.claims[0].text == answer.citations[0].quote == minutes.text(place)


def test_one_says_what_is_right_and_cites_everything(small: dict[str, System], minutes: Minutes) -> None:
    answer = small["cites everything"].answer(ASKED)
    assert [claim.text for claim in answer.claims] == [BRIDGE]
    assert len(answer.citations) == len(places(minutes)) == 3
    assert not small["cites everything"].answer("Hvad koster tunnelen?").refused


def test_one_takes_a_random_punkt_the_same_each_time(small: dict[str, System], minutes: Minutes) -> None:
    taken = {small["random Punkt"].answer(f"spørgsmål {n}").citations[0].punkt for n in range(20)}
    assert len(taken) > 1
    assert small["random Punkt"].answer(ASKED) == small["random Punkt"].answer(ASKED)
    first = small["random Punkt"].rank(ASKED, 1)
    assert first is not None
    assert minutes.place(*first[0]) is not None


def test_their_citations_are_valid(small: dict[str, System], minutes: Minutes) -> None:
    [asked, *_] = load_suite(SAMPLE).cases
    asked = asked.model_copy(update={"question": ASKED, "citations": ()})
    for name in NAMES[1:]:
        assert citation_valid(ask(small[name], asked, minutes)).value == 1


def test_the_citation_helper_of_the_tests_agrees(minutes: Minutes, small: dict[str, System]) -> None:
    whole = {
        c.punkt: c.quote for c in small["cites everything"].answer(ASKED).citations if "teknik" in c.document
    }
    assert whole[4] == cite(minutes, "teknik", 4).quote


# The gate that ships


@dataclass
class Remembering:
    """A system that asks the one behind it each question once."""

    behind: System
    answers: dict[str, Answer] = field(default_factory=dict)
    rankings: dict[str, Sequence[tuple[str, str, int]] | None] = field(default_factory=dict)

    def answer(self, question: str) -> Answer:
        if question not in self.answers:
            self.answers[question] = self.behind.answer(question)
        return self.answers[question]

    def rank(self, question: str, k: int) -> Sequence[tuple[str, str, int]] | None:
        if question not in self.rankings:
            self.rankings[question] = self.behind.rank(question, 10)
        ranked = self.rankings[question]
        return None if ranked is None else ranked[:k]


@pytest.fixture(scope="module")
def sample() -> Iterator[tuple[Minutes, dict[str, System]]]:
    minutes = Minutes.load(Path(SAMPLE_CORPUS))
    with punkt_system(SAMPLE_CORPUS, Settings()) as system:
        yield minutes, null_systems(Remembering(system), minutes)


@pytest.mark.parametrize("name", NAMES)
def test_it_fails_the_gate(name: str, sample: tuple[Minutes, dict[str, System]]) -> None:
    minutes, systems = sample
    suite = load_suite(SAMPLE)
    some = replace(suite, cases=suite.cases[::8])  # all would take minutes for the one that cites all
    checks = check(evaluate_system(systems[name], [some], minutes), load_thresholds(THRESHOLDS))
    assert not passed(checks)
    broken = [limit for limit in checks if limit.part == "" and limit.measured and not limit.ok]
    assert any(limit.measured.value is not None for limit in broken if limit.measured), "a limit sees it"

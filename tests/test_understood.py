"""Every way to ask reads a question alike: an answer, with a model and without, a search and a summary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from generative_samples import ROADS_MEETING, WALL_COSTS, ingested, opened, saying
from llm_server import Fails

from rag.ask.generation.briefing import MEANT
from rag.ask.inquiry import Inquiry
from rag.ask.questions.question import Question
from rag.config import Settings
from rag.marks import answer_text
from rag.model import Answer, Scope, Searched, Turn
from rag.pipeline import Punkt

EARLIER = "fjordby-teknik-og-miljoeudvalget-2024-11-14"
#: Questions that leave out the day, and slip: what they mean, and the item that is meant.
READ = [
    (
        "Hvad blev besluttet om støj fra ringvejen på seneste møde i Teknik- og Miljøudvalget?",
        "på mødet den 12. marts 2025",
        (ROADS_MEETING, 3),
    ),
    (
        "Hvad blev besluttet om støj fra ringvjeen på det første møde i Teknik- og Miljøudvalget?",
        "støj fra ringvejen på mødet den 14. november 2024",
        (EARLIER, 12),
    ),
]
either = pytest.mark.parametrize(("text", "understood", "item"), READ)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ingested(tmp_path_factory.mktemp("understood"))


@pytest.fixture(scope="module")
def punkt(home: Path) -> Iterator[Punkt]:
    with Punkt.open(Settings(home=home)) as opened:
        yield opened


def cited(answer: Answer) -> set[tuple[str, int]]:
    return {(one.meeting, one.punkt) for one in answer.citations}


@either
def test_an_answer_is_of_the_meeting_that_is_meant(
    punkt: Punkt, text: str, understood: str, item: tuple[str, int]
) -> None:
    answer = punkt.ask(text)
    assert (answer.question, cited(answer)) == (text, {item})
    assert understood in answer.understood


@either
def test_a_ranking_and_a_search_are_of_the_meeting_that_is_meant(
    punkt: Punkt, text: str, understood: str, item: tuple[str, int]
) -> None:
    assert punkt.rank(text)[0] == item
    best = punkt.search(text, 1)[0].chunk
    assert (best.meeting, best.number) == item
    told = punkt.ask(text).understood
    assert understood in told
    assert (punkt.rank(text), punkt.search(text)) == (punkt.rank(told), punkt.search(told))


@either
def test_a_summary_is_of_the_meeting_that_is_meant(
    punkt: Punkt, text: str, understood: str, item: tuple[str, int]
) -> None:
    summary = punkt.summarise_question(text)
    assert summary.id == text
    assert {(one.meeting, one.punkt) for claim in summary.claims for one in claim.citations} == {item}
    assert understood in summary.headline.text


@either
def test_a_model_is_shown_the_question_as_typed_and_as_understood(
    home: Path, text: str, understood: str, item: tuple[str, int]
) -> None:
    with opened(home, saying(f"Sagen blev behandlet. [P{item[1]}]")) as (punkt, server):
        answer = punkt.ask(text)
    prompt = server.requests[0].prompt
    assert prompt.index(f"> {text}") < prompt.index(MEANT) < prompt.index(f"> {answer.understood}")
    assert understood in answer.understood
    assert answer.question == text


@either
def test_a_model_that_fails_gives_way_to_the_very_answer_without_one(
    punkt: Punkt, home: Path, text: str, understood: str, item: tuple[str, int]
) -> None:
    with opened(home, [Fails(400, "no")]) as (other, _):
        answer = other.ask(text)
    plain = punkt.ask(text)
    assert (answer.claims, answer.understood) == (plain.claims, plain.understood)
    assert understood in answer.understood
    assert cited(answer) == {item}


def test_a_follow_up_means_the_same_with_a_model_and_without(punkt: Punkt, home: Path) -> None:
    first = punkt.ask("Hvad blev besluttet om jordvolden?")
    history = [Turn(first.question, answer_text(first), first.citations)]
    plain = punkt.ask("og hvem var imod?", history=history)
    with opened(home, saying("C stemte imod. [P3]")) as (other, server):
        answer = other.ask("og hvem var imod?", history=history)
    assert "i sagen »Støj fra ringvejen, nyt forslag«" in plain.understood
    assert answer.understood == plain.understood
    assert f"> {plain.understood}" in server.requests[0].prompt
    assert cited(answer) == cited(plain) == {(ROADS_MEETING, 3)}


def test_what_says_all_that_it_means_is_shown_once(home: Path) -> None:
    with opened(home, saying(f"{WALL_COSTS} [P3]")) as (punkt, server):
        assert punkt.ask("Hvad koster jordvolden ved ringvejen?").understood == ""
    assert MEANT not in server.requests[0].prompt


def test_the_newest_meeting_is_that_of_the_readers_filters(punkt: Punkt) -> None:
    until = Scope(end=date(2024, 12, 31))
    text = READ[0][0]
    assert "den 14. november 2024" in punkt.ask(text, until).understood
    assert punkt.search(text, 1, until)[0].chunk.meeting == EARLIER


def test_capitals_alone_are_no_other_question() -> None:
    typed, small = Question("HVAD KOSTER DET?"), Question("hvad koster det?")
    inquiry = Inquiry(typed, small, Scope(), Searched(0, (), None, None))
    told = inquiry.told(Answer(small.text, (), inquiry.what))
    assert (told.question, told.understood) == (typed.text, "")

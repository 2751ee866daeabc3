"""A whole answer without a language model, over a real library of small minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from minutes import library_of, new_reader

from rag.ask.evidence.gathered import Finder
from rag.ask.extractive import ExtractiveAnswerer
from rag.ask.questions.question import Question
from rag.ask.refusal import REFUSAL, searched
from rag.ask.verification import verify
from rag.marks import answer_text
from rag.model import Answer, Scope, Status

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with library_of(tmp_path_factory.mktemp("extractive")) as library:
        finder = Finder(library, new_reader())
        answerer = ExtractiveAnswerer(library, finder)

        def ask(text: str) -> Answer:
            question = Question(text)
            parts = finder.find_each(question, Scope())
            what = searched(library.overviews(), Scope())
            return verify(answerer.answer(question, parts, what), library.meeting)

        yield ask


ANSWERED = [
    ("Hvad koster volden mod støj?", "2,9 mio. kr.", {3}),
    ("Hvad blev besluttet om jordvolden?", "Beslutning: Godkendt.", {3}),
    ("Hvad blev der besluttet om støj fra ringvejen i november 2024?", "Beslutning: Udsat", {12}),
    ("Hvem stemte imod volden?", "C stemte imod.", {3}),
    ("Hvem sendte afbud til mødet i Social- og Sundhedsudvalget?", "Hanne Toft", {9}),
    ("Hvad er afvigelsen på vintertjenesten?", "merforbrug på 1.250.000 kroner", {4}),
    ("Hvad besluttede udvalget om at købe en grund ved havnen?", "lukkede døre", {5}),
    ("Hvor mange punkter var lukkede på mødet den 12. marts 2025?", "2 af 5 punkter", {5, 6}),
    ("Hvor mange bilag hører der til volden mod støj?", "2 bilag", {3}),
    ("Hvad er forløbet i sag 05.00.00-P20-7-24?", "Godkendt.", {3, 12}),
    ("hvor lang tid ventr borgerne paa genoptraening", "19 dage", {9}),
    ("What does the school food cost per child?", "31 kr.", {21}),
    ("Hvad koster madordningen i Skovlund?", "31 kr.", {21}),
]


@pytest.mark.parametrize(("question", "said", "numbers"), ANSWERED)
def test_what_the_minutes_say_is_answered_and_cited(
    ask: Ask, question: str, said: str, numbers: set[int]
) -> None:
    answer = ask(question)
    assert not answer.refused
    assert said in answer_text(answer)
    assert {citation.punkt for citation in answer.citations} >= numbers
    assert answer.citations[0].punkt in numbers


@pytest.mark.parametrize("question", [question for question, *_ in ANSWERED])
def test_every_claim_of_an_answer_is_cited_and_confirmed(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert all(claim.citations for claim in answer.claims)
    assert {citation.status for citation in answer.citations} == {Status.CONFIRMED}


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hvad var ventetiden til genoptræning i 2016?", "2016"),
        ("Hvad siger Ulla Brandt om genoptræning?", "Ulla"),
        ("Hvad blev besluttet om volden i Ringkøbing?", "Ringkøbing is not named anywhere"),
        ("Hvad koster akvariet om året?", "no word of the topic"),
        ("Hvad besluttede udvalget om volden den 3. september 2025?", "03.09.2025"),
        ("Hvor mange procent af jorden hentes fra byggeriet ved havnen?", "percent"),
    ],
)
def test_what_the_minutes_do_not_say_is_refused_with_a_reason(ask: Ask, question: str, reason: str) -> None:
    answer = ask(question)
    assert answer.refused
    assert reason in answer.reason
    assert answer.claims[0].text.startswith(REFUSAL)
    assert "4 møder fra Fjordby og Skovlund" in answer.claims[0].text


def test_two_sides_of_a_comparison_are_both_answered(ask: Ask) -> None:
    answer = ask("Hvad koster støjskærmen i november 2024 og volden i marts 2025?")
    assert {"2024-11-14", "2025-03-12"} <= {citation.date.isoformat() for citation in answer.citations}
    assert "5,6 mio. kr." in answer_text(answer)
    assert "2,9 mio. kr." in answer_text(answer)


def test_a_second_question_is_answered_after_the_decision(ask: Ask) -> None:
    text = answer_text(ask("Hvad blev besluttet om volden, og hvor mange procent dæmper den støjen?"))
    assert "Godkendt." in text
    assert "40 procent" in text


def test_the_decision_of_a_foreign_body_is_not_this_committees(ask: Ask) -> None:
    assert "Beslutning:" not in answer_text(ask("Hvad besluttede byrådet om jordvolden?"))


def test_a_case_that_nobody_knows_is_refused(ask: Ask) -> None:
    answer = ask("Hvad er forløbet i sag 99.99.99-P20-7-24?")
    assert answer.refused
    assert answer.reason == "no item has the case number 999999P20724"


def test_a_day_with_a_stroke_is_no_case(ask: Ask) -> None:
    text = answer_text(ask("Hvad besluttede udvalget om støj fra ringvejen den 14/11-2024?"))
    assert "Beslutning: Udsat" in text


@pytest.mark.parametrize("question", ["Hvad koster grunden ved havnen?", "Hvem ansættes som vejchef?"])
def test_of_a_closed_item_only_its_heading_is_quoted(ask: Ask, question: str) -> None:
    closed = [citation for citation in ask(question).citations if citation.punkt in {5, 6}]
    assert closed
    assert all(citation.quote.startswith(f"Punkt {citation.punkt}: Lukket") for citation in closed)


def test_a_second_question_about_a_closed_item_is_not_answered_from_others(ask: Ask) -> None:
    answer = ask("Hvem køber grunden ved havnen, og hvad koster den?")
    assert "lukkede døre" in answer.claims[0].text
    assert {citation.punkt for citation in answer.citations} == {5}


@pytest.mark.parametrize(
    "question",
    ["Hvad blev besluttet om volden?", "Hvad mener Venstre om volden?", "hvad blev der besluttet om VOLDEN"],
)
def test_what_is_on_the_topic_is_not_refused_for_a_party_or_for_typing(ask: Ask, question: str) -> None:
    assert not ask(question).refused


@pytest.mark.parametrize(
    "question",
    [
        "Hvad koster madordningen pr. barn om dagen i Fjordby?",
        "Hvad koster madordningen pr. barn i Ballerup?",
    ],
)
def test_what_another_municipality_has_is_told_under_the_refusal(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refused
    near = [claim for claim in answer.claims if claim.text.startswith("I Skovlund ")]
    assert [citation.status for claim in near for citation in claim.citations] == [Status.CONFIRMED] * len(
        near
    )
    assert "kr." in near[0].text


def test_the_same_matter_of_another_year_or_municipality_is_refused(ask: Ask) -> None:
    for question in (
        "Hvad blev der besluttet om støj fra ringvejen i 2019?",
        "Hvad koster madordningen pr. barn om dagen i Fjordby?",
    ):
        answer = ask(question)
        assert answer.refused, question
        assert answer.citations, question

"""What a word means: in the minutes' own words first, else from the dictionary, which is no citation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking

from rag.ask.asked import Asked
from rag.ask.civic.definitions import asks_for_meaning, definition, glosses, meaning_of
from rag.ask.extractive import ExtractiveAnswerer
from rag.ask.questions.question import Question
from rag.ask.refusal import searched
from rag.ask.verification import supports
from rag.model import Answer, Scope

MINUTES = """\
Fjordby Kommune

REFERAT Miljøudvalget d. 10-04-2025

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt 1: Blød kant i parkerne

Sagsfremstilling

Ved blød kant forstås, at græsset først slås i september. Ordningen gælder i fire parker.

Beslutning

Drøftet.

Punkt 2: Tilskud til kajakklubben

Sagsfremstilling

Foreningen Fjordby Aktive Kajakker (FAK) er en klub for begyndere. Der gives en tillægsbevilling på 20.000 kr.

Beslutning

Godkendt.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("definitions"), (MINUTES,)) as asked:
        yield asked


def answered(asked: Asked) -> Answer:
    answerer = ExtractiveAnswerer(asked.library, asked.finder)
    return answerer.answer(asked.question, asked.parts, searched(asked.library.overviews(), Scope()))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvad betyder blød kant?", "Ved blød kant forstås, at græsset først slås i september."),
        ("Hvad står FAK for?", "Foreningen Fjordby Aktive Kajakker (FAK) er en klub for begyndere."),
        (
            "hvad betyder forkortelsen fak",
            "Foreningen Fjordby Aktive Kajakker (FAK) er en klub for begyndere.",
        ),
        (
            "Hvad står FAK for, og hvad er det?",
            "Foreningen Fjordby Aktive Kajakker (FAK) er en klub for begyndere.",
        ),
    ],
)
def test_the_minutes_own_definition_is_told_and_cited(ask: Ask, question: str, said: str) -> None:
    asked = ask(question)
    answer = answered(asked)
    assert [claim.text for claim in answer.claims] == [said]
    assert answer.explained == ()
    assert all(supports(claim, asked.library.meeting) for claim in answer.claims)


def test_a_word_of_the_dictionary_is_marked_and_claims_nothing_of_the_minutes(ask: Ask) -> None:
    answer = answered(ask("Hvad betyder tillægsbevilling?"))
    assert answer.refused
    assert answer.citations == ()
    assert [word.word for word in answer.explained] == ["tillægsbevilling"]
    assert all(answer.explained[0].explanation not in claim.text for claim in answer.claims)


def test_a_word_that_nobody_explains_is_refused(ask: Ask) -> None:
    answer = answered(ask("Hvad betyder ordet begyndere?"))
    assert answer.refused
    assert answer.explained == ()


def test_the_dictionary_is_not_asked_where_the_minutes_answer(ask: Ask) -> None:
    assert not answered(ask("Hvad blev besluttet om kajakklubben?")).explained


@pytest.mark.parametrize(
    ("question", "strict", "term"),
    [
        ("Hvad betyder ordet »indstilling«?", True, "indstilling"),
        ("hvad vil det sige at være inhabil", True, "inhabil"),
        ("Hvad dækker begrebet serviceramme over i Fjordby?", True, "serviceramme"),
        ("Hvad menes der med blød kant i Fjordby?", True, "blød kant"),
        ("Hvad er en lokalplan?", False, "lokalplan"),
        ("Hvad er IPS?", False, "IPS"),
        ("What does lokalplan mean?", True, "lokalplan"),
        ("Hvad er prisen for en jolle i havnen?", False, ""),
        ("Hvad er lokalplanen i den nye sag om havnen?", False, ""),
        ("Hvad betyder det for de ældre i Fjordby, at der lukkes?", False, ""),
        ("Hvad betyder forslaget for de ældre?", False, ""),
        ("Hvad betyder forslaget?", False, ""),
    ],
)
def test_what_is_asked_to_be_explained(question: str, strict: bool, term: str) -> None:
    assert meaning_of(Question(question)) == (strict, term)


def test_what_something_is_asks_for_a_meaning_only_of_a_word_in_the_dictionary(ask: Ask) -> None:
    assert asks_for_meaning(ask("Hvad er en lokalplan?"))
    assert not asks_for_meaning(ask("Hvad er en jolle?"))
    assert definition(ask("Hvad er en lokalplan?")) == []


def test_another_word_for_the_same_is_explained_under_both_names() -> None:
    (word,) = glosses(Question("Hvad betyder mindretalsudtalelse?"))
    assert word.word == "mindretalsudtalelse (protokolbemærkning)"

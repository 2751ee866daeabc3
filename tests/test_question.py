"""What the words of a question tell: terms, language, names, dates, parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.ask.questions.question import QUESTION_WORDS, Question
from rag.ask.questions.wants import Want
from rag.danish import STOP_WORDS, fold


def test_terms_are_the_content_words_once_and_in_order() -> None:
    assert Question("Hvad koster broen, og hvornår åbner broen ved åen?").terms == (
        "koster",
        "broen",
        "aabner",
        "aaen",
    )


def test_words_that_only_ask_are_no_terms() -> None:
    assert Question("Hvad besluttede udvalget på mødet?").terms == ()


@given(st.text())
def test_terms_are_folded_and_carry_a_topic(text: str) -> None:
    for term in Question(text).terms:
        assert fold(term) == term
        assert term not in STOP_WORDS | QUESTION_WORDS


def test_question_words_are_folded() -> None:
    assert {word for word in QUESTION_WORDS if fold(word) != word} == set()


def test_an_english_question_searches_danish_words_beside_its_own() -> None:
    question = Question("How many children are unemployed?")
    assert question.english
    assert {"children", "boern"} <= set(question.search_text.split())


def test_a_danish_question_searches_its_own_words() -> None:
    question = Question("Hvor mange børn går i skole?")
    assert not question.english
    assert question.search_text == "boern skole"


def test_the_danish_words_for_an_english_term_are_folded_and_weighed() -> None:
    question = Question("How many children are unemployed?")
    for word in ("boern", "arbejdsloese"):
        assert 0.75 <= dict(pair for forms in question.alternatives.values() for pair in forms)[word] <= 1.0
    assert set(question.alternatives) <= set(question.terms)


@pytest.mark.parametrize(
    ("text", "length"),
    [("Hvad er de fem mål?", 5), ("Hvilke tre faser er der?", 3), ("What are the two goals?", 2),
     ("Hvilke faser er der?", None), ("Hvor mange er de fem meter fra?", 5)],
)  # fmt: skip
def test_the_length_of_a_list_is_read(text: str, length: int | None) -> None:
    assert Question(text).list_length == length


@pytest.mark.parametrize(
    ("text", "two_fold"),
    [
        ("Hvad er planen, og hvad skal den koste?", True),
        ("Hvem leder centret og hvor ligger det?", True),
        ("What is planned and when does it open?", True),
        ("Hvad koster planter og buske?", False),
        ("Hvad siger Hvidovre og Hvalpsund?", False),
    ],
)
def test_a_second_question_is_noticed(text: str, two_fold: bool) -> None:
    assert Question(text).two_fold is two_fold


def test_capitals_inside_a_sentence_are_names() -> None:
    assert Question("Hvad siger Anne Lund om Ringvejen?").proper_names == ("Anne", "Lund", "Ringvejen")


def test_capitals_that_begin_a_sentence_or_fill_it_are_no_names() -> None:
    assert Question("Hvad koster det? Hvem betaler?").proper_names == ()
    assert Question("HVAD SIGER ANNE LUND?").proper_names == ()


def test_dates_are_read_with_what_they_give() -> None:
    day, year = Question("Hvad skete der fra den 3. maj 2024 til 2026?").dates
    assert (day.day, day.month, day.year) == (3, 5, 2024)
    assert (year.day, year.month, year.year) == (None, None, 2026)


def test_answers_of_others_that_are_counted_are_no_votes() -> None:
    assert Want.VOTE not in Question("Hvor mange af høringssvarene om hallen var imod?").wants
    assert Want.VOTE in Question("Hvor mange medlemmer var imod?").wants
    assert Want.VOTE in Question("Hvem var imod?").wants

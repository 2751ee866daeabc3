"""The word tables: translations of frequent words, and which language a question is in."""

from __future__ import annotations

import pytest

from rag.lexicon import english_words, looks_english, translate


@pytest.mark.parametrize(
    ("english", "danish"),
    [
        ("budget", "budget"),
        ("decide", "beslutte"),
        ("unemployed", "arbejdsløse"),
        ("municipality", "kommune"),
        ("municipal", "kommunale"),
        ("children", "børn"),
        ("vote", "afstemning"),
        ("voted", "stemte"),
        ("housing", "boliger"),
        ("waste", "affald"),
        ("mayor", "borgmester"),
    ],
)
def test_frequent_english_words_are_translated(english: str, danish: str) -> None:
    assert danish in dict(translate(english))


def test_case_does_not_matter() -> None:
    assert translate("Children") == translate("children") != ()


def test_translations_come_best_first_and_are_few() -> None:
    for word in english_words()[::50]:
        chances = [chance for _, chance in translate(word)]
        assert 1 <= len(chances) <= 4
        assert chances == sorted(chances, reverse=True)
        assert 0 < sum(chances) <= 1.002


def test_an_unknown_word_has_no_translation() -> None:
    assert translate("xyzzy") == translate("") == ()


@pytest.mark.parametrize(
    "question",
    [
        "Who was absent?",
        "What did Ballerup Kommune decide about Måløvvej?",
        "Which parties voted against the budget?",
        "Is the item closed?",
        "how much does it cost",
        "Summary of the meeting in Vesthimmerland",
    ],
)
def test_english_questions_are_told_from_danish(question: str) -> None:
    assert looks_english(question)


@pytest.mark.parametrize(
    "question",
    [
        "Hvem var fraværende?",
        "Hvad blev besluttet i Job Center Nord?",
        "Hvor mange ledige er der i Herlev?",
        "Har Anders Hansen stemt imod?",
        "Budget 2025",
        "fravær",
        "Herlev",
        "",
        "77?",
    ],
)
def test_danish_questions_and_bare_names_stay_danish(question: str) -> None:
    assert not looks_english(question)

"""The word tables: translations and paraphrases of frequent words, and which language a question is in."""

from __future__ import annotations

import pytest

from rag.danish import stem
from rag.lexicon import english_words, looks_english, paraphrases, translate


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


def test_an_unknown_word_has_no_translation_and_no_paraphrase() -> None:
    assert translate("xyzzy") == paraphrases("xyzzy") == translate("") == ()


@pytest.mark.parametrize(
    ("word", "other"), [("tilskud", "støtte"), ("medarbejdere", "personale"), ("ledige", "arbejdsløse")]
)
def test_danish_words_have_others_for_the_same(word: str, other: str) -> None:
    assert other in dict(paraphrases(word))


@pytest.mark.parametrize("word", ["udgifter", "virksomheder", "boliger", "besluttede", "kommune", "skole"])
def test_a_paraphrase_is_never_the_word_inflected(word: str) -> None:
    assert stem(word) not in {stem(other) for other, _ in paraphrases(word)}


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

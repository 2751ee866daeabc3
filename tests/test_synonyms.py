"""Tests of rag.ask.questions.synonyms: what people call a thing and minutes call otherwise."""

import pytest

from rag.ask.questions.matching import SYNONYM, SYNONYM_HEAD, by_synonyms
from rag.ask.questions.synonyms import WORDS, synonyms
from rag.danish import fold, stem


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("boernehaven", "daginstitution"),
        ("skraldet", "renovation"),
        ("bossen", "leder"),
        ("plejehjemmet", "plejecenter"),
        ("stemmestedet", "valgsted"),
    ],
)
def test_a_word_in_any_form_has_those_of_its_line(asked: str, told: str) -> None:
    assert told in synonyms(asked)


def test_a_word_of_the_same_stem_alone_has_none() -> None:
    assert "lejemaal" in synonyms("lejen")
    assert "lejemaal" not in synonyms("lejligheder")


def test_a_word_on_no_line_has_none() -> None:
    assert synonyms("lagkage") == ()


def test_a_word_never_stands_for_itself() -> None:
    said = {fold(w.strip()) for line in WORDS.read_text("utf-8").splitlines()[4:] for w in line.split(",")}
    assert len(said) > 400
    assert not any(stem(word) in map(stem, synonyms(word)) for word in said)


def test_a_compound_that_ends_in_the_word_counts_less_and_its_beginning_nothing() -> None:
    found = by_synonyms(["affald"], ["affaldet", "madaffald", "affaldstakst", "skov"])
    assert found.tolist() == [SYNONYM, SYNONYM_HEAD, 0.0, 0.0]


def test_a_word_that_the_stemmer_alone_takes_for_a_form_does_not_count() -> None:
    assert stem("lejligheder") == stem("leje")
    assert by_synonyms(["leje"], ["lejligheder", "lejen"]).tolist() == [0.0, SYNONYM]

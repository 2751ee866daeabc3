"""How well words match: by letters against a slow reference, by weight, by place."""

from __future__ import annotations

import math
import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.ask.questions.matching import (
    best,
    by_letters,
    by_meaning,
    covered,
    grams,
    inverse_frequencies,
    one_edit_apart,
    similarity,
)

WORDS = st.text("abeklmnrstu", min_size=1, max_size=9)
REAL = st.sampled_from(
    """sygedagpenge sygedagpengemodtager sygedagpengemodtagere vej vejen vejene vejbelysning skole skolen
    skolernes folkeskole budget budgettet budgetopfoelgning stoej stoejskaerm genoptraening traening 2024 2025
    madordning ordning belysning forvaltning forvaltningen forvaltningn udvalg kommune kommunen""".split()
)


def edits(word: str) -> set[str]:
    """Every word that one keystroke makes of `word`, the word itself included."""
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    letters = string.ascii_lowercase
    return (
        {word}
        | {a + b[1:] for a, b in splits if b}
        | {a + c + b for a, b in splits for c in letters}
        | {a + c + b[1:] for a, b in splits for c in letters if b}
        | {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    )


@given(WORDS)
def test_every_word_one_keystroke_away_is_one_edit_apart(word: str) -> None:
    for other in edits(word) - {word}:
        assert one_edit_apart(word, other)
        assert one_edit_apart(other, word)


@given(st.text("ab", max_size=5), st.text("ab", max_size=5))
def test_one_edit_apart_says_what_trying_every_edit_says(one: str, other: str) -> None:
    assert one_edit_apart(one, other) == (other in edits(one))


def test_the_same_word_is_found_wholly() -> None:
    assert similarity("vejbelysning", "vejbelysning") == 1.0


@pytest.mark.parametrize(
    ("term", "word"),
    [
        ("skolen", "skoler"),
        ("sygedagpenge", "sygedagpengemodtagere"),
        ("belysning", "vejbelysning"),
        ("genoptræning".replace("æ", "ae"), "genoptraenning"),
    ],
)
def test_forms_parts_and_slips_of_a_word_are_found_almost(term: str, word: str) -> None:
    assert 0.6 <= similarity(term, word) < 1.0


@pytest.mark.parametrize(
    ("term", "word"),
    [("vej", "havn"), ("hus", "bus"), ("2024", "2025"), ("31", "310"), ("5,6", "5"), ("skole", "støj")],
)
def test_other_words_and_other_numbers_are_not_found(term: str, word: str) -> None:
    assert similarity(term, word) == 0.0


def test_a_part_at_the_end_says_more_than_one_in_the_middle() -> None:
    assert similarity("traening", "genoptraening") > similarity("trae", "genoptraening") > 0


@given(REAL, REAL)
def test_similarity_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0.0 <= similarity(one, other) <= 1.0
    assert similarity(one, other) == similarity(other, one)


@given(REAL | WORDS, st.lists(REAL | WORDS, max_size=12, unique=True))
def test_by_letters_agrees_with_similarity_where_a_gram_is_shared(term: str, vocabulary: list[str]) -> None:
    having: dict[str, list[int]] = {}
    for i, word in enumerate(vocabulary):
        for gram in grams(word):
            having.setdefault(gram, []).append(i)
    slow = [similarity(term, word) if grams(term) & grams(word) else 0.0 for word in vocabulary]
    assert by_letters(term, vocabulary, having).tolist() == slow


def test_meaning_counts_only_when_it_is_near() -> None:
    terms = np.array([[1.0, 0.0]], np.float32)
    near, far = [0.8, 0.6], [0.3, math.sqrt(1 - 0.09)]
    strengths = by_meaning(terms, np.array([near, far], np.float32))
    assert strengths[0, 0] == pytest.approx(0.6)
    assert strengths[0, 1] == 0.0


def test_a_rare_term_weighs_more_than_a_common_one() -> None:
    never, rare, common = inverse_frequencies([0, 1, 90], 100)
    assert never > rare > common > 0
    assert rare == pytest.approx(math.log(1 + 99.5 / 1.5))


def test_coverage_is_the_weighted_share_that_is_found() -> None:
    weights = np.array([3.0, 1.0])
    assert covered(np.array([1.0, 0.0]), weights) == 0.75
    assert covered(np.array([0.0, 0.5]), weights) == 0.125
    assert covered(np.zeros(0), np.zeros(0)) == 0.0


def test_the_best_match_is_taken_among_the_places() -> None:
    matrix = np.array([[0.1, 0.9, 0.5], [0.2, 0.3, 0.0]])
    assert best(matrix, [0, 2]).tolist() == [0.5, 0.2]
    assert best(matrix, []).tolist() == [0.0, 0.0]

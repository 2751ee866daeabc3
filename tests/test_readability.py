"""LIX, counted by hand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.readability import Band, band, lix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 4 words in 1 sentence, none long
        ("Vi bor i en.", 4 / 1),
        # 7 words in 2 sentences; long: udvalget (8), godkendte (9), sagen is not
        ("Udvalget godkendte sagen. Den er nu slut.", 7 / 2 + 100 * 2 / 7),
        # a word of 6 letters is not long, one of 7 is
        ("Broen bygges.", 2 / 1),
        ("Broen opføres.", 2 / 1 + 100 * 1 / 2),
    ],
)
def test_lix_is_words_a_sentence_and_the_share_of_long_words(text: str, expected: float) -> None:
    assert lix(text) == pytest.approx(expected)


def test_abbreviations_and_ordinals_end_no_sentence() -> None:
    # Mødet er d 27 maj kl 19.00 jf bl.a § 65e stk 2: 12 words, 1 sentence, none long
    assert lix("Mødet er d. 27. maj kl. 19.00, jf. bl.a. § 65e, stk. 2.") == 12


def test_figures_and_hyphens_are_one_word_each() -> None:
    # Prisen er 1.250.000,50 kr: 4 words; digits are no letters
    assert lix("Prisen er 1.250.000,50 kr.") == 4
    # Teknik- og børne-ungeudvalget: 3 words, the last has 17 letters
    assert lix("Teknik- og børne-ungeudvalget") == pytest.approx(3 + 100 / 3)


def test_a_list_entry_is_a_sentence() -> None:
    # 6 words, 3 sentences, none long
    assert lix("Der er:\n- to biler\n- en bus") == 2


def test_danish_letters_count_once_however_they_are_written() -> None:
    text = "Åen får ål."
    assert lix(unicodedata.normalize("NFD", text)) == lix(text) == 3


@pytest.mark.parametrize("text", ["", "  \n", "–", "… !"])
def test_a_text_without_words_has_no_lix(text: str) -> None:
    assert lix(text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, Band.VERY_EASY),
        (24.4, Band.VERY_EASY),
        (25, Band.EASY),
        (34, Band.EASY),
        (34.6, Band.MIDDLE),
        (44, Band.MIDDLE),
        (45, Band.HARD),
        (54.4, Band.HARD),
        (55, Band.VERY_HARD),
        (130, Band.VERY_HARD),
    ],
)
def test_bands(value: float, expected: Band) -> None:
    assert band(value) is expected


@given(st.text(max_size=200))
def test_lix_is_at_least_one_word_a_sentence(text: str) -> None:
    value = lix(text)
    assert value is None or value >= 1

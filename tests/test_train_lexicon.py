"""Learning word tables from sentence pairs: words that always stand together correspond."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from rag.lexicon import ENGLISH_TO_DANISH, LANGUAGES
from rag.store.train_lexicon import (
    agreed,
    language_weights,
    model_one,
    number_words,
    train,
    write_table,
)

NOUNS = {"skolen": "school", "vejen": "road", "broen": "bridge", "havnen": "harbour"}
#: Every noun stands beside every other, so that only the counts tell which words correspond.
PAIRS = [
    (f"{first} ved {second}", f"{NOUNS[first]} by {NOUNS[second]}")
    for first, second in permutations(NOUNS, 2)
] * 10


@pytest.fixture(scope="module")
def table() -> dict[str, list[tuple[str, float]]]:
    danish = number_words([danish.split() for danish, _ in PAIRS])
    english = number_words([english.split() for _, english in PAIRS])
    forward, backward = model_one(english, danish), model_one(danish, english)
    return agreed(forward, backward, english.words, danish.words)


@pytest.mark.parametrize(("danish", "english"), NOUNS.items())
def test_a_word_is_translated_by_what_it_always_stands_with(
    table: dict[str, list[tuple[str, float]]], danish: str, english: str
) -> None:
    assert table[english][0][0] == danish


def test_a_source_word_s_translations_sum_to_one() -> None:
    danish = number_words([danish.split() for danish, _ in PAIRS])
    english = number_words([english.split() for _, english in PAIRS])
    np.testing.assert_allclose(model_one(english, danish).sum(axis=1), 1, atol=1e-9)


def test_rare_words_get_no_number() -> None:
    assert number_words([["skolen"]] * 20 + [["unik"]]).words == ["skolen"]


def test_a_word_of_one_language_weighs_for_it_and_a_shared_name_for_neither() -> None:
    weights = language_weights([["the", "Herlev"]] * 50, [["den", "Herlev"]] * 50)
    assert weights["the"] > 2 > -2 > weights["den"]
    assert weights["Herlev"] == pytest.approx(0)


def test_a_table_is_written_the_same_every_time(tmp_path: Path) -> None:
    write_table(tmp_path / "a", {"road": [("vej", 0.5)], "rare": []})
    write_table(tmp_path / "b", {"rare": [], "road": [("vej", 0.5)]})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_training_writes_both_tables(tmp_path: Path) -> None:
    train(PAIRS, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {ENGLISH_TO_DANISH, LANGUAGES}

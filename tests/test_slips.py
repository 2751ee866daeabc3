"""Slips of the keyboard are undone one at a time; clipped stems get back their letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.ask.questions.slips import unclipped, unslipped

WORDS = st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=2, max_size=12)


@given(WORDS, st.integers(0, 10))
def test_a_doubled_letter_and_a_swap_are_undone(word: str, at: int) -> None:
    at %= len(word)
    assert word in unslipped(word[:at] + word[at] + word[at:])
    if at + 1 < len(word) and word[at] != word[at + 1]:
        assert word in unslipped(word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def test_a_clipped_stem_gets_its_letter_back() -> None:
    assert "kørsel" in unclipped("kørslen")
    assert "regel" in unclipped("reglerne")
    assert list(unclipped("huset")) == []

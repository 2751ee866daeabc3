"""What is passed on of a reply while it comes: no thoughts, no half tags, and no text without end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llm_samples import Ears

from rag.errors import FaultKind
from rag.llm.faults import Failed
from rag.llm.hearing import Hearing, circles, pieces, spoken
from rag.llm.replies import Usage


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Stien koster 2 mio. kr.", "Stien koster 2 mio. kr."),
        ("<think>Hm.</think>\n\nStien.", "Stien."),
        ("\n<think>Hm.</think>Stien.", "Stien."),
        ("Hm.</think>\nStien.", "Stien."),
        ("<think>a</think><think>b</think>c", "c"),
        ("<think>uden ende", ""),
        ("a < b, og b > c", "a < b, og b > c"),
        ("", ""),
    ],
)
def test_thoughts_are_not_said(text: str, said: str) -> None:
    assert spoken(text) == said


@pytest.mark.parametrize(
    ("text", "said"), [("<thi", ""), ("Svar </th", "Svar "), ("Svar <b", "Svar "), ("Svar </tx", "Svar </tx")]
)
def test_what_may_become_a_tag_is_held_back(text: str, said: str) -> None:
    assert spoken(text, ended=False) == (said if text != "Svar <b" else text)


@given(st.text("ab <think>/", max_size=60), st.integers(1, 7))
def test_what_is_heard_in_pieces_is_what_is_said_in_the_end(text: str, size: int) -> None:
    ears = Ears()
    hearing = Hearing(1000, ears)
    for start in range(0, len(text), size):
        hearing.take(text[start : start + size])
    assert hearing.end() == ears.heard == spoken(text)


def test_what_was_heard_and_proves_to_be_a_thought_is_void() -> None:
    ears = Ears()
    hearing = Hearing(1000, ears)
    for piece in ("Hm, hvad mon.", "</think>", "Stien."):
        hearing.take(piece)
    assert (hearing.end(), ears.heard, ears.restarts) == ("Stien.", "Stien.", 1)


def test_a_restart_is_only_told_to_who_heard_something() -> None:
    ears = Ears()
    hearing = Hearing(1000, ears)
    hearing.restart()
    assert ears.restarts == 0
    hearing.take("a")
    hearing.restart()
    hearing.restart()
    assert (ears.restarts, ears.heard) == (1, "")


@pytest.mark.parametrize("round_", ["a", "ja ", "Byrådet godkendte forslaget. [1]\n", "x" * 90 + "."])
def test_the_same_passage_again_and_again_goes_round_in_circles(round_: str) -> None:
    assert circles("Svaret er: " + round_ * 250)
    assert not circles("Svaret er: " + round_ * 3)


def test_a_list_of_like_rows_does_not_go_round_in_circles() -> None:
    assert not circles("\n".join(f"- Punkt {number}: godkendt" for number in range(60)))
    assert not circles("| Navn | Stemme |\n|---|---|\n" + "| A | For |\n" * 5)


def test_a_text_is_endless_from_its_limit_on() -> None:
    words = [f"ord{number} " for number in range(400)]
    Hearing(100_000).take("".join(words))
    with pytest.raises(Failed) as caught:
        Hearing(50).take("".join(words))
    assert caught.value.failure.kind is FaultKind.ENDLESS


def test_a_text_that_goes_round_in_circles_is_endless_long_before_its_limit() -> None:
    with pytest.raises(Failed, match="endless"):
        Hearing(100_000).take("og så videre " * 50)


@given(st.text("ab \n", max_size=40))
def test_a_kept_text_comes_in_words(text: str) -> None:
    came = list(pieces(text))
    assert "".join(came) == text
    assert all(len(piece.split()) <= 1 for piece in came)


def test_usage_adds_up() -> None:
    assert Usage(10, 2, 0.5, 1) + Usage(20, 3, 0.25, 2) == Usage(30, 5, 0.75, 3)

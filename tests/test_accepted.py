"""Which text is taken as a question."""

from __future__ import annotations

import pytest

from rag.ask.questions.accepted import LONGEST_QUESTION, accepted
from rag.errors import EmptyQuestion, QuestionTooLong


def test_a_question_is_taken_without_the_space_around_it() -> None:
    assert accepted("  Hvad\n koster\tstien?  ").text == "Hvad koster stien?"


@pytest.mark.parametrize("text", ["", " \n", "?!", "–"])
def test_a_text_without_words_is_none(text: str) -> None:
    with pytest.raises(EmptyQuestion, match="Ask for example"):
        accepted(text)


def test_a_question_may_be_long_but_not_longer() -> None:
    assert accepted("a" * LONGEST_QUESTION)
    with pytest.raises(QuestionTooLong, match=f"{LONGEST_QUESTION + 1} characters"):
        accepted("a" * (LONGEST_QUESTION + 1))

"""A sentence that gives the reason asked for comes first, where none that would be told gives one."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, ranked_item, select

from rag.ask.doubts.reasons import with_reason
from rag.ask.questions.question import Question

TOLD = "Hallen i Nørby bliver lukket for sport i Nørby. Hallen i Nørby er en hal med sport."
WHY = "Hvorfor bliver hallen i Nørby lukket for sport?"


@pytest.mark.parametrize(
    ("question", "reason", "first"),
    [
        (WHY, "Taget over hallen lukkes, da det er råddent.", False),
        (WHY, "Svampe rammer taget over hallen.", True),
        (WHY, "Taget over hallen er fra 1964.", False),
        (WHY, "Der kom få svar, fordi brevet kom sent.", False),
        ("Hvornår bliver hallen i Nørby lukket?", "Taget over hallen lukkes, da det er råddent.", False),
    ],
)
def test_the_sentence_with_the_reason_comes_first_where_none_told_has_one(
    question: str, reason: str, first: bool
) -> None:
    text = SCHOOL_2025.replace("En madordning på alle", f"{TOLD} {reason} En madordning på alle")
    selection = select(question, ranked_item(text, 21))
    found = with_reason(Question(question), selection)
    assert (found.candidates[0].unit.text == reason) is first
    assert (found is selection) is not first
    assert {c.unit for c in found.candidates} == {c.unit for c in selection.candidates}

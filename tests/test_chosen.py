"""Whom or what a decision chose: as the question has it, another, or nothing of the kind."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, item_of, parsed, ranked_item

from rag.ask.premises.chosen import elected, other_choice
from rag.ask.questions.question import Question


@pytest.mark.parametrize(
    ("question", "decision", "as_asked"),
    [
        ("Hvorfor blev Leif Toft valgt?", "Asta Birk blev valgt.", False),
        ("Hvorfor blev Asta Birk valgt?", "Asta Birk blev valgt.", True),
        ("Hvorfor blev Leif Toft valgt?", "Et nyt medlem blev valgt.", None),
        ("Hvorfor blev Leif Toft valgt?", "Maden leveres af Asta Birk.", None),
        ("Hvorfor talte Leif Toft?", "Asta Birk blev valgt.", None),
    ],
)
def test_who_was_chosen(question: str, decision: str, as_asked: bool | None) -> None:
    decided = item_of(parsed(SCHOOL_2025.replace("Tiltrådt.", decision)), 21).decision
    assert decided
    assert elected(Question(question), decided) is as_asked


@pytest.mark.parametrize(
    ("question", "decision", "told"),
    [
        ("Hvorfor leverer Fredes Køkken maden?", "Maden købes hos Bakkehuset.", True),
        ("Hvorfor leverer Bakkehuset maden?", "Maden købes hos Bakkehuset.", False),
        ("Hvorfor leverer Fredes Køkken maden?", "Tiltrådt.", False),
        ("Hvorfor leverer Fredes Køkken maden?", "Udvalget vil se flere tilbud.", False),
        ("Hvorfor leverer Marens Mad maden?", "Maden købes hos Bakkehuset.", False),
    ],
)
def test_what_was_chosen_instead_of_the_proposed(question: str, decision: str, told: bool) -> None:
    text = SCHOOL_2025.replace("madordningen indføres", "maden købes hos Fredes Køkken")
    found = ranked_item(text.replace("Tiltrådt.", decision), 21)
    assert bool(other_choice(Question(question), found)) is told

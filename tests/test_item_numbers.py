"""Items that a question names by number, and the part of the agenda it names."""

from __future__ import annotations

import pytest

from rag.ask.questions.item_numbers import item_numbers
from rag.ask.questions.question import Question


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Hvad blev besluttet i punkt 7?", {7}),
        ("Hvad blev besluttet i punkt 3 i den lukkede del?", {3, 10003}),
        ("Hvad stod der i pkt. 1 på tillægsdagsordenen?", {1, 20001}),
        ("Var punkt 4 lukket?", {4}),
        ("Hvad var på tillægsdagsordenen?", set()),
    ],
)
def test_the_numbers_of_items(question: str, numbers: set[int]) -> None:
    assert item_numbers(Question(question)) == numbers

"""Questions that ask for several things are parted; comparisons and single ones are not."""

from __future__ import annotations

import pytest

from rag.ask.questions.compound import parts_of
from rag.ask.questions.question import Question


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Hvad besluttede udvalget om stien, og hvem stemte imod?",
            ["Hvad besluttede udvalget om stien?", "Hvem stemte imod?"],
        ),
        (
            "Hvem havde afbud til mødet? Hvad blev der besluttet om hallen?",
            ["Hvem havde afbud til mødet?", "Hvad blev der besluttet om hallen?"],
        ),
        (
            "hvad koster broen og hvornår er den færdig og hvem betaler",
            ["Hvad koster broen?", "Hvornår er den færdig?", "Hvem betaler?"],
        ),
        ("What was decided, and who voted against it?", ["What was decided?", "Who voted against it?"]),
    ],
)
def test_each_thing_asked_is_a_question(text: str, parts: list[str]) -> None:
    assert [part.text for part in parts_of(Question(text))] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Hvad besluttede udvalget om stien og broen?",
        "Hvad var farten før og efter?",
        "Min mor har lige mistet sit arbejde. Hvor gammel skal hun være?",
        "Hvad koster broen og hvorfor?",
        "Hvorfor stemte A og B imod?",
    ],
)
def test_one_thing_asked_is_one_question(text: str) -> None:
    question = Question(text)
    assert parts_of(question) == (question,)

"""What a question takes for granted, read from its words."""

from __future__ import annotations

import pytest

from rag.ask.premises.presumed import (
    Direction,
    agrees_with_outcome,
    agrees_with_values,
    choices,
    decides_a_value,
    direction,
    last_spending,
    of_party,
    of_spending,
    presumed_side,
    takes_for_granted,
)
from rag.ask.questions.question import Question
from rag.danish import fold
from rag.model import DecisionClass


@pytest.mark.parametrize(
    ("question", "granted"),
    [
        ("Hvorfor blev volden afvist?", True),
        ("Hvad fik udvalget til at afvise volden?", True),
        ("Hvad var grunden til, at volden blev afvist?", True),
        ("Hvor meget dyrere bliver volden?", True),
        ("Blev volden afvist?", False),
        ("Hvad blev besluttet om volden?", False),
        ("Hvor mange stemte for volden?", False),
    ],
)
def test_what_asks_why_takes_it_for_granted(question: str, granted: bool) -> None:
    assert takes_for_granted(Question(question)) is granted


@pytest.mark.parametrize(
    ("question", "told", "agrees"),
    [
        ("Hvorfor blev volden afvist?", DecisionClass.APPROVED, False),
        ("Hvorfor blev volden afvist?", DecisionClass.REJECTED, True),
        ("Hvorfor sagde udvalget nej til volden?", DecisionClass.ADOPTED, False),
        ("Hvorfor blev volden ikke godkendt?", DecisionClass.APPROVED, False),
        ("Hvorfor blev volden ikke godkendt?", DecisionClass.REJECTED, True),
        ("Hvorfor sagde udvalget ja til volden?", DecisionClass.WITHDRAWN, False),
        ("Hvorfor godkendte udvalget volden?", DecisionClass.RECOMMENDED, True),
        ("Hvorfor godkendte udvalget volden?", DecisionClass.NOTED, None),
        ("Hvorfor blev volden udsat?", DecisionClass.APPROVED, False),
        ("Hvorfor blev volden udsat?", DecisionClass.REMITTED, True),
        ("Hvorfor er volden høj?", DecisionClass.REJECTED, None),
    ],
)
def test_another_outcome_contradicts_only_where_it_is_clear(
    question: str, told: DecisionClass, agrees: bool | None
) -> None:
    assert agrees_with_outcome(Question(question), told) is agrees


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Hvorfor stemte Bent Krog imod volden?", "against"),
        ("Hvorfor stemte Bent Krog for volden?", "in_favour"),
        ("Hvorfor undlod Bent Krog at stemme?", "abstained"),
        ("Hvorfor gik Bent Krog imod forslaget?", "against"),
        ("Hvorfor blev volden afvist?", None),
    ],
)
def test_the_side_somebody_is_said_to_have_taken(question: str, side: str | None) -> None:
    assert presumed_side(Question(question)) == side


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Der kom flere klager", Direction.UP),
        ("Antallet er faldet", Direction.DOWN),
        ("Der kom flere klager, men færre besøg", None),
        ("Der kom 12 klager", None),
        ("Et merforbrug, selv om der er færre børn", Direction.UP),
        ("Et mindreforbrug på flere konti", Direction.DOWN),
    ],
)
def test_which_way_a_text_says_it_went(text: str, way: Direction | None) -> None:
    assert direction(fold(text)) is way


def test_of_two_words_on_spending_the_last_one_counts() -> None:
    assert last_spending("et mindreforbrug paa drift og et merforbrug paa") is Direction.UP
    assert last_spending("et merforbrug paa drift og et mindreforbrug paa") is Direction.DOWN
    assert last_spending("et forbrug paa") is None
    assert of_spending("et mindreforbrug")
    assert not of_spending("et forbrug")


def test_numbered_alternatives_and_values_that_were_decided() -> None:
    assert choices("Hvorfor valgte udvalget Model 2?") == {("model", "2")}
    assert decides_a_value(Question("Hvorfor bevilgede udvalget 100.000 kr.?"))
    assert not decides_a_value(Question("Hvorfor koster volden 100.000 kr.?"))
    assert of_party(Question("Hvorfor afviste Venstre forslaget?"))
    assert not of_party(Question("Hvorfor afviste udvalget forslaget?"))


@pytest.mark.parametrize(
    ("asked", "decided", "agrees"),
    [
        ("Hvorfor gav man 140.000 kr.?", "Der bevilges 180.000 kr.", False),
        ("Hvorfor gav man 180.000 kr.?", "Der bevilges 180.000 kr.", True),
        ("Hvorfor gav man 140.000 kr.?", "Godkendt.", None),
        ("Hvorfor til den 19. december 2025?", "Forlænges til den 10. oktober 2025.", False),
        ("Hvorfor til den 10. oktober?", "Forlænges til den 10. oktober 2025.", True),
    ],
)
def test_another_sum_or_day_than_the_one_decided(asked: str, decided: str, agrees: bool | None) -> None:
    assert agrees_with_values(asked, decided) is agrees

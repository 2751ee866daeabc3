"""When a question says something was, and whether it asks for all that a meeting did."""

from __future__ import annotations

import pytest

from rag.ask.questions.moments import asks_for_all, matter, names_time
from rag.ask.questions.question import Question
from rag.model import Scope

CARE = Scope(committees=frozenset({"Social- og Sundhedsudvalget"}), municipalities=frozenset({"Fjordby"}))


@pytest.mark.parametrize(
    "text",
    [
        "Hvad blev besluttet på seneste møde i Socialudvalget?",
        "Hvad skete der på mødet den 7. maj 2025 i Social- og Sundhedsudvalget i Fjordby?",
        "Hvilke beslutninger tog Socialudvalget i marts?",
        "Giv mig et resumé af mødet den 7. maj",
        "What was decided in May 2025?",
    ],
)
def test_a_question_without_a_matter_asks_for_all(text: str) -> None:
    assert asks_for_all(Question(text), CARE)


@pytest.mark.parametrize(
    "text",
    [
        "Hvad blev besluttet om genoptræning på seneste møde?",
        "Hvem stemte imod på seneste møde?",
        "Hvor mange punkter blev behandlet?",
        "Hvad koster en plads?",
        "Hvorfor blev der ikke besluttet noget?",
    ],
)
def test_a_matter_or_another_kind_of_answer_is_not_all(text: str) -> None:
    assert not asks_for_all(Question(text), CARE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i marts", True),
        ("den 12. i udvalget", True),
        ("siden sommerferien", True),
        ("sidste år", True),
        ("om skolerne", False),
    ],
)
def test_any_way_to_say_when_is_seen(text: str, expected: bool) -> None:
    assert names_time(Question(f"Hvad besluttede udvalget {text}?")) is expected


def test_the_matter_is_what_is_left() -> None:
    asked = Question("Hvad besluttede Socialudvalget i Fjordby om genoptræning den 7. maj 2025?")
    assert matter(asked, CARE) == ("genoptraening",)

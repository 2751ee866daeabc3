"""'The latest meeting' is written out as its day, among the minutes of the bodies that are named."""

from __future__ import annotations

from datetime import date

import pytest

from rag.ask.questions.question import Question
from rag.ask.questions.sittings import at_sitting
from rag.model import Kind
from rag.store.library import MeetingOverview


def held(body: str, day: date, place: str = "Fjordby", kind: Kind = Kind.MINUTES) -> MeetingOverview:
    return MeetingOverview(f"{place}-{body}-{day}", kind, place, body, day, "d.txt", 9)


HELD = [
    held("Teknikudvalget", date(2024, 11, 14)),
    held("Teknikudvalget", date(2025, 3, 12)),
    held("Teknikudvalget", date(2025, 9, 10)),
    held("Børneudvalget", date(2025, 10, 7)),
    held("Børneudvalget", date(2025, 12, 2), kind=Kind.AGENDA),
    held("Skoleudvalget", date(2025, 5, 20), "Skovlund"),
]


def meant(text: str) -> str:
    return at_sitting(Question(text), HELD).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hvad blev besluttet på seneste møde i Teknikudvalget?",
            "Hvad blev besluttet på mødet den 10. september 2025 i Teknikudvalget?",
        ),
        (
            "Hvem havde afbud til det sidste møde i Skovlund?",
            "Hvem havde afbud til mødet den 20. maj 2025 i Skovlund?",
        ),
        (
            "Hvad besluttede Teknikudvalget på det første møde i 2025?",
            "Hvad besluttede Teknikudvalget på mødet den 12. marts 2025?",
        ),
        (
            "Hvad blev besluttet på mødet før det seneste i Teknikudvalget?",
            "Hvad blev besluttet på mødet den 12. marts 2025 i Teknikudvalget?",
        ),
        (
            "Hvad blev besluttet den 12. i Teknikudvalget?",
            "Hvad blev besluttet den 12. marts 2025 i Teknikudvalget?",
        ),
        (
            "Hvad skete der på Teknikudvalgets møde den 14. november?",
            "Hvad skete der på Teknikudvalgets møde den 14. november 2024?",
        ),
        ("Hvilke sager blev udsat sidste år?", "Hvilke sager blev udsat i 2024?"),
        ("Hvilke sager udsatte Skoleudvalget i år?", "Hvilke sager udsatte Skoleudvalget i 2025?"),
        (
            "Hvad er der besluttet siden sommerferien i Teknikudvalget?",
            "Hvad er der besluttet siden 1. august 2025 i Teknikudvalget?",
        ),
        (
            "Hvad er der besluttet siden sommerferien i Skoleudvalget?",
            "Hvad er der besluttet siden 1. august 2024 i Skoleudvalget?",
        ),
        (
            "Hvad besluttede Teknikudvalget før sommerferien?",
            "Hvad besluttede Teknikudvalget i foråret 2025?",
        ),
        ("Hvad besluttede Skoleudvalget?", "Hvad besluttede Skoleudvalget på mødet den 20. maj 2025?"),
        ("Hvem stemte imod i Skovlund?", "Hvem stemte imod i Skovlund på mødet den 20. maj 2025?"),
        ("Hvem havde afbud?", "Hvem havde afbud på mødet den 7. oktober 2025?"),
        ("Hvad skete der på mødet i Skovlund?", "Hvad skete der på mødet den 20. maj 2025 i Skovlund?"),
        (
            "What was decided at the last meeting of Skoleudvalget?",
            "What was decided at the meeting on 2025-05-20 of Skoleudvalget?",
        ),
    ],
)
def test_the_meeting_that_is_meant_is_written_out(text: str, expected: str) -> None:
    assert meant(text) == expected


def test_an_agenda_is_no_meeting_that_was_held() -> None:
    asked = "Hvad blev besluttet på seneste møde i Børneudvalget?"
    assert meant(asked) == "Hvad blev besluttet på mødet den 7. oktober 2025 i Børneudvalget?"


@pytest.mark.parametrize(
    "text",
    [
        "Hvad blev besluttet på mødet den 12. marts 2025 i Teknikudvalget?",
        "Hvad koster cykelstien?",
        "Hvem stemte imod cykelstien?",
        "Hvad blev besluttet på seneste møde i Byrådet?",
        "Hvad blev der sagt om havnen på seneste møde?",
        "Hvor mange børn blev født sidste år?",
        "Hvad besluttede Teknikudvalget om cykelstien?",
        "Hvornår holdes det første møde i følgegruppen?",
        "Hvad besluttede Teknikudvalget på mødet den 31.?",
        "Hvad blev besluttet om punkt 7 på sidste møde?",
    ],
)
def test_what_names_its_time_or_a_matter_of_any_body_is_left_alone(text: str) -> None:
    question = Question(text)
    assert at_sitting(question, HELD) is question


def test_nothing_is_before_the_only_meeting() -> None:
    asked = "Hvad blev besluttet på forrige møde i Skoleudvalget?"
    assert meant(asked) == asked

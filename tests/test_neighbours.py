"""'Og på mødet før?' asks the last question of the meeting before the one that was cited."""

from __future__ import annotations

import datetime as dt

import pytest

from rag.ask.questions.neighbours import of_neighbour
from rag.ask.questions.question import Question
from rag.model import Citation, Kind, Span, Status, Turn
from rag.store.library import MeetingOverview


def held(body: str, day: dt.date, kind: Kind = Kind.MINUTES) -> MeetingOverview:
    return MeetingOverview(f"{body}-{day}", kind, "Fjordby", body, day, "d.txt", 9)


HELD = [
    held("Teknikudvalget", dt.date(2024, 11, 14)),
    held("Teknikudvalget", dt.date(2025, 3, 12)),
    held("Børneudvalget", dt.date(2025, 2, 4)),
    held("Teknikudvalget", dt.date(2025, 6, 4)),
    held("Teknikudvalget", dt.date(2025, 9, 3), Kind.AGENDA),
]


def cited(day: dt.date) -> Citation:
    return Citation(
        document="d.txt", meeting="m", municipality="Fjordby", committee="Teknikudvalget", date=day, punkt=3,
        title="Støj", section=None, quote="Udsat", span=Span(0, 5), status=Status.CONFIRMED,
    )  # fmt: skip


ASKED = "Hvad besluttede Teknikudvalget på mødet den 12. marts 2025?"


def asked(text: str, last: str = ASKED, day: dt.date = dt.date(2025, 3, 12)) -> str | None:
    found = of_neighbour(Question(text), [Turn(last, "Udsat.", (cited(day),))], HELD)
    return found.text if found else None


@pytest.mark.parametrize("text", ["Og på mødet før?", "hvad med det forrige møde", "Hvad med mødet inden?"])
def test_the_meeting_before_is_of_the_same_body(text: str) -> None:
    assert asked(text) == "Hvad besluttede Teknikudvalget på mødet den 14. november 2024?"


def test_the_meeting_after_was_held() -> None:
    assert asked("Og på mødet efter?") == "Hvad besluttede Teknikudvalget på mødet den 4. juni 2025?"
    assert asked("Og på mødet efter?", day=dt.date(2025, 6, 4)) is None


def test_a_question_without_a_day_is_given_one() -> None:
    expected = "Hvem havde afbud i Teknikudvalget på mødet den 14. november 2024?"
    assert asked("Og på mødet før?", "Hvem havde afbud i Teknikudvalget?") == expected


@pytest.mark.parametrize(
    "text", ["Og hvem var imod?", "Hvad blev besluttet på mødet før jul?", "Og i Børneudvalget?"]
)
def test_anything_else_is_left_to_others(text: str) -> None:
    assert asked(text) is None
    assert of_neighbour(Question("Og på mødet før?"), [], HELD) is None

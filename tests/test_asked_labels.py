"""Sections whose names are questions."""

from __future__ import annotations

import pytest

from rag.ingest.asked_labels import asked_role
from rag.ingest.labelling import labels_of
from rag.ingest.layout import lines_of
from rag.model import Role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Hvad blev besluttet på mødet?", Role.DECISION),
        ("Hvem skal i sidste ende beslutter det her?", Role.COMPETENCE),
        ("Hvad foreslår administrationen?", Role.RECOMMENDATION),
        ("Hvad betyder det økonomisk?", Role.ECONOMY),
        ("Hvad siger loven?", Role.LEGAL),
        ("Hvem er blevet hørt?", Role.COMMUNICATION),
        ("Hvad sker der herefter?", Role.NEXT_STEPS),
        ("Hvad er baggrunden?", Role.BACKGROUND),
        ("Hvad drejer punktet sig om?", Role.RESUME),
        ("Hvornår åbner broen?", None),
        ("Er det økonomisk forsvarligt?", None),
        ("Hvad betyder det økonomisk", None),
    ],
)
def test_a_question_is_a_label_by_what_it_asks(name: str, role: Role | None) -> None:
    assert asked_role(name) is role


def test_one_question_in_running_text_is_no_label() -> None:
    text = "Sagsfremstilling\nHvad koster broen egentlig?\nDen koster 5 mio. kr.\nBeslutning\nGodkendt.\n"
    assert [label.name for label in labels_of(lines_of(text)).values()] == ["Sagsfremstilling", "Beslutning"]
    asked = (
        "Hvad handler sagen om?\nEn bro.\nHvad betyder det økonomisk?\n5 mio. kr.\n"
        "Hvad blev besluttet?\nGodkendt.\n"
    )
    assert [label.role for label in labels_of(lines_of(asked)).values()] == [
        Role.RESUME,
        Role.ECONOMY,
        Role.DECISION,
    ]

"""Decisions of several bodies under one item: this meeting's is the one of its body and date."""

from __future__ import annotations

from datetime import date

import pytest

from rag.ingest.bodies import decision_head
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.model import Meeting, Role, Source


def meeting(committee: str, decisions: str) -> Meeting:
    text = (
        f"Testby Kommune\n\nReferat\n\n{committee}\n\nMødedato: 26-03-2025\n\nPunkt 1: Veje\n\n"
        f"Sagsfremstilling\n\nDer bygges veje.\n\n{decisions}\n\n"
        "Punkt 2: Stier\n\nSagsfremstilling\n\nDer bygges stier.\n\nBeslutning\n\nGodkendt.\n"
    )
    return parse_meeting(Source("referat.txt", text, "0"))


@pytest.mark.parametrize(
    ("committee", "decisions", "decision"),
    [
        (
            "Byrådet",
            "Beslutning Økonomiudvalget den 18-03-2025\n\nAnbefales.\n\n"
            "Beslutning Byrådet den 26-03-2025\n\nGodkendt.",
            "Godkendt.",
        ),
        (
            "Byrådet",
            "Beslutning i Byrådet den 26-03-2025\n\nGodkendt.\n\n"
            "Beslutning i Økonomiudvalget den 18-03-2025\n\nAnbefales.",
            "Godkendt.",
        ),
        (
            "Byrådet",
            "Beslutning\n\nTeknikudvalget den 4. marts 2025:\nAnbefales.\n\n"
            "Byrådet den 26. marts 2025:\nGodkendt.",
            "Godkendt.",
        ),
        (
            "Byrådet",
            "Beslutning\n\nByrådet den 26. marts 2025: Godkendt.\n\nØkonomiudvalget, 18. marts 2025: Udsat.",
            "Godkendt.",
        ),
        (
            "Økonomiudvalget",
            "Beslutninger\n\nByrådet 26-02-2025\nUdsat.\n\nØkonomiudvalget 26-03-2025, pkt. 7\nAnbefales.",
            "Anbefales.",
        ),
        (
            "Byrådet",
            "Beslutning Byrådet den 26. februar 2025\n\nUdsat.\n\n"
            "Beslutning Byrådet den 26. marts 2025\n\nGodkendt.",
            "Godkendt.",
        ),
        ("Byrådet", "Beslutning\n\nUdsat.\n\nTeknikudvalget den 4. marts 2025:\nAnbefales.", "Udsat."),
    ],
)
def test_only_the_decision_of_this_body_and_date_is_the_meetings(
    committee: str, decisions: str, decision: str
) -> None:
    item = meeting(committee, decisions).items[0]
    assert item.decision is not None
    assert item.decision.text == decision


def test_what_others_decided_is_history_with_its_own_name() -> None:
    item = meeting(
        "Byrådet",
        "Beslutning\n\nTeknikudvalget den 4. marts 2025: Udsat.\n\nByrådet den 26. marts 2025:\nNej.",
    ).items[0]
    assert [(section.name, section.role) for section in item.sections[1:]] == [
        ("Teknikudvalget den 4. marts 2025", Role.HISTORY),
        ("Byrådet den 26. marts 2025", Role.DECISION),
    ]


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Børne- og Ungdomsudvalget den 4. marts 2025:", "Børne- og Ungdomsudvalget"),
        ("Udvalget for Teknik og Miljø, 04-03-2025: Anbefales.", "Udvalget for Teknik og Miljø"),
        ("Teknikudvalget på møde den 4. marts 2025", "Teknikudvalget"),
        ("Teknikudvalget besluttede den 4. marts 2025 at udsætte sagen.", None),
        ("Sagen behandles i Teknikudvalget den 4. marts 2025.", None),
        ("Teknikudvalget den 4. marts 2025 godkendte planen.", None),
        ("Høringen slutter den 4. marts 2025:", None),
    ],
)
def test_a_head_names_a_body_and_a_date_and_nothing_else(line: str, body: str | None) -> None:
    found = decision_head(lines_of(line)[0])
    assert (found.body if found else None) == body
    assert found is None or found.date == date(2025, 3, 4)

"""A 'Konklusion' that is a decision, in minutes that have 'Beslutning' under other items."""

from __future__ import annotations

from rag.ingest.conclusions import with_conclusions
from rag.ingest.labelling import labels_of
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.model import Source

HEAD = "Fjordby Kommune\nREFERAT Byrådet d. 01-02-2024\n"


def decisions(text: str) -> list[str | None]:
    meeting = parse_meeting(Source("a.txt", HEAD + text, "0"))
    return [item.decision.text if item.decision else None for item in meeting.items]


def test_a_conclusion_decides_the_items_that_have_no_other_decision() -> None:
    text = (
        "1. Budget\nBeslutning\nGodkendt.\n2. Nyt fra rådet\nKonklusion\nTil efterretning.\n"
        "3. Fest\nKonklusion\nDrøftet.\nBilag\nPlan for festen\n"
    )
    assert decisions(text) == ["Godkendt.", "Til efterretning.", "Drøftet."]


def test_the_conclusion_of_a_report_is_no_decision() -> None:
    text = (
        "1. Budget\nSagsfremstilling\nSe notatet.\nKonklusion\nDer mangler penge.\nBeslutning\nGodkendt.\n"
        "2. Nyt fra rådet\nKonklusion\nDer mangler tid.\n3. Fest\nKonklusion\nDer mangler folk.\n"
    )
    assert decisions(text) == ["Godkendt.", None, None]


def test_one_conclusion_is_not_enough() -> None:
    text = "1. Budget\nBeslutning\nGodkendt.\n2. Nyt\nBaggrund\nSe notatet.\nKonklusion\nDer mangler tid.\n"
    assert decisions(text) == ["Godkendt.", None]


def test_a_conclusion_inside_an_item_is_no_decision() -> None:
    text = "".join(
        f"{n}. Sag {n}\nKonklusion\nDer mangler tid.\nIndstilling\nDet indstilles, at vi venter.\n"
        for n in (2, 3)
    )
    assert decisions("1. Budget\nBeslutning\nGodkendt.\n" + text) == ["Godkendt.", None, None]


def test_without_items_nothing_is_added() -> None:
    lines = lines_of("Konklusion\nDer mangler tid.\nBeslutning\nGodkendt.")
    assert with_conclusions(lines, labels_of(lines), []) == labels_of(lines)

"""What speaks for a unit beside shared words: its form, and the particulars it shares with a question."""

from __future__ import annotations

import pytest

from rag.ask.evidence.features import LONG, of_form, of_particulars
from rag.ask.evidence.selection import WEIGHTS
from rag.ask.evidence.units import Unit, UnitKind
from rag.ask.questions.question import Question
from rag.danish import words
from rag.model import Role, Span


def unit(
    text: str,
    kind: UnitKind = UnitKind.SENTENCE,
    role: Role = Role.BACKGROUND,
    row: str = "",
    column: str = "",
) -> Unit:
    told = tuple(words(text))
    entries = tuple(text.split("; ")) if kind is UnitKind.LIST else ()
    return Unit(kind, Span(0, len(text)), text, role, "", told, entries=entries, row=row, column=column)


def form_of(said: Unit, question: str = "Hvad koster volden?") -> set[str]:
    """The features of form that a unit has."""
    return {name for name, value in of_form(said, Question(question)).items() if value}


@pytest.mark.parametrize(
    ("question", "said", "feature"),
    [
        ("Hvad koster vejene i alt?", unit("12", row="I alt"), "total"),
        ("Hvor meget mere koster veje end stier?", unit("12", column="Afvigelse"), "difference"),
        ("Hvad var prisen i 2026?", unit("Prisen var høj i 2024."), "other_year"),
        ("Hvad fås for 340.000 kr.?", unit("Muren koster 340.000 kr."), "figure"),
        ("Hvad er de to mål?", unit("Ro; Orden", UnitKind.LIST), "length"),
        ("Hvem deltog ikke?", unit("Bo Dal deltog ikke i behandlingen af punktet."), "attends"),
    ],
)
def test_a_particular_of_the_question_is_seen_in_the_unit(question: str, said: Unit, feature: str) -> None:
    assert {name for name, value in of_particulars(said, Question(question)).items() if value} == {feature}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvad koster vejene?", unit("12", row="I alt")),
        ("Hvad koster vejene i alt?", unit("12", row="Åvej")),
        ("Hvad koster veje?", unit("12", column="Afvigelse")),
        ("Hvad var prisen i 2026?", unit("Prisen var høj i 2026, efter 2024.")),
        ("Hvad fås for 12?", unit("Muren er 12.")),
        ("Hvad er de tre mål?", unit("Ro; Orden", UnitKind.LIST)),
        ("Hvad koster det?", unit("Bo Dal deltog ikke i behandlingen af punktet.")),
    ],
)
def test_a_near_miss_is_not(question: str, said: Unit) -> None:
    assert not any(of_particulars(said, Question(question)).values())


def test_the_form_of_a_unit_is_told_by_its_kind_and_section() -> None:
    long = " ".join(["ord"] * (LONG // 2))
    assert form_of(unit(long)) == set()
    assert form_of(unit("Godkendt.", role=Role.DECISION)) == {"short", "decision"}
    assert form_of(unit(long, UnitKind.CELL, Role.LEGAL)) == {"cell", "aside"}
    assert form_of(unit(long, UnitKind.LIST)) == {"unasked_list"}
    assert form_of(unit(long, UnitKind.LIST), "Hvilke veje?") == {"list"}


def test_a_long_unit_pays_by_how_much_too_long_it_is() -> None:
    for times, price in ((1, 0.0), (2, 1.0), (3, 2.0)):
        assert of_form(unit(" ".join(["ord"] * LONG * times)), Question("Hvad?"))["long"] == price


def test_every_feature_is_weighed() -> None:
    said, question = unit("Godkendt."), Question("Hvad?")
    assert of_form(said, question).keys() | of_particulars(said, question).keys() <= WEIGHTS.keys()

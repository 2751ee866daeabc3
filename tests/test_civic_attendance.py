"""Substitutes, how often somebody was absent, and the staff under an item."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking

from rag.ask.asked import Asked
from rag.ask.civic.stand_ins import (
    asks_for_staff,
    asks_for_substitutes,
    asks_how_often_absent,
    staff,
    substitutes,
    times_absent,
)
from rag.ask.questions.question import Question
from rag.ask.verification import supports
from rag.model import Claim

MARCH = """\
Fjordby Kommune

REFERAT Kulturudvalget d. 05-03-2025

Mødested Rådhuset

Mødedeltagere Frida Juhl (A), Gorm Ravn (V), Ole Berg (V) (stedfortræder for Hanne Toft (V))

Afbud: Hanne Toft (V)

Punkt 1: Nyt bibliotek

Sagsfremstilling

Biblioteket koster 12 mio. kr. Bibliotekschef Ida Bech deltog under punktets behandling.

Beslutning

Godkendt.

Punkt 2: Koncerter i parken

Sagsfremstilling

Der holdes fire koncerter i parken.

Beslutning

Drøftet.
"""
JUNE = """\
Fjordby Kommune

REFERAT Kulturudvalget d. 04-06-2025

Mødested Rådhuset

Mødedeltagere Frida Juhl (A), Gorm Ravn (V), Hanne Toft (V)

Afbud: Gorm Ravn (V)

Punkt 9: Regler for parken

Beslutning

Drøftet.
"""
OCTOBER = (
    MARCH.replace("05-03-2025", "01-10-2025")
    .replace("Punkt 1:", "Punkt 29:")
    .replace("Punkt 2:", "Punkt 30:")
)
OCTOBER = (
    OCTOBER.replace("Gorm Ravn (V), Ole Berg", "Hanne Toft (V), Per Dam")
    .replace("stedfortræder for Hanne Toft", "stedfortræder for Gorm Ravn")
    .replace("Afbud: Hanne Toft", "Afbud: Gorm Ravn")
)
AUGUST = JUNE.replace("04-06-2025", "20-08-2025").replace("Punkt 9: Regler", "Punkt 19: Flere regler")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("attendance"), (MARCH, JUNE, AUGUST, OCTOBER)) as asks:
        yield asks


def said(claims: list[Claim], asked: Asked) -> list[str]:
    assert all(supports(claim, asked.library.meeting) for claim in claims)
    return [claim.text for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Hvem mødte i stedet for Hanne Toft?",
        "Hvem vikarierede for Hanne Toft?",
        "Hvem mødte op for Hanne Toft?",
        "Hvem var stedfortræder for Hanne Toft i marts 2025?",
        "Hvem sprang ind for Toft?",
        "Hvilke stedfortrædere deltog i marts 2025?",
        "Hvem var Ole Berg stedfortræder for?",
    ],
)
def test_who_sat_in_for_whom_is_told(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert asks_for_substitutes(asked.question)
    assert said(substitutes(asked), asked) == [
        "Ole Berg deltog i mødet den 5. marts 2025 som stedfortræder for Hanne Toft."
    ]


@pytest.mark.parametrize(
    "text", ["Hvem mødte i stedet for Frida Juhl?", "Hvem var stedfortræder i juni 2025?"]
)
def test_where_nobody_sat_in_none_is_told(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert asks_for_substitutes(asked.question)
    assert substitutes(asked) == []


def test_how_often_somebody_was_absent_is_counted_over_meetings(ask: Ask) -> None:
    asked = ask("Hvor mange gange har Gorm Ravn haft afbud?")
    assert asks_how_often_absent(asked.question)
    claims = times_absent(asked)
    assert said(claims, asked) == [
        "Gorm Ravn havde afbud til 3 møder.",
        "Gorm Ravn havde afbud til mødet den 4. juni 2025.",
        "Gorm Ravn havde afbud til mødet den 20. august 2025.",
        "Gorm Ravn havde afbud til mødet den 1. oktober 2025.",
    ]
    assert [citation.punkt for citation in claims[0].citations] == [9, 19, 29]


def test_a_period_and_a_person_that_are_asked_for_are_kept_to(ask: Ask) -> None:
    asked = ask("Hvor mange gange havde Gorm Ravn afbud i august 2025?")
    assert said(times_absent(asked), asked)[0] == "Gorm Ravn havde afbud til 1 møde."
    assert times_absent(ask("Hvor mange gange har Frida Juhl haft afbud?")) == []
    assert times_absent(ask("Hvor mange gange har Per Lauritsen haft afbud?")) == []


def test_the_staff_under_an_item_are_told_from_its_text(ask: Ask) -> None:
    asked = ask("Hvilken chef deltog, da biblioteket blev behandlet?")
    assert asks_for_staff(asked.question)
    assert said(staff(asked), asked) == ["Bibliotekschef Ida Bech deltog under punktets behandling."]


@pytest.mark.parametrize(
    "text",
    [
        "Hvor mange ansatte deltog i kurset?",
        "Hvem havde afbud?",
        "Hvad koster biblioteket?",
        "Hvem er leder af biblioteket?",
        "Hvilke vejledere var til stede på uddannelsesmessen?",
    ],
)
def test_what_asks_for_none_of_it_is_left_to_others(text: str) -> None:
    question = Question(text)
    asks = (asks_for_staff, asks_for_substitutes, asks_how_often_absent)
    assert [ask.__name__ for ask in asks if ask(question)] == []

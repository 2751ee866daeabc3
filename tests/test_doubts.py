"""When not to answer: each rule refuses what it is for, and lets its near-miss through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from minutes import CARE_2025, ROADS_2024, ROADS_2025, SCHOOL_2025, ranked_item, select

from rag.ask.doubts.missing import LEAD_SHARE, LEAST_TRUST, RANK_SHARE, doubt, off_topic
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import CLOSED_DROP, RankedItem
from rag.ask.questions.question import Question
from rag.model import Scope

NOISE, WALL, CARE = ranked_item(ROADS_2024, 12), ranked_item(ROADS_2025, 3), ranked_item(CARE_2025, 9)
HELD = [date(2024, 11, 14), date(2025, 3, 12), date(2025, 3, 18)]


def with_background(background: str) -> RankedItem:
    return ranked_item(
        SCHOOL_2025.replace("En madordning på alle", f"{background} En madordning på alle"), 21
    )


def doubted(question: str, *ranked: RankedItem) -> str:
    return doubt(Question(question), ranked, select(question, *ranked), HELD).reason


def test_nothing_found_is_a_reason() -> None:
    assert doubted("Hvad koster volden?") == "no item was found"
    assert doubted("Hvad koster volden?", WALL) == ""


@pytest.mark.parametrize(
    "question",
    ["Hvad var ventetiden i 2019?", "Hvad var ventetiden i maj 2019?", "Er ventetiden kort i 2031?"],
)
def test_a_year_that_the_item_does_not_know_is_doubted(question: str) -> None:
    assert "2019" in doubted(question, CARE) or "2031" in doubted(question, CARE)


@pytest.mark.parametrize(
    "question",
    [
        "Hvad var ventetiden i 2024?",
        "Hvad var ventetiden ifølge mødet i marts 2025?",
        "Hvad blev sagt om ventetiden i november 2024?",
        "Hvad var ventetiden?",
    ],
)
def test_a_year_of_the_item_or_of_a_meeting_is_not_doubted(question: str) -> None:
    assert doubted(question, CARE) == ""


def test_another_school_year_than_the_items_is_doubted() -> None:
    fees = with_background("Taksten i skoleåret 2024/2025 er 410 kr.")
    assert "2025/26" in doubted("Hvad er taksten i skoleåret 2025/26?", fees)
    assert doubted("Hvad er taksten i skoleåret 2024/25?", fees) == ""


@pytest.mark.parametrize(
    "question",
    [
        "Hvad siger Ida Bech om genoptræning?",
        "Hvad siger Ida Bechs plan om genoptræning?",
        "Hvad siger Frida Juhl om genoptræning?",
        "Hvad siger Fjordby Kommune om genoptræning?",
        "Hvad siger Ulla om genoptræning?",
    ],
)
def test_a_person_that_is_named_or_has_no_full_name_is_not_doubted(question: str) -> None:
    assert doubted(question, CARE) == ""


def test_a_name_in_any_of_the_items_is_enough() -> None:
    assert doubted("Hvad siger Ida Bech om volden?", WALL, CARE) == ""


def test_a_figure_or_percentage_that_does_not_stand_with_the_topic_is_doubted() -> None:
    assert "percent" in doubted("Hvor mange procent af jorden hentes fra byggeriet?", WALL)
    assert doubted("Hvor mange procent dæmpes støjen af volden?", WALL) == ""
    assert "figure" in doubted("Hvor meget jord hentes fra byggeriet?", WALL)
    assert doubted("Hvilket byggeri hentes jorden fra?", WALL) == ""


def test_a_name_asked_for_that_nobody_gives_is_doubted() -> None:
    unnamed = with_background("Skolens nye leder begynder til maj.")
    named = with_background("Skolens nye leder Ulla Brandt begynder til maj.")
    asked = "Hvad hedder skolens leder, der begynder til maj?"
    assert "no name" in doubted(asked, unnamed)
    assert doubted(asked, named) == ""
    assert doubted("Hvornår begynder skolens nye leder?", unnamed) == ""


def test_a_closed_item_is_no_less_to_be_trusted_for_standing_behind_open_ones() -> None:
    closed = ranked_item(ROADS_2025, 5, 1.0)
    asked = "Hvad besluttede udvalget om køb af jord til byen?"
    low = Evidence(Scope(), (closed,), select(asked, closed))
    limit = LEAST_TRUST - low.selection.coverage(low.selection.candidates[0])
    just = replace(closed, score=(limit / RANK_SHARE) - CLOSED_DROP + 0.01)
    assert not off_topic(Question(asked), replace(low, ranked=(just,)))
    assert off_topic(Question(asked), replace(low, ranked=(replace(just, score=just.score - 0.02),)))


def test_an_item_that_leads_over_all_others_is_trusted_sooner() -> None:
    asked = "Hvad koster volden ved ringvejen?"
    found = Evidence(Scope(), (WALL,), select(asked, WALL))
    limit = LEAST_TRUST - found.selection.coverage(found.selection.candidates[0])
    low = replace(WALL, score=(limit - LEAD_SHARE / 2) / RANK_SHARE)
    assert off_topic(Question(asked), replace(found, ranked=(low,)))
    assert not off_topic(Question(asked), replace(found, ranked=(replace(low, lead=0.6),)))


@pytest.mark.parametrize(
    ("asked", "doubted"),
    [
        ("Hvem var fraværende i Fjordby?", False),
        ("Hvem havde afbud i Fjordby den 12. marts 2025?", False),
        ("Hvem var fraværende ved svømmehallens genåbning i Fjordby?", True),
        ("Hvad sker der i Fjordby?", True),
    ],
)
def test_who_was_at_a_meeting_is_asked_of_the_meeting_alone(asked: str, doubted: bool) -> None:
    low = replace(WALL, score=0.0)
    found = Evidence(Scope(municipalities=frozenset({"Fjordby"})), (low,), select(asked, low))
    assert bool(off_topic(Question(asked), found)) is doubted


@pytest.mark.parametrize("question", ["a a a a a a", "hvad hvad hvad", "V O A"])
def test_a_question_that_names_nothing_is_doubted(question: str) -> None:
    asked = Question(question)
    evidence = Evidence(Scope(), (WALL,), select(question, WALL))
    assert off_topic(asked, evidence).reason == "the question names nothing"

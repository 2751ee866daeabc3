"""Who was at a meeting, who was not, and the lines of the minutes that say so."""

from __future__ import annotations

import pytest
from minutes import CARE_2025, ROADS_2025, SCHOOL_2025, item_of, parsed

from rag.ask.civic.presence import absent_from, attendance
from rag.ask.questions.question import Question
from rag.ask.verification import supports
from rag.model import Claim

ROADS, CARE, SCHOOL = map(parsed, (ROADS_2025, CARE_2025, SCHOOL_2025))


def said(claims: list[Claim]) -> list[str]:
    return [claim.text for claim in claims]


def quotes(claims: list[Claim]) -> list[str]:
    return [citation.quote for claim in claims for citation in claim.citations]


def asked(question: str, number: int = 3) -> list[Claim]:
    return attendance(Question(question), ROADS, item_of(ROADS, number))


@pytest.mark.parametrize(
    "question", ["Hvem sendte afbud til mødet?", "Hvem manglede på mødet?", "Hvem havde afbud?"]
)
def test_apologies_are_told_for_the_meeting(question: str) -> None:
    claims = asked(question)
    assert said(claims) == ["Der var afbud fra Bent Krog til mødet den 12. marts 2025."]
    assert quotes(claims) == ["Fraværende: Bent Krog (V)"]


def test_whoever_missed_a_later_item_did_not_miss_the_start() -> None:
    missed = said(asked("Hvilke medlemmer manglede?"))
    assert any("Erik Holm" in one for one in missed)
    assert said(asked("Hvilke medlemmer manglede fra mødets start?")) == missed[:1]


def test_apologies_in_the_header_are_told() -> None:
    claims = attendance(Question("Hvem havde meldt afbud?"), CARE, CARE.items[0])
    assert said(claims) == ["Der var afbud fra Hanne Toft til mødet den 18. marts 2025."]


def test_no_apologies_are_made_up() -> None:
    assert attendance(Question("Hvem sendte afbud til mødet?"), SCHOOL, SCHOOL.items[0]) == []


@pytest.mark.parametrize(
    "question", ["Var Bent Krog til stede?", "Deltog Krog i mødet?", "Sendte Bent Krog afbud?"]
)
def test_a_member_who_was_away_is_told_as_away(question: str) -> None:
    (only,) = asked(question)
    assert "Bent Krog havde afbud" in only.text
    assert only.citations[0].quote == "Fraværende: Bent Krog (V)"


def test_a_member_who_was_there_is_told_as_there() -> None:
    (only,) = asked("Deltog Anne Lund i mødet?")
    assert only.text.startswith("Ja, Anne Lund står som deltager i mødet den 12. marts 2025")
    assert only.citations[0].quote.startswith("Mødedeltagere Anne Lund (A), Bent Krog (V)")


def test_a_member_who_left_one_item_did_not_miss_the_meeting() -> None:
    (only,) = asked("Var Erik Holm til stede?")
    assert "deltog ikke i behandlingen af »Budgetopfølgning pr. 28. februar 2025«" in only.text
    assert "Erik Holm" not in said(asked("Hvem sendte afbud til mødet?"))[0]


def test_who_left_a_single_item_is_told_for_that_item() -> None:
    claims = asked("Hvem var inhabil?", 4)
    assert said(claims) == ["Erik Holm deltog ikke i behandlingen af punktet."]
    assert asked("Hvem var inhabil?", 3) == []


def test_others_who_take_part_in_something_are_no_attendance() -> None:
    assert asked("Hvor mange børn deltog i forsøget?") == []


def test_a_surname_that_two_members_share_names_nobody() -> None:
    twins = parsed(ROADS_2025.replace("Dorthe Vinge (C)", "Dorthe Lund (C)"))
    assert attendance(Question("Var Lund der?"), twins, twins.items[0]) == []
    (only,) = attendance(Question("Deltog Dorthe Lund?"), twins, twins.items[0])
    assert "Dorthe Lund" in only.text


def test_a_list_below_its_label_is_quoted_once_from_the_label_on() -> None:
    absent = "Fraværende:\nDorthe Vinge (C)\nBent Krog (V)"
    listed = parsed(ROADS_2025.replace("Fraværende: Bent Krog (V)", absent))
    claims = attendance(Question("Hvem sendte afbud til mødet?"), listed, item_of(listed, 3))
    assert said(claims) == ["Der var afbud fra Dorthe Vinge og Bent Krog til mødet den 12. marts 2025."]
    assert quotes(claims) == [absent]


LATE = """\
Fjordby Kommune

REFERAT Teknik- og Miljøudvalget d. 12-03-2025

Mødested Rådhuset, lokale 2

Mødedeltagere Anne Lund (A), Bent Krog (V), Dorthe Vinge (C), Erik Holm (F)

Bemærkninger: Dorthe Vinge (C) deltog ikke i behandlingen af punkt 1-2.

Punkt 1: Veje ved havnen

Beslutning

Godkendt.

Erik Holm (F) deltog ikke i behandlingen af punktet på grund af inhabilitet.

Punkt 2: Stier i skoven

Beslutning

Godkendt.

Erik Holm (F) deltog ikke i behandlingen af punktet på grund af inhabilitet.

Punkt 3: Broer over åen

Beslutning

Godkendt. Anne Lund (A) forlod mødet efter punkt 3.

Punkt 4: Cykelparkering ved stationen

Beslutning

Godkendt.
"""
PARTLY = parsed(LATE)
DAY = "på mødet den 12. marts 2025"


def answer(question: str, number: int = 1) -> list[str]:
    claims = attendance(Question(question), PARTLY, item_of(PARTLY, number))
    assert all(supports(claim, lambda _: PARTLY) for claim in claims)
    for claim in claims:
        for citation in claim.citations:
            item = item_of(PARTLY, citation.punkt)
            assert citation.in_head or item.span.contains(citation.span)
    return said(claims)


def test_two_recusals_are_no_absence_from_the_meeting() -> None:
    two = f"Erik Holm deltog ikke i behandlingen af punkt 1 og 2 {DAY}."
    assert answer("Deltog Erik Holm i mødet?") == [two]
    assert two in answer("Hvem var fraværende?")
    assert answer("Hvem havde afbud?") == []
    assert absent_from(PARTLY, "Erik Holm") is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Deltog Erik Holm i punkt 2?", f"Nej, Erik Holm deltog ikke i behandlingen af punkt 2 {DAY}."),
        ("Deltog Dorthe Vinge i punkt 2?", f"Nej, Dorthe Vinge deltog ikke i behandlingen af punkt 2 {DAY}."),
        (
            "Hvilke punkter deltog Dorthe Vinge ikke i?",
            f"Dorthe Vinge deltog ikke i behandlingen af punkt 1 og 2 {DAY}.",
        ),
        ("Deltog Anne Lund i punkt 4?", "Nej, Anne Lund forlod mødet den 12. marts 2025 efter punkt 3."),
    ],
)
def test_who_missed_which_items_is_told(question: str, told: str) -> None:
    assert answer(question) == [told]


@pytest.mark.parametrize(
    "question",
    ["Deltog Erik Holm i punkt 3?", "Deltog Dorthe Vinge i punkt 4?", "Deltog Anne Lund i punkt 3?"],
)
def test_who_missed_other_items_was_there_for_the_one_asked_about(question: str) -> None:
    (only,) = answer(question)
    assert only.startswith("Ja, ")


def test_who_took_no_part_is_not_called_biased() -> None:
    assert answer("Hvem var inhabil?") == ["Erik Holm deltog ikke i behandlingen af punktet."]
    (both,) = answer("Hvem deltog ikke i behandlingen?")
    assert "Dorthe Vinge" in both


def test_who_is_reported_away_under_most_decisions_was_away() -> None:
    under = "Godkendt.\n\nFraværende: Bent Krog (V)"
    most = parsed(LATE.replace("Godkendt.", under))
    assert absent_from(most, "Bent Krog") is not None
    two = parsed(LATE.replace("Godkendt.", under, 2))
    assert absent_from(two, "Bent Krog") is None


def test_who_left_is_told_with_the_item_after_which_they_did() -> None:
    early = ROADS_2025.replace(
        "\nBilag\n", "\nDorthe Vinge (C) forlod mødet efter behandlingen af dette punkt.\n\nBilag\n", 1
    )
    left = parsed(early)
    told = attendance(Question("Forlod nogen mødet før tid?"), left, left.items[0])
    assert said(told) == ["Dorthe Vinge forlod mødet den 12. marts 2025 efter punkt 3."]
    assert all(supports(one, lambda _: left) for one in told)


def test_nobody_is_told_to_have_left_who_did_not() -> None:
    assert attendance(Question("Forlod nogen mødet før tid?"), CARE, CARE.items[0]) == []


def test_who_was_away_when_a_matter_was_treated_is_told_of_the_meeting_and_the_item() -> None:
    told = asked("Hvem var ikke med, da budgetopfølgningen blev behandlet?", 4)
    assert said(told) == [
        "Der var afbud fra Bent Krog til mødet den 12. marts 2025.",
        "Erik Holm deltog ikke i behandlingen af punktet.",
    ]

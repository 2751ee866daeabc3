"""A false premise is put right with its source; a true one, and what is left open, is left alone."""

from __future__ import annotations

import pytest
from minutes import CARE_2025, ROADS_2024, ROADS_2025, SCHOOL_2025, ranked_item, select

from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.premises.premise import correction
from rag.ask.questions.question import Question
from rag.ask.verification import supports
from rag.model import Claim, Scope

NOISE, WALL = ranked_item(ROADS_2024, 12), ranked_item(ROADS_2025, 3)
CARE, MEALS = ranked_item(CARE_2025, 9), ranked_item(SCHOOL_2025, 21)
BY_NAME = ranked_item(
    ROADS_2025.replace("A, V og F. Imod stemte: C.", "Anne Lund. Imod stemte: Erik Holm."), 3
)


def corrected(question: str, *ranked: RankedItem) -> list[Claim]:
    found = correction(Question(question), Evidence(Scope(), ranked, select(question, *ranked)))
    meetings = {r.meeting.id: r.meeting for r in ranked}
    assert all(supports(claim, lambda meeting: meetings[meeting]) for claim in found)
    return found


def told(question: str, *ranked: RankedItem) -> list[str]:
    return [claim.text for claim in corrected(question, *ranked)]


def with_background(background: str) -> RankedItem:
    return ranked_item(
        SCHOOL_2025.replace("En madordning på alle", f"{background} En anden ordning på alle"), 21
    )


def test_another_outcome_is_corrected_with_the_decision() -> None:
    claims = corrected("Hvorfor afviste udvalget madordningen?", MEALS)
    assert [claim.text for claim in claims] == ["Nej, beslutningen lød: Tiltrådt."]
    assert [citation.quote for citation in claims[0].citations] == ["Tiltrådt."]


@pytest.mark.parametrize(
    "question",
    [
        "Hvorfor godkendte udvalget madordningen?",
        "Afviste udvalget madordningen?",
        "Hvorfor afviste Venstre madordningen?",
        "Hvorfor begynder madordningen i august?",
    ],
)
def test_what_is_so_or_only_asked_is_not_corrected(question: str) -> None:
    assert told(question, MEALS) == []


def test_an_outcome_that_the_case_had_earlier_is_no_false_premise() -> None:
    assert told("Hvorfor blev støjen fra ringvejen udsat?", WALL, NOISE) == []
    assert told("Hvorfor blev støjen fra ringvejen afvist?", WALL, NOISE)[0].startswith(
        "Nej, beslutningen lød: Godk"
    )


def test_another_alternative_or_sum_than_the_one_decided_is_corrected() -> None:
    chosen = ranked_item(SCHOOL_2025.replace("Tiltrådt.", "Udvalget anbefaler Model 2."), 21)
    assert told("Hvorfor valgte udvalget Model 1 for maden?", chosen)
    assert told("Hvorfor valgte udvalget Model 2 for maden?", chosen) == []
    given = ranked_item(SCHOOL_2025.replace("Tiltrådt.", "Udvalget bevilger 30.000 kr."), 21)
    assert told("Hvorfor bevilgede udvalget 50.000 kr. til maden?", given)
    assert told("Hvorfor bevilgede udvalget 30.000 kr. til maden?", given) == []


def test_another_side_than_the_one_taken_is_corrected_with_the_vote() -> None:
    assert told("Hvorfor stemte Anne Lund imod volden?", BY_NAME) == ["Nej, Anne Lund stemte for."]
    assert told("Hvorfor stemte Anne Lund for volden?", BY_NAME) == []
    assert told("Hvorfor stemte Bent Krog imod volden?", BY_NAME) == []
    assert told("Hvorfor stemte nogen imod volden?", BY_NAME) == []


def test_what_somebody_did_instead_of_voting_is_told() -> None:
    reserved = ranked_item(SCHOOL_2025.replace("Tiltrådt.", "Tiltrådt. Karen Friis tog forbehold."), 21)
    assert told("Hvorfor stemte Karen Friis imod maden?", reserved) == [
        "Nej, der står: Karen Friis tog forbehold."
    ]


@pytest.mark.parametrize(
    ("question", "sentence", "corrects"),
    [
        ("Hvorfor steg hallens besøgstal?", "Hallens besøgstal er faldet.", True),
        ("Hvorfor faldt hallens besøgstal?", "Hallens besøgstal er faldet.", False),
        ("Hvorfor fik hallen flere besøg?", "Hallen fik 410 besøg mod 520 besøg året før.", True),
        ("Hvorfor fik hallen færre besøg?", "Hallen fik 410 besøg mod 520 besøg året før.", False),
        ("Hvorfor steg hallens besøgstal?", "Budgettet er faldet.", False),
        ("Hvorfor ventes et merforbrug på hallen?", "På hallen ventes et mindreforbrug.", True),
        ("Hvorfor ventes et merforbrug på hallen?", "På hallen ventes et merforbrug.", False),
    ],
)
def test_the_other_way_is_told_where_a_sentence_on_the_thing_says_so(
    question: str, sentence: str, corrects: bool
) -> None:
    claims = told(question, with_background(sentence))
    assert claims == ([f"Tværtimod: {sentence}"] if corrects else [])


def test_of_two_kinds_of_spending_the_one_at_the_figure_counts() -> None:
    found = with_background(
        "Der ventes et mindreforbrug på 26,8 mio. kr. på drift og et merforbrug på 7,4 mio. kr."
    )
    assert told("Hvorfor ventes et merforbrug på 26,8 mio. kr. på drift?", found)
    assert told("Hvorfor ventes et merforbrug på 7,4 mio. kr.?", found) == []


def test_nothing_found_corrects_nothing() -> None:
    assert told("Hvorfor afviste udvalget volden?") == []


def test_a_sum_that_was_given_is_put_right() -> None:
    granted = ranked_item(SCHOOL_2025.replace("Tiltrådt.", "Skolerne får 300.000 kr. i 2025."), 21)
    asked = "Hvorfor fik skolerne 450.000 kr. til madordningen?"
    assert told(asked, granted) == ["Nej, beslutningen lød: Skolerne får 300.000 kr. i 2025."]
    assert told(asked.replace("450", "300"), granted) == []


def test_who_was_chosen_is_put_right() -> None:
    chosen = ranked_item(SCHOOL_2025.replace("Tiltrådt.", "Asta Birk blev valgt."), 21)
    assert told("Hvorfor blev Leif Toft valgt til madordningen?", chosen) == [
        "Nej, beslutningen lød: Asta Birk blev valgt."
    ]
    assert told("Hvorfor blev Asta Birk valgt til madordningen?", chosen) == []
    assert told("Hvorfor blev Leif Toft nævnt i madordningen?", chosen) == []


def test_another_choice_than_the_proposed_is_put_right() -> None:
    text = SCHOOL_2025.replace("madordningen indføres", "maden købes hos Fredes Køkken")
    other = ranked_item(text.replace("Tiltrådt.", "Maden købes hos Bakkehuset."), 21)
    asked = "Hvorfor skal madordningen leveres af Fredes Køkken?"
    assert told(asked, other) == ["Nej, beslutningen lød: Maden købes hos Bakkehuset."]
    assert told("Hvorfor skal madordningen leveres af Bakkehuset?", other) == []
    assert told(asked, ranked_item(text, 21)) == []


def test_the_figures_of_two_years_put_the_way_right() -> None:
    eaten = with_background("I 2024 blev der spist 410 måltider om dagen. I 2023 var der 560.")
    asked = "Hvorfor steg antallet af måltider om dagen i 2024?"
    assert told(asked, eaten) == [
        "Tværtimod: I 2024 blev der spist 410 måltider om dagen.",
        "I 2023 var der 560.",
    ]
    assert told(asked.replace("steg", "faldt"), eaten) == []


def test_a_premise_on_spending_is_held_against_what_is_spent_and_not_against_the_body() -> None:
    budget = ranked_item(ROADS_2025, 4)
    assert told("Hvorfor er der mindreforbrug på vejområdet i Teknik- og Miljøudvalget?", budget) == [
        "Tværtimod: Der ventes et merforbrug på vejområdet."
    ]

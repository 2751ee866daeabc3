"""Marks in running text: as short as they can be, and never ambiguous."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answers import answer, cite, small_meeting

from rag.marks import answer_text, mark, marked_claim
from rag.model import HEAD, Citation, Claim

MEETING = small_meeting()
HERE = cite(MEETING, 7, "Godkendt.")
BESIDE = cite(MEETING, 9, "Intet.")
LATER = replace(HERE, meeting="moellebro-teknikudvalget-2025-11-05", date=date(2025, 11, 5), punkt=12)
ELSEWHERE = replace(LATER, meeting="lindby-byraadet-2025-11-05", municipality="Lindby")
NOWHERE = replace(LATER, meeting="ukendt-2025-11-05", municipality=None)


def marks(*among: Citation) -> list[str]:
    return [mark(citation, among) for citation in among]


def test_within_one_meeting_a_mark_is_the_punkt_alone() -> None:
    assert marks(HERE, BESIDE) == ["[Punkt 7]", "[Punkt 9]"]


def test_the_head_of_the_minutes_has_a_mark_of_its_own() -> None:
    head = replace(HERE, section=HEAD)
    assert marks(head, BESIDE) == ["[Mødehoved]", "[Punkt 9]"]
    assert marks(head, LATER) == ["[Mødehoved, 12.03.2025]", "[Punkt 12, 05.11.2025]"]


def test_several_meetings_are_told_apart_by_their_dates() -> None:
    assert marks(HERE, LATER) == ["[Punkt 7, 12.03.2025]", "[Punkt 12, 05.11.2025]"]


def test_several_municipalities_are_named() -> None:
    assert marks(HERE, ELSEWHERE) == ["[Punkt 7, 12.03.2025, Møllebro]", "[Punkt 12, 05.11.2025, Lindby]"]


def test_an_unknown_municipality_is_left_out() -> None:
    assert marks(HERE, NOWHERE) == ["[Punkt 7, 12.03.2025, Møllebro]", "[Punkt 12, 05.11.2025]"]


def test_a_claim_carries_each_mark_once() -> None:
    again = cite(MEETING, 7, "Stien bliver 800 meter lang")
    claim = Claim("Godkendt.", (HERE, again, BESIDE))
    assert marked_claim(claim, claim.citations) == "Godkendt. [Punkt 7] [Punkt 9]"


def test_a_claim_without_citations_has_no_mark() -> None:
    assert marked_claim(Claim("Intet fundet."), ()) == "Intet fundet."


def test_the_claims_of_an_answer_share_one_form_of_mark() -> None:
    whole = answer(Claim("Godkendt.", (HERE,)), Claim("Også senere.", (LATER,)))
    assert answer_text(whole) == "Godkendt. [Punkt 7, 12.03.2025]\n\nOgså senere. [Punkt 12, 05.11.2025]"

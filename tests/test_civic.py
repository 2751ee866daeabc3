"""Answers from the structure of minutes: decisions, votes, attendance, cases, counts, closed items."""

from __future__ import annotations

import pytest
from minutes import CARE_2025, ROADS_2024, ROADS_2025, SCHOOL_2025, item_of, parsed, ranked_item

from rag.ask import civic
from rag.ask.questions.question import Question
from rag.model import Claim

ROADS, CARE, SCHOOL, EARLIER = map(parsed, (ROADS_2025, CARE_2025, SCHOOL_2025, ROADS_2024))
WALL, TABLE, CLOSED = item_of(ROADS, 3), item_of(ROADS, 4), item_of(ROADS, 5)


def said(claims: list[Claim]) -> list[str]:
    return [claim.text for claim in claims]


def quotes(claims: list[Claim]) -> list[str]:
    return [citation.quote for claim in claims for citation in claim.citations]


def test_a_short_decision_is_told_with_the_proposal_it_follows() -> None:
    claims = civic.decision(ROADS, WALL)
    assert said(claims) == [
        "Beslutning: Godkendt.",
        "Indstillingen lød: at volden anlægges; at udgiften på 2,9 mio. kr. holdes inden for budgettet.",
    ]
    assert quotes(claims)[0] == "Godkendt."
    assert claims[1].citations[0].section == "Indstilling"


def test_a_decision_that_speaks_for_itself_is_told_alone() -> None:
    (only,) = civic.decision(CARE, CARE.items[0])
    assert only.text.startswith("Beslutning: Udvalget afviste indstillingen og bad om et nyt oplæg")


def test_a_proposal_that_was_not_followed_is_not_told_as_decided() -> None:
    assert said(civic.decision(EARLIER, EARLIER.items[0])) == [
        "Beslutning: Udsat til et kommende møde, fordi udvalget ønsker et billigere forslag."
    ]
    rejected = parsed(SCHOOL_2025.replace("Tiltrådt.", "Afvist."))
    assert said(civic.decision(rejected, rejected.items[0])) == ["Beslutning: Afvist."]


def test_a_long_proposal_is_cut_at_a_point_and_its_rest_is_counted() -> None:
    points = "\n".join(f"{i}. at der plantes {'meget ' * 15}skov i bydel {i}," for i in range(1, 8))
    long = parsed(
        SCHOOL_2025.replace(
            "Forvaltningen indstiller, at madordningen indføres.", f"Forvaltningen indstiller,\n\n{points}"
        )
    )
    _, proposal = civic.decision(long, long.items[0])
    assert proposal.text.endswith("(og 4 punkter mere).")
    assert len(proposal.citations) == 3


def test_an_item_without_a_decision_has_none_to_tell() -> None:
    assert civic.decision(ROADS, CLOSED) == []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Hvem stemte imod volden?", "C stemte imod."),
        ("Hvilke partier stemte for?", "A, V og F stemte for."),
        ("Hvem sagde ja, og hvem sagde nej?", "A, V og F stemte for; C stemte imod."),
        ("Hvordan stemte partierne for og imod?", "A, V og F stemte for; C stemte imod."),
        ("Hvad blev stemmetallet?", "A, V og F stemte for; C stemte imod."),
        ("Who voted against the wall?", "C stemte imod."),
    ],
)
def test_a_vote_is_told_by_the_sides_that_are_asked_for_with_what_came_of_it(
    question: str, text: str
) -> None:
    claims = civic.votes(Question(question), ROADS, WALL)
    assert said(claims) == [text, "Beslutning: Godkendt."]
    assert quotes(claims) == ["For stemte: A, V og F. Imod stemte: C.", "Godkendt."]


def test_those_who_abstained_are_told_when_they_are_asked_for() -> None:
    abstained = parsed(ROADS_2025.replace("Imod stemte: C.", "Imod stemte: C. Undlod at stemme: F."))
    item = item_of(abstained, 3)
    assert said(civic.votes(Question("Hvem undlod at stemme?"), abstained, item)) == [
        "F undlod at stemme.",
        "Beslutning: Godkendt.",
    ]
    assert civic.votes(Question("Hvem undlod at stemme?"), ROADS, WALL) == []


def test_the_outcome_of_a_vote_is_told_with_the_decision() -> None:
    claims = civic.votes(Question("Var der flertal for volden?"), ROADS, WALL)
    assert said(claims)[:2] == ["A, V og F stemte for.", "Beslutning: Godkendt."]


def test_an_item_without_a_vote_has_none_to_tell() -> None:
    assert civic.votes(Question("Hvem stemte imod?"), ROADS, TABLE) == []


def test_a_closed_item_tells_its_title_and_nothing_else() -> None:
    (only,) = civic.closed_item(ROADS, CLOSED)
    assert only.text == (
        "Punktet »Køb af grund ved havnen« den 12. marts 2025 blev behandlet for lukkede døre; "
        "indholdet står ikke i det offentlige referat."
    )
    assert quotes([only]) == ["Punkt 5: Lukket: Køb af grund ved havnen"]


def test_a_closed_item_without_a_title_is_told_by_its_number() -> None:
    head = "Fjordby Kommune\n\nREFERAT Kulturudvalget d. 12-03-2025\n\n"
    meeting = parsed(f"{head}Punkt 1: Takster\n\nBeslutning\n\nGodkendt.\n\nPunkt 2: Lukket punkt\n")
    (only,) = civic.closed_item(meeting, item_of(meeting, 2))
    assert only.text.startswith("Punkt 2 den 12. marts 2025 blev behandlet for lukkede døre")


def test_closed_items_are_counted_and_each_is_cited() -> None:
    (only,) = civic.closed_count(ROADS)
    assert only.text == (
        "På mødet den 12. marts 2025 var 2 af 5 punkter lukkede: Punkt 5 »Køb af grund ved havnen« og "
        "Punkt 6 »Ansættelse af vejchef«."
    )
    assert only.computed
    assert [citation.punkt for citation in only.citations] == [5, 6]
    assert civic.closed_count(CARE) == []


def test_the_course_of_a_case_stands_in_order_of_time() -> None:
    claims = civic.case_course([ranked_item(ROADS_2025, 3), ranked_item(ROADS_2024, 12)])
    assert said(claims) == [
        "14. november 2024, Teknik- og Miljøudvalget, »Støj fra ringvejen«: "
        "Udsat til et kommende møde, fordi udvalget ønsker et billigere forslag.",
        "12. marts 2025, Teknik- og Miljøudvalget, »Støj fra ringvejen, nyt forslag«: Godkendt.",
    ]
    assert [[citation.punkt for citation in claim.citations] for claim in claims] == [[12, 12], [3, 3]]
    assert [claim.citations[1].quote for claim in claims] == [
        "Udsat til et kommende møde, fordi udvalget ønsker et billigere forslag.",
        "Godkendt.",
    ]


def test_attachments_are_counted_and_named() -> None:
    (only,) = civic.attachments_named(ROADS, WALL)
    assert only.text == "Der hører 2 bilag til punktet: Støjkort 2024; Tegning af volden."
    assert only.computed
    assert quotes([only]) == ["Støjkort 2024", "Tegning af volden"]
    assert civic.attachments_named(ROADS, TABLE) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Hvor mange bilag er der til punktet?", True),
        ("Hvilke bilag er der til sagen om volden?", True),
        ("Hvad hedder bilagene om volden?", True),
        ("Hvad står der i bilaget om volden?", False),
    ],
)
def test_attachments_are_asked_for_by_number_or_by_name(asked: str, expected: bool) -> None:
    assert civic.asks_for_attachments(Question(asked)) is expected

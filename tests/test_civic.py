"""Answers from the structure of minutes: decisions, votes, attendance, cases, counts, closed items."""

from __future__ import annotations

import pytest
from minutes import CARE_2025, ROADS_2024, ROADS_2025, SCHOOL_2025, item_of, parsed, ranked_item

from rag.ask import civic
from rag.ask.question import Question
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
def test_a_vote_is_told_by_the_sides_that_are_asked_for(question: str, text: str) -> None:
    claims = civic.votes(Question(question), ROADS, WALL)
    assert said(claims) == [text]
    assert quotes(claims) == ["For stemte: A, V og F. Imod stemte: C."]


def test_those_who_abstained_are_told_when_they_are_asked_for() -> None:
    abstained = parsed(ROADS_2025.replace("Imod stemte: C.", "Imod stemte: C. Undlod at stemme: F."))
    item = item_of(abstained, 3)
    assert said(civic.votes(Question("Hvem undlod at stemme?"), abstained, item)) == ["F undlod at stemme."]
    assert civic.votes(Question("Hvem undlod at stemme?"), ROADS, WALL) == []


def test_the_outcome_of_a_vote_is_told_with_the_decision() -> None:
    claims = civic.votes(Question("Var der flertal for volden?"), ROADS, WALL)
    assert said(claims)[:2] == ["A, V og F stemte for.", "Beslutning: Godkendt."]


def test_an_item_without_a_vote_has_none_to_tell() -> None:
    assert civic.votes(Question("Hvem stemte imod?"), ROADS, TABLE) == []


def attendance(question: str, number: int = 3) -> list[Claim]:
    return civic.attendance(Question(question), ROADS, item_of(ROADS, number))


@pytest.mark.parametrize(
    "question", ["Hvem sendte afbud til mødet?", "Hvem manglede på mødet?", "Who was absent?"]
)
def test_apologies_are_told_for_the_meeting(question: str) -> None:
    claims = attendance(question)
    assert said(claims) == ["Der var afbud fra Bent Krog til mødet den 12. marts 2025."]
    assert quotes(claims) == ["Bent Krog (V)"]


def test_apologies_in_the_header_are_told() -> None:
    claims = civic.attendance(Question("Hvem havde meldt afbud?"), CARE, CARE.items[0])
    assert said(claims) == ["Der var afbud fra Hanne Toft til mødet den 18. marts 2025."]


def test_no_apologies_are_made_up() -> None:
    assert civic.attendance(Question("Hvem sendte afbud til mødet?"), SCHOOL, SCHOOL.items[0]) == []


@pytest.mark.parametrize(
    "question", ["Var Bent Krog til stede?", "Deltog Krog i mødet?", "Sendte Bent Krog afbud?"]
)
def test_a_member_who_was_away_is_told_as_away(question: str) -> None:
    (only,) = attendance(question)
    assert "Bent Krog havde afbud" in only.text
    assert only.citations[0].quote == "Bent Krog (V)"


def test_a_member_who_was_there_is_told_as_there() -> None:
    (only,) = attendance("Deltog Anne Lund i mødet?")
    assert only.text.startswith("Ja, Anne Lund står som deltager i mødet den 12. marts 2025")
    assert only.citations[0].quote == "Anne Lund"


def test_a_member_who_left_one_item_did_not_miss_the_meeting() -> None:
    (only,) = attendance("Var Erik Holm til stede?")
    assert "deltog ikke i behandlingen af »Budgetopfølgning pr. 28. februar 2025«" in only.text
    assert "Erik Holm" not in said(attendance("Hvem sendte afbud til mødet?"))[0]


def test_who_left_a_single_item_is_told_for_that_item() -> None:
    claims = attendance("Hvem var inhabil?", 4)
    assert said(claims) == ["Erik Holm deltog ikke i behandlingen af punktet."]
    assert attendance("Hvem var inhabil?", 3) == []


def test_others_who_take_part_in_something_are_no_attendance() -> None:
    assert attendance("Hvor mange børn deltog i forsøget?") == []


def test_a_surname_that_two_members_share_names_nobody() -> None:
    twins = parsed(ROADS_2025.replace("Dorthe Vinge (C)", "Dorthe Lund (C)"))
    assert civic.attendance(Question("Var Lund der?"), twins, twins.items[0]) == []
    (only,) = civic.attendance(Question("Deltog Dorthe Lund?"), twins, twins.items[0])
    assert "Dorthe Lund" in only.text


def test_a_closed_item_tells_its_title_and_nothing_else() -> None:
    (only,) = civic.closed_item(ROADS, CLOSED)
    assert only.text == (
        "Punktet »Køb af grund ved havnen« den 12. marts 2025 blev behandlet for lukkede døre; "
        "indholdet står ikke i det offentlige referat."
    )
    assert quotes([only]) == ["Punkt 5: Lukket: Køb af grund ved havnen"]


def test_closed_items_are_counted_and_each_is_cited() -> None:
    (only,) = civic.closed_count(ROADS)
    assert only.text == "På mødet den 12. marts 2025 var 2 af 5 punkter lukkede: Punkt 5 og Punkt 6."
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
    (only,) = civic.attachment_count(ROADS, WALL)
    assert only.text == "Der hører 2 bilag til punktet: Støjkort 2024; Tegning af volden."
    assert only.computed
    assert quotes([only]) == ["Støjkort 2024", "Tegning af volden"]
    assert civic.attachment_count(ROADS, TABLE) == []

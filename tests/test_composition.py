"""From units to claims: as short as the question allows, in the order of the document."""

from __future__ import annotations

from minutes import CARE_2025, ROADS_2025, SCHOOL_2025, ranked_item, select

from rag.ask.composition import MOST_UNITS, MOST_WORDS, compose
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question
from rag.model import Claim

WALL, TABLE, CARE = ranked_item(ROADS_2025, 3), ranked_item(ROADS_2025, 4), ranked_item(CARE_2025, 9)


def claims(question: str, *ranked: RankedItem, parts: int = 1) -> list[Claim]:
    return compose(Question(question), select(question, *ranked), parts)


def with_background(background: str) -> RankedItem:
    head, _ = SCHOOL_2025.split("Sagsfremstilling\n\n")
    return ranked_item(f"{head}Sagsfremstilling\n\n{background}\n\nBeslutning\n\nTiltrådt.\n", 21)


def test_one_sentence_that_answers_is_the_whole_answer() -> None:
    (only,) = claims("Hvem leder træningscentret?", CARE, TABLE)
    assert only.text == "Leder af træningscentret er Ida Bech."
    assert only.citations[0].quote == only.text
    assert not only.computed


def test_a_claim_cites_its_own_item_and_section() -> None:
    (only,) = claims("Hvad er afvigelsen på vintertjenesten?", WALL, TABLE)
    (citation,) = only.citations
    assert (citation.punkt, citation.section) == (4, "Sagsfremstilling")
    assert citation.quote.startswith("Vintertjeneste")


def test_a_list_that_is_counted_says_its_length_and_is_marked_as_computed() -> None:
    (only,) = claims("Hvor mange faser har projektet?", WALL)
    assert only.text.startswith("I alt tre (3): Projektet har tre faser: Plantning af buske")
    assert only.computed


def test_a_list_that_is_not_counted_is_said_as_it_stands() -> None:
    (only,) = claims("Hvilke faser har projektet?", WALL)
    assert only.text.startswith("Projektet har tre faser")
    assert not only.computed


def test_a_sentence_that_refers_back_brings_the_one_before_it() -> None:
    park = with_background("Parken er lukket for alle cyklister. Det skyldes svampe i de gamle bøgetræer.")
    texts = [claim.text for claim in claims("Hvorfor er der svampe i bøgetræer?", park)]
    assert texts == ["Parken er lukket for alle cyklister.", "Det skyldes svampe i de gamle bøgetræer."]


def test_a_reason_brings_what_it_follows_from() -> None:
    hall = with_background(
        "Hallen er fredet, og trappen skal bevares. Det betyder, at hallen ikke får elevator."
        " Handicaprådet savner en elevator i hallen."
    )
    texts = [claim.text for claim in claims("Hvorfor får hallen ikke en elevator?", hall)]
    assert texts[:2] == [
        "Hallen er fredet, og trappen skal bevares.",
        "Det betyder, at hallen ikke får elevator.",
    ]


def test_a_sentence_of_its_own_brings_none() -> None:
    park = with_background("Parken er lukket for alle cyklister. Der er svampe i de gamle bøgetræer.")
    assert [claim.text for claim in claims("Hvorfor er der svampe i bøgetræer?", park)] == [
        "Der er svampe i de gamle bøgetræer."
    ]


def test_claims_follow_the_document_and_the_best_item_comes_first() -> None:
    found = claims("Hvad koster volden, og hvorfor er ventetiden på genoptræning steget?", WALL, CARE)
    numbers = [claim.citations[0].punkt for claim in found]
    assert set(numbers) == {3, 9}
    assert numbers == sorted(numbers, key=numbers.index)
    for number in (3, 9):
        starts = [c.citations[0].span.start for c in found if c.citations[0].punkt == number]
        assert starts == sorted(starts)


def test_an_answer_stops_growing() -> None:
    alike = " ".join(f"Træ nummer {i} i parken er en gammel bøg med svampe ved roden." for i in range(40))
    found = claims("Hvad siges om træer, bøg og svampe i parken?", with_background(alike))
    assert 1 < len(found) <= MOST_UNITS
    halved = claims("Hvad siges om træer, bøg og svampe i parken?", with_background(alike), parts=2)
    assert sum(len(claim.text.split()) for claim in found) <= MOST_WORDS * 1.5
    assert sum(len(claim.text.split()) for claim in halved) <= MOST_WORDS * 0.75


def test_no_text_is_said_twice() -> None:
    found = claims("Hvornår køres jord, opmåles og plantes buske?", WALL)
    spans = [citation.span for claim in found for citation in claim.citations]
    assert not [(a, b) for a in spans for b in spans if a < b and a.overlaps(b)]
    assert len({claim.text for claim in found}) == len(found)


def test_the_points_of_a_proposal_are_not_what_is_counted() -> None:
    points = (
        "Forvaltningen indstiller:\n\n1. At skolen deltager i ordningen\n\n2. At skolen betaler 30.000 kr."
    )
    proposal = "Forvaltningen indstiller, at madordningen indføres."
    item = ranked_item(SCHOOL_2025.replace(proposal, points), 21)
    told = [claim.text for claim in claims("Hvor mange kommuner er med i ordningen?", item)]
    assert "Forvaltningen indstiller: At skolen deltager i ordningen; At skolen betaler 30.000 kr." in told

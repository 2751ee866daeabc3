"""Claims of several meetings say which meeting they are from; those of one need not."""

from __future__ import annotations

from minutes import CARE_2025, ROADS_2024, ROADS_2025, item_of, parsed

from rag.ask.claims import cite, claim, told_apart
from rag.model import HEAD, Claim, Span

ROADS, EARLIER, CARE = map(parsed, (ROADS_2025, ROADS_2024, CARE_2025))
NOW = claim("Godkendt.", ROADS, item_of(ROADS, 3), [item_of(ROADS, 3).heading])
THEN = claim("Udsat.", EARLIER, item_of(EARLIER, 12), [item_of(EARLIER, 12).heading])
ELSEWHERE = claim("Drøftet.", CARE, item_of(CARE, 9), [item_of(CARE, 9).heading])


def texts(*claims: Claim) -> list[str]:
    return [told.text for told in told_apart(claims)]


def test_an_answer_from_one_meeting_names_none() -> None:
    assert texts(NOW, NOW) == ["Godkendt.", "Godkendt."]


def test_two_meetings_of_one_committee_are_told_apart_by_their_days() -> None:
    assert texts(THEN, NOW, NOW) == ["14. november 2024: Udsat.", "12. marts 2025: Godkendt.", "Godkendt."]


def test_a_meeting_that_comes_again_is_named_again() -> None:
    assert texts(NOW, THEN, NOW)[2] == "12. marts 2025: Godkendt."


def test_two_committees_are_told_apart_by_their_names_too() -> None:
    first, second = texts(NOW, ELSEWHERE)
    assert first.endswith("Teknik- og Miljøudvalget, 12. marts 2025: Godkendt.")
    assert second.endswith(f"{CARE.committee}, 18. marts 2025: Drøftet.")


def test_a_claim_that_begins_with_its_day_says_it_once() -> None:
    course = claim("14. november 2024, udvalget: Udsat.", EARLIER, item_of(EARLIER, 12), [])
    begun = claim(
        "12. marts 2025, udvalget: Godkendt.", ROADS, item_of(ROADS, 3), [item_of(ROADS, 3).heading]
    )
    assert texts(THEN, begun, course)[1:] == [begun.text, course.text]


def test_the_citations_stay_as_they_are() -> None:
    assert [told.citations for told in told_apart([THEN, NOW])] == [THEN.citations, NOW.citations]


def test_what_stands_above_the_first_item_is_cited_as_the_head() -> None:
    first, *_, last = ROADS.items
    above = Span(0, first.span.start)
    head = cite(ROADS, first, above)
    assert head.in_head
    assert (head.section, head.punkt) == (HEAD, first.number)
    assert not cite(ROADS, first, first.heading).in_head
    assert not cite(ROADS, last, above).in_head

"""A refusal says that it is one, what was searched and what lies nearest, and states no facts."""

from __future__ import annotations

from datetime import date

from minutes import CARE_2025, ROADS_2024, ROADS_2025, ranked_item

from rag.ask.questions.question import Question
from rag.ask.refusal import NEAREST, REFUSAL, refuse, searched
from rag.model import Kind, Scope, Searched
from rag.store.library import MeetingOverview

QUESTION = Question("Hvad koster rumfærden?")
ITEMS = [ranked_item(ROADS_2025, 3), ranked_item(CARE_2025, 9), ranked_item(ROADS_2024, 12)]


def overview(municipality: str | None, day: date) -> MeetingOverview:
    key = f"{municipality}-{day}"
    return MeetingOverview(key, Kind.MINUTES, municipality, "Teknikudvalget", day, f"{key}.txt", 3)


HELD = [
    overview("Skovlund", date(2025, 6, 2)),
    overview("Fjordby", date(2024, 11, 14)),
    overview("Fjordby", date(2025, 3, 12)),
    overview(None, date(2025, 1, 8)),
]


def words_of(what: Searched) -> str:
    return refuse(QUESTION, what, [], "").claims[0].text


def test_a_refusal_begins_with_the_one_sentence() -> None:
    refusal = refuse(QUESTION, searched(HELD, Scope()), ITEMS, "no item was found")
    assert refusal.refused
    assert refusal.claims[0].text.startswith(REFUSAL)
    assert (refusal.question, refusal.reason) == (QUESTION.text, "no item was found")


def test_a_refusal_offers_the_nearest_items_by_their_headings() -> None:
    refusal = refuse(QUESTION, searched(HELD, Scope()), ITEMS, "")
    assert [citation.quote for citation in refusal.citations] == [
        "Punkt 3: Støj fra ringvejen, nyt forslag",
        "Punkt 9: Ventetid til genoptræning",
    ]
    assert len(refusal.citations) == NEAREST
    assert refusal.claims[1].text == "Måske kan disse punkter hjælpe:"


def test_one_nearest_item_is_spoken_of_as_one() -> None:
    refusal = refuse(QUESTION, searched(HELD, Scope()), ITEMS[:1], "")
    assert refusal.claims[1].text == "Måske kan dette punkt hjælpe:"


def test_without_a_near_item_the_refusal_stands_alone() -> None:
    assert len(refuse(QUESTION, searched(HELD, Scope()), [], "").claims) == 1


def test_what_was_searched_is_counted_over_all_meetings() -> None:
    assert searched(HELD, Scope()) == Searched(
        4, ("Fjordby", "Skovlund"), date(2024, 11, 14), date(2025, 6, 2), ("bilag er ikke indlæst",)
    )


def test_filters_narrow_what_was_searched() -> None:
    what = searched(HELD, Scope(municipalities=frozenset({"Fjordby"}), start=date(2025, 1, 1)))
    assert (what.meetings, what.municipalities) == (1, ("Fjordby",))
    assert what.start == what.end == date(2025, 3, 12)


def test_what_was_searched_is_told_in_danish() -> None:
    assert words_of(searched(HELD, Scope())) == (
        f"{REFUSAL} Der er søgt i 4 møder fra Fjordby og Skovlund "
        "(14.11.2024–02.06.2025; bilag er ikke indlæst)."
    )
    assert "Der er søgt i 1 møde fra Skovlund (" in words_of(
        searched(HELD, Scope(municipalities=frozenset({"Skovlund"})))
    )


def test_filters_that_no_meeting_passes_are_told() -> None:
    what = searched(HELD, Scope(committees=frozenset({"Ukendt"})))
    assert what == Searched(0, (), None, None, ("bilag er ikke indlæst",))
    assert words_of(what) == f"{REFUSAL} Ingen møder passer til de valgte filtre."

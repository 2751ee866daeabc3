"""The first thing that speaks against answering is told, and a refusal quotes what does stand there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from minutes import ROADS_2025, ranked_item, select

from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.doubting import Holdings, out_of_reach
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question
from rag.ask.refusal import REFUSAL, refuse, searched
from rag.model import Kind, Scope
from rag.store.library import MeetingOverview

WALL = ranked_item(ROADS_2025, 3)
OVERVIEWS = [
    MeetingOverview("a", Kind.MINUTES, "Fjordby", "Teknik- og Miljøudvalget", date(2025, 3, 12), "a.txt", 5),
    MeetingOverview("b", Kind.MINUTES, "Skovlund", "Børneudvalget", date(2025, 5, 6), "b.txt", 2),
]


def against(question: str, found: RankedItem = WALL) -> Doubt:
    part = Evidence(Scope(), (found,), select(question, found))
    return out_of_reach(Question(question), part, Holdings.of(OVERVIEWS, part))


def test_a_doubt_without_a_reason_is_none() -> None:
    assert not NO_DOUBT
    assert Doubt("no item was found")


def test_days_are_those_of_the_places_where_something_was_found() -> None:
    part = Evidence(Scope(), (WALL,), select("Hvad koster volden?", WALL))
    held = Holdings.of(OVERVIEWS, part)
    assert list(held.days) == [date(2025, 3, 12)]
    assert held.municipalities == {"Fjordby", "Skovlund"}
    assert "Børneudvalget" in held.heads


def test_what_is_within_reach_is_not_doubted() -> None:
    assert against("Hvad koster volden om støj fra ringvejen?", replace(WALL, lead=0.5)) == NO_DOUBT


def test_the_place_is_told_before_what_was_found() -> None:
    assert (
        against("Hvad viser tegningen af volden i Ballerup?").reason
        == "no minutes from Ballerup are ingested"
    )
    assert against("Hvad viser tegningen af volden?").reason == "it is asked of an attachment"
    assert against("Hvad besluttede byrådet om volden?").reason == "the item found is not of byraadet"
    assert against("Hvad mener Ravnsby om volden?").reason == "Ravnsby is not named anywhere"


def test_of_a_person_that_is_not_named_the_decision_is_told_where_a_will_is_asked_for() -> None:
    asked = "Hvorfor stemte Henrik Sandager imod volden om støj?"
    told = [claim.text for claim in against(asked, replace(WALL, score=3.0)).told]
    assert told[0] == "»Henrik Sandager« er ikke nævnt i det, der er fundet."
    assert told[1].endswith("den 12. marts 2025: Godkendt.")
    assert len(against("Hvad koster volden om støj ved Ravnsby?", replace(WALL, score=3.0)).told) == 1


def test_a_refusal_tells_what_is_missing_and_quotes_instead_of_offering_items() -> None:
    doubt = against("Hvad viser tegningen af volden?")
    refusal = refuse(Question("?"), searched(OVERVIEWS, Scope()), [WALL], doubt.reason, doubt.told)
    assert refusal.claims[0].text.startswith(REFUSAL)
    assert refusal.claims[1:] == doubt.told


def test_a_refusal_that_quotes_nothing_offers_the_nearest_items_too() -> None:
    doubt = against("Hvad koster volden i Ballerup?")
    refusal = refuse(Question("?"), searched(OVERVIEWS, Scope()), [WALL], doubt.reason, doubt.told)
    assert refusal.claims[1] == doubt.told[0]
    assert refusal.claims[2].text == "Måske kan dette punkt hjælpe:"

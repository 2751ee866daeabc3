"""What is only announced says nothing yet; what has come is told."""

from __future__ import annotations

import pytest
from minutes import ROADS_2025, SCHOOL_2025, ranked_item, select

from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.promised import still_to_come
from rag.ask.questions.question import Question


def doubted(question: str, background: str, title: str = "") -> Doubt:
    text = SCHOOL_2025.replace("En madordning på alle", f"{background} En madordning på alle")
    found = ranked_item(text, 21)
    assert title in found.item.title
    return still_to_come(Question(question), select(question, found))


@pytest.mark.parametrize(
    ("question", "promised", "come"),
    [
        (
            "Hvad står der i hallens plan for affald?",
            "Hallen skal fremlægge en plan for affald i juni.",
            "Hallens plan for affald har tre mål.",
        ),
        (
            "Hvad viste beregningen af taget?",
            "Sagen sendes tilbage til hallen, som skal lave en beregning af taget.",
            "En beregning af taget viser et tab.",
        ),
        (
            "Hvad viste det nye besøg i hallen?",
            "Tilsynet fandt fejl ved et besøg. Der kommer et genbesøg inden for tre måneder.",
            "Ved et nyt besøg fandt tilsynet ingen fejl i hallen.",
        ),
        (
            "Hvad blev besluttet ved anden behandling af hallens vedtægt?",
            "Ændringen af hallens vedtægt kræver to behandlinger. Den er oversendt til 2. behandling i maj.",
            "Hallens vedtægt blev ændret ved 2. behandling i maj.",
        ),
        (
            "Hvad svarede staten om hallen?",
            "Svar fra staten om hallen ventes i maj.",
            "Staten gav det svar, at hallen kan sælges.",
        ),
        (
            "Hvad kom der ud af borgermødet om hallen?",
            "Der holdes borgermøde om hallen i maj.",
            "På et borgermøde om hallen bad mange om længere åbningstid.",
        ),
    ],
)
def test_what_is_only_announced_is_doubted(question: str, promised: str, come: str) -> None:
    doubt = doubted(question, promised)
    assert doubt.reason == "what is asked of is still to come"
    assert [len(claim.citations) for claim in doubt.told] == [1]
    assert not doubted(question, come)
    assert not doubted(question, f"{promised} {come}")


def test_the_announcement_itself_is_quoted() -> None:
    doubt = doubted("Hvad står der i hallens plan for affald?", "Hallen skal fremlægge en plan for affald.")
    assert doubt.told[0].citations[0].quote == "Hallen skal fremlægge en plan for affald."


@pytest.mark.parametrize(
    "question",
    [
        "Hvornår skal hallen fremlægge en plan for affald?",
        "Skal hallen fremlægge en plan for affald?",
        "Hvad skal hallen fremlægge?",
    ],
)
def test_what_is_asked_of_the_announcement_may_be_answered(question: str) -> None:
    assert doubted(question, "Hallen skal fremlægge en plan for affald i juni.") == NO_DOUBT


def test_nothing_found_promises_nothing() -> None:
    assert still_to_come(Question("Hvad står der i planen?"), select("Hvad står der i planen?")) == NO_DOUBT
    wall = ranked_item(ROADS_2025, 3)
    assert (
        still_to_come(Question("What does the plan say?"), select("What does the plan say?", wall))
        == NO_DOUBT
    )

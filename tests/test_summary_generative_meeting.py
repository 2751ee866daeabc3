"""A meeting's page with its most important decisions in a language model's words."""

from __future__ import annotations

import pytest
from generative_summaries import AGENDA, APPROVED, is_confirmed, saying, summariser, told
from llm_server import Fails, Script, Server

from rag.ask.generation.drafts import NOTHING_STANDS
from rag.errors import NOTICES, FaultKind
from rag.model import Cost, Meeting
from rag.summaries.decisions import completed
from rag.summaries.keeping import vital
from rag.summaries.meeting import summarise_meeting
from rag.summaries.merging import ADDED, VERBATIM
from rag.summaries.notes import TOO_LONG
from rag.summaries.summary import Heading, Part, Summary, Wish

WALL = (
    "Udvalget godkendte en støjvold ved ringvejen til 2,9 mio. kr. [1] A, V og F stemte for, og C imod. [1]"
)
BUDGET = "Udvalget tog budgetopfølgningen til efterretning. [2]"


def page(meeting: Meeting = APPROVED) -> Summary:
    """The page without a model."""
    return summarise_meeting(meeting, Wish(), lambda _: meeting)


def written(script: Script, meeting: Meeting = APPROVED, **how: object) -> tuple[Summary, Server]:
    with summariser(script, **how) as (writer, server):  # type: ignore[arg-type]
        return writer.meeting(meeting, Wish(), lambda _: meeting), server


def test_the_decisions_are_told_in_the_models_words_and_all_else_as_without_it() -> None:
    summary, server = written(saying(f"{WALL}\n\n{BUDGET}", usage=(800, 60)))
    plain = page()
    assert told(summary)[Heading.DECISIONS] == [
        "Udvalget godkendte en støjvold ved ringvejen til 2,9 mio. kr.",
        "A, V og F stemte for, og C imod.",
        "Udvalget tog budgetopfølgningen til efterretning.",
    ]
    assert [part for part in summary.parts if part.heading != Heading.DECISIONS] == [
        part for part in plain.parts if part.heading != Heading.DECISIONS
    ]
    assert (summary.headline, summary.mode, summary.model) == (plain.headline, "generative", "openai:m")
    assert is_confirmed(summary)
    assert (len(server.requests), summary.usage) == (1, Cost(800, 60, 1))


def test_the_closed_items_are_not_sent() -> None:
    _, server = written(saying(f"{WALL} {BUDGET}"))
    assert "Køb af grund" not in server.requests[0].prompt
    assert "[1] Punkt 3 · Fjordby Kommune" in server.requests[0].prompt


def test_an_item_that_the_model_forgets_is_told_as_without_it_in_its_place() -> None:
    summary, server = written(saying(f"{BUDGET} {BUDGET}"))
    assert len(server.requests) == 3
    decisions = told(summary)[Heading.DECISIONS]
    assert decisions[-1] == "Udvalget tog budgetopfølgningen til efterretning."
    assert any("2,9 mio. kr." in text for text in decisions[:-1])
    assert ADDED in summary.notes


def test_what_an_item_is_about_may_stand_among_the_decisions() -> None:
    summary, server = written(saying(f"Volden dæmper støjen med 40 procent. [1] {WALL} {BUDGET}"))
    assert told(summary)[Heading.DECISIONS][0] == "Volden dæmper støjen med 40 procent."
    assert len(server.requests) == 1


def test_what_one_item_decided_is_not_told_of_another() -> None:
    summary, _ = written(saying(f"{WALL} Udvalget godkendte budgetopfølgningen. [2]"))
    assert "godkendte budgetopfølgningen" not in summary.text
    assert is_confirmed(summary)


def test_a_decision_of_another_item_is_cited_where_it_was_made() -> None:
    summary, _ = written(
        saying(f"{WALL} Udvalget tog budgetopfølgningen pr. 28. februar 2025 til efterretning. [1]")
    )
    claims = next(part.claims for part in summary.parts if part.heading == Heading.DECISIONS)
    about_budget = next(claim for claim in claims if "28. februar" in claim.text)
    assert {citation.punkt for citation in about_budget.citations} == {4}


@pytest.mark.parametrize(
    ("script", "notice"),
    [
        ([Fails(401)], NOTICES[FaultKind.WRONG_KEY]),
        (saying("Volden er 9 meter høj. [1] Den koster 77 mio. kr. [1]"), NOTHING_STANDS),
    ],
)
def test_a_model_that_fails_leaves_the_page_as_it_was(script: Script, notice: str) -> None:
    summary, _ = written(script)
    plain = page()
    assert (summary.parts, summary.headline, summary.mode) == (plain.parts, plain.headline, "extractive")
    assert summary.notes == (*plain.notes, notice, VERBATIM)


def test_a_window_without_room_asks_nobody() -> None:
    summary, server = written(saying(WALL), llm_context_tokens=1000)
    assert server.requests == []
    assert summary.notes[-2:] == (TOO_LONG, VERBATIM)


def test_nobody_is_asked_about_the_decisions_of_an_agenda() -> None:
    summary, server = written(saying(WALL), AGENDA)
    assert server.requests == []
    assert summary == page(AGENDA)


def test_lost_facts_follow_what_is_told_of_their_item() -> None:
    decisions = next(part for part in page().parts if part.heading == Heading.DECISIONS)
    first = decisions.claims[0]
    new = completed(decisions, [Part(Heading.DECISIONS, (first,))], vital([decisions], lambda _: APPROVED))
    assert new.claims[0] == first
    assert any("2,9 mio. kr." in claim.text for claim in new.claims)
    punkter = [claim.citations[0].punkt for claim in new.claims]
    assert punkter == sorted(punkter)
    assert set(punkter) == {3, 4}

"""What a model's summary must not lose, and that it takes no proposal for a decision."""

from __future__ import annotations

import pytest
from generative_summaries import APPROVED, PUT_OFF

from rag.ask.claims import claim
from rag.model import AgendaItem, Claim, Meeting
from rag.summaries.item import summarise_item
from rag.summaries.keeping import lost, vital
from rag.summaries.merging import merged
from rag.summaries.rulings import overstates
from rag.summaries.summary import Heading, Part, Wish

WALL, SCREEN = APPROVED.items[0], PUT_OFF.items[0]


def decided(meeting: Meeting, item: AgendaItem, text: str) -> Claim:
    return claim(text, meeting, item, [item.heading])


def lacking(*told: str) -> list[str]:
    """What of the summary of Punkt 3 without a model is lost in a text."""
    plain = summarise_item(APPROVED, WALL, Wish(), lambda _: APPROVED)
    parts = (Part(Heading.DECIDED, tuple(decided(APPROVED, WALL, text) for text in told)),)
    return [one.claim.text for one in lost(vital(plain.parts, lambda _: APPROVED), parts)]


def test_nothing_is_lost_where_each_fact_is_told_in_other_words() -> None:
    assert lacking("Volden til ca. 3 mio. kr. blev godkendt.", "A, V og F stemte for, og C var imod.") != []
    told = "For volden stemte A, V og F, og imod stemte C."
    assert lacking("Volden til ca. 3 mio. kr. blev godkendt.", told) == []


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        (("Volden til 2,9 mio. kr. blev godkendt.", "For stemte A, V og F."), "Imod"),
        (("Volden til 2,9 mio. kr. blev godkendt.", "For stemte A, V, F og C."), "Imod"),
        (("Volden blev godkendt.", "For stemte A, V og F. Imod stemte C."), "2,9"),
        (("Volden koster 2,9 mio. kr.", "For stemte A, V og F. Imod stemte C."), "sagde ja til"),
    ],
)
def test_votes_amounts_and_outcomes_are_lost_one_by_one(told: tuple[str, ...], missing: str) -> None:
    assert any(missing in text for text in lacking(*told))


def test_what_is_told_of_another_item_does_not_count() -> None:
    plain = summarise_item(APPROVED, WALL, Wish(), lambda _: APPROVED)
    needed = vital(plain.parts, lambda _: APPROVED)
    elsewhere = tuple(decided(APPROVED, APPROVED.items[1], one.claim.text) for one in needed)
    assert lost(needed, (Part(Heading.DECIDED, elsewhere),)) == needed


def test_a_lost_outcome_leads_its_part_and_other_facts_follow() -> None:
    vote, outcome = (decided(APPROVED, WALL, text) for text in ("C stemte imod.", "Volden blev godkendt."))
    (part,) = merged([Part("x", (vote,))], [Part("x", (outcome,))], ["x"])
    assert part.claims == (outcome, vote)
    (part,) = merged([Part("x", (outcome,))], [Part("x", (vote, outcome))], ["x"])
    assert part.claims == (outcome, vote)


# Proposals and decisions


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Udvalget besluttede, at skærmen opføres i 2026.", Heading.DECIDED),
        ("Udvalget besluttede at følge indstillingen.", Heading.DECIDED),
        ("Udvalget udsatte sagen, og det blev besluttet at opføre skærmen.", Heading.DECIDED),
        ("En skærm på 340 meter koster 5,6 mio. kr.", Heading.DECIDED),
        ("Udvalget vedtog en skærm på 340 meter.", Heading.ABOUT),
        ("Skærmen opføres.", Heading.NEXT),
        ("Skærmen opføres.", Heading.DECISIONS),
        ("Der sker noget i 2026.", Heading.NEXT),
    ],
)
def test_what_was_only_proposed_is_no_decision(text: str, heading: Heading) -> None:
    assert overstates(decided(PUT_OFF, SCREEN, text), heading, lambda _: PUT_OFF)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Udvalget udsatte sagen til et kommende møde.", Heading.DECIDED),
        ("Udvalget udsatte beslutningen om at opføre skærmen.", Heading.DECIDED),
        ("Udvalget ønsker et billigere forslag.", Heading.DECIDED),
        ("Forslaget var, at skærmen opføres i 2026.", Heading.DECIDED),
        ("Forvaltningen indstillede, at skærmen opføres i 2026.", Heading.ABOUT),
        ("En skærm på 340 meter koster 5,6 mio. kr.", Heading.COST),
    ],
)
def test_what_was_decided_and_what_says_it_is_a_proposal_may_be_told(text: str, heading: Heading) -> None:
    assert not overstates(decided(PUT_OFF, SCREEN, text), heading, lambda _: PUT_OFF)


@pytest.mark.parametrize(
    "text",
    ["Udvalget besluttede, at volden anlægges.", "Det betyder, at volden bliver anlagt inden for budgettet.",
     "C stemte imod.", "Udvalget fulgte indstillingen."],
)  # fmt: skip
def test_a_proposal_that_was_carried_was_decided(text: str) -> None:
    assert not overstates(decided(APPROVED, WALL, text), Heading.DECIDED, lambda _: APPROVED)


def test_background_told_as_a_decision_is_none() -> None:
    told = decided(APPROVED, WALL, "Udvalget besluttede, at jorden hentes fra byggeriet ved havnen.")
    assert overstates(told, Heading.ABOUT, lambda _: APPROVED)

"""What stands near is told in words only where it is certain, and always with where it stands."""

from __future__ import annotations

import pytest
from minutes import CARE_2025, ROADS_2024, ROADS_2025, SCHOOL_2025, ranked_item

from rag.ask.claims import claim
from rag.ask.doubts.nearby import decided_by, told_elsewhere, with_place, without_place
from rag.ask.questions.question import Question
from rag.model import Claim, Role, Span

WALL, MEALS = ranked_item(ROADS_2025, 3), ranked_item(SCHOOL_2025, 21)


def said(text: str, computed: bool = False) -> Claim:
    """A claim in the words of the meals' item, cited by its background."""
    body = MEALS.item.with_role(Role.BACKGROUND)
    span = body[0].span if body else Span(MEALS.item.heading.end, MEALS.item.span.end)
    return claim(text, MEALS.meeting, MEALS.item, [span], computed)


def near(question: str, *claims: Claim) -> list[str]:
    return [one.text for one in told_elsewhere(Question(question), claims, lambda _: MEALS.meeting)]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("Hvad koster volden i Herning?", "Hvad koster volden?"),
        ("Hvad koster Hernings vold?", "Hvad koster vold?"),
        ("Hvad koster volden i Herning Kommune, og hvornår?", "Hvad koster volden, og hvornår?"),
        ("Hvad koster volden?", "Hvad koster volden?"),
    ],
)
def test_a_place_is_left_out_of_a_question(asked: str, left: str) -> None:
    assert without_place(asked, "Herning") == left


def test_a_place_is_put_in_place_of_another() -> None:
    assert with_place("Hvad koster fjordbys vold?", "Fjordby", "Skovlund") == "Hvad koster Skovlunds vold?"


def test_what_stands_of_another_place_is_headed_by_it() -> None:
    fact = "Maden koster 38 kr. pr. barn om dagen."
    assert near("Hvad koster maden?", said(fact)) in ([], [f"I Skovlund står der: {fact}"])
    decision = MEALS.item.decision
    assert decision
    decided = claim(f"Ja. Beslutning: {decision.text}", MEALS.meeting, MEALS.item, decision.spans)
    assert near("Blev maden godkendt?", decided) == ["I Skovlund lød beslutningen: Tiltrådt."]


def test_where_a_figure_is_asked_for_what_has_none_is_not_told() -> None:
    assert near("Hvor mange børn får mad?", said("Der er en madordning.")) == []


def test_what_is_reckoned_or_not_borne_out_is_not_told() -> None:
    assert near("Hvad sagde udvalget?", said("Ordningen koster 999 mio. kr.")) == []
    assert near("Hvad sagde udvalget?", said("Der er en madordning.", computed=True)) == []


def test_what_another_body_decided_is_told_with_the_proposal_it_followed() -> None:
    told = decided_by(WALL)
    assert told[0].text == "I Teknik- og Miljøudvalget lød beslutningen den 12. marts 2025: Godkendt."
    assert told[1].text.startswith("Indstillingen lød: ")
    assert [one.text for one in decided_by(ranked_item(CARE_2025, 9))][1:] == []


def test_without_a_decision_none_is_told() -> None:
    assert decided_by(ranked_item(ROADS_2024.split("Beslutning")[0], 12)) == ()

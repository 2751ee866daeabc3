"""What a decision changed, or made of a wish, is told beside what an answer takes from the case."""

from __future__ import annotations

import pytest
from minutes import parsed

from rag.ask.amended import outcomes_of
from rag.ask.claims import claim
from rag.ask.questions.wants import Want
from rag.model import Claim, Meeting, Span

CASE = """\
Elmsø Kommune

REFERAT Teknikudvalget d. 12-03-2025

Punkt 7: Takster for havnen

Sagsfremstilling

Leje af en bådplads koster 2.400 kr. om året. Sejlklubben ansøger om en dispensation for motorbåde.

Indstilling

at taksterne godkendes.

Beslutning

{decision}
"""


def meeting(decision: str) -> Meeting:
    return parsed(CASE.format(decision=decision))


def told(minutes: Meeting, *quotes: str) -> list[Claim]:
    """Claims that say what stands in the minutes, word for word."""
    text = minutes.source.text
    item = minutes.items[0]
    spans = [Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    return [claim(span.of(text), minutes, item, [span]) for span in spans]


def outcomes(minutes: Meeting, *quotes: str, wants: frozenset[Want] = frozenset()) -> list[str]:
    found = outcomes_of(told(minutes, *quotes), wants, lambda _: minutes)
    assert all(one.citations for one in found)
    return [one.text for one in found]


RENT = "Leje af en bådplads koster 2.400 kr. om året."
WISH = "Sejlklubben ansøger om en dispensation for motorbåde."


@pytest.mark.parametrize(
    "decision",
    [
        "Godkendt, dog således at leje af en bådplads fastsættes til 2.100 kr.",
        "Godkendt, idet bådpladser holdes på samme pris som i år.",
        "Taksten for en bådplads nedsættes til 2.100 kr.",
    ],
)
def test_a_decision_that_changes_what_is_told_is_told_too(decision: str) -> None:
    assert outcomes(meeting(decision), RENT, wants=frozenset({Want.FIGURE})) == [f"Beslutning: {decision}"]


@pytest.mark.parametrize(
    "decision",
    ["Godkendt.", "Godkendt, idet der ønskes en status til efteråret.", "Leje af bådplads drøftet."],
)
def test_a_decision_that_changes_nothing_of_it_is_left_out(decision: str) -> None:
    assert outcomes(meeting(decision), RENT, wants=frozenset({Want.FIGURE})) == []


def test_of_a_decision_told_in_part_only_the_change_is_added() -> None:
    minutes = meeting("Forslaget bortfaldt. Godkendt, idet leje af en bådplads fastsættes til 2.100 kr.")
    assert outcomes(minutes, "Forslaget bortfaldt.", RENT) == [
        "Godkendt, idet leje af en bådplads fastsættes til 2.100 kr."
    ]


def test_a_change_that_is_told_is_not_told_again() -> None:
    change = "Godkendt, idet leje af en bådplads fastsættes til 2.100 kr."
    assert outcomes(meeting(change), change, RENT) == []


def test_what_is_applied_for_is_told_with_what_became_of_it() -> None:
    assert outcomes(meeting("Afslag meddeles."), WISH) == ["Beslutning: Afslag meddeles."]


def test_who_applied_is_answered_by_the_application_alone() -> None:
    assert outcomes(meeting("Afslag meddeles."), WISH, wants=frozenset({Want.PERSON})) == []


def test_the_decision_is_not_added_to_itself() -> None:
    minutes = meeting("Afslag meddeles.")
    assert outcomes(minutes, WISH, "Afslag meddeles.") == []

"""What a decision changed, or made of a wish, is told beside what an answer takes from the case."""

from __future__ import annotations

import pytest
from minutes import parsed

from rag.ask.amended import with_outcomes
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
    """What an answer with these quotes gets beside them."""
    found = with_outcomes(told(minutes, *quotes), wants, lambda _: minutes)
    assert all(one.citations for one in found)
    return [one.text for one in found if one.text not in quotes]


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


def test_the_figure_that_holds_stands_before_the_one_that_was_proposed() -> None:
    minutes = meeting("Godkendt, dog således at leje af en bådplads fastsættes til 2.100 kr.")
    texts = [one.text for one in with_outcomes(told(minutes, RENT), frozenset(), lambda _: minutes)]
    assert texts[1:] == [RENT]
    assert "2.100 kr." in texts[0]


def test_a_year_that_was_not_decided_on_is_told_alone() -> None:
    text = CASE.format(decision="Godkendt, dog således at leje af en bådplads fastsættes til 2.100 kr.")
    minutes = parsed(text.replace("havnen\n", "havnen i 2025\n").replace("kr. om året.", "kr. i 2024."))
    assert outcomes(minutes, RENT.replace("kr. om året.", "kr. i 2024.")) == []


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

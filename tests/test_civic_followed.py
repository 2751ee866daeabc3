"""What was proposed against what was decided."""

from __future__ import annotations

import pytest
from minutes import CARE_2025, ROADS_2024, ROADS_2025, SCHOOL_2025, item_of, parsed

from rag.ask.civic.followed import asks_if_followed, followed
from rag.ask.civic.yes_no import is_mixed
from rag.ask.questions.question import Question

ASKED = Question("Fulgte udvalget indstillingen?")


def first(text: str, number: int, question: Question = ASKED) -> str:
    meeting = parsed(text)
    return followed(question, meeting, item_of(meeting, number))[0].text


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Fulgte udvalget indstillingen om volden?", True),
        ("Hvad er forskellen på indstillingen og beslutningen om volden?", True),
        ("Afveg byrådet fra det, forvaltningen foreslog?", True),
        ("Did the committee follow the recommendation?", True),
        ("Hvad er indstillingen om volden?", False),
        ("Hvad besluttede udvalget om forslaget?", False),
    ],
)
def test_it_is_asked_whether_a_proposal_was_followed(text: str, asks: bool) -> None:
    assert asks_if_followed(Question(text)) is asks


def test_both_are_told_each_as_what_it_is() -> None:
    meeting = parsed(ROADS_2025)
    told = followed(ASKED, meeting, item_of(meeting, 3))
    assert [claim.text for claim in told] == [
        "Ja. Beslutning: Godkendt.",
        "Indstillingen lød: at volden anlægges; at udgiften på 2,9 mio. kr. holdes inden for budgettet.",
    ]
    assert told[1].citations[0].section == "Indstilling"


def test_a_plain_decision_says_yes_or_no_and_a_mixed_one_neither() -> None:
    assert first(SCHOOL_2025, 21).startswith("Ja. ")
    assert first(ROADS_2024, 12).startswith("Nej. ")
    assert first(
        SCHOOL_2025.replace("Tiltrådt.", "Tiltrådt med den ændring, at to skoler udgår."), 21
    ).startswith("Beslutning: ")
    assert first(SCHOOL_2025.replace("Tiltrådt.", "Drøftet."), 21).startswith("Beslutning: ")
    assert first(CARE_2025, 9, Question("Hvad er forskellen på indstilling og beslutning?")).startswith(
        "Beslutning: "
    )


def test_without_a_proposal_or_a_decision_there_is_nothing_to_hold_against() -> None:
    meeting = parsed(ROADS_2025)
    assert followed(ASKED, meeting, item_of(meeting, 4)) == []
    assert followed(ASKED, meeting, item_of(meeting, 5)) == []


def test_a_decision_with_a_change_is_mixed() -> None:
    changed = parsed(SCHOOL_2025.replace("Tiltrådt.", "Tiltrådt med den ændring, at to skoler udgår."))
    decision, plain = item_of(changed, 21).decision, item_of(parsed(SCHOOL_2025), 21).decision
    assert decision is not None
    assert plain is not None
    assert is_mixed(decision)
    assert not is_mixed(plain)

"""What was only proposed is not told as decided, where a question takes it so; what holds is left alone."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, ranked_item

from rag.ask.evidence.retrieval import RankedItem
from rag.ask.premises.proposals import fallen, not_given, other_than_proposed
from rag.ask.questions.question import Question
from rag.ask.verification import supports
from rag.model import Claim


def with_proposal(proposal: str, decision: str, background: str = "") -> RankedItem:
    head, _ = SCHOOL_2025.split("Indstilling\n", 1)
    text = head.replace("En madordning på alle", f"{background} En madordning på alle")
    return ranked_item(
        f"{text}Indstilling\n\nForvaltningen indstiller, {proposal}\n\nBeslutning\n\n{decision}\n", 21
    )


def told(claims: list[Claim], *found: RankedItem) -> list[str]:
    meetings = {one.meeting.id: one.meeting for one in found}
    assert all(supports(claim, lambda meeting: meetings[meeting]) for claim in claims)
    return [claim.text for claim in claims]


FALLEN = with_proposal(
    "at caféen fra 1. maj 2025 holder lukket hver tredje fredag.", "Indstillingen blev ikke fulgt."
)


@pytest.mark.parametrize(
    ("question", "corrects"),
    [
        (
            "Hvor mange gæster går caféen glip af, når den fra 1. maj 2025 holder lukket hver tredje fredag?",
            True,
        ),
        ("Hvorfor holder caféen lukket hver tredje fredag fra 1. maj 2025?", True),
        ("Hvor meget ville det spare at holde caféen lukket hver tredje fredag fra 1. maj 2025?", False),
        ("Hvorfor blev det foreslået at holde caféen lukket hver tredje fredag fra 1. maj 2025?", False),
        ("Hvor mange gæster har caféen hver fredag?", False),
        ("Hvor mange gæster kom der den 1. maj 2025?", False),
    ],
)
def test_a_proposal_that_fell_is_not_taken_for_decided(question: str, corrects: bool) -> None:
    said = told(fallen(Question(question), [FALLEN]), FALLEN)
    assert said == ["Sådan blev det ikke; beslutningen lød: Indstillingen blev ikke fulgt."] * corrects


def test_what_was_adopted_later_in_the_case_holds() -> None:
    adopted = with_proposal("at caféen fra 1. maj 2025 holder lukket hver tredje fredag.", "Tiltrådt.")
    question = Question("Hvorfor holder caféen lukket hver tredje fredag fra 1. maj 2025?")
    assert fallen(question, [FALLEN, adopted]) == []


GRANTED = with_proposal(
    "at teatret bevilges 75.000 kr.", "Tiltrådt.", "Teatret søger om 140.000 kr. Staten giver 20.000 kr."
)


@pytest.mark.parametrize(
    ("question", "corrects"),
    [
        ("Hvorfor gav udvalget teatret 140.000 kr.?", True),
        ("Hvorfor gav udvalget teatret 90.000 kr.?", True),
        ("Hvorfor gav udvalget teatret 75.000 kr.?", False),
        ("Hvorfor gav staten teatret 20.000 kr.?", False),
        ("Hvorfor søgte teatret om 140.000 kr.?", False),
    ],
)
def test_a_sum_that_was_only_applied_for_is_put_right(question: str, corrects: bool) -> None:
    said = told(other_than_proposed(Question(question), [GRANTED]), GRANTED)
    right = ["Nej, beslutningen lød: Tiltrådt.", "Indstillingen lød: at teatret bevilges 75.000 kr."]
    assert [one.replace("Forvaltningen indstiller, ", "") for one in said] == right * corrects


SOLD = with_proposal(
    "at huset sælges til Havnens Boliger for 2 mio. kr.", "Godkendt.", "Fonden Lyset bød 1 mio. kr."
)


@pytest.mark.parametrize(
    ("question", "corrects"),
    [
        ("Hvorfor blev huset solgt til Fonden Lyset?", True),
        ("Hvorfor blev huset solgt til Havnens Boliger?", False),
        ("Hvorfor blev huset solgt til Familien Toft?", False),
        ("Hvorfor ville udvalget høre Fonden Lyset?", False),
    ],
)
def test_who_did_not_get_a_thing_is_put_right(question: str, corrects: bool) -> None:
    said = told(other_than_proposed(Question(question), [SOLD]), SOLD)
    assert bool(said) is corrects
    if corrects:
        assert "Havnens Boliger" in said[1]


def test_a_sum_that_waits_was_not_given() -> None:
    waits = with_proposal("at hallen får en bevilling på 9,2 mio. kr.", "Sagen blev udsat.")
    given = told(not_given(Question("Hvorfor gav udvalget 9,2 mio. kr. til hallen?"), [waits]), waits)
    assert given == ["Nej, beslutningen lød: Sagen blev udsat."]
    assert not_given(Question("Hvorfor gav udvalget 3 mio. kr. til hallen?"), [waits]) == []
    adopted = with_proposal("at hallen får en bevilling på 9,2 mio. kr.", "Tiltrådt.")
    assert not_given(Question("Hvorfor gav udvalget 9,2 mio. kr. til hallen?"), [waits, adopted]) == []

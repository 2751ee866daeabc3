"""Where a sentence only counts things, the sentence that names them is found."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, ranked_item, select

from rag.ask.composition import compose
from rag.ask.evidence.enumerated import enumerating
from rag.ask.questions.question import Question

ASKED = "Hvilke skoler kan børnene fra Skovlund vælge?"


def told(background: str) -> list[str]:
    head, _ = SCHOOL_2025.split("Sagsfremstilling\n\n")
    found = ranked_item(f"{head}Sagsfremstilling\n\n{background}\n\nBeslutning\n\nTiltrådt.\n", 21)
    return [claim.text for claim in compose(Question(ASKED), select(ASKED, found))]


def test_what_is_counted_is_named() -> None:
    counts = "Børnene fra Skovlund kan vælge mellem tre skoler i stedet for to, og det er nyt."
    names = "Skolerne er Ådalen, Birkhøj og Søparken."
    assert told(f"{counts} {names}") == [names]


@pytest.mark.parametrize(
    "names", ["Skolerne er Ådalen og Birkhøj.", "Ruterne er Ådalen, Birkhøj og Søparken."]
)
def test_another_number_or_another_thing_is_not_what_was_counted(names: str) -> None:
    counts = "Børnene fra Skovlund kan vælge mellem tre skoler i stedet for to, og det er nyt."
    assert counts in told(f"{counts} {names}")


def test_nothing_is_named_where_nothing_is_counted() -> None:
    head, _ = SCHOOL_2025.split("Sagsfremstilling\n\n")
    found = ranked_item(f"{head}Sagsfremstilling\n\nSkolerne er A og B.\n\nBeslutning\n\nTiltrådt.\n", 21)
    selection = select(ASKED, found)
    assert enumerating(selection.candidates[:1], selection) is None

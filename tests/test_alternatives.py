"""Two labelled alternatives: what one item says of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import asking
from minutes import EVERY

from rag.ask.civic.alternatives import alternatives, asks_for_difference
from rag.ask.questions.question import Question

HARBOUR = """\
Skovlund Kommune

REFERAT Teknikudvalget d. 11-06-2025

Mødedato Onsdag d. 11. juni 2025 kl. 15:00

Mødedeltagere Jens Bang (A), Karen Friis (V)

Punkt 30: Fremtidens havn

Sagsfremstilling

Forslag 1 bevarer kajen og tager to år. Forslag 2 flytter kajen ud i fjorden.
Forslag 2 kræver en ny lokalplan.

I 1.000 kr.\tForslag 1\tForslag 2
Kaj\t4.000\t9.000
I alt\t5.000\t12.000

Indstilling

Forvaltningen indstiller, at forslag 1 vælges.

Beslutning

Godkendt.
"""


def told(home: Path, text: str) -> list[str]:
    with asking(home, (*EVERY, HARBOUR)) as ask:
        return [one.text for one in alternatives(ask(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Hvad er forskellen mellem forslag 1 og forslag 2 for havnen?",
        "Hvad er forskellen på forslag 1 og 2 for havnen?",
    ],
)
def test_each_is_told_of_alone_and_by_its_total(tmp_path: Path, text: str) -> None:
    assert asks_for_difference(Question(text))
    assert told(tmp_path, text) == [
        "Forslag 1 bevarer kajen og tager to år.",
        "I alt, Forslag 1: 5.000 (i 1.000 kr., dvs. 5.000.000 kr.).",
        "Forslag 2 flytter kajen ud i fjorden.",
        "Forslag 2 kræver en ny lokalplan.",
        "I alt, Forslag 2: 12.000 (i 1.000 kr., dvs. 12.000.000 kr.).",
    ]


def test_an_alternative_that_no_item_has_is_not_made_up(tmp_path: Path) -> None:
    assert told(tmp_path, "Hvad er forskellen mellem forslag 1 og forslag 3 for havnen?") == []


@pytest.mark.parametrize(
    "text", ["Hvad er forskellen mellem budget og regnskab?", "Hvad er forskellen på 2024 og 2025?"]
)
def test_other_differences_are_another_question(text: str) -> None:
    assert not asks_for_difference(Question(text))

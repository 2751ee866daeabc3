"""How one member voted: by name, by party as such, or not at all; never by somebody else's vote."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from asking import asking
from minutes import EVERY

from rag.ask.asked import Asked
from rag.ask.civic.own_vote import asks_for_own_vote, own_vote

Told = Callable[[str], list[str]]

CULTURE = """\
Skovlund Kommune

REFERAT Kulturudvalget d. 11-06-2025

Mødedato Onsdag d. 11. juni 2025 kl. 15:00

Mødedeltagere Jens Bang (A), Karen Friis (V), Ali Dam (Ø), Lone Rask (V)

Punkt 30: Udvidelse af teatret

Sagsfremstilling

Der holdes også koncerter i parken.

Beslutning

Godkendt.

Jens Bang og Karen Friis stemte for. Ali Dam stemte imod.

Punkt 31: Skøjtebane på torvet

Beslutning

Godkendt.

For stemte: A og V (1). Imod stemte: Ø og V (1).

Punkt 32: Koncerter i parken

Beslutning

Godkendt.
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Asked]]:
    with asking(tmp_path_factory.mktemp("votes"), (*EVERY, CULTURE)) as asks:
        yield asks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hvad stemte Ali Dam om udvidelsen af teatret?", ["Ali Dam stemte imod."]),
        ("Stemte Karen Friis imod udvidelsen af teatret?", ["Nej. Karen Friis stemte for."]),
        ("Stemte Ali Dam imod udvidelsen af teatret?", ["Ja. Ali Dam stemte imod."]),
    ],
)
def test_a_name_in_the_ballot_tells(asked: Callable[[str], Asked], text: str, expected: list[str]) -> None:
    question = asked(text)
    assert asks_for_own_vote(question)
    assert [one.text for one in own_vote(question)] == expected


def test_a_party_that_stands_on_one_side_is_told_as_the_party(asked: Callable[[str], Asked]) -> None:
    said = [one.text for one in own_vote(asked("Hvad stemte Ali Dam om skøjtebanen på torvet?"))]
    assert said[0] == "Ø stemte imod."
    assert "hvordan medlemmet selv stemte, står der ikke" in said[1]


@pytest.mark.parametrize(
    "text",
    [
        "Hvad stemte Karen Friis om skøjtebanen på torvet?",
        "Hvad stemte Ali Dam om koncerter i parken?",
        "Hvad stemte Lone Rask om udvidelsen af teatret?",
        "Hvad stemte Peter Nord om skøjtebanen på torvet?",
        "Hvem stemte Peter Nord på?",
        "Hvad stemte Ali Dam om skøjtebanen på torvet i marts 2025?",
    ],
)
def test_a_split_party_no_ballot_or_an_unknown_person_is_told_nothing_of(
    asked: Callable[[str], Asked], text: str
) -> None:
    question = asked(text)
    assert asks_for_own_vote(question)
    assert own_vote(question) == []


def test_who_was_away_did_not_vote(asked: Callable[[str], Asked]) -> None:
    said = [one.text for one in own_vote(asked("Hvad stemte Bent Krog om støj fra ringvejen i marts 2025?"))]
    assert said == ["Bent Krog havde afbud til mødet den 12. marts 2025."]


@pytest.mark.parametrize("text", ["Hvem stemte imod volden?", "Hvad stemte Venstre om volden?"])
def test_sides_and_parties_are_another_question(asked: Callable[[str], Asked], text: str) -> None:
    assert not asks_for_own_vote(asked(text))

"""Who sits in a body is told by its newest minutes; who chairs it, where a head says it, and else nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking
from minutes import EVERY

from rag.ask.civic.members import (
    asks_for_members,
    asks_for_office,
    asks_for_office_elsewhere,
    holders,
    holders_elsewhere,
    members,
)

CULTURE = """\
Skovlund Kommune

REFERAT Kulturudvalget d. 11-06-2025

Mødedato Onsdag d. 11. juni 2025 kl. 15:00

Mødedeltagere Jens Bang (A), formand, Karen Friis (V), næstformand, Merete Vad (V), stedfortræder, Ali Dam (Ø)

Afbud: Peder Krogh (V)

Punkt 30: Kulturpulje

Sagsfremstilling

Formand for teaterforeningen er Lone Rask.

Beslutning

Godkendt.

Merete Vad (V) deltog som stedfortræder for Peder Krogh (V).
"""

COUNCIL = """\
HAVNEBY KOMMUNE

REFERAT Byrådet d. 27-01-2025

Mandag den 27. januar 2025 kl. 17.00 i byrådssalen

Borgmester Lis Munk (A) ledede mødet.

Punkt 1: Spildevandsplan for Havneby Kommune

Beslutning

Godkendt.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("members"), (*EVERY, CULTURE, COUNCIL)) as asks:
        yield asks


@pytest.mark.parametrize(
    "text",
    [
        "Hvilke medlemmer er der i Kulturudvalget?",
        "Hvem sidder i Kulturudvalget i Skovlund?",
        "Hvem er medlem af Kulturudvalget?",
    ],
)
def test_members_are_those_who_came_or_sent_apologies(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert asks_for_members(asked)
    said = [one.text for one in members(asked)]
    assert said[0] == ("Jens Bang, Karen Friis og Ali Dam deltog i mødet i Kulturudvalget den 11. juni 2025.")
    assert said[1] == "Der var afbud fra Peder Krogh til mødet den 11. juni 2025."
    assert said[2].startswith("Merete Vad deltog i mødet den 11. juni 2025 som stedfortræder")


def test_the_newest_minutes_tell(ask: Ask) -> None:
    asked = ask("Hvem sidder i Teknik- og Miljøudvalget?")
    assert {one.date.isoformat() for claim in members(asked) for one in claim.citations} == {"2025-03-12"}


def test_a_party_has_only_its_own(ask: Ask) -> None:
    (only,) = members(ask("Hvem repræsenterer Enhedslisten i Kulturudvalget?"))
    assert only.text == "Ali Dam (Ø) deltog i mødet i Kulturudvalget den 11. juni 2025."


def test_a_party_that_nobody_is_of_has_none(ask: Ask) -> None:
    asked = ask("Hvem repræsenterer Dansk Folkeparti i Kulturudvalget?")
    assert asks_for_members(asked)
    assert members(asked) == []


@pytest.mark.parametrize(("office", "name"), [("formand", "Jens Bang"), ("næstformand", "Karen Friis")])
def test_an_office_is_borne_by_whom_the_head_says(ask: Ask, office: str, name: str) -> None:
    asked = ask(f"Hvem er {office} for Kulturudvalget?")
    assert asks_for_office(asked)
    assert [one.text for one in holders(asked)] == [
        f"Kulturudvalget: {name} er nævnt som {office} i referatet af mødet den 11. juni 2025."
    ]


def test_an_office_is_told_of_whom_no_list_names(ask: Ask) -> None:
    (only,) = holders(ask("Hvem er borgmester i Havneby?"))
    assert "Lis Munk er nævnt som borgmester" in only.text


def test_an_office_that_no_head_names_is_told_of_nobody(ask: Ask) -> None:
    asked = ask("Hvem er formand for Teknik- og Miljøudvalget?")
    assert asks_for_office(asked)
    assert holders(asked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hvem er formand for teaterforeningen?",
        "Hvem er formand for Økonomiudvalget?",
        "Hvad sagde formanden?",
    ],
)
def test_an_office_elsewhere_is_another_question(ask: Ask, text: str) -> None:
    assert not asks_for_office(ask(text))


def test_who_chairs_what_has_no_minutes_is_told_by_a_sentence_that_names_it(ask: Ask) -> None:
    asked = ask("Hvem er formand for teaterforeningen?")
    assert asks_for_office_elsewhere(asked)
    assert [one.text for one in holders_elsewhere(asked)] == ["Formand for teaterforeningen er Lone Rask."]
    assert holders_elsewhere(ask("Hvem er formand for bådforeningen?")) == []


def test_who_took_part_in_a_meeting_is_told_of_that_meeting(ask: Ask) -> None:
    asked = ask("Hvem deltog i mødet i Teknik- og Miljøudvalget den 14. november 2024?")
    assert asks_for_members(asked)
    (only,) = members(asked)
    assert "Dorthe Vinge" in only.text
    assert "14. november 2024" in only.text


@pytest.mark.parametrize(
    "text",
    [
        "Hvem deltog som stedfortræder i Kulturudvalget?",
        "Hvem sad på Peder Kroghs plads i Kulturudvalget?",
        "Hvem sidder i styregruppen for havnen?",
    ],
)
def test_seats_elsewhere_are_another_question(ask: Ask, text: str) -> None:
    assert not asks_for_members(ask(text))

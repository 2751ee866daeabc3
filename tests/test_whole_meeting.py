"""All that a meeting decided: its items with their decisions, the closed ones by their titles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking
from minutes import EVERY

from rag.ask.civic.whole_meeting import TOLD, asks_for_meeting, lacks_meeting, whole_meeting
from rag.ask.verification import supports
from rag.model import Scope

LONG = """\
Skovlund Kommune

REFERAT Byrådet d. 06-10-2025

Mødedato Mandag d. 6. oktober 2025 kl. 17:00

Mødedeltagere Jens Bang (A), Karen Friis (V)
""" + "".join(
    f"""
Punkt {number}: Lokalplan {number} for byens havn

Beslutning

Godkendt.
"""
    for number in range(1, TOLD + 4)
)

SALE = """\
Skovlund Kommune

REFERAT Byrådet d. 12-11-2025

Mødedato Onsdag d. 12. november 2025 kl. 17:00

Mødedeltagere Jens Bang (A), Karen Friis (V)

104. Salg af den gamle smedje, Smedegade 12 (B)

Beslutning

Udsat til december.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("whole"), (*EVERY, LONG, SALE)) as asks:
        yield asks


def test_a_meeting_is_told_item_by_item(ask: Ask) -> None:
    asked = ask("Hvad blev besluttet på mødet den 12. marts 2025 i Teknik- og Miljøudvalget?")
    assert asks_for_meeting(asked)
    claims = whole_meeting(asked)
    assert [claim.text for claim in claims] == [
        "Mødet i Teknik- og Miljøudvalget i Fjordby den 12. marts 2025 havde 5 punkter.",
        "»Støj fra ringvejen, nyt forslag«: Godkendt.",
        "»Budgetopfølgning pr. 28. februar 2025«: Udvalget tog orienteringen til efterretning.",
        "På mødet den 12. marts 2025 var 2 af 5 punkter lukkede: Punkt 5 »Køb af grund ved havnen« og "
        "Punkt 6 »Ansættelse af vejchef«.",
    ]
    assert all(supports(claim, asked.library.meeting) for claim in claims)


def test_a_period_has_all_its_meetings_in_order(ask: Ask) -> None:
    claims = whole_meeting(ask("Hvad blev besluttet i marts 2025?"))
    assert [one.text.split(" den ")[1] for one in claims if one.text.startswith("Mødet i")] == [
        "5. marts 2025 havde 1 punkt.",
        "12. marts 2025 havde 5 punkter.",
        "18. marts 2025 havde 1 punkt.",
    ]


def test_a_long_meeting_is_cut_and_says_so(ask: Ask) -> None:
    asked = ask("Hvad blev besluttet på mødet den 6. oktober 2025 i Byrådet?")
    head, *items = whole_meeting(asked)
    assert "de første" in head.text
    assert len(items) == TOLD


def test_a_title_that_cannot_be_confirmed_gives_way_to_its_number(ask: Ask) -> None:
    asked = ask("Hvad blev besluttet på mødet den 12. november 2025 i Byrådet?")
    said = [one.text for one in whole_meeting(asked)]
    assert len(said) == 2
    assert "Udsat til december." in said[1]


def test_the_readers_filters_hold(ask: Ask) -> None:
    asked = ask("Hvad blev besluttet i marts 2025?", Scope(municipalities=frozenset({"Skovlund"})))
    assert {one.municipality for claim in whole_meeting(asked) for one in claim.citations} == {"Skovlund"}


@pytest.mark.parametrize(
    "text",
    [
        "Hvad blev besluttet i august i Teknik- og Miljøudvalget?",
        "Hvad besluttede Teknik- og Miljøudvalget på mødet den 31.?",
    ],
)
def test_a_time_without_a_meeting_is_no_other_time(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert not asks_for_meeting(asked)
    assert lacks_meeting(asked)


@pytest.mark.parametrize(
    "text",
    [
        "Hvad blev besluttet om støj den 12. marts 2025?",
        "Hvad blev besluttet den 12. marts 2025 i Kulturudvalget?",
        "Hvem stemte imod den 12. marts 2025?",
    ],
)
def test_a_matter_or_an_unknown_body_is_not_answered_with_a_meeting(ask: Ask, text: str) -> None:
    assert not asks_for_meeting(ask(text))

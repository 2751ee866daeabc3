"""Minutes of another day, item or body than those that are meant are not answered from."""

from __future__ import annotations

from datetime import date

import pytest
from minutes import ROADS_2024, ROADS_2025, ranked_item, select

from rag.ask.doubts.other_meetings import (
    another_meeting,
    tells_elsewhere,
    undecided,
    unheld_day,
    unheld_item,
    unheld_meeting,
)
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question
from rag.model import Scope

NOISE, WALL = ranked_item(ROADS_2024, 12), ranked_item(ROADS_2025, 3)
HELD = [date(2024, 11, 14), date(2025, 3, 12), date(2025, 3, 18)]


def part(question: str, *ranked: RankedItem) -> Evidence:
    return Evidence(Scope(), ranked, select(question, *ranked))


@pytest.mark.parametrize(
    ("question", "late"),
    [
        ("Hvad besluttede udvalget den 2. juni 2025?", True),
        ("Hvad besluttede udvalget den 18. marts 2025?", False),
        ("Hvad besluttede udvalget den 1. marts 2025?", False),
        ("Hvad besluttede udvalget i juni 2025?", False),
        ("Hvad besluttede udvalget om tilskud til den 2. juni 2025?", False),
        ("Hvad besluttede udvalget den 18. marts 2025 om festen den 2. juni 2025?", False),
        ("Hvad koster festen den 2. juni 2025?", False),
    ],
)
def test_a_decision_of_a_day_after_the_last_meeting_is_not_known(question: str, late: bool) -> None:
    assert bool(unheld_meeting(Question(question), HELD)) is late


def test_without_meetings_no_day_is_too_late() -> None:
    assert not unheld_meeting(Question("Hvad besluttede udvalget den 2. juni 2025?"), [])


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hvem stemte imod volden på mødet den 3. april 2025?", True),
        ("Hvad besluttede udvalget om volden i april 2025?", True),
        ("Hvad besluttede udvalget om volden den 12. marts 2025?", False),
        ("Hvad besluttede udvalget om volden i marts 2025?", False),
        ("Hvad besluttede udvalget om opmålingen i maj 2025?", False),
        ("Hvad besluttede udvalget på mødet i maj 2025?", True),
        ("Blev regnskabet pr. 1. april 2025 godkendt?", False),
        ("Hvad koster volden i april 2025?", False),
    ],
)
def test_a_day_on_which_no_meeting_was_held_is_told(question: str, missing: bool) -> None:
    doubt = unheld_day(Question(question), part(question, WALL), HELD)
    assert bool(doubt) is missing
    if missing:
        assert doubt.told[0].text.startswith("Der er ikke indlæst noget referat af et møde")


def test_an_item_of_another_day_than_the_one_named_is_no_answer() -> None:
    asked = "Hvad besluttede udvalget om støjen den 14. november 2024?"
    assert (
        another_meeting(Question(asked), part(asked, WALL), HELD).reason == "the item found is of 12.03.2025"
    )
    assert not another_meeting(Question(asked), part(asked, NOISE), HELD)


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Hvad besluttede byrådet om volden?", True),
        ("Hvad blev besluttet i Økonomiudvalget om volden?", True),
        ("Hvad besluttede teknikudvalget om volden?", False),
        ("Hvad besluttede udvalget om volden?", False),
        ("Hvad besluttede udvalget om volden over for byrådet?", False),
    ],
)
def test_an_item_of_another_body_than_the_one_that_acts_is_no_answer(question: str, other: bool) -> None:
    assert bool(another_meeting(Question(question), part(question, WALL), HELD)) is other


def test_another_body_is_named_in_full_and_the_decision_told() -> None:
    asked = "Hvad besluttede Havne- og Kulturudvalget om volden?"
    told = [claim.text for claim in another_meeting(Question(asked), part(asked, WALL), HELD).told]
    assert told[0] == "Det, der er fundet, er ikke et referat fra Havne- og Kulturudvalget."
    assert told[1] == "I Teknik- og Miljøudvalget lød beslutningen den 12. marts 2025: Godkendt."


def test_a_sentence_that_tells_what_the_other_body_decided_may_answer() -> None:
    told = "Volden blev godkendt af byrådet på mødet den 3. april 2025. Forvaltningen har regnet"
    found = ranked_item(ROADS_2025.replace("Forvaltningen har regnet", told), 3)
    for asked in ("Hvad besluttede byrådet om volden?", "Hvad blev volden på mødet den 3. april 2025?"):
        assert tells_elsewhere(Question(asked), part(asked, found), HELD)
        assert not tells_elsewhere(Question(asked), part(asked, WALL), HELD)


def test_an_agenda_has_no_decision_yet() -> None:
    agenda = ranked_item(ROADS_2024.replace("REFERAT", "DAGSORDEN").split("Beslutning")[0], 12)
    asked = "Hvad besluttede udvalget om skærmen?"
    doubt = undecided(Question(asked), part(asked, agenda))
    assert doubt.told[0].text.endswith("der står ingen beslutning endnu:")
    assert doubt.told[0].citations[0].quote == "Punkt 12: Støj fra ringvejen"
    assert not undecided(Question(asked), part(asked, NOISE))
    assert not undecided(Question("Hvad koster skærmen?"), part("Hvad koster skærmen?", agenda))


def test_what_is_sent_to_a_body_is_not_decided_by_it() -> None:
    asked = "Hvad besluttede byrådet om volden?"
    sent = ranked_item(ROADS_2025.replace("Godkendt.", "Volden blev godkendt og sendt til byrådet."), 3)
    assert not tells_elsewhere(Question(asked), part(asked, sent), HELD)


@pytest.mark.parametrize(
    ("question", "numbers", "missing"),
    [
        ("Hvad handlede punkt 99 om?", {99}, True),
        ("Hvad handlede punkt 3 om?", {3}, False),
        ("Hvad koster volden?", set(), False),
        ("Hvad koster volden, som punkt 99 i notatet om støj fra ringvejen nævner?", {99}, False),
    ],
)
def test_an_item_that_does_not_exist_is_told(question: str, numbers: set[int], missing: bool) -> None:
    found = Evidence(Scope(numbers=frozenset(numbers)), (WALL,), select(question, WALL))
    doubt = unheld_item(Question(question), found)
    assert [claim.text for claim in doubt.told] == ["Der er ikke fundet noget punkt 99."] * missing

"""Minutes of another municipality, body or day than those ingested are not answered from."""

from __future__ import annotations

from datetime import date

import pytest
from minutes import CARE_2025, ROADS_2024, ROADS_2025, SCHOOL_2025, ranked_item, select

from rag.ask.doubts.reach import (
    another_meeting,
    of_another_place,
    tells_elsewhere,
    undecided,
    unheld_day,
    unheld_item,
    unheld_meeting,
    unheld_place,
)
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import RankedItem, Rival
from rag.ask.questions.question import Question
from rag.facts.municipalities import MUNICIPALITIES
from rag.ingest.municipality import infer_municipality
from rag.model import Scope

NOISE, WALL, CARE = ranked_item(ROADS_2024, 12), ranked_item(ROADS_2025, 3), ranked_item(CARE_2025, 9)
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
        ("Hvad koster volden i Ballerup?", "Ballerup"),
        ("Hvad koster ballerups vold?", "Ballerup"),
        ("Hvad koster volden i Tinghøj Kommune?", "Tinghøj"),
        ("Hvad koster volden i Fjordby Kommune?", ""),
        ("Hvad koster det at lægge jord på vejen?", ""),
        ("Hvad koster volden?", ""),
    ],
)
def test_a_municipality_without_minutes_is_told(question: str, missing: str) -> None:
    doubt = unheld_place(Question(question), part(question, WALL), {"Fjordby"})
    assert doubt.reason == (f"no minutes from {missing} are ingested" if missing else "")
    said = f"Der er ikke indlæst referater fra {missing} Kommune."
    assert [claim.text for claim in doubt.told] == ([said] if missing else [])
    assert missing not in doubt.instead or not missing


def test_a_municipality_that_the_sentence_itself_speaks_of_is_within_reach() -> None:
    of_ballerup = ranked_item(ROADS_2025.replace("Volden koster\n2,9", "Volden i Ballerup koster\n2,9"), 3)
    asked = "Hvad koster volden i Ballerup?"
    assert not unheld_place(Question(asked), part(asked, of_ballerup), {"Fjordby"})


def test_a_figure_of_another_municipality_is_not_told_beside_its_name() -> None:
    named = ranked_item(ROADS_2025.replace("Det skyldes", "Ballerup har også en vold. Det skyldes"), 3)
    asked = "Hvor mange procent dæmper volden støjen i Ballerup?"
    assert not any(
        "Ballerup" in c.unit.text and "40" in c.unit.text for c in part(asked, named).selection.candidates
    )
    assert unheld_place(Question(asked), part(asked, named), {"Fjordby"})


def test_where_the_library_knows_no_municipality_none_is_missing() -> None:
    asked = "Hvad koster volden i Ballerup?"
    assert not unheld_place(Question(asked), part(asked, WALL), set())


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


def test_documents_and_questions_know_the_same_municipalities() -> None:
    read = [infer_municipality(f"{name} Kommune", "", "a.txt")[0] for name in MUNICIPALITIES]
    assert read == list(MUNICIPALITIES)


@pytest.mark.parametrize(
    ("question", "share", "doubted"),
    [
        ("Hvad er ventetiden i Fjordby?", 0.2, True),
        ("Hvad er ventetiden i Fjordby?", 0.9, False),
        ("Er ventetiden længere i Fjordby end i Skovlund?", 0.2, False),
        ("Hvem var fraværende i Fjordby?", 0.2, False),
    ],
)
def test_a_matter_that_another_municipality_has_is_not_told_of_the_one_that_is_meant(
    question: str, share: float, doubted: bool
) -> None:
    school = ranked_item(SCHOOL_2025, 21)
    scope = Scope(municipalities=frozenset({"Fjordby"}))
    found = Evidence(scope, (CARE,), select(question, CARE), Rival(school.meeting, school.item, share))
    doubt = of_another_place(Question(question), found, {"Fjordby", "Skovlund"})
    assert bool(doubt) is doubted
    assert [c.municipality for one in doubt.told for c in one.citations] == ["Skovlund"] * doubted


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("Hvad koster volden ved Ringvejen?", False),
        ("Hvad koster madordningen?", True),
        ("Hvad koster Madordningen?", True),
    ],
)
def test_what_has_a_name_of_the_question_is_meant(question: str, doubted: bool) -> None:
    school = ranked_item(SCHOOL_2025, 21)
    scope = Scope(municipalities=frozenset({"Fjordby"}))
    rival = Rival(school.meeting, school.item, 0.1)
    found = Evidence(scope, (WALL,), select(question, WALL), rival)
    assert bool(of_another_place(Question(question), found, {"Fjordby", "Skovlund"})) is doubted


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

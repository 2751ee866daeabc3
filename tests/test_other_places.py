"""Minutes of another municipality than the one that is meant are not answered from."""

from __future__ import annotations

import pytest
from minutes import CARE_2025, ROADS_2025, SCHOOL_2025, ranked_item, select

from rag.ask.doubts.other_places import of_another_place, unheld_place
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import RankedItem, Rival
from rag.ask.questions.question import Question
from rag.facts.municipalities import MUNICIPALITIES
from rag.ingest.municipality import infer_municipality
from rag.model import Scope

WALL, CARE = ranked_item(ROADS_2025, 3), ranked_item(CARE_2025, 9)


def part(question: str, *ranked: RankedItem) -> Evidence:
    return Evidence(Scope(), ranked, select(question, *ranked))


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
        ("Hvad koster en vold, der dæmper støjen?", False),
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

"""A figure of another place, house or plan than the one asked of is no answer."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, ranked_item, select

from rag.ask.doubts.aim import told
from rag.ask.doubts.other_names import of_another_name, other_of_its_kind
from rag.ask.questions.question import Question


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("Hvad koster broen over Skov Å?", True),
        ("Hvad koster broen over Hallum Å?", False),
        ("Hvad koster broen over Hallum Bæk?", False),
        ("Hvad siger Skov Byråd om broen?", False),
        ("Hvad fik Skovgade 71 til broen?", True),
        ("Hvad fik Skovgade 17 til broen?", False),
        ("Hvad fik Skovgade til broen?", False),
    ],
)
def test_another_of_the_same_kind_is_not_the_one_asked_of(question: str, doubted: bool) -> None:
    text = SCHOOL_2025.replace("En madordning", "Broen over Hallum Å til Skovgade 17 er ny. En madordning", 1)
    chosen = select(question, ranked_item(text, 21)).candidates
    doubt = other_of_its_kind(Question(question), chosen)
    assert bool(doubt) is doubted
    if doubted:
        asked, said = ("Skov Å", "Hallum Å") if "Å" in question else ("Skovgade 71", "Skovgade 17")
        assert doubt.told[0].text == f"»{asked}« er ikke nævnt i det, der er fundet, kun »{said}«."


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("Hvor mange fald var der om natten på Lindegaarden?", True),
        ("Hvor mange fald var der om natten på Skrænten?", False),
        ("Hvor mange fald var der om natten i Skovlund?", False),
        ("Hvor mange vagter er der om natten på Lindegaarden?", False),
    ],
)
def test_a_number_beside_another_name_is_not_that_of_the_one_asked_of(question: str, doubted: bool) -> None:
    said = "Lindegaarden har to vagter om natten. Der var 83 fald om natten på Skrænten."
    selection = select(
        question, ranked_item(SCHOOL_2025.replace("En madordning", f"{said} En madordning"), 21)
    )
    doubt = of_another_name(Question(question), selection, told(selection))
    assert doubt.reason == ("what would be told is not of Lindegaarden" if doubted else "")

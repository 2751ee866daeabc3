"""Who, or how many, did a thing is told by words of that deed; who holds an office by a name beside it."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, ranked_item, select

from rag.ask.doubts.aim import told
from rag.ask.doubts.deeds import undone
from rag.ask.doubts.doubt import Doubt
from rag.ask.questions.question import Question


def doubted(question: str, background: str) -> Doubt:
    text = SCHOOL_2025.replace("En madordning på alle", f"{background} En madordning på alle")
    selection = select(question, ranked_item(text, 21))
    return undone(Question(question), selection, told(selection))


@pytest.mark.parametrize(
    ("question", "without", "with_it"),
    [
        ("Hvem vandt udbuddet af hallen?", "Udbuddet af hallen er om drift.", "Udbuddet gik til Bo Lund."),
        ("Hvem købte hallen?", "Bo Lund driver hallen.", "Hallen er solgt til Bo Lund."),
        (
            "Hvor mange skrev under på at bevare hallen?",
            "96.000 kr. er sat af til hallen.",
            "Der er 331 underskrifter på at bevare hallen.",
        ),
        (
            "Hvor mange af svømmerne i hallen døde?",
            "12 af dem blev syge.",
            "To svømmere døde i hallen.",
        ),
        ("Hvor mange bor der ved hallen?", "57 biler holder ved hallen.", "Ved hallen er der 57 beboere."),
        (
            "Hvad hedder lederen af hallen?",
            "Bo Lund spurgte til hallen. Lederen ser på hallens tag.",
            "Hallens leder, Bo Lund, deltog.",
        ),
        ("Hvem er chef for hallen?", "Bo Lund spurgte til hallen.", "Chefen for hallen, Ida Bech, deltog."),
    ],
)
def test_what_is_of_another_deed_or_office_is_doubted(question: str, without: str, with_it: str) -> None:
    doubt = doubted(question, without)
    assert [len(one.citations) for one in doubt.told] == [1]
    assert not doubted(question, with_it)


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange biler holder ved hallen?",
        "How many people live by the hall?",
        "Hvor mange bor der ved hallen, og hvem ejer den?",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    assert not doubted(question, "57 biler holder ved hallen.")

"""'Ja' and 'nej' stand before a decision only where it is a plain answer to what was asked."""

from __future__ import annotations

import pytest

from rag.ask.civic import verdict
from rag.ask.questions.question import Question
from rag.ingest.decision_class import classify
from rag.model import Decision


def said(question: str, decision: str) -> str:
    return verdict(Question(question), Decision(decision, (), classify(decision)))


@pytest.mark.parametrize(
    ("question", "decision", "word"),
    [
        ("Blev forslaget godkendt?", "Godkendt.", "Ja"),
        ("Blev forslaget vedtaget?", "Indstillingen blev tiltrådt.", "Ja"),
        ("Sagde udvalget ja til stien?", "Forslaget forkastes.", "Nej"),
        ("Blev sagen udsat?", "Sagen blev udsat til næste møde.", "Ja"),
        ("Blev sagen udsat?", "Godkendt.", "Nej"),
        ("Afviste udvalget forslaget?", "Godkendt.", "Nej"),
        ("Afviste udvalget forslaget?", "Forslaget blev afvist.", "Ja"),
        ("Fik hallen tilskuddet igennem?", "Sagen blev udsat.", "Nej"),
        ("Was the plan approved?", "Godkendt.", "Ja"),
    ],
)
def test_a_plain_decision_answers_in_one_word(question: str, decision: str, word: str) -> None:
    assert said(question, decision) == word


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("Hvad blev besluttet?", "Godkendt."),
        ("Blev forslaget godkendt?", "Godkendt med den ændring, at stien udgår."),
        ("Blev forslaget godkendt?", "Ad 1 godkendt. Ad 2 afvist."),
        ("Blev forslaget godkendt?", "Taget til efterretning."),
        ("Blev forslaget ikke godkendt?", "Godkendt."),
        ("Var der nogen, der sagde nej til forslaget?", "Godkendt."),
        ("Blev forslaget godkendt af alle?", "Godkendt."),
        ("Er stien dyr?", "Godkendt."),
    ],
)
def test_what_is_not_plain_is_not_answered_in_one_word(question: str, decision: str) -> None:
    assert said(question, decision) == ""

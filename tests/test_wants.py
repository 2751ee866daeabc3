"""The kinds of answer a question wants, told from its language: Danish, misspelt, in capitals, English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.ask.questions.question import Question
from rag.ask.questions.wants import PATTERNS, Want

TOLD = [
    ("Hvad vedtog udvalget om stierne?", Want.DECISION),
    ("Hvordan gik det med forslaget om en ny hal?", Want.DECISION),
    ("Sagde politikerne ja til naturlegepladsen?", Want.DECISION),
    ("Fik foreningen lov til at bruge salen?", Want.DECISION),
    ("Blev lokalplanen udsat?", Want.DECISION),
    ("What did the council decide about the harbour?", Want.DECISION),
    ("Hvem stemte imod?", Want.VOTE),
    ("Var der flertal for forslaget?", Want.VOTE),
    ("Undlod nogen at stemme?", Want.VOTE),
    ("Which parties voted against the plan?", Want.VOTE),
    ("Hvem sendte afbud?", Want.ATTENDANCE),
    ("Var Anne Lund til stede?", Want.ATTENDANCE),
    ("Mødte nogen ikke op? Blev nogen erklæret inhabil?", Want.ATTENDANCE),
    ("Who was absent?", Want.ATTENDANCE),
    ("Hvor mange børn venter på en plads?", Want.FIGURE),
    ("Hvor lang er stien?", Want.FIGURE),
    ("How many trees were planted?", Want.FIGURE),
    ("Hvad koster det nye tag?", Want.MONEY),
    ("Hvor stort er tilskuddet?", Want.MONEY),
    ("What is the budget for roads?", Want.MONEY),
    ("Hvor mange procent faldt støjen?", Want.PERCENT),
    ("Hvor stor en andel cykler?", Want.PERCENT),
    ("What share of the pupils?", Want.PERCENT),
    ("Hvornår åbner broen?", Want.DATE),
    ("Hvad er fristen for høringssvar?", Want.DATE),
    ("When does the school open?", Want.DATE),
    ("Hvem leder centret?", Want.PERSON),
    ("Hvad hedder direktøren?", Want.PERSON),
    ("Who runs the centre?", Want.PERSON),
    ("Hvor ligger den nye station?", Want.PLACE),
    ("Hvor blev mødet holdt?", Want.PLACE),
    ("Where is the meeting?", Want.PLACE),
    ("Hvilke skoler er med?", Want.LIST),
    ("Nævn de berørte veje", Want.LIST),
    ("Hvad er de tre faser?", Want.LIST),
    ("Hvor mange bilag hører til sagen?", Want.COUNT),
    ("How many attachments are there?", Want.COUNT),
    ("Hvad betyder frit valg?", Want.DEFINITION),
    ("What is a wind row?", Want.DEFINITION),
    ("Hvorfor stiger ventetiden?", Want.REASON),
    ("Hvad skyldes faldet?", Want.REASON),
    ("Hvad var skyld i faldet?", Want.REASON),
    ("Hvad lå til grund for afslaget?", Want.REASON),
    ("Af hvilken grund blev prisen sat op?", Want.REASON),
    ("Why is the road closed?", Want.REASON),
    ("Er broen åben?", Want.YES_NO),
    ("Men er broen åben?", Want.YES_NO),
    ("Is the bridge open?", Want.YES_NO),
    ("Hvilke møder har sagen været på?", Want.CASE),
    ("Hvilke punkter var lukkede?", Want.CLOSED),
    ("Was any item closed?", Want.CLOSED),
]


@pytest.mark.parametrize(("question", "want"), TOLD)
def test_a_kind_of_question_is_told_from_its_words(question: str, want: Want) -> None:
    assert want in Question(question).wants


@pytest.mark.parametrize(("question", "want"), TOLD)
def test_letters_that_a_keyboard_lacks_and_capitals_do_not_matter(question: str, want: Want) -> None:
    plain = question.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    assert Question(plain).wants == Question(question.upper()).wants == Question(question).wants
    assert want in Question(plain).wants


@pytest.mark.parametrize(
    ("question", "unwanted"),
    [
        ("Hvem leder centret?", Want.VOTE),
        ("Hvornår åbner broen?", Want.DECISION),
        ("Hvad koster det nye tag?", Want.ATTENDANCE),
        ("Hvorfor stiger ventetiden?", Want.DATE),
        ("Hvilken vej er den længste?", Want.LIST),
        ("Hvad er fristen for høringssvar?", Want.DEFINITION),
        ("Hvor mange børn venter på en plads?", Want.COUNT),
        ("Hvor mange børn venter på en plads?", Want.PLACE),
        ("Hvad skal stien hedde?", Want.YES_NO),
        ("Hvad er det vedtagne budget for veje?", Want.VOTE),
    ],
)
def test_a_kind_that_is_not_asked_for_is_not_told(question: str, unwanted: Want) -> None:
    assert unwanted not in Question(question).wants


def test_a_percentage_and_a_count_are_figures() -> None:
    for question in ("Hvilken procentdel af børnene cykler?", "Hvor mange bilag er der?"):
        assert Want.FIGURE in Question(question).wants


def test_yes_or_no_of_a_body_asks_for_its_decision() -> None:
    assert Want.DECISION in Question("Vil udvalget have flere bænke?").wants
    assert Want.DECISION not in Question("Er der flere bænke?").wants


def test_a_question_may_want_two_kinds() -> None:
    assert {Want.DATE, Want.PLACE} <= Question("Hvor og hvornår mødes man?").wants


@given(st.text())
def test_any_text_has_only_known_kinds(text: str) -> None:
    assert Question(text).wants <= set(Want)


def test_every_kind_but_yes_or_no_has_words_of_its_own() -> None:
    assert set(Want) - set(PATTERNS) == {Want.YES_NO}

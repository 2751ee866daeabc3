"""Everyday phrases ask for what minutes have in other words; 'lukket' is not always behind closed doors."""

from __future__ import annotations

import pytest

from rag.ask.questions.everyday import everyday_wants, speaks_of_shut
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import fold


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Hvem fik opgaven med vejene?", {Want.DECISION}),
        ("Hvilken model gik udvalget ind for?", {Want.DECISION}),
        ("Hvilken grund blev valgt til skolen?", {Want.DECISION}),
        ("Må naboen fælde træerne?", {Want.DECISION}),
        ("Hvor længe må kroen spille musik?", {Want.DECISION}),
        ("Hvad sagde Børneudvalget i maj til at give flere penge til klubben?", {Want.DECISION}),
        ("Hvilke partier i byrådet syntes, at taksten var for høj?", {Want.VOTE}),
        ("Hvem ville ikke bevare broen?", {Want.VOTE}),
        ("Var de alle enige?", {Want.VOTE}),
        ("Var der nogen, der sagde nej?", {Want.VOTE}),
        ("Hvem fra udvalget kunne ikke komme?", {Want.ATTENDANCE}),
        ("Hvem gik tidligt hjem fra mødet?", {Want.ATTENDANCE}),
        ("Hvilket medlem kom for sent til mødet?", {Want.ATTENDANCE}),
        ("Hvorfor var Jens Bang ude af lokalet?", {Want.ATTENDANCE}),
        ("Hvor meget må man støje?", set()),
        ("Hvordan gik det tidligere med mødet?", set()),
        ("Hvad koster vejen?", set()),
        ("Hvem fik prisen i 2024?", set()),
    ],
)
def test_what_a_phrase_asks_for(asked: str, wanted: set[Want]) -> None:
    assert everyday_wants(fold(asked)) == wanted
    assert wanted <= Question(asked).wants


@pytest.mark.parametrize(
    ("asked", "shut"),
    [
        ("Hvad koster det, at hallen holder lukket om mandagen?", True),
        ("Hvor længe er vejen lukket i maj?", True),
        ("Hvor mange punkter blev holdt lukket i maj?", False),
        ("Hvilke sager blev behandlet for lukkede døre?", False),
    ],
)
def test_what_is_not_open_is_no_closed_item(asked: str, shut: bool) -> None:
    assert speaks_of_shut(fold(asked)) is shut
    assert (Want.CLOSED in Question(asked).wants) is not shut

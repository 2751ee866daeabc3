"""A conversation without a language model: each turn is understood in the light of the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from minutes import CARE_2025, ROADS_2024, ROADS_2025

from rag.config import Settings
from rag.marks import answer_text
from rag.model import Answer, Turn
from rag.pipeline import Punkt


@pytest.fixture(scope="module")
def punkt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Punkt]:
    folder: Path = tmp_path_factory.mktemp("documents")
    for name, text in {"a": ROADS_2024, "b": ROADS_2025, "c": CARE_2025}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Punkt.open(Settings(home=folder / "home")) as opened:
        opened.ingest([folder])
        yield opened


def talk(punkt: Punkt, *questions: str) -> list[Answer]:
    """The answers to questions of one conversation."""
    turns: list[Turn] = []
    answers = []
    for question in questions:
        answer = punkt.ask(question, history=turns)
        turns.append(Turn(answer.understood or question, answer_text(answer), answer.citations))
        answers.append(answer)
    return answers


def test_four_turns_stay_with_their_matter(punkt: Punkt) -> None:
    decided, against, cost, absent = talk(
        punkt,
        "Hvad blev besluttet om jordvolden?",
        "og hvem var imod?",
        "Hvad koster den?",
        "Hvem havde afbud?",
    )
    assert decided.understood == ""
    assert [answer.question for answer in (against, cost)] == ["og hvem var imod?", "Hvad koster den?"]
    assert "i sagen »Støj fra ringvejen, nyt forslag« (Punkt 3, 12. marts 2025" in against.understood
    assert "C stemte imod" in answer_text(against)
    assert "2,9 mio. kr." in answer_text(cost)
    assert "på mødet i Teknik- og Miljøudvalget den 12. marts 2025" in absent.understood
    for answer in (decided, against, cost):
        assert {citation.punkt for citation in answer.citations} == {3}


def test_another_matter_is_no_follow_up(punkt: Punkt) -> None:
    _, other = talk(
        punkt,
        "Hvad blev besluttet om jordvolden?",
        "Hvad besluttede man om støj fra ringvejen i november 2024?",
    )
    assert other.understood == ""
    assert {citation.date.year for citation in other.citations} == {2024}

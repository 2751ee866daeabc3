"""The words that the indexes are searched with."""

from __future__ import annotations

import pytest

from rag.ask.evidence.topic import is_of, topic_text
from rag.ask.questions.question import Question
from rag.model import Scope

ROADS, CULTURE = "Teknik- og Miljøudvalget", "Kultur- og Fritidsudvalget"


def searched(text: str, *committees: str, place: str = "") -> str:
    return topic_text(Question(text), Scope(frozenset({place} - {""}), frozenset(committees)))


@pytest.mark.parametrize(
    ("question", "committees", "text"),
    [
        ("Hvad sagde Teknik- og Miljøudvalget om støjen?", (ROADS,), "stoejen"),
        ("Hvad sagde miljøudvalget om støjen?", (ROADS,), "stoejen"),
        ("Hvad sagde Miljøudvalget og Kulturudvalget om støjen?", (CULTURE,), "stoejen"),
        ("Hvad sagde kulturudvalget om kultur og fritid?", (CULTURE,), "kultur fritid"),
        ("Hvad sagde Havneudvalget om støjen?", (), "havneudvalget stoejen"),
    ],
)
def test_a_committee_that_is_known_is_no_topic(question: str, committees: tuple[str, ...], text: str) -> None:
    assert searched(question, *committees) == text


def test_a_municipality_is_no_topic() -> None:
    assert (
        searched("Hvad koster støjen i Fjordby, Fjordbys skærm?", place="Fjordby") == "koster stoejen skaerm"
    )


def test_where_nothing_else_is_asked_about_the_names_are_searched_for() -> None:
    assert searched("Hvad lavede Miljøudvalget i Fjordby?", ROADS, place="Fjordby")


def test_a_place_is_known_in_the_genitive() -> None:
    assert is_of("fjordbys", {"fjordby"})
    assert not is_of("fjorden", {"fjordby"})

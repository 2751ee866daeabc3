"""A figure for one thing is no answer where it is asked for another that the minutes do not name."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, ranked_item, select

from rag.ask.claims import claim
from rag.ask.doubts.doubt import Doubt
from rag.ask.doubts.purpose import for_another
from rag.ask.questions.question import Question

SAID = "En licens til bil koster 310 kr. om året, og tømning af septiktank koster 980 kr."


def doubted(question: str) -> Doubt:
    found = ranked_item(SCHOOL_2025.replace("En madordning", f"{SAID} En madordning"), 21)
    told = [claim(SAID, found.meeting, found.item, [found.item.heading])]
    return for_another(Question(question), told, select(question, found))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hvad koster en licens til kolonihave?", "kolonihave"),
        ("Hvad koster en licens til kolonihave i 2025?", "kolonihave"),
        ("Hvor mange blev vaccineret mod corona?", "corona"),
        ("Hvad koster tømning af samletank i Skovlund?", "samletank"),
    ],
)
def test_what_a_figure_is_asked_for_must_be_named(question: str, missing: str) -> None:
    doubt = doubted(question)
    assert [one.text for one in doubt.told] == [f"»{missing}« er ikke nævnt her:"]
    assert [len(one.citations) for one in doubt.told] == [1]


@pytest.mark.parametrize(
    "question",
    [
        "Hvad koster en licens til bil?",
        "Hvad koster en licens til biler i 2025?",
        "Hvad koster tømning af septiktanken?",
        "Hvad koster mad til skolebørn?",
        "Hvad blev besluttet om licens til kolonihave?",
        "What does a licence for kolonihave cost?",
        "Hvad koster en licens i slutningen af årtiet?",
    ],
)
def test_what_is_named_in_any_form_or_asks_for_no_figure_is_not_doubted(question: str) -> None:
    assert not doubted(question)

"""A time answers when a thing opens or closes only beside words of that, and is no day of a decision."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, ranked_item, select

from rag.ask.doubts.aim import told
from rag.ask.doubts.doubt import Doubt
from rag.ask.doubts.happening import no_time, with_happening
from rag.ask.evidence.selection import Selection
from rag.ask.questions.question import Question


def found(question: str, background: str) -> Selection:
    text = SCHOOL_2025.replace("En madordning på alle", f"{background} En madordning på alle")
    return select(question, ranked_item(text, 21))


def doubted(question: str, background: str) -> Doubt:
    selection = found(question, background)
    return no_time(Question(question), selection, told(selection))


@pytest.mark.parametrize(
    ("question", "without", "with_it"),
    [
        (
            "Hvornår åbner klubhuset ved søen?",
            "Bo Lund er ansat som leder af klubhuset ved søen fra 1. april 2025.",
            "Klubhuset ved søen tages i brug i april 2025.",
        ),
        (
            "Hvornår lukker klubhuset ved søen?",
            "Klubhuset ved søen fik nyt tag i 2019.",
            "Klubhuset ved søen kan bruges til og med 2026.",
        ),
        (
            "Hvornår står det nye klubhus ved søen færdigt?",
            "Der er afsat 2 mio. kr. i budget 2025 til et nyt klubhus ved søen.",
            "Det nye klubhus ved søen ventes klar i maj 2027.",
        ),
        (
            "Hvornår er den nye læge ved søen startet?",
            "Den gamle læge ved søen stopper den 30. september 2023.",
            "Den nye læge ved søen begyndte den 1. oktober 2023.",
        ),
        (
            "Hvornår åbner klubhuset ved søen?",
            "Byrådet besluttede den 30. oktober 2024, at klubhuset ved søen åbnes.",
            "Byrådet besluttede den 30. oktober 2024, at klubhuset ved søen åbnes i maj 2025.",
        ),
    ],
)
def test_a_time_of_something_else_is_not_told(question: str, without: str, with_it: str) -> None:
    doubt = doubted(question, without)
    assert doubt.reason == "no time would be told"
    assert [len(one.citations) for one in doubt.told] == [1]
    assert not doubted(question, with_it)


@pytest.mark.parametrize(
    "question",
    [
        "Hvornår blev det besluttet at åbne klubhuset ved søen?",
        "Hvornår fik klubhuset ved søen nyt tag?",
        "When does the club house by the lake open?",
        "Hvornår åbner klubhuset ved søen, og hvem leder det?",
    ],
)
def test_other_verbs_and_what_the_minutes_did_are_timed_by_any_day(question: str) -> None:
    assert not doubted(question, "Klubhuset ved søen fik nyt tag den 3. maj 2019.")


def test_the_sentence_with_the_time_of_it_comes_first() -> None:
    question = "Hvornår åbner klubhuset ved søen?"
    said = (
        "Byrådet besluttede den 30. oktober 2024, at åbningen af klubhuset ved søen ikke udskydes. "
        "Byggeriet ved søen er forsinket, så åbningen bliver den 1. november 2025."
    )
    before = found(question, said)
    after = with_happening(Question(question), before)
    assert not before.candidates[0].unit.text.startswith("Byggeriet")
    assert after.candidates[0].unit.text.startswith("Byggeriet")
    assert len(after.candidates) == len(before.candidates)
    assert with_happening(Question("Hvad koster klubhuset?"), before) is before

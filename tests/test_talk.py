"""A conversation on the web page: what is remembered of it, and what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from answers import answer, cite

from rag.model import Claim, Meeting, Turn
from rag.pipeline import Punkt
from ui import texts
from ui.talk import REMEMBERED, Turns, after, earlier_html
from ui.web_questions import Shown, answerer

HOSTILE = "<img src=x onerror=alert(1)>\x1b[2J"


def test_a_turn_has_the_question_as_it_was_understood(meeting: Meeting) -> None:
    quoted = cite(meeting, 7, "800 meter")
    first = answer(Claim("Stien bliver 800 meter.", (quoted,)))
    turns = after(after((), first), replace(first, question="og 2026?", understood="Hvor lang i 2026?"))
    assert turns[0] == Turn("Hvad koster stien?", "Stien bliver 800 meter. [Punkt 7]", (quoted,))
    assert turns[1].question == "Hvor lang i 2026?"


def test_only_the_latest_turns_are_remembered() -> None:
    turns: Turns = ()
    for number in range(REMEMBERED + 3):
        turns = after(turns, replace(answer(Claim("Ja.")), question=f"Spørgsmål {number}"))
    assert len(turns) == REMEMBERED
    assert turns[-1].question == f"Spørgsmål {REMEMBERED + 2}"


def test_earlier_turns_are_shown_the_latest_first_and_nothing_of_them_acts() -> None:
    html = earlier_html((Turn("Første?", "Ja."), Turn(HOSTILE, HOSTILE)))
    assert html.index("&lt;img") < html.index("Første?")
    assert "<img" not in html
    assert "\x1b" not in html
    assert f"{texts.EARLIER} (2)" in html
    assert earlier_html(()) == ""


# What the page gives


@pytest.fixture
def asked(sample: Punkt) -> Any:
    """Asks on the page over the sample minutes, and gives the last of what is shown."""

    def ask(question: str, turns: Turns = (), municipality: str = "") -> Shown:
        *_, last = answerer(sample)(question, municipality, "", turns)
        return last

    return ask


def test_each_answer_is_a_turn_of_the_next_question(asked: Any) -> None:
    _, _, first, turns, button = asked("Hvad besluttede man i Strandby om aftenafgange på linje 71?")
    assert button.visible
    assert texts.EARLIER not in first
    told, source, earlier, now, _ = asked("og hvem var imod?", turns)
    assert "Forstået som: Hvem var imod i sagen" in told
    assert "Punkt 105" in source
    assert "aftenafgange på linje 71?</dt>" in earlier
    assert len(now) == 2
    assert now[1].question.startswith("Hvem var imod i sagen")


def test_an_error_is_no_turn_and_forgets_none(asked: Any) -> None:
    turns = (Turn("Første?", "Ja."),)
    told, _, earlier, now, button = asked("  ", turns)
    assert "Skriv et spørgsmål først." in told
    assert "Første?" in earlier
    assert now == turns
    assert button.visible
    assert not asked("  ")[4].visible


def test_a_question_is_asked_within_the_filters_whatever_was_said_before(asked: Any) -> None:
    _, _, _, turns, _ = asked("Hvad besluttede man i Strandby om aftenafgange på linje 71?")
    _, _, _, now, _ = asked("Hvad blev besluttet om musikskolen?", turns, "Lindholm")
    assert {cited.municipality for cited in now[-1].cited} <= {"Lindholm"}

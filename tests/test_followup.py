"""Questions that lean on the one before them are written out; all others are left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from rag.ask.questions.followup import resolved
from rag.ask.questions.question import Question
from rag.model import Citation, Span, Status, Turn

NOISE = Citation(
    document="d.txt",
    meeting="fjordby-teknik-2024-11-14",
    municipality="Fjordby",
    committee="Teknik- og Miljøudvalget",
    date=dt.date(2024, 11, 14),
    punkt=12,
    title="Støj fra ringvejen",
    section="Beslutning",
    quote="Udsat",
    span=Span(0, 5),
    status=Status.CONFIRMED,
)
DECIDED = Turn("Hvad besluttede udvalget om støj fra ringvejen?", "Udsat. [Punkt 12]", (NOISE,))
COUNTED = Turn("Hvor mange fik hjemmehjælp i Fjordby i 2024?", "812", (NOISE,))
PLACES = ("Fjordby", "Skovlund")


def written_out(text: str, *history: Turn) -> str:
    return resolved(Question(text), history, PLACES).text


@pytest.mark.parametrize(
    "text",
    [
        "Hvad besluttede man om skolen i Nørreby?",
        "Og hvad koster den nye cykelsti langs åen?",
        "Hvem stemte imod punkt 7?",
        "Hvem var fraværende den 3. april 2025?",
        "What does the new bridge cost?",
    ],
)
def test_a_question_with_a_matter_of_its_own_is_left_alone(text: str) -> None:
    question = Question(text)
    assert resolved(question, (DECIDED,), PLACES) is question


def test_nothing_is_resolved_without_a_turn_before() -> None:
    question = Question("og hvem var imod?")
    assert resolved(question, ()) is question


@pytest.mark.parametrize(
    "text",
    [
        "og hvem var imod?",
        "Hvem stemte imod?",
        "Hvad koster det?",
        "Hvorfor?",
        "And who voted against?",
        "Hvem tog forbehold?",
        "Hvad var indstillingen?",
        "Er det flere end året før?",
    ],
)
def test_what_is_left_out_is_the_item_that_was_cited(text: str) -> None:
    assert written_out(text, DECIDED).endswith(
        "i sagen »Støj fra ringvejen« (Punkt 12, 14. november 2024, Fjordby)?"
    )


def test_who_was_there_is_asked_of_the_meeting() -> None:
    assert written_out("Og hvem havde afbud?", DECIDED) == (
        "Hvem havde afbud på mødet i Teknik- og Miljøudvalget den 14. november 2024?"
    )


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hvad med året før?", "Hvor mange fik hjemmehjælp i Fjordby i 2023?"),
        ("Og i 2025?", "Hvor mange fik hjemmehjælp i Fjordby i 2025?"),
        ("Hvad så med marts 2025", "Hvor mange fik hjemmehjælp i Fjordby i marts 2025?"),
        ("Hvad med Skovlund?", "Hvor mange fik hjemmehjælp i Skovlund i 2024?"),
        ("Og hvad med madservice?", "Hvor mange fik madservice i Fjordby i 2024?"),
    ],
)
def test_another_year_place_or_matter_takes_the_place_of_the_first(text: str, asked: str) -> None:
    assert written_out(text, COUNTED) == asked


def test_the_year_before_a_question_without_a_year_is_that_before_the_meeting() -> None:
    assert (
        written_out("hvad med året før?", DECIDED) == "Hvad besluttede udvalget om støj fra ringvejen i 2023?"
    )


def test_another_matter_stands_where_the_first_stood() -> None:
    assert written_out("Hvad med tunnelen?", DECIDED) == "Hvad besluttede udvalget om tunnelen?"


def test_only_the_last_turn_counts() -> None:
    assert "hjemmehjælp" in written_out("Og i 2025?", DECIDED, COUNTED)


def test_without_citations_the_words_of_the_last_question_are_added() -> None:
    turn = Turn("Hvad besluttede udvalget om støj fra ringvejen?", "Udsat.")
    assert written_out("Hvem var imod?", turn) == (
        "Hvem var imod – Hvad besluttede udvalget om støj fra ringvejen?"
    )


def test_another_month_takes_the_place_of_the_first() -> None:
    asked = Turn("Hvem havde afbud i Teknik- og Miljøudvalget i november 2024?", "", (NOISE,))
    assert written_out("og i marts?", asked) == "Hvem havde afbud i Teknik- og Miljøudvalget i marts 2024?"
    assert written_out("og i marts?", DECIDED).endswith("støj fra ringvejen i marts?")

"""Everyday questions: who came late or left, why a member was away, closed matters, who a task went to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking
from minutes import EVERY

from rag.ask.attendance_routes import OF_MEETINGS, OF_MEMBERS
from rag.ask.civic.chosen_one import asks_who_is_chosen, who_is_chosen
from rag.ask.civic.closed_titles import closed_by_title, names_closed
from rag.ask.civic.movements import asks_for_movements, asks_why_away, movements, why_away
from rag.ask.routing import ROUTES, WHOLE, route
from rag.ask.verification import supports

HARBOUR = """\
Skovlund Kommune

REFERAT Havneudvalget d. 11-06-2025

Mødedato Onsdag d. 11. juni 2025 kl. 15:00

Mødedeltagere Jens Bang (A), Karen Friis (V), Lis Munk (F), Ole Dam (C)

Bemærkninger: Lis Munk (F) kom kl. 15.40.

Punkt 30: Drift af molen

Sagsfremstilling

Tre firmaer har budt på driften af molen. Kontrakten løber i fire år.

Indstilling

Forvaltningen indstiller, at der indgås kontrakt med Nordhavn Service om driften.

Beslutning

Godkendt. Udvalget ønsker en status efter det første år af driften af molen.

Karen Friis (V) var inhabil og forlod lokalet under behandlingen.

Punkt 31: Broer

Sagsfremstilling

Havnen har to broer, som skal males.

Beslutning

Godkendt. Jens Bang (A) tog forbehold.

Ole Dam (C) forlod mødet kl. 16.30.

Punkt 32: Lukket: Forhandling med nyt rederi

Punkt 33: Lukket: Orientering
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("everyday"), (*EVERY, HARBOUR)) as asks:
        yield asks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hvem kom for sent til mødet i Havneudvalget den 11. juni 2025?", "Lis Munk (F) kom kl. 15.40."),
        ("Hvem gik før tid på Havneudvalgets møde den 11. juni 2025?", "Ole Dam (C) forlod mødet kl. 16.30."),
        (
            "Hvilket medlem tog hjem, før Havneudvalgets møde den 11. juni 2025 var slut?",
            "Ole Dam (C) forlod mødet kl. 16.30.",
        ),
    ],
)
def test_who_came_late_or_left_is_told_with_the_sentence_that_says_it(ask: Ask, text: str, told: str) -> None:
    asked = ask(text)
    assert asks_for_movements(asked)
    (only,) = movements(asked)
    assert only.text.endswith(told)
    assert route(asked).route.startswith("movements")
    assert supports(only, asked.library.meeting)


def test_whoever_left_under_one_item_did_not_leave_the_meeting(ask: Ask) -> None:
    told = movements(ask("Hvem forlod Havneudvalgets møde den 11. juni 2025 før tid?"))
    assert "Karen Friis" not in " ".join(one.text for one in told)


def test_nobody_is_made_up_where_nobody_left(ask: Ask) -> None:
    assert movements(ask("Hvem gik før tid på Social- og Sundhedsudvalgets møde den 18. marts 2025?")) == []


def test_the_meeting_of_the_day_that_is_named_comes_first(ask: Ask) -> None:
    asked = ask("Hvem manglede, da Fjordby drøftede skærmen ved ringvejen på mødet den 12. marts 2025?")
    assert f"{asked.meeting.date}" == "2025-03-12"


def test_why_a_member_was_out_of_the_room_is_told(ask: Ask) -> None:
    asked = ask("Hvorfor var Karen Friis ude af lokalet, da udvalget behandlede driften af molen?")
    assert asks_why_away(asked)
    (only,) = why_away(asked)
    assert only.text == "Karen Friis (V) var inhabil og forlod lokalet under behandlingen."
    assert only.citations[0].punkt == 30
    assert why_away(ask("Hvorfor var formanden ude af lokalet under punktet om driften af molen?")) == []


def test_a_closed_matter_is_known_by_the_words_of_its_title(ask: Ask) -> None:
    asked = ask("Hvilket nyt rederi forhandlede Skovlund med i juni 2025?")
    assert names_closed(asked) or asked.item.closed
    (only,) = closed_by_title(asked)
    assert "»Forhandling med nyt rederi«" in only.text
    assert "lukkede døre" in only.text
    assert only.citations[0].punkt == 32


@pytest.mark.parametrize(
    "text",
    [
        "Hvad fik udvalget af orientering på mødet i juni 2025?",
        "Hvilket rederi sejler fra havnen i Skovlund i juni 2025?",
        "Hvad skal der ske med broerne i Skovlund?",
    ],
)
def test_a_title_of_no_matter_or_of_other_words_is_no_closed_matter(ask: Ask, text: str) -> None:
    assert closed_by_title(ask(text)) == []


def test_who_a_task_goes_to_is_told_from_the_proposal_that_was_followed(ask: Ask) -> None:
    asked = ask("Hvem skal drive molen i Skovlund?")
    assert asks_who_is_chosen(asked)
    decision, proposal = who_is_chosen(asked)
    assert decision.text.startswith("Beslutning: Godkendt.")
    assert "Nordhavn Service" in proposal.text


def test_nobody_is_told_where_neither_decision_nor_proposal_names_one(ask: Ask) -> None:
    assert who_is_chosen(ask("Hvem skal male havnens to broer i Skovlund, og hvem skal have opgaven?")) == []


def test_the_routes_of_attendance_stand_in_the_tables() -> None:
    assert set(OF_MEETINGS) <= set(WHOLE)
    assert set(OF_MEMBERS) <= set(ROUTES)

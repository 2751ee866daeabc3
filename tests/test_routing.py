"""Which part of the structure answers a question, and that it says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from asking import asking

from rag.ask.meeting_routes import MEETINGS
from rag.ask.route import Route
from rag.ask.routing import ROUTES, WHOLE, Routed, route

Take = Callable[[str], Routed]


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Take]:
    with asking(tmp_path_factory.mktemp("routing")) as ask:
        yield lambda text: route(ask(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hvad blev besluttet om jordvolden?", "decision"),
        ("Hvem stemte imod volden?", "votes"),
        ("HVEM STEMTE IMOD VOLDEN", "votes"),
        ("Hvem havde afbud til mødet i Teknik- og Miljøudvalget den 12. marts 2025?", "attendance"),
        ("Hvilke møder har behandlet sag 05.00.00-P20-7-24?", "case"),
        ("Hvem sidder i Teknik- og Miljøudvalget?", "members"),
        ("Hvad blev besluttet på mødet den 12. marts 2025 i Teknik- og Miljøudvalget?", "meeting"),
        ("Hvad foreslog forvaltningen om volden?", "proposal"),
    ],
)
def test_a_route_is_taken_and_says_why(taken: Take, text: str, name: str) -> None:
    found = taken(text)
    assert found.claims
    assert found.route.split(":")[0] == name
    assert len(found.route) > len(name) + 10


def test_the_vote_on_another_matter_is_not_told(taken: Take) -> None:
    assert taken("Hvor mange stemmer fik Ida Bech til hegnssynet?").route.split(":")[0] != "votes"


def test_what_asks_for_nothing_of_the_structure_takes_no_route(taken: Take) -> None:
    assert taken("Hvad koster volden mod støj?") == Routed()


def test_every_route_has_a_name_of_its_own() -> None:
    every: tuple[Route, ...] = (*WHOLE, *ROUTES)
    assert len({one.name for one in every}) == len(every)
    assert set(MEETINGS) < set(WHOLE)

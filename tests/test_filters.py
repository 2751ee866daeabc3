"""Filters: a person names a municipality or a committee, and the minutes decide how it is spelled."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from rag.errors import UnknownReference, UsageError
from rag.model import Kind, Scope
from rag.store.library import MeetingOverview
from ui.filters import Filters, chosen_scope, committees, municipalities

DAY = date(2025, 3, 12)


def overview(municipality: str | None, committee: str) -> MeetingOverview:
    return MeetingOverview("id", Kind.MINUTES, municipality, committee, DAY, "møde.txt", 9)


OVERVIEWS = [
    overview("Ærø", "Økonomiudvalget"),
    overview("Aarhus", "Teknisk Udvalg"),
    overview("Aarhus", "Økonomiudvalget"),
    overview(None, "Byrådet"),
]


def test_each_municipality_and_committee_is_offered_once() -> None:
    assert municipalities(OVERVIEWS) == ["Aarhus", "Ærø"]
    assert committees(OVERVIEWS) == ["Byrådet", "Økonomiudvalget", "Teknisk Udvalg"]


def test_the_committees_of_one_municipality_can_be_asked_for() -> None:
    assert committees(OVERVIEWS, "Ærø") == ["Økonomiudvalget"]


def test_no_choice_is_no_filter() -> None:
    assert chosen_scope(OVERVIEWS) == Scope()


@pytest.mark.parametrize("name", ["Århus", "aarhus", " Aarhus ", "Aarhus Kommune"])
def test_a_name_is_found_however_it_is_written(name: str) -> None:
    assert chosen_scope(OVERVIEWS, municipality=[name]).municipalities == {"Aarhus"}


def test_everything_that_is_chosen_reaches_the_scope() -> None:
    scope = chosen_scope(OVERVIEWS, committee=["økonomiudvalget"], start=DAY, end=DAY, numbers=[7])
    assert scope == Scope(
        committees=frozenset({"Økonomiudvalget"}), start=DAY, end=DAY, numbers=frozenset({7})
    )


def test_an_unknown_name_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(UnknownReference, match=r"municipality 'Odense'.*Aarhus, Ærø"):
        chosen_scope(OVERVIEWS, municipality=["Odense"])


@pytest.mark.parametrize("name", ["kulturudvalget", "Kulturudvalg"])
def test_a_committee_is_found_by_its_everyday_name(name: str) -> None:
    both = ["Børne- og Kulturudvalget", "Kultur- og Fritidsudvalget"]
    known = [*OVERVIEWS, *(overview("Ærø", committee) for committee in both)]
    assert chosen_scope(known, committee=[name]).committees == set(both)
    with pytest.raises(UnknownReference, match="committee 'socialudvalget'"):
        chosen_scope(known, committee=["socialudvalget"])


def test_a_period_that_ends_before_it_begins_is_an_error() -> None:
    with pytest.raises(UsageError, match="2025-03-12 is after --to 2024-03-12"):
        chosen_scope(OVERVIEWS, start=DAY, end=date(2024, 3, 12))


def test_what_is_chosen_on_the_command_line_is_a_scope() -> None:
    moment = datetime(2025, 3, 12)
    filters = Filters(["Århus"], None, moment, moment, [7])
    assert filters.scope(OVERVIEWS) == Scope(
        municipalities=frozenset({"Aarhus"}), start=DAY, end=DAY, numbers=frozenset({7})
    )
    assert filters.given() == ["--municipality", "--from", "--to", "--punkt"]
    assert (Filters().scope(OVERVIEWS), Filters().given()) == (Scope(), [])

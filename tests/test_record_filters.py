"""What a reader names beside the filters: who and what is meant by it, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from minutes import library_of

from rag.ask.lookup.record_filters import about, ballots, cast_by, is_meant, members, outcomes, sums
from rag.model import DecisionClass
from rag.store.library import Library
from rag.store.records import Side


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The four fictional meetings."""
    with library_of(tmp_path_factory.mktemp("records")) as library:
        yield library


@pytest.mark.parametrize(
    ("named", "written", "party"),
    [
        ("C", "C", None),
        ("c", "C (2)", None),
        ("Ø", "Enhedslisten", None),
        ("enhedslisten", "Ø", None),
        ("Konservative", "Anna Birk", "C"),
        ("A", "Anna Birk (A)", None),
        ("birk", "Anna Birk", "A"),
        ("Anna Birk (A)", "Anna Birk", "A"),
        ("ANNE GRETHE", "Anne-Grethe Ås", "V"),
        ("Borgerlisten", "Vibeke Torn", "Borgerlisten"),
    ],
)
def test_a_person_or_a_party_is_meant_however_it_is_written(
    named: str, written: str, party: str | None
) -> None:
    assert is_meant(named, written, party)


@pytest.mark.parametrize(
    ("named", "written", "party"),
    [
        ("Venstre", "B", None),
        ("A", "Anna Birk", "V"),
        ("a", "A. Birk", None),
        ("Birk", "Anna Birkelund", None),
        ("Anna Birk", "Bo Birk", None),
        (" ", "Anna Birk", None),
        ("(A)", "Anna Birk", "V"),
    ],
)
def test_nobody_else_is_meant(named: str, written: str, party: str | None) -> None:
    assert not is_meant(named, written, party)


def test_votes_become_ballots_and_keep_their_order(library: Library) -> None:
    (ballot,) = ballots(library.records.votes())
    assert (ballot.in_favour, ballot.against, ballot.abstained) == (("A", "V", "F"), ("C",), ())
    of = members(library.records.attendance())
    assert of[ballot.place.meeting, "Dorthe Vinge"] == "C"
    assert cast_by(ballot, "konservative", of) == {Side.AGAINST: ("C",)}
    assert cast_by(ballot, "Dorthe Vinge", of) == {}  # the party voted; who of it is not told


def test_items_are_told_apart_by_outcome(library: Library) -> None:
    items = library.records.items()
    assert len(outcomes(items, None)) < len(items)
    assert {one.place.number for one in outcomes(items, DecisionClass.POSTPONED)} == {12}


def test_a_matter_is_found_in_compounds_but_short_words_only_as_words() -> None:
    assert about("vej", "Vejens belægning")
    assert not about("vej", "Ringvejen")
    assert about("skærme", None, "Støjskærm ved ringvejen")
    assert about("støj ringvejen", "Støj", "fra ringvejen")
    assert not about("støj havnen", "Støj fra ringvejen")
    assert not about("og", "støj og havn")


def test_sums_are_found_by_matter_and_size_whichever_their_sign(library: Library) -> None:
    amounts = library.records.amounts()
    assert {one.kroner for one in sums(amounts, "vintertjeneste")} == {
        Decimal(4_100_000), Decimal(5_350_000), Decimal(-1_250_000),
    }  # fmt: skip
    assert {one.kroner for one in sums(amounts, "vintertjeneste", 1_200_000)} >= {Decimal(-1_250_000)}
    assert sums(amounts, "vintertjeneste", 6_000_000) == []

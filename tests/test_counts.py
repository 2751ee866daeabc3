"""Counts: how many, of how many, which they are; both judges must see one that is off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eval.minutes import Minutes
from eval.mutants import operators_counts as wrong
from eval.mutants.basis import Basis
from eval.mutants.counted import counted
from eval.mutants.judges import doubted, faults
from eval.mutants.operators import Make
from eval.mutants.operators_decisions import counted_outcome_changed
from eval.mutants.references import references
from eval.support.counts import Things, count_spans
from eval.support.counts import counted as judged
from rag.ask.support.counting import counts, listed_wrongly
from rag.ask.support.tally import numbers_of, tally
from rag.model import Claim

MINUTES = """REFERAT Havneudvalget d. 20-08-2025

Mødedato Onsdag d. 20. august 2025 kl. 15:00

Mødedeltagere Ida Holm (A), Kaj Brink (F), Bo Krag (V)

Punkt 5: Takster for bådpladser

Sagsfremstilling

Takst\t2025\t2026
Joller\t150\t205
Kajakker\t80\t90
Motorbåde\t700\t980
Sejlbåde\t640\t720
I alt\t1.570\t1.995

Beslutning

Udsat.

Bilag

Bilag 1: Oversigt over bådpladser
Bilag 2: Kort og planer

Punkt 6: Ny kran

Beslutning

Udsat.

Punkt 7: Toilet på molen

Beslutning

Godkendt.

Punkt 8: Lukket: Leje af skur

Punkt 9: Lukket: Personale
"""
#: Every way to get a count wrong, with a kind of count that it applies to.
WRONG: dict[Make, str] = {
    wrong.count_changed: "punkter lukkede",
    wrong.count_above_its_total: "(2 af 4)",
    wrong.total_changed: "(2 af 4)",
    wrong.listed_thing_dropped: "bilag",
    wrong.listed_thing_added: "punkter lukkede",
    wrong.counted_thing_uncited: "blev udsat",
    wrong.item_beside_those_counted: "bilag",
    wrong.counted_thing_exchanged: "blev udsat",
    wrong.shorter_list_and_number: "punkter lukkede",
    counted_outcome_changed: "blev udsat",
}


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "havn.txt").write_text(MINUTES, encoding="utf-8")
    return Minutes.load(folder)


@pytest.fixture(scope="module")
def right(minutes: Minutes) -> list[Basis]:
    return [basis for basis in references(minutes, "suite") if "-count" in basis.id]


def of(right: list[Basis], words: str) -> Basis:
    return next(basis for basis in right if words in basis.claim.text)


def both(basis: Basis, claim: Claim) -> tuple[bool, bool]:
    trial = basis.with_claim(claim)
    assert trial.answer
    return bool(faults(trial)), bool(doubted(trial.answer, trial.minutes))


def test_minutes_are_counted(minutes: Minutes) -> None:
    assert [text for text, _ in counted(minutes.meetings[0])] == [
        "På mødet den 20. august 2025 var 2 af 5 punkter lukkede: Punkt 8 og Punkt 9.",
        "I alt 2 punkter blev udsat.",
        "Mødet i Havneudvalget den 20. august 2025 havde 5 punkter.",
        "Der hører 2 bilag til punktet: Bilag 1: Oversigt over bådpladser; Bilag 2: Kort og planer.",
        "To (2 af 4): Motorbåde og Sejlbåde.",
    ]


def test_both_judges_accept_a_right_count(right: list[Basis]) -> None:
    assert len(right) == 5
    assert [basis.claim.text for basis in right if both(basis, basis.claim) != (False, False)] == []


@pytest.mark.parametrize("make", WRONG, ids=lambda make: make.__name__)
def test_both_judges_see_a_wrong_count(right: list[Basis], make: Make) -> None:
    made = [(basis, claim) for basis in right for claim in make(basis)]
    assert any(WRONG[make] in basis.claim.text for basis, _ in made)
    assert [claim.text for basis, claim in made if both(basis, claim) != (True, True)] == []


def test_the_number_of_an_agenda_is_that_of_its_meeting(right: list[Basis]) -> None:
    basis = of(right, "havde 5 punkter")
    assert [claim.text for claim in wrong.count_changed(basis)] == [
        "Mødet i Havneudvalget den 20. august 2025 havde 6 punkter.",
        "Mødet i Havneudvalget den 20. august 2025 havde 4 punkter.",
    ]


def test_words_and_digits_say_the_same(right: list[Basis]) -> None:
    basis = of(right, "(2 af 4)")
    for text in ("Tre (2 af 4): Motorbåde og Sejlbåde.", "Fire (6 af 5): Motorbåde og Sejlbåde."):
        assert both(basis, basis.saying(text)) == (True, True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fire (4 af 5): Joller.", ["Fire (4 af 5)"]),
        ("Ja: I alt 3 punkter blev udsat.", ["3 punkter"]),
        ("Ét af de 6 mål er nået: At 2 punkter lukkes. ", ["Ét af de 6 mål"]),
        ("Punktet »De 3 møder« havde 2 bilag: Bilag 1.", ["2 bilag"]),
        ("En stigning på 15 (beregnet): 4 møder.", []),
    ],
)
def test_a_count_is_read_before_its_list_and_in_no_title(text: str, found: list[str]) -> None:
    assert [one.text for one in counts(text)] == found


def test_a_list_names_the_items_that_are_cited() -> None:
    (count,) = counts("2 af 5 punkter lukkede: Punkt 8 og Punkt 9.")
    assert not listed_wrongly(count, "2 af 5 punkter lukkede: Punkt 8 og Punkt 9.", frozenset({8, 9}), ())
    assert listed_wrongly(count, "2 af 5 punkter lukkede: Punkt 8 og Punkt 7.", frozenset({8, 9}), ())


def test_a_label_with_og_is_one_row() -> None:
    text = "Én (1 af 2): Rækkehuse og dobbelthuse."
    (count,) = counts(text)
    assert not listed_wrongly(count, text, frozenset({1}), ["Rækkehuse og dobbelthuse"])
    assert listed_wrongly(count, text, frozenset({1}), ["Rækkehuse"])


def test_what_is_cited_is_tallied(minutes: Minutes, right: list[Basis]) -> None:
    (meeting,) = minutes.meetings
    claim = of(right, "(2 af 4)").claim
    found = tally(claim, [(meeting, meeting.items[0])])
    assert (found.items, found.quotes, found.rows, found.agenda) == (1, 2, frozenset({4}), 5)
    assert found.labels == ("Motorbåde", "Sejlbåde")
    assert {1, 2, 4, 5} <= numbers_of(found)


def fault(text: str, things: Things) -> Iterator[str]:
    return (one.text for one in judged(text, text, things) if one.fault)


def test_the_harness_counts_what_is_cited() -> None:
    nothing: frozenset[int] = frozenset()
    things = Things((8, 9), 1, ("Punkt 8", "Punkt 9"), nothing, nothing, nothing, 0, 0, 5, 2, True)
    assert list(fault("2 af 5 punkter var lukkede: Punkt 8 og Punkt 9.", things)) == []
    assert list(fault("3 af 5 punkter var lukkede: Punkt 8 og Punkt 9.", things)) == ["3 af 5 punkter"]
    assert list(fault("2 af 6 punkter var lukkede: Punkt 8 og Punkt 9.", things)) == ["2 af 6 punkter"]
    assert list(fault("2 af 5 punkter var lukkede: Punkt 7 og Punkt 9.", things)) == ["2 af 5 punkter"]
    assert [list(span) for span in count_spans("var 2 møder")] == [list(range(4, 11))]

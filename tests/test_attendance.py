"""People in attendance lists, and absence notes in decision texts."""

from __future__ import annotations

import pytest

from rag.danish import sentences
from rag.ingest.attendance import absence_notes
from rag.ingest.layout import lines_of
from rag.ingest.people import mentions, only_names


def absent(text: str) -> list[str]:
    lines = lines_of(text)
    pieces = [piece for line in lines for piece in sentences(line.span.of(text), line.span.start)]
    found = [absence for note in absence_notes(text, lines, pieces) for absence in note.absent]
    assert all(absence.span.of(text).startswith(absence.name) for absence in found)
    return [absence.name for absence in found]


def test_names_and_parties_are_read_from_a_list() -> None:
    found = mentions(
        "Arly Holm (F), Signe L. Eggers-Weber (A) og Anna von Holst (Uden for parti), Bo Zabel, "
        "Venstre, Ib Lund V"
    )
    assert [(m.name, m.party) for m in found] == [
        ("Arly Holm", "F"),
        ("Signe L. Eggers-Weber", "A"),
        ("Anna von Holst", "Uden for parti"),
        ("Bo Zabel", "Venstre"),
        ("Ib Lund", "V"),
    ]


def test_offices_are_no_part_of_a_name_and_apologies_are_noticed() -> None:
    found = mentions("Borgmester Hanne Falsled (A), formand, Peter Jacobsen (O), 1. næstformand - afbud")
    assert [(m.name, m.party, m.absent) for m in found] == [
        ("Hanne Falsled", "A", False),
        ("Peter Jacobsen", "O", True),
    ]


def test_a_text_with_other_words_is_no_list_of_names() -> None:
    assert only_names("Taget til efterretning.") == []
    assert only_names("Bo Zabel ønsker en redegørelse.") == []
    assert [m.name for m in only_names("Bo Zabel (A) og Lis Bak (V).")] == ["Bo Zabel", "Lis Bak"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Afbud:\n\nJacob Aa (C)\n\nTiltrådt.", ["Jacob Aa"]),
        ("Afbud: Jacob Aa (C) og Lis Bak (V)\nTiltrådt.", ["Jacob Aa", "Lis Bak"]),
        ("Der var afbud fra Ole Skov.", ["Ole Skov"]),
        ("Fraværende: Inger Bruun.", ["Inger Bruun"]),
        ("Fraværende uden afbud: Inger Bruun", ["Inger Bruun"]),
        ("Ikke til stede: Inger Bruun", ["Inger Bruun"]),
        ("Anna von Holst (V) var fraværende.", ["Anna von Holst"]),
        ("Mads Bech, Lis Bak og Bo Ravn var fraværende.", ["Mads Bech", "Lis Bak", "Bo Ravn"]),
        ("Lis Bak havde meldt afbud.", ["Lis Bak"]),
        ("Lis Bak (V) deltog ikke i behandlingen af punkt 12.", ["Lis Bak"]),
        ("Lis Bak (V) er inhabil og deltog derfor ikke i sagen.", ["Lis Bak"]),
        ("Fraværende: Ingen.", []),
        ("Fraværende:\nGodkendt.", []),
        ("Der var ingen afbud.", []),
        ("Fraværet i folkeskolen falder.", []),
    ],
)
def test_absence_is_read_in_every_form(text: str, names: list[str]) -> None:
    assert absent(text) == names


@pytest.mark.parametrize(
    ("text", "whole"),
    [("Der var afbud fra Ole Skov.", True), ("Ole Skov (V) deltog ikke i behandlingen af punktet.", False)],
)
def test_absence_from_one_matter_is_not_absence_from_the_meeting(text: str, whole: bool) -> None:
    lines = lines_of(text)
    [note] = absence_notes(text, lines, [line.span for line in lines])
    assert note.whole_meeting is whole

"""Who stands on which side: of a vote, and of an attendance list."""

from __future__ import annotations

import pytest

from rag.facts.sides import Side, attendance, ballot


def sides(text: str) -> dict[str, set[str]]:
    """The voters of each side, as words."""
    found: dict[str, set[str]] = {}
    for placed in ballot(text):
        found.setdefault(placed.side.name, set()).add(" ".join(placed.who))
    return found


A, V, C = "party a", "party v", "party c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For stemte: A og V. Imod stemte: C.", {"FOR": {A, V}, "AGAINST": {C}}),
        ("A og V stemte for, mens C stemte imod.", {"FOR": {A, V}, "AGAINST": {C}}),
        ("Om forslaget stemte A for, og C imod.", {"FOR": {A}, "AGAINST": {C}}),
        ("Venstre stemte nej.", {"AGAINST": {V}}),
        ("Konservative undlod at stemme.", {"ABSTAINED": {C}}),
        ("Vedtaget med 5 stemmer mod 2.", {"FOR": {"count 5"}, "AGAINST": {"count 2"}}),
        ("Fire stemte imod.", {"AGAINST": {"count 4"}}),
        ("Bo Krag (V) stemte imod.", {"AGAINST": {"bo krag"}}),
        ("For Venstres forslag stemte V. Imod stemte A.", {"FOR": {V}, "AGAINST": {A}}),
        ("Imod stemte A, og for stemte V.", {"FOR": {V}, "AGAINST": {A}}),
        ("Afstemning: 3 for (A, V), 1 imod (C).", {"FOR": {"count 3", A, V}, "AGAINST": {"count 1", C}}),
        ("Vedtaget med 2 stemmer for (A, V) og 1 imod.", {"FOR": {"count 2", A, V}, "AGAINST": {"count 1"}}),
        ("Om »Støtte til Ida Holm« stemte A for.", {"FOR": {A}}),
    ],
)
def test_each_voter_is_on_the_side_the_text_says(text: str, expected: dict[str, set[str]]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize("text", ["Budget 2025 for A er 5.", "Der er 3 for hver klasse.", "Han er imod."])
def test_a_text_without_a_vote_has_no_sides(text: str) -> None:
    assert ballot(text) == ()


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Der var afbud fra Ida Holm.", Side.ABSENT),
        ("Ida Holm deltog ikke i behandlingen.", Side.ABSENT),
        ("Ida Holm forlod mødet.", Side.LEFT),
        ("Ida Holm deltog i mødet.", Side.PRESENT),
        ("Ida Holm står som deltager, og der er intet afbud.", Side.PRESENT),
        ("Svend Toft er stedfortræder for Ida Holm - afbud", Side.ABSENT),
    ],
)
def test_presence_and_absence_are_told_apart(text: str, side: Side) -> None:
    assert {placed.side for placed in attendance(text)} == {side}


def test_who_another_stands_in_for_is_not_there() -> None:
    (placed,) = attendance("Svend Toft deltog som stedfortræder for Ida Holm.")
    assert placed.who == ("svend", "toft")

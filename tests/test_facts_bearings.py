"""What the words around a figure say of it, and what cannot be said of one figure."""

from __future__ import annotations

import pytest

from rag.facts.amounts import amounts
from rag.facts.bearings import Bearing, Part, Way


def parts(text: str) -> list[Part | None]:
    return [amount.bearing.part for amount in amounts(text)]


def agree(said: str, source: str) -> bool:
    """Whether the one figure of each text is the same."""
    (mine,), (theirs,) = amounts(said), amounts(source)
    return mine.agrees_with(theirs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Køen er nedbragt med 12 til 310.", [Part.BY, Part.TO]),
        ("Prisen går fra 24 kr. til 30 kr.", [Part.FROM, Part.TO]),
        ("Køen er nu 310.", [Part.NOW]),
        ("Køen er 310.", [Part.STANDS]),
        ("Køen er 310 mod 322 sidste år.", [Part.STANDS, Part.FROM]),
        ("Der gives 5 mio. kr. fra staten til 3 skoler.", [None, None]),
        ("Besparelsen er 12 kr.", [None]),
    ],
)
def test_a_figure_plays_a_part_in_a_change(text: str, expected: list[Part | None]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Anlægget endte 2 mio. kr. over budget.", Way.OVER),
        ("Anlægget blev 2 mio. kr. billigere.", Way.UNDER),
        ("Taksten sættes op med 4 kr.", Way.UP),
        ("Timetallet skæres ned med 4.", Way.DOWN),
    ],
)
def test_a_clause_says_which_way(text: str, way: Way) -> None:
    assert [amount.bearing.ways for amount in amounts(text)] == [frozenset({way})]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Det er omkring 62.000.", "Det er 61.840."),
        ("Det er knap 62.000.", "Det er 61.840."),
        ("Det er over 200.000.", "Det er 214.300."),
        ("Det koster 40 kr. årligt.", "Det koster 40 kr. om året."),
        ("Stigningen er 5 %.", "Det steg med 5 %."),
    ],
)
def test_figures_agree_as_far_as_their_words_allow(said: str, source: str) -> None:
    assert agree(said, source)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Det er 62.000.", "Det er 61.840."),  # exactly so many
        ("Det er omkring 64.000.", "Det er 61.840."),  # too far
        ("Det er godt 62.000.", "Det er 61.840."),  # on the other side
        ("Det er næsten 200.000.", "Det er 214.300."),
        ("Der er op til 11.", "Der er op til 10."),  # the source is as vague, and says another figure
        ("Det koster 40 kr. om måneden.", "Det koster 40 kr. om året."),
        ("Det er nu 5 %.", "Det steg med 5 %."),
        ("Det endte 5 kr. over budget.", "Det endte 5 kr. under budget."),
    ],
)
def test_figures_of_unlike_words_do_not_agree(said: str, source: str) -> None:
    assert not agree(said, source)


def test_nothing_opposes_a_figure_that_stands_bare() -> None:
    assert not Bearing().opposes(Bearing(frozenset({Way.UP}), part=Part.BY, period="year"))

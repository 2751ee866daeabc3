"""A source piece by piece: sections, tables, lists, attendance."""

from __future__ import annotations

from rag.danish import stem
from rag.facts.decisions import Mood, Outcome
from rag.facts.statements import statements
from rag.facts.typed import Kind

MINUTES = """\
# Punkt 3: Stier

Mødedeltagere Ida Holm (A), formand, Bo Krag (V)

## **Indstilling**

Forvaltningen indstiller,

1. at stien anlægges,
2. at broen rives ned.

## **Beslutning**

Afbud:

Bo Krag (V)

1: Godkendt.

2: Ikke godkendt.

## Økonomi

Tabel 1: Udgifter i 1.000 kr.

Post\t2025\t2026
Jord\t900\t600

Stien koster 2 mio. kr., og broen koster 5 mio. kr.
"""
FOUND = {statement.text: statement for statement in statements(MINUTES, ("Ida Holm (A)", "Bo Krag (V)"))}
BRIDGE, PATH = stem("broen"), stem("stien")


def test_a_section_says_how_its_sentences_speak_of_outcomes() -> None:
    assert FOUND["1. at stien anlægges,"].setting is Mood.PROPOSED
    assert FOUND["2: Ikke godkendt."].setting is Mood.DECIDED
    assert FOUND["Jord · 2025: 900"].setting is Mood.SPOKEN_OF


def test_a_numbered_decision_has_the_words_of_its_point() -> None:
    assert BRIDGE in FOUND["2: Ikke godkendt."].own
    assert BRIDGE not in FOUND["1: Godkendt."].own


def test_a_further_side_of_a_vote_is_about_what_was_voted_on() -> None:
    text = "Ændringsforslag: For stemte A. Imod stemte V. Undlod: C.\n\nIndstillingen: For stemte V."
    found = {statement.text: statement.own for statement in statements(text)}
    amendment = stem("ændringsforslag")
    assert amendment in found["Imod stemte V."] & found["Undlod: C."]
    assert amendment not in found["Indstillingen: For stemte V."]


def test_a_section_with_a_body_says_who_decided() -> None:
    (told,) = (s for s in statements("Beslutning i Socialudvalget:\n\nUdsat.") if s.text == "Udsat.")
    assert [fact.value.body for fact in told.facts if isinstance(fact.value, Outcome)] == ["socialudvalget"]


def test_parts_that_begin_with_their_figure_share_what_stands_before_the_first() -> None:
    found = {s.text: s.own for s in statements("Byen får 5 mio. kr. fra staten og 3 mio. kr. fra regionen.")}
    region = found["3 mio. kr. fra regionen."]
    assert {stem("byen"), stem("regionen")} <= region
    assert stem("staten") not in region


def test_each_person_of_a_list_is_a_statement() -> None:
    assert "formand" in FOUND["Ida Holm (A), formand til stede"].own
    assert "formand" not in FOUND["Bo Krag (V) til stede"].own
    assert {fact.kind for fact in FOUND["Bo Krag (V) fraværende"].facts} == {Kind.NAME, Kind.ATTENDANCE}


def test_a_cell_has_its_row_its_column_and_the_unit_of_its_table() -> None:
    figures = [fact.value for fact in FOUND["Jord · 2026: 600"].facts if fact.kind is Kind.FIGURE]
    assert [int(amount.figure.value) for amount in figures if hasattr(amount, "figure")] == [600, 600_000]


def test_a_sentence_with_two_amounts_is_also_two_statements() -> None:
    whole, first, second = (
        FOUND[text]
        for text in (
            "Stien koster 2 mio. kr., og broen koster 5 mio. kr.",
            "Stien koster 2 mio. kr., ",
            "og broen koster 5 mio. kr.",
        )
    )
    assert whole.group == first.group == second.group
    assert [fact.span.of(second.text) for fact in whole.facts if fact.kind is Kind.FIGURE] == []
    assert {BRIDGE, PATH} <= second.own | set(second.near)
    assert PATH not in second.own

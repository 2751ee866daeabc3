"""The harness reads a paragraph as people wrote it, whatever lines conversion made of it."""

from __future__ import annotations

import pytest

from eval.grounding import unsupported
from eval.support.names import People
from eval.support.presence import told
from eval.support.stand_ins import stand_ins
from eval.support.wrapping import unwrapped

WRAPPED = """\
Beslutning:    Mulighed C blev valgt med 3 stemmer (Trine Agerskov, Inge-Lise
               Marstrand og Ditte Noer) mod 1 (Kjeld Rosenlund). Der lægges op
               til tre mål: færre ulykker i hjemmet, flere faste medarbejdere,
               flere ansatte på området og kortere ventetid på hjælpemid-
               ler.
"""


def test_a_broken_sentence_is_one_line() -> None:
    (line,) = unwrapped(WRAPPED.rstrip("\n").split("\n"))
    assert "Inge-Lise Marstrand og Ditte Noer) mod 1" in line
    assert line.endswith("kortere ventetid på hjælpemidler.")


@pytest.mark.parametrize(
    "lines",
    [
        ["Sagsfremstilling", "hallen er fra 1964."],
        ["Hallen, som kommunen har ejet i mange år, er nu blevet for gammel.", "den lukkes."],
        ["Forvaltningen indstiller til udvalget på mødet den tolvte i måneden", "at hallen lukkes."],
        ["Hallen, som kommunen har ejet i mange år, er nu blevet for gammel til", "", "den lukkes."],
        ["Projektet i hallen har flere faser, som udvalget skal se på i tur og", "- taget lægges om"],
        ["Hal | Kommunen har ejet den i mange år, og den er blevet for gammel | 3", "tag | 2 | 4"],
        ["Hallen, som kommunen har ejet i mange år, er nu blevet for gammel og", "Beslutning: Godkendt."],
    ],
)
def test_what_begins_anew_stays_apart(lines: list[str]) -> None:
    assert list(unwrapped(lines)) == lines


def test_facts_of_a_broken_sentence_stand_in_the_text() -> None:
    said = "Der lægges op til tre mål: færre ulykker i hjemmet, flere faste medarbejdere."
    assert unsupported(said, WRAPPED) == ()
    assert unsupported(said.replace("tre", "fire"), WRAPPED) != ()


def test_a_row_that_names_its_unit_gives_it_to_its_figures() -> None:
    table = "Takst | 2023 | 2024\nSpildevand, kr. pr. m3 | 54,00 | 61,50\nTømninger | 3 | 4\n"
    assert unsupported("Spildevand koster 61,50 kr. i 2024.", table) == ()
    assert unsupported("Spildevand koster 54,00 kr. i 2024.", table) != ()
    assert unsupported("Spildevand koster 61,50 pct. i 2024.", table) != ()


def test_a_sentence_of_a_long_paragraph_gives_the_unit_of_the_table_below() -> None:
    text = (
        "Der er indsendt 32 ønsker fra skoler og institutioner i alle dele af kommunen. Alle beløb i"
        " tabellen er i 1.000 kr. Ønskerne er anført, som de kom.\n\n"
        "Ønske | 2026 | 2027\nHal, tag | 2.400 | 310\n"
    )
    assert unsupported("Til hallens tag søges 2.400.000 kr. i 2026.", text) == ()
    assert unsupported("Til hallens tag søges 310.000 kr. i 2026.", text) != ()


def test_a_decision_in_the_middle_of_a_paragraph_is_one() -> None:
    text = "3. Takster. Sagsfremstilling: Hallens takster skal sættes. Beslutning: Taksterne godkendt."
    assert unsupported("Beslutning: Taksterne godkendt.", text) == ()
    assert unsupported("Beslutning: Taksterne afvist.", text) != ()


def test_a_body_and_a_day_on_a_line_of_their_own_decide() -> None:
    proposed = "Centerchefen indstiller\n- at hallen lukkes.\n\n"
    text = f"{proposed}Socialudvalget, den 9. oktober 2019:\nHallen forkastet.\n"
    assert unsupported("Beslutning: Hallen forkastet.", text) == ()


def test_who_came_instead_is_told() -> None:
    (pair,) = stand_ins("Ida Holm (A), i stedet deltog Bo Lund.", People.of((), []))
    assert pair.text == "Bo Lund for Ida Holm"
    assert stand_ins("I stedet deltog Bo Lund.", People.of((), [])) == ()


def test_who_left_as_inhabil_was_away() -> None:
    people = People.of((), [])
    assert [one.absent for one in told("Ib Maegaard erklæredes inhabil og forlod mødet.", people)] == [True]
    assert told("Ib Maegaard forlod mødet kl. 17.", people) == ()

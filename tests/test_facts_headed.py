"""Titles with marks, days that head a sentence, and figures that the decision changed."""

from __future__ import annotations

import pytest

from rag.facts import read_source, unsupported, unsupported_by
from rag.facts.sentence import Sentence
from rag.facts.titles import bare_title, topic, without_closed

HEAD = "Møde i Teknikudvalget den 20. maj 2025"
PEOPLE = ("Kim Ravn-Bech (O)", "Ida Holm (A)", "Bo Krag (V)")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("9. Lukket: Køb af jord (B)", "9. Køb af jord"),
        ("Punkt 34: Lukket punkt: Salg af Mosevej", "Salg af Mosevej"),
        ("LUKKET SAG: Salg af Mosevej - O", "Salg af Mosevej"),
        ("Budget 2026 (Lukket)", "Budget 2026"),
        ("Pkt. 25", ""),
        ("Lukkede haller (A)", "Lukkede haller (A)"),
    ],
)
def test_a_title_is_read_without_its_marks(title: str, bare: str) -> None:
    assert bare_title(title) == bare
    assert topic(title) == topic(bare)


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Lukket: Køb af jord", "Køb af jord"),
        ("Lukket - Påbud", "Påbud"),
        ("Lukket punkt - Leverandør", "Leverandør"),
        ("Klage (lukket)", "Klage"),
        ("Meddelelser - Lukket møde", "Meddelelser"),
        ("ØU/BY - LUKKET SAG: Køb af areal", "ØU/BY - Køb af areal"),
        ("LUKKET PUNKT", ""),
        ("(Lukket)", ""),
        ("Lukket psykiatrisk afdeling", "Lukket psykiatrisk afdeling"),
        ("Lukkethed i forvaltningen", "Lukkethed i forvaltningen"),
    ],
)
def test_that_an_item_is_closed_is_taken_from_its_title(title: str, left: str) -> None:
    assert without_closed(title) == left


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("12. Lukket: Køb ved Mosevej (B)", "Punktet »Køb ved Mosevej« blev behandlet for lukkede døre."),
        ("12. Dagsorden (B)\n\nBeslutning\n\nGodkendt.", 'Udvalget godkendte sagen "Dagsorden".'),
        ("Pkt. 12\nNye lamper\n\nBeslutning\n\nGodkendt.", 'Udvalget godkendte sagen "Nye lamper".'),
    ],
)
def test_an_item_is_known_by_its_title_whatever_stands_around_it(source: str, said: str) -> None:
    assert unsupported(said, source) == ()


def test_the_name_of_another_item_is_still_not_its_own() -> None:
    source = "12. Lukket: Køb ved Mosevej (B)\n\nPunkt 13: Lukket: Salg ved Engvej (B)"
    assert unsupported("Punktet »Salg ved Mosevej« blev behandlet for lukkede døre.", source)


LAMPS = """\
Punkt 4: Lamper

Høringen sluttede den 30. april 2025.

Udvalget venter, at lamperne koster 5 mio. kr. i drift.
"""


@pytest.mark.parametrize("lead", ["", "Teknikudvalget, "])
def test_a_day_that_heads_a_sentence_is_the_meetings(lead: str) -> None:
    source = read_source((LAMPS,), PEOPLE, (HEAD,))
    told = "Lamperne ventes at koste 5 mio. kr. i drift."
    assert unsupported_by(f"{lead}20. maj 2025: {told}", source) == ()
    assert unsupported_by(f"{lead}30. april 2025: {told}", source) == ("30. april 2025",)


def test_a_day_may_head_what_the_minutes_tell_of_that_day() -> None:
    source = read_source((LAMPS,), PEOPLE, (HEAD,))
    assert unsupported_by("30. april 2025: Høringen sluttede.", source) == ()


def test_only_a_whole_day_before_a_colon_heads_a_sentence() -> None:
    heads = {
        said: Sentence(said, ()).is_headed_by(Sentence(said, ()).facts[0])
        for said in (
            "20. maj 2025: Udsat.",
            "Herlev Kommune, 20. maj 2025: Udsat.",
            "Fristen er den 20. maj 2025: Udsat.",
            "2025: Udsat.",
        )
    }
    assert list(heads.values()) == [True, True, False, False]


POOL = """\
Punkt 6: Puljen

I 2024 var puljen på 600.000 kr.

Indstilling

Direktionen indstiller, at puljen fastsættes til 600.000 kr.

Beslutning

Puljen fastsættes til 750.000 kr.
"""


def test_a_figure_that_the_decision_changed_is_told_as_a_proposal_only() -> None:
    assert unsupported("Puljen fastsættes til 600.000 kr.", POOL) == ("600.000 kr",)
    assert unsupported("Puljen fastsættes til 750.000 kr.", POOL) == ()
    assert unsupported("Direktionen foreslog, at puljen fastsættes til 600.000 kr.", POOL) == ()
    assert unsupported("I 2024 var puljen på 600.000 kr.", POOL) == ()


def test_what_a_table_shows_is_shown_with_its_sign() -> None:
    table = "I 1.000 kr.\tBudget\tAfvigelse\nHaller\t4.310\t-1.275"
    said = "Afvigelse for Haller er et merforbrug på 1.275.000 kr. (tabellen viser {} i 1.000 kr.)."
    assert unsupported(said.format("-1.275"), table) == ()
    assert unsupported(said.format("1.275"), table) == ("1.275",)


def test_a_year_with_a_unit_heads_a_column() -> None:
    table = "Billet\t2024, kr.\tForslag 2025, kr.\nVoksen\t38\t45\nBarn\t19\t22"
    assert unsupported("Prisen for Voksen var 38 kr. i 2024.", table) == ()
    assert unsupported("Prisen for Voksen var 45 kr. i 2024.", table)


def test_a_surname_of_two_words_stands_for_the_member() -> None:
    source = "Kim Ravn-Bech deltog ikke i behandlingen af punktet."
    assert unsupported("Ravn-Bech deltog ikke i behandlingen af punktet.", source, PEOPLE) == ()
    assert unsupported("Ravn-Holm deltog ikke i behandlingen af punktet.", source, PEOPLE)


def test_a_matter_that_ends_in_ingen_is_no_voter() -> None:
    source = "Punkt 4: Salg\n\nBeslutning\n\nFor stemte: V og C. Imod stemte: A."
    assert (
        unsupported("Ved afstemningen om indstillingen stemte A imod, mens V og C stemte for.", source) == ()
    )

from __future__ import annotations

import pytest
from minutes import item_of, parsed
from summary_samples import agenda, item, settled

from rag.summaries.headline import MOST_WORDS, cleaned, headline


def test_the_outcome_comes_first() -> None:
    lines = {number: headline(settled(), item(number)).text for number in range(1, 11)}
    assert lines == {
        1: "Godkendt: Dagsorden",
        2: "Godkendt: Nyt gulv i Fjordhallen - valg af løsning",
        3: "Udsat: Tilskud til Kulturnatten",
        4: "Delvist anbefalet: Takster for musikskolen 2026",
        5: "Drøftet: Naturnær drift af parker",
        6: "Godkendt med ændring: Fordeling af kulturpuljen",
        7: "Taget til efterretning: Besøgstal for biblioteket",
        8: "Lukket punkt: Lejemål på havnen",
        9: "Meddelelser",
        10: "Anbefalet: Ny svømmehal - høring",
    }


def test_an_agenda_has_no_outcome() -> None:
    assert headline(agenda(), agenda().items[0]).text == "Til behandling: Tilskud til Kulturnatten"


def test_a_case_that_is_sent_back_is_not_sent_on() -> None:
    head = "Fjordby Kommune\n\nREFERAT Kulturudvalget d. 12-03-2025"
    text = f"{head}\n\nPunkt 1: Plan for parken\n\nBeslutning\n\n"
    back = parsed(f"{text}Sagen tilbagesendes til forvaltningen.\n")
    on = parsed(f"{text}Sagen oversendes til Økonomiudvalget.\n")
    assert headline(back, item_of(back, 1)).text == "Sendt tilbage: Plan for parken"
    assert headline(on, item_of(on, 1)).text == "Sendt videre: Plan for parken"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Meddelelser - Åbent møde", "Meddelelser"),
        ("ØU - Salg af grund", "Salg af grund"),
        ("Takster for parkering (B)", "Takster for parkering"),
        ("00.30.14-S00-6-25 Budgetopfølgning", "Budgetopfølgning"),
        (
            "Budgetopfølgning pr. 30. april på Kultur- og Fritidsudvalgets område",
            "Budgetopfølgning pr. 30. april",
        ),
        ("Statistik over børn for Børne- og Kulturudvalget", "Statistik over børn"),
        ("Udvalg for børn", "Udvalg for børn"),
    ],
)
def test_a_title_is_cleaned(title: str, shown: str) -> None:
    assert cleaned(title) == shown


def test_a_long_title_is_cut_where_it_pauses() -> None:
    long = "Ændring af reglerne for leje af kommunens haller"
    assert cleaned(f"{long}, gebyr for aflysning og nye frister for alle foreninger i byen") == long
    endless = " ".join(["lang"] * 30)
    assert cleaned(endless) == f"L{' '.join(['lang'] * MOST_WORDS)[1:]} …"

"""What a statement's words tell, where no typed fact can: whether it may be drawn from what it cites."""

from __future__ import annotations

import pytest
from dossiers import DOSSIER, find

from rag.ask.generation.marking import Sentence
from rag.ask.generation.repair import to_claims
from rag.ask.support.wording import shared_words, well_worded


def fits(text: str, *numbers: int) -> bool:
    """Whether a sentence may be drawn from these entries: [1] budget, [2] wall, [3] waiting time."""
    (claim,) = to_claims([Sentence(text, numbers)], DOSSIER)
    return well_worded(claim, find)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Jorden til volden kan hentes ved havnebyggeriet.", 2),
        ("Projektet har faser med plantning, opmåling og jordkørsel.", 2),
        ("Ventetiden steg på grund af sygemeldte fysioterapeuter.", 3),
        ("Volden koster 2,9 mio. kr., hvilket skal findes i budgettet.", 2),
        ('Sagen "Ventetid til genoptræning" blev afvist.', 3),
        ("Anne Lund og Bent Krog deltog i mødet.", 1),
    ],
)
def test_a_paraphrase_has_enough_of_the_words(text: str, number: int) -> None:
    assert fits(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Borgmesteren er uenig og kræver en undersøgelse.", 2),
        ("Jorden til volden kan hentes ved havnebyggeriet.", 3),
        ("Skøjtehallens overdækning, lyskasterne og kunstisen koster 2,9 mio. kr.", 2),
        ('Sagen "Ventetid på plejehjem" blev afvist.', 3),
    ],
)
def test_what_is_made_up_has_not(text: str, number: int) -> None:
    assert not fits(text, number)


def test_what_a_figure_is_told_of_stands_where_the_figure_does() -> None:
    assert fits("Volden ved ringvejen koster 2,9 mio. kr.", 2)
    assert not fits("Vintertjenesten kostede 2,9 mio. kr.", 2)
    assert fits("Sagsnummeret er 05.00.00-P20-7-24.", 2)


def test_a_sentence_without_facts_denies_what_one_statement_denies() -> None:
    assert fits("Jorden kan hentes ved havnen.", 2)
    assert not fits("Jorden kan ikke hentes ved havnen.", 2)


def test_words_of_two_entries_count_together() -> None:
    text = "Jord kan hentes fra byggeriet ved havnen, mens fysioterapeuter er sygemeldt."
    assert not fits(text, 3)
    assert fits(text, 2, 3)


def test_the_share_is_counted_in_stems_and_parts_of_compounds() -> None:
    assert shared_words("Jordvolden dæmper vejstøjen", ["En vold af jord. Støj fra vejen."]) == pytest.approx(
        2 / 3
    )
    assert shared_words("Det er 45 af dem", ["Noget andet."]) == 1.0

"""Figures say which way a thing moved where their column or their years do."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, ranked_item, select

from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.premises.presumed import Direction
from rag.ask.premises.trends import followed_by, moved

TABLE = "Sted\t2023\t2024\tÆndring\nBakkeskolen\t40\t31\t-9\nEngskolen\t20\t26\t6\n"


def found(background: str, question: str) -> Selection:
    text = SCHOOL_2025.replace("En madordning på alle", f"{background}\n\nEn madordning på alle")
    return select(question, ranked_item(text, 21))


def unit(selection: Selection, text: str) -> Candidate:
    return next(c for c in selection.candidates if text in c.unit.text)


@pytest.mark.parametrize(("row", "way"), [("Bakkeskolen", Direction.DOWN), ("Engskolen", Direction.UP)])
def test_a_change_has_the_sign_of_its_cell(row: str, way: Direction) -> None:
    selection = found(TABLE, f"Hvordan gik det på {row}?")
    assert moved(unit(selection, f"{row}, Ændring"), selection) is way
    assert moved(unit(selection, f"{row}, 2024"), selection) is None


def test_a_change_of_a_row_that_is_not_asked_of_says_nothing() -> None:
    selection = found(TABLE, "Hvordan gik det på Bakkeskolen?")
    assert moved(unit(selection, "Engskolen, Ændring"), selection) is None


@pytest.mark.parametrize(
    ("told", "way"),
    [
        ("I 2024 var der 41 klager. I 2023 var der 56.", Direction.DOWN),
        ("I 2023 var der 41 klager. I 2024 var der 56.", Direction.UP),
        ("I 2024 var der 41 klager. I 2023 var der 41.", None),
        ("I 2024 var der 41 klager og 3 roser. I 2023 var der 56.", None),
        ("I 2024 var der 41 klager. De fleste kom i maj.", None),
        ("I 2024 kom der 41 klager. I 2023 kostede det 56 kr.", None),
    ],
)
def test_two_sentences_on_two_years_say_which_way_it_went(told: str, way: Direction | None) -> None:
    selection = found(told, "Hvor mange klager var der?")
    assert moved(unit(selection, "41 klager"), selection) is way


def test_the_sentence_behind_is_the_next_one() -> None:
    selection = found("Der var 41 klager. De kom i maj. De er besvaret.", "Hvor mange klager var der?")
    behind = followed_by(unit(selection, "41 klager"), selection)
    assert behind
    assert behind.unit.text == "De kom i maj."

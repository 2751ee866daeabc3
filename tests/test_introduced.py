"""A sentence that introduces a table is told with what the rows of the table are called."""

from __future__ import annotations

import pytest
from minutes import candidate_of, select
from test_composition import claims, with_background

from rag.ask.evidence.introduced import MOST, introduced

COUNTED = "Gæsterne er talt i maj."
INTRO = "Forvaltningen peger på tre legepladser, som kan lukkes:"
GRID = (
    "| Legeplads | Udgift, kr. |\n|---|---|\n| Elmevej | 40.000 |\n| Havnen | 31.000 |\n| Lunden | 22.000 |"
)
QUESTION = "Hvilke legepladser kan lukkes?"


def called(background: str) -> list[str]:
    best = candidate_of(select(QUESTION, with_background(f"{COUNTED} {background}")), "Forvaltningen peger")
    return [cell.text for cell in introduced(best)]


def test_the_rows_below_an_introduction_are_told_with_it_and_quoted() -> None:
    first = claims(QUESTION, with_background(f"{COUNTED} {INTRO}\n\n{GRID}"))[0]
    assert first.text == f"{INTRO} Elmevej; Havnen; Lunden."
    assert [citation.quote for citation in first.citations] == [INTRO, "Elmevej", "Havnen", "Lunden"]


def test_a_total_is_no_row_of_a_list() -> None:
    assert called(f"{INTRO}\n\n{GRID}\n| I alt | 93.000 |") == ["Elmevej", "Havnen", "Lunden"]


@pytest.mark.parametrize(
    "background",
    [
        f"{INTRO}\n\nDet er nævnt før.\n\n{GRID}",
        f"{INTRO[:-1]}.\n\n{GRID}",
        f"{INTRO}\n\n| Legeplads | Udgift, kr. |\n|---|---|\n| Elmevej | 40.000 |",
        f"{INTRO}\n\n| År | Udgift, kr. |\n|---|---|\n| 2024 | 40.000 |\n| 2025 | 31.000 |",
        f"{INTRO}\n\n| Vej | Kr. |\n|---|---|\n" + "\n".join(f"| Vej {n}a | {n} |" for n in range(MOST + 1)),
    ],
    ids=["text between", "no colon", "one row", "numbers", "too many"],
)
def test_nothing_is_told_of_a_table_that_is_not_such_a_list(background: str) -> None:
    assert called(background) == []

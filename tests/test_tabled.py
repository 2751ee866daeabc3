"""Tables without marks stand in tabs where a claim is checked."""

from __future__ import annotations

import pytest
from minutes import ROADS_2025, item_of, parsed

from rag.ask.claims import claim
from rag.ask.support.tabled import tabled
from rag.ask.verification import supports

TABS = "I 1.000 kr.\tBudget\tRegnskab\tAfvigelse\n"
LINES = """\
I 1.000 kr.
Budget
Regnskab
Afvigelse
Vintertjeneste
4.100
5.350
-1.250
Vejbelysning
2.200
2.050
150
I alt
6.300
7.400
-1.100

"""
START, END = ROADS_2025.index(TABS), ROADS_2025.index("Beslutning\n\nUdvalget tog")


def test_cells_on_lines_of_their_own_stand_in_rows() -> None:
    meeting = parsed(ROADS_2025[:START] + LINES + ROADS_2025[END:])
    item = item_of(meeting, 4)
    assert TABS + "Vintertjeneste\t4.100\t5.350\t-1.250\n" in tabled(meeting, item, item.span)


def test_a_table_in_tabs_stays_as_it_is() -> None:
    meeting = parsed(ROADS_2025)
    item = item_of(meeting, 4)
    assert tabled(meeting, item, item.span) == meeting.text(item.span)


def test_a_unit_below_the_table_stands_above_it() -> None:
    below = ROADS_2025.replace("I 1.000 kr.\t", "Område\t").replace(
        "I alt\t6.300\t7.400\t-1.100\n", "I alt\t6.300\t7.400\t-1.100\n\nAlle beløb er i 1.000 kr.\n"
    )
    meeting = parsed(below)
    item = item_of(meeting, 4)
    assert "Alle beløb er i 1.000 kr.\nOmråde\tBudget" in tabled(meeting, item, item.span)


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("Regnskab for Vintertjeneste er 5.350.000 kroner.", True),
        ("Regnskab for Vintertjeneste er 5.350 kroner.", False),
        ("Regnskab for Vintertjeneste er 2.050.000 kroner.", False),
        ("Budget for Vejbelysning er 2.200.000 kroner.", True),
        ("Budget for Vejbelysning er 4.100.000 kroner.", False),
    ],
)
def test_a_claim_is_checked_against_row_column_and_unit(said: str, holds: bool) -> None:
    meeting = parsed(ROADS_2025[:START] + LINES + ROADS_2025[END:])
    item = item_of(meeting, 4)
    [table] = item.tables
    assert supports(claim(said, meeting, item, [table.span]), lambda _: meeting) is holds

"""Signs for bold, italic and headings are left out where people read, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.emphasis import blanked, unmarked


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("- **Højere forbrug.** Budgettet", "- Højere forbrug. Budgettet"),
        ("<b>I alt</b>  <B>579.000</B>", "I alt  579.000"),
        ("__Godkendt__", "Godkendt"),
        ("Linje<br>\nto", "Linje\nto"),
        ("# Punkt 3: Vej\n#1 i køen", "Punkt 3: Vej\n#1 i køen"),
        ("Underskrift: ______", "Underskrift: ______"),
        ("2 * 3 og *** og <bilag> og <script>", "2 * 3 og *** og <bilag> og <script>"),
    ],
)
def test_only_signs_are_left_out(written: str, read: str) -> None:
    assert unmarked(written) == read


@given(st.text(alphabet="ab *_<>/#\n", max_size=40))
def test_blanking_moves_no_character(written: str) -> None:
    assert len(blanked(written)) == len(written)
    assert blanked(written).replace("\0", "") == unmarked(written)

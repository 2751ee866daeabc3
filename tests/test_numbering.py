"""Numbers of items in parts of the agenda that begin from one again."""

from __future__ import annotations

import pytest

from rag.model.numbering import AgendaPart, called, number_in, part_of_number, printed_number


@pytest.mark.parametrize("part", AgendaPart)
@pytest.mark.parametrize("printed", [1, 77, 9999])
def test_a_number_tells_its_part_and_what_is_printed(part: AgendaPart, printed: int) -> None:
    number = number_in(part, printed)
    assert (part_of_number(number), printed_number(number)) == (part, printed)
    assert called(number).startswith(f"{printed} (")


def test_a_number_of_the_first_part_is_the_one_printed() -> None:
    assert (part_of_number(77), printed_number(77), called(77)) == (None, 77, "77")

"""Parts of an agenda whose items are numbered from the beginning again."""

from __future__ import annotations

import pytest

from rag.ingest.further_parts import further_part
from rag.ingest.headings import find_headings
from rag.ingest.labelling import labels_of
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.model import Source

HEAD = "Solby Kommune\nSocialudvalget\nReferat\nMødedato: 5. september 2023\n\n"


def item(number: int, title: str) -> str:
    return f"{number}. {title}\nSagsfremstilling\nDer er en sag.\nBeslutning\nGodkendt.\n\n"


FIRST = item(1, "Veje") + item(2, "Stier") + item(3, "Broer")


@pytest.mark.parametrize("name", ["LUKKET DAGSORDEN", "Tillægsdagsorden", "Lukkede punkter"])
def test_items_numbered_anew_are_no_part_of_the_item_above(name: str) -> None:
    meeting = parse_meeting(Source("referat.txt", f"{HEAD}{FIRST}{name}\n\n{item(1, 'Parker')}", "0"))
    assert [one.title for one in meeting.items] == ["Veje", "Stier", "Broer"]
    assert [one.decision.text for one in meeting.items if one.decision] == ["Godkendt."] * 3
    assert any(f"'{name}'" in warning for warning in meeting.warnings)


def test_the_first_part_is_read_where_the_second_is_longer() -> None:
    longer = "".join(item(n, f"Tillæg {n}") for n in range(1, 6))
    meeting = parse_meeting(Source("referat.txt", f"{HEAD}{FIRST}Tillægsdagsorden\n\n{longer}", "0"))
    assert [one.title for one in meeting.items] == ["Veje", "Stier", "Broer"]


def test_numbers_that_go_on_part_nothing() -> None:
    lines = lines_of(f"{HEAD}{FIRST}Lukkede punkter\n\n{item(4, 'Parker')}")
    labels = labels_of(lines)
    assert further_part(lines, labels, find_headings(lines, labels)) is None

"""Parts of an agenda whose items are numbered from the beginning again."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.config import Settings
from rag.ingest.further_parts import further_part
from rag.ingest.headings import find_headings
from rag.ingest.labelling import labels_of
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.marks import mark
from rag.model import Source
from rag.pipeline import Punkt

HEAD = "Solby Kommune\nSocialudvalget\nReferat\nMødedato: 5. september 2023\n\n"


def item(number: int, title: str) -> str:
    return f"{number}. {title}\nSagsfremstilling\nDer er en sag.\nBeslutning\nGodkendt.\n\n"


FIRST = item(1, "Veje") + item(2, "Stier") + item(3, "Broer")


@pytest.mark.parametrize(
    ("name", "number", "called", "closed"),
    [
        ("LUKKET DAGSORDEN", 10001, "1 (lukket del)", True),
        ("Tillægsdagsorden", 20001, "1 (tillæg)", False),
        ("Åben del", 30001, "1 (åben del)", False),
    ],
)
def test_items_numbered_anew_have_numbers_of_their_own(
    name: str, number: int, called: str, closed: bool
) -> None:
    meeting = parse_meeting(Source("referat.txt", f"{HEAD}{FIRST}{name}\n\n{item(1, 'Parker')}", "0"))
    assert [one.title for one in meeting.items] == ["Veje", "Stier", "Broer", "Parker"]
    assert [one.decision.text for one in meeting.items if one.decision] == ["Godkendt."] * 4
    last = meeting.items[-1]
    assert (last.number, last.called, last.closed) == (number, called, closed)
    assert last.id == f"{meeting.id}/{number}"
    assert not meeting.warnings


def test_every_part_is_read_however_long() -> None:
    longer = "".join(item(n, f"Tillæg {n}") for n in range(1, 6))
    text = f"{HEAD}{FIRST}Tillægsdagsorden\n\n{longer}Lukket dagsorden\n\n{item(1, 'Køb')}{item(2, 'Salg')}"
    meeting = parse_meeting(Source("referat.txt", text, "0"))
    numbers = [one.number for one in meeting.items]
    assert numbers == [1, 2, 3, *range(20001, 20006), 10001, 10002]


def test_a_closed_part_may_have_titles_only() -> None:
    first = "".join(f"Punkt {n}\n{item(n, 'Sag').partition('. ')[2]}" for n in (1, 2))
    text = f"{HEAD}{first}Lukket dagsorden\n\nPunkt 1\nKøb af areal\n\nPunkt 2\nPersonalesag\n"
    meeting = parse_meeting(Source("referat.txt", text, "0"))
    assert [(one.number, one.closed) for one in meeting.items][2:] == [(10001, True), (10002, True)]


def test_a_second_part_of_one_name_is_left_out_and_said() -> None:
    more = "".join(f"Tillægsdagsorden\n\n{item(1, title)}" for title in ("Parker", "Haver"))
    meeting = parse_meeting(Source("referat.txt", f"{HEAD}{FIRST}{more}", "0"))
    assert [one.title for one in meeting.items] == ["Veje", "Stier", "Broer", "Parker"]
    assert any("'Tillægsdagsorden'" in warning for warning in meeting.warnings)


def test_numbers_that_go_on_part_nothing() -> None:
    lines = lines_of(f"{HEAD}{FIRST}Lukkede punkter\n\n{item(4, 'Parker')}")
    labels = labels_of(lines)
    assert further_part(lines, labels, find_headings(lines, labels)) is None


def test_a_question_may_name_the_part(tmp_path: Path) -> None:
    (tmp_path / "referat.txt").write_text(
        f"{HEAD}{FIRST}Tillægsdagsorden\n\n{item(1, 'Parker')}", encoding="utf-8"
    )
    with Punkt.open(Settings(home=tmp_path / "home")) as punkt:
        punkt.ingest([tmp_path / "referat.txt"])
        answer = punkt.ask("Hvad blev besluttet i punkt 1 på tillægsdagsordenen?")
    assert {mark(citation, answer.citations) for citation in answer.citations} == {"[Punkt 1 (tillæg)]"}

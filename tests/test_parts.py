"""The lines that part an agenda into open and closed, or by what is asked of the body."""

from __future__ import annotations

import pytest

from rag.ingest.parsing import parse_meeting
from rag.ingest.parts import part_of
from rag.model import Source


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("Lukkede punkter", True),
        ("C. LUKKEDE PUNKTER", True),
        ("Lukkede sager:", True),
        ("Lukket dagsorden", True),
        ("Ikke-offentlige punkter", True),
        ("Sager behandlet for lukkede døre", True),
        ("Åbne punkter", False),
        ("Åbent punkt", False),
        ("A. SAGER TIL AFGØRELSE", False),
        ("B. Sager til orientering", False),
        ("Sager til drøftelse og orientering", False),
        ("Orienteringssager", False),
        ("Punkter fra Teknik- og Miljøudvalget", False),
        ("Lukket punkt", None),
        ("Lukket sag", None),
        ("Lukket punkt: Køb af ejendom", None),
        ("Sager til orientering er altid lagt til sidst på dagsordenen.", None),
        ("Sagsfremstilling", None),
        ("", None),
    ],
)
def test_a_line_that_parts_the_agenda(line: str, closed: bool | None) -> None:
    assert part_of(line) is closed


def minutes(*lines: str) -> Source:
    return Source("a.txt", "\n".join(["Fjordby Kommune", "REFERAT Byrådet d. 01-02-2024", *lines]), "0")


BODY = ("Beslutning", "Godkendt.", "")


def test_items_below_lukkede_punkter_are_closed() -> None:
    text = minutes("1. Budget", *BODY, "Lukkede punkter", "2. Køb af mark", "3. Ansættelse", "4. Gave")
    found = parse_meeting(text)
    assert [(one.title, one.closed) for one in found.items] == [
        ("Budget", False),
        ("Køb af mark", True),
        ("Ansættelse", True),
        ("Gave", True),
    ]
    assert found.items[0].decision is not None
    assert found.items[0].decision.text == "Godkendt."


def test_the_parts_of_the_contents_list_close_nothing() -> None:
    contents = ("Åbne punkter", "1. Budget .... 2", "Lukkede punkter", "2. Køb af mark .... 3", "")
    found = parse_meeting(minutes(*contents, "1. Budget", *BODY, "2. Køb af mark", *BODY))
    assert [one.closed for one in found.items] == [False, False]


def test_a_part_after_the_closed_one_is_open_again() -> None:
    found = parse_meeting(
        minutes("1. Budget", *BODY, "Lukkede punkter", "2. Mark", *BODY, "Åbne punkter", "3. Havn", *BODY)
    )
    assert [one.closed for one in found.items] == [False, True, False]


def test_a_number_above_lukket_punkt_is_an_item() -> None:
    found = parse_meeting(minutes("1. Budget", *BODY, "2", "Lukket punkt", "", "3. Gave", *BODY))
    assert [(one.number, one.title, one.closed) for one in found.items] == [
        (1, "Budget", False),
        (2, "Lukket punkt", True),
        (3, "Gave", False),
    ]


def test_the_foot_of_a_web_page_is_no_part_of_the_last_item() -> None:
    items = [line for n in (1, 2, 3) for line in (f"{n}. Sag", "Beslutning", "Godkendt.", "Til toppen")]
    found = parse_meeting(minutes(*items, "Kontakt", "Rådhusgade 1", "CVR 99887766"))
    assert [one.decision.text if one.decision else None for one in found.items] == ["Godkendt."] * 3


def test_items_of_a_supplementary_agenda_have_a_letter() -> None:
    found = parse_meeting(minutes("T1. Madservice", *BODY, "T2. Akut sygdom", *BODY))
    assert [(one.number, one.title) for one in found.items] == [(1, "Madservice"), (2, "Akut sygdom")]


def test_a_word_parted_at_the_end_of_a_title_line_is_whole() -> None:
    text = minutes(
        "1. Kontanthjælpsloft og regel om timer: konse-", "kvenser for byen", *BODY, "2. Fest", *BODY
    )
    first = parse_meeting(text).items[0]
    assert first.title == "Kontanthjælpsloft og regel om timer: konsekvenser for byen"

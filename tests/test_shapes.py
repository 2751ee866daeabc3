"""The shapes of headings, and what only looks like one."""

from __future__ import annotations

import pytest

from rag.ingest.layout import lines_of
from rag.ingest.shapes import LETTERED, SHAPES, candidates, contents_title, is_able, numbers_of


@pytest.mark.parametrize(
    ("family", "line", "number", "title"),
    [
        ("punkt", "Punkt 12: Støj", 12, "Støj"),
        ("punkt", "Punkt 126 Skolestart", 126, "Skolestart"),
        ("punkt", "Pkt. nr. 4 - Havn", 4, "Havn"),
        ("punkt", "Punkt 13 :Sti", 13, "Sti"),
        ("punkt", "PUNKT 161 — BUDGET", 161, "BUDGET"),
        ("punkt", "Pkt. 42", 42, ""),
        ("sag", "SAG NR. 1", 1, ""),
        ("nr", "Nr.144 - Skov", 144, "Skov"),
        ("ad", "Ad 3. Nyt fra råd", 3, "Nyt fra råd"),
        ("alone", "189.", 189, ""),
        ("dot", "12. Havnen (B)", 12, "Havnen (B)"),
        ("dot", "04. Havnen", 4, "Havnen"),
        ("dot", "#1: Havnen", None, ""),
        ("dot", "191. 2. behandling af budget 2025", 191, "2. behandling af budget 2025"),
        ("dot", "02. 15.00.00-P05-1-22 Ungegaranti", 2, "15.00.00-P05-1-22 Ungegaranti"),
        ("dot", "7. 2024-regnskab", 7, "2024-regnskab"),
        ("bare", "38Godkendelse", 38, "Godkendelse"),
        ("bare", "1 (Åben) Havn", 1, "Havn"),
        ("bare", "1 - Havn", 1, "Havn"),
        ("dot", "1.1 Formål", None, ""),
        ("dot", "3. 12. maj 2024", None, ""),
        ("dot", "2.5 mio. kr.", None, ""),
        ("punkt", "Pkt. 12/2025 Havnen", 12, "Havnen"),
        ("punkt", "Pkt. nr. 1 (åben sag)", 1, ""),
        ("punkt", "Punkt nr. 14 - Åbent            Sagsnr.: 2019-00311", 14, ""),
        ("punkt", "Punkt 15: Lukket punkt", 15, "Lukket punkt"),
        ("year", "12/2025 Havnen", 12, "Havnen"),
        ("year", "12/2025", None, ""),
        ("roman", "XIV. Havnen", 14, "Havnen"),
        ("letter", "C. Havnen", 3, "Havnen"),
        ("punkt", "Punkt 3-5 blev behandlet", None, ""),
        ("punkt", "Punkt 2024/25", None, ""),
        ("ad", "Ad. 1-2 tiltrådt.", None, ""),
    ],
)
def test_a_heading_of_its_shape(family: str, line: str, number: int | None, title: str) -> None:
    lines = lines_of(line)
    found = [(one.number, one.title) for one in candidates(family, lines, [0])]
    assert found == ([] if number is None else [(number, title)])
    assert is_able(lines[0])


def test_every_shape_has_a_number_and_a_title() -> None:
    assert all({"n", "title"} <= shape.groupindex.keys() for shape in {**SHAPES, **LETTERED}.values())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Budget for 2016 ............ 2", "Budget for 2016"),
        ("| Status på projektet..... | 3 |", "Status på projektet"),
        ("Takster.....\t14", "Takster"),
        ("Budget for 2016", None),
        ("Budgettet er 2,5", None),
    ],
)
def test_a_line_of_the_contents_list(line: str, title: str | None) -> None:
    assert contents_title(lines_of(line)[0]) == title


def test_the_numbers_of_one_shape_in_order() -> None:
    lines = lines_of("Punkt 3: A\n1. B\nPunkt 4: C\nTekst om punkt 9")
    assert list(numbers_of("punkt", lines)) == [3, 4]

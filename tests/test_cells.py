"""Cells of several lines: entries, lines that go on, rows that stand line by line, tables within."""

from __future__ import annotations

import pytest

from rag.ingest.readers.cells import Cell, entries, parted, with_inner_tables


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (("Notat om veje", "Kort"), "Notat om veje; Kort"),
        (("2025: 100 kr.", "2026: 200 kr."), "2025: 100 kr.; 2026: 200 kr."),
        (("Børne- og", "Ungdomsudvalget"), "Børne- og Ungdomsudvalget"),
        (("Anders", "Andersen"), "Anders Andersen"),
        (("Godkendt som indstillet.", "Mona Falk var imod."), "Godkendt som indstillet. Mona Falk var imod."),
        (("12. marts", "2025"), "12. marts 2025"),
        (("Ny sti langs", "havnen"), "Ny sti langs havnen"),
        (("Notat",), "Notat"),
        ((), ""),
    ],
)
def test_entries_are_told_apart_and_lines_that_go_on_are_not(cell: Cell, text: str) -> None:
    assert entries(cell) == text


@pytest.mark.parametrize(
    "row",
    [
        (("A",), ("x", "y"), ("1", "2", "3")),  # of different length
        (("A",), ("x", "y"), ("z", "w")),  # no figures
        (("A",), ("x", "y"), ("1", "2"), ("3",)),  # a figure that is of both
        (("A",), ("1", "2"), ()),
    ],
)
def test_a_row_is_parted_only_where_each_line_has_its_figure(row: tuple[Cell, ...]) -> None:
    assert parted(row, 100) == [list(row)]


def test_a_row_is_parted_line_by_line() -> None:
    assert parted((("A",), ("x", "y"), ("1.200 kr.", "-"), ()), 100) == [
        [("A",), ("x",), ("1.200 kr.",), ()],
        [("A",), ("y",), ("-",), ()],
    ]
    assert len(parted((("ord " * 50,), ("x", "y"), ("1", "2")), 100)) == 1


def test_tables_that_fill_a_table_stay_tables() -> None:
    inner = ("| a | 1 |\n|---|---|\n| b | 2 |",)
    assert with_inner_tables([[("x",), inner], [("y",), inner]]) == [[("x",), inner], [("y",), inner]]
    assert with_inner_tables([[("x",), ("y",)], [("z",), inner]])[1][1] == ("a: 1", "b: 2")
    wide = ("| a | b | 1 |\n|---|---|---|\n| b | c | 2 |",)
    assert with_inner_tables([[("x",), ("y",)], [("z",), wide]])[1][1] == wide

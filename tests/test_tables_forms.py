"""Tables in every form that minutes have them in, and text that is none."""

from __future__ import annotations

from typing import Any

import pytest
from forms import forms

from rag.ingest.chunking import chunk_meeting
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers.markup_tables import with_pipe_tables
from rag.ingest.readers.text import read_text
from rag.ingest.table_aligned import aligned_grids
from rag.ingest.table_cells import is_amount, is_figure, is_total, unit_of
from rag.ingest.table_marked import marked_grids
from rag.ingest.table_stacked import stacked_grids
from rag.ingest.tables import find_tables
from rag.model import Source


@pytest.mark.parametrize("form", forms("tables", "name"))
def test_a_table_is_read_in_every_form_or_stays_lines(form: dict[str, Any]) -> None:
    text = read_text("bilag.md", form["text"].encode()).text
    tables = find_tables(lines_of(text))
    if form.get("lines"):
        assert tables == ()
        return
    table = tables[0]
    assert [cell.text for cell in table.header] == form["header"]
    assert [[cell.text for cell in row] for row in table.rows] == form["rows"]
    assert (table.caption, table.unit) == (form.get("caption"), form.get("unit"))
    assert all(table.span.contains(cell.span) for row in (table.header, *table.rows) for cell in row)
    for row in table.rows:
        for cell in row:
            assert len(cell.text) == 0 or cell.text[:3] in cell.span.of(text)


def test_each_row_of_a_table_of_one_cell_a_line_is_one_chunk() -> None:
    rows = "Område\nBudget\nForbrug\nVeje\n48.900\n30.220\nParker\n12.450\n9.100\n"
    text = (
        "Testby Kommune\n\nReferat\n\nTeknikudvalget\n\nMødedato: 12-03-2025\n\nPunkt 1: Veje\n\n"
        f"Sagsfremstilling\n\nSe tabellen.\n\n{rows}\nBeslutning\n\nGodkendt.\n"
    )
    chunks = chunk_meeting(parse_meeting(Source("referat.txt", text, "0")), 200)
    told = [chunk.text for chunk in chunks if "\n" in chunk.text]
    assert told == ["Veje\n48.900\n30.220", "Parker\n12.450\n9.100"]
    assert all("Område | Budget | Forbrug" in chunk.context for chunk in chunks if chunk.text in told)


def test_each_form_is_read_by_its_own_reader() -> None:
    tabs, bars = "a\tb\nc\t1\n", "\na | b\nc | 1\n"
    spaces, stacked = (
        "\nNavn   2024   2025\nVeje     10     20\nHavn     30     40\n",
        "\nNavn\nAntal\nVej\n1\nSti\n2\nBro\n3\n",
    )
    lines = lines_of(tabs + bars + spaces + stacked)
    assert [len(list(read(lines))) for read in (marked_grids, aligned_grids, stacked_grids)] == [2, 1, 1]
    assert len(find_tables(lines)) == 4


def test_a_cell_that_may_be_of_two_columns_makes_no_table() -> None:
    text = (
        "Navn     2024    2025    2026\nVeje       10      20      30\n"
        "Havn    40      50\nStier      60      70      80\n"
    )
    assert find_tables(lines_of(text)) == ()


def test_a_total_joins_no_table_of_other_columns() -> None:
    apart = find_tables(lines_of("a\tb\tc\nd\t1\t2\n\nI alt\t3\n"))
    assert [len(table.rows) for table in apart] == [1]


def test_html_inside_html_and_html_cut_short_stay_as_they_are() -> None:
    for text in ("<table><tr><td><table><tr><td>1</td></tr></table></td></tr></table>", "<table><tr><td>1"):
        assert with_pipe_tables("bilag.md", text) == text


@pytest.mark.parametrize(
    ("text", "amount", "figure", "total", "unit"),
    [
        ("48.900", True, True, False, None),
        ("-1,5 %", True, True, False, None),
        ("30.000 kr.", False, True, False, None),
        ("2025", False, False, False, None),
        ("-", False, True, False, None),
        ("I alt", False, False, True, None),
        ("Alle beløb er i 1.000 kr.", False, False, True, "Alle beløb er i 1.000 kr."),
        ("(mio. kr.)", False, False, False, "mio. kr."),
        ("Veje", False, False, False, None),
    ],
)
def test_a_cell_tells_what_it_is(
    text: str, amount: bool, figure: bool, total: bool, unit: str | None
) -> None:
    assert (is_amount(text), is_figure(text), is_total(text), unit_of(text)) == (amount, figure, total, unit)

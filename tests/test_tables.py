"""Tables of tabs and pipes: cells where they stand, joined headers, units and captions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.ingest.layout import lines_of
from rag.ingest.tables import find_tables
from rag.model import Table

PLAIN = st.text(alphabet="abcdef ", min_size=1, max_size=6).filter(lambda s: bool(s.strip()))


def one(text: str) -> Table:
    [table] = find_tables(lines_of(text))
    assert all(
        cell.span.of(text) == cell.text for row in table.rows for cell in row if "<" not in cell.span.of(text)
    )
    assert all(len(row) == len(table.header) for row in table.rows)
    return table


def header(table: Table) -> list[str]:
    return [cell.text for cell in table.header]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_tab_table_has_header_rows_and_the_unit_of_its_corner() -> None:
    table = one(
        "Forbruget fremgår her:\n\nI hele 1.000 kr.\tBudget\tForbrug\nVeje\t48.900\t30.220\n<b>I "
        "alt</b>\t<b>48.900</b>\t<b>30.220</b>"
    )
    assert header(table) == ["I hele 1.000 kr.", "Budget", "Forbrug"]
    assert rows(table) == [["Veje", "48.900", "30.220"], ["I alt", "48.900", "30.220"]]
    assert (table.unit, table.caption) == ("I hele 1.000 kr.", "Forbruget fremgår her")


def test_a_pipe_table_is_read_without_its_rule() -> None:
    table = one("| Resultat | Antal |\n|---|---:|\n| I job | 7 |\n| Samlet | 18 |")
    assert (header(table), rows(table)) == (["Resultat", "Antal"], [["I job", "7"], ["Samlet", "18"]])


def test_a_row_of_letters_and_formulas_joins_the_header_and_gives_the_unit() -> None:
    table = one(
        "Tabel 1: Drift:\n\nOmråde\tBudget\tTillæg\tI alt\n1.000 kr., 2025-pl\tA\tB\tC=(A+B)\nVeje\t10\t5\t15"
    )
    assert header(table) == ["Område 1.000 kr., 2025-pl", "Budget A", "Tillæg B", "I alt C=(A+B)"]
    assert (table.caption, table.unit, rows(table)) == (
        "Tabel 1: Drift",
        "1.000 kr., 2025-pl",
        [["Veje", "10", "5", "15"]],
    )


def test_a_header_cell_spans_the_columns_beneath_it() -> None:
    table = one(
        "Netto i 1.000 kr.\n\nOmråde\tRegnskab\t\tBudget\n\t2023\t2024\t2025\nVeje\t94.902\t89.031\t105.917"
    )
    assert header(table) == ["Område", "Regnskab 2023", "Regnskab 2024", "Budget 2025"]
    assert (table.unit, table.caption) == ("Netto i 1.000 kr.", None)


def test_a_missing_corner_and_a_missing_cell_are_empty() -> None:
    table = one("\t2025\t2026\nEksterne midler\t191.633\t2.299.601\nSamlet\t\t2.299.601")
    assert header(table) == ["", "2025", "2026"]
    assert rows(table)[1] == ["Samlet", "", "2.299.601"]


def test_short_rows_are_filled_up() -> None:
    assert rows(one("a\tb\tc\nx\ty")) == [["x", "y", ""]]


def test_a_table_of_amounts_alone_has_no_header() -> None:
    table = one("Veje\t1.200\nParker\t3.400")
    assert (header(table), len(table.rows)) == (["", ""], 2)


def test_the_unit_may_stand_in_the_caption() -> None:
    table = one("Tabel 2. Cykelstier, mio. kr.\nSti\t2018\nÅstien\t0,75")
    assert (table.unit, table.caption) == ("mio. kr.", "Tabel 2. Cykelstier, mio. kr.")


def test_a_sentence_above_tells_the_unit_of_a_table_of_amounts() -> None:
    said = "Der er to ønsker. Alle beløb er opgjort i 1.000 kr. Ønskerne er ikke ordnet.\n\n"
    assert one(f"{said}Nr.\tØnske\t2026\t2027\n1\tNy hal\t2.400\t0\n2\tBro\t350\t80").unit == "1.000 kr"


def test_a_sentence_on_amounts_is_no_unit_of_a_table_that_counts_other_things() -> None:
    said = "Projekterne er valgt efter uheld. Alle beløb er i 1.000 kr.\n\n"
    assert one(f"{said}Projekt\tUheld 2018-2022\tOverslag\nStien\t7\t850\nBroen\t3\t975").unit is None


def test_a_section_label_is_no_caption() -> None:
    assert one("Økonomi\n\n1.000 kr.\t2025\nVeje\t450").caption is None


def test_a_blank_line_parts_two_tables_and_a_single_row_is_none() -> None:
    assert len(find_tables(lines_of("a\tb\nc\td\n\ne\tf\ng\th"))) == 2
    assert find_tables(lines_of("navn\tside\n\ntekst")) == ()


@given(
    st.lists(st.lists(PLAIN, min_size=2, max_size=4), min_size=2, max_size=5), st.sampled_from(["\t", "|"])
)
def test_every_cell_stands_where_it_says(cells: list[list[str]], mark: str) -> None:
    lines = [mark.join(row) if mark == "\t" else f"| {' | '.join(row)} |" for row in cells]
    text = "\n".join(lines)
    [table] = find_tables(lines_of(text))
    body = [[cell.text for cell in row if cell.text] for row in table.rows]
    assert body == [[cell.strip() for cell in row] for row in cells[len(cells) - len(body) :]]
    assert all(cell.span.of(text) == cell.text for row in table.rows for cell in row)

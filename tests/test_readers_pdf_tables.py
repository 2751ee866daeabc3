"""PDF tables without lines, what is none, and what belongs to pages rather than to their text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import LEFT, TOP, WIDTH, Draw, both, lines, pdf, wrapped
from reportlab.lib.colors import lightgrey
from reportlab.pdfgen.canvas import Canvas

from rag.ingest.readers.pdf import read_pdf
from rag.ingest.readers.pdf_aligned import aligned_tables
from rag.ingest.readers.pdf_figures import figure_tables
from rag.ingest.readers.pdf_rows import Row, Segment
from rag.ingest.readers.pdf_worded import worded_tables

PARAGRAPH = (
    "Forvaltningen har gennemgået forslaget og vurderer, at der er behov for en samlet plan for vejene. "
    "Borgerne har peget på, at trafikken ved skolen er tæt om morgenen, og at der mangler belysning."
)
PLACES = (LEFT, LEFT + 140, LEFT + 300, LEFT + 390)


def read(*pages: Draw) -> str:
    return read_pdf("møde.pdf", pdf(*pages)).text


def placed(rows: Sequence[Sequence[str]], step: float = 14, bold: bool = True, top: float = TOP) -> Draw:
    """Rows of cells that begin at the same places, without lines; the first is bold."""

    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            canvas.setFont("Helvetica-Bold" if bold and not number else "Helvetica", 11)
            for place, cell in zip(PLACES, row, strict=False):
                canvas.drawString(place, top - step * number, cell)

    return draw


def test_words_below_one_another_under_a_bold_head_are_a_table() -> None:
    rows = [("Medlem", "Parti", "Til stede"), ("Ib Ravn", "Venstre", "Ja"), ("Mona Falk", "SF", "Nej, afbud")]
    assert read(placed(rows)) == (
        "| Medlem | Parti | Til stede |\n|---|---|---|\n| Ib Ravn | Venstre | Ja |\n"
        "| Mona Falk | SF | Nej, afbud |\n"
    )


def test_words_and_figures_under_a_head_that_is_not_bold_are_a_table() -> None:
    rows = [
        ("Vej", "Opgave", "2025", "2026"),
        ("Havnevej", "Ny asfalt", "1.200.000", "300.000"),
        ("Skovvej", "Reparation", "100.000", "200.000"),
        ("I alt", "", "1.300.000", "500.000"),
    ]
    text = read(placed(rows, bold=False))
    assert "| Havnevej | Ny asfalt | 1.200.000 | 300.000 |" in text
    assert "| I alt |  | 1.300.000 | 500.000 |" in text


def test_a_cell_that_goes_on_below_is_whole() -> None:
    rows = [
        ("Projekt", "Beskrivelse", "Frist"),
        ("Havnesti", "Ny sti langs", "1. juni 2025"),
        ("", "havnen"),
        ("Torvet", "Ny belægning", "Ukendt"),
    ]
    assert "| Havnesti | Ny sti langs havnen | 1. juni 2025 |\n| Torvet |" in read(placed(rows))


def test_two_tables_near_one_another_stay_two() -> None:
    rows = [("Vej", "Opgave", "Pris"), ("Havnevej", "Asfalt", "120"), ("Skovvej", "Rabat", "80")]
    text = read(both(placed(rows), placed(rows, top=TOP - 3 * 14 - 10)))
    assert text.count("|---|---|---|") == 2


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Ib Ravn (A)", "Mona Falk (V)", "Bo Lund"),
            ("Eva Dam", "Per Holm", "Lis Krog"),
            ("A B", "C D", "E F"),
        ],
        [("Nr.", "Titel", "Side"), ("1", "Dagsorden", "3"), ("2", "Budget", "4"), ("3", "Vejplan", "7")],
        [("Punkt", "Titel", "Sag"), ("Punkt 1", "Dagsorden", "25/1"), ("Punkt 2", "Budget", "25/2")],
    ],
)
def test_names_in_columns_and_lists_of_items_are_no_table(rows: Sequence[Sequence[str]]) -> None:
    text = read(placed(rows, bold=False))
    assert "|" not in text
    assert [len(line.split()) for line in text.splitlines() if line] == [
        len(" ".join(r).split()) for r in rows
    ]


def test_a_line_that_may_begin_the_row_below_makes_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        places: list[tuple[int, tuple[str, ...]]] = [
            (0, ("Projekt", "Beskrivelse", "Frist")),
            (16, ("Torvet", "Belægning", "1. maj")),
        ]
        places += [(35, ("", "Ny sti")), (42, ("Havnesti", "langs havnen", "1. juni"))]
        for down, row in places:
            canvas.setFont("Helvetica-Bold" if not down else "Helvetica", 7)
            for place, cell in zip(PLACES, row, strict=False):
                canvas.drawString(place, TOP - down, cell)

    assert "Belægning Ny sti" not in read(draw)


def test_rows_are_of_the_table_that_has_more_of_them() -> None:
    cells = [("Vej", "Opgave", "Pris"), ("A", "B", "10"), ("C", "", "20"), ("I alt", "", "30")]
    rows = [
        Row(
            tuple(Segment(c, x, x + 20) for x, c in zip(PLACES, row, strict=False) if c), -y, 10 - y, 5, False
        )
        for y, row in zip((0, 14, 28, 42), cells, strict=True)
    ]
    assert [(one.first, one.end) for one in worded_tables(rows)] == [(0, 4)]
    assert figure_tables(rows) == []
    assert aligned_tables(rows) == worded_tables(rows)


# What belongs to pages


def test_three_columns_are_read_one_after_the_other() -> None:
    parts = [wrapped(f"{name} {PARAGRAPH}", 130, 9) for name in ("Første.", "Anden.", "Tredje.")]
    drawn = both(*(lines(*part, left=50 + 165 * i, size=9, step=11) for i, part in enumerate(parts)))
    text = read(drawn)
    assert [f"{name} {PARAGRAPH}" in text for name in ("Første.", "Anden.", "Tredje.")] == [True] * 3
    assert text.index("Første.") < text.index("Anden.") < text.index("Tredje.")


@pytest.mark.parametrize("foot", ["Referat – {}", "{} | Byrådet"])
def test_the_numbers_of_pages_beside_words_are_left_out(foot: str) -> None:
    pages = [
        both(lines(*wrapped(f"Afsnit {n}. {PARAGRAPH}")), lines(foot.format(n), top=30)) for n in (1, 2, 3)
    ]
    text = read(*pages)
    assert text.count(PARAGRAPH) == 3
    assert not any(foot.format(n) in text for n in (1, 2, 3))


def test_items_that_open_each_page_are_no_running_head() -> None:
    text = read(
        *(both(lines(f"Punkt {n}", top=800), lines(*wrapped(f"Afsnit {n}. {PARAGRAPH}"))) for n in (1, 2, 3))
    )
    assert all(f"Punkt {n}" in text for n in (1, 2, 3))


def test_a_word_divided_at_the_end_of_a_page_is_whole() -> None:
    above = lines(*wrapped(PARAGRAPH), "Der er søgt om et tilskud til arbejdet med kystbeskyttel-", top=120)
    text = read(both(above, lines("Side 1", top=30)), both(lines("sen ved havnen."), lines("Side 2", top=30)))
    assert "kystbeskyttelsen ved havnen." in text


def test_a_watermark_across_the_page_is_left_out() -> None:
    def mark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(lightgrey)
        canvas.setFont("Helvetica-Bold", 80)
        canvas.translate(WIDTH / 2, 400)
        canvas.rotate(45)
        canvas.drawCentredString(0, 0, "UDKAST")
        canvas.restoreState()

    assert read(both(mark, lines(*wrapped(PARAGRAPH)))) == f"{PARAGRAPH}\n"

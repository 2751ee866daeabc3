"""A PDF is read in the order a person reads it: whole paragraphs, tables as tables, every page known."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_samples import LEFT, RIGHT, TOP, both, lines, pdf, ruled, wrapped
from reportlab.pdfgen.canvas import Canvas

from rag.ingest.readers.hyphens import join_lines, vocabulary
from rag.ingest.readers.pdf import read_pdf
from rag.ingest.readers.reading import Reading

PARAGRAPH = (
    "Forvaltningen har gennemgået forbruget på alle udvalgets områder og fundet, at der er brug for en "
    "ny plan for plejeboligerne, fordi ventelisten er vokset gennem hele året og fortsat vil vokse."
)


def read(*pages: object) -> Reading:
    return read_pdf("møde.pdf", pdf(*pages))  # type: ignore[arg-type]


def page_of(reading: Reading, words: str) -> int:
    at = reading.text.index(words)
    return sum(start <= at for start in reading.pages)


def test_the_lines_of_a_paragraph_are_joined_and_paragraphs_parted() -> None:
    text = read(lines("**Sagsfremstilling", "", *wrapped(PARAGRAPH), "", *wrapped(PARAGRAPH[::-1]))).text
    assert text == f"Sagsfremstilling\n\n{PARAGRAPH}\n\n{PARAGRAPH[::-1]}\n"


def test_short_lines_stay_lines() -> None:
    names = ["Mona Falk (A)", "Ib Ravn (V)", "Marianne Østergaard-Christiansen (B)"]
    text = read(lines(*wrapped(PARAGRAPH), "", "Fraværende", *names)).text
    assert text.endswith("Fraværende\n" + "\n".join(names) + "\n")


def test_entries_of_a_list_stay_apart_though_the_one_above_reaches_the_margin() -> None:
    full = wrapped(PARAGRAPH)[0]
    assert (
        f"{full}\n2. at planen" in read(lines(full, "2. at planen sendes i høring", *wrapped(PARAGRAPH))).text
    )


def test_pages_are_known() -> None:
    reading = read(lines("Punkt 1: Første"), lines("Punkt 2: Anden"), lines("Punkt 3: Tredje"))
    assert [page_of(reading, word) for word in ("Første", "Anden", "Tredje")] == [1, 2, 3]
    assert reading.pages[0] == 0


def test_a_page_without_text_counts_as_a_page() -> None:
    reading = read(lines("Første"), lambda _: None, lines("Tredje"))
    assert len(reading.pages) == 3
    assert page_of(reading, "Tredje") == 3


def test_a_paragraph_that_goes_on_over_the_page_is_whole() -> None:
    above, *below = wrapped(PARAGRAPH)
    reading = read(lines(above, top=80), lines(*below, "", "Beslutning"))
    assert reading.text == f"{PARAGRAPH}\n\nBeslutning\n"
    assert reading.pages == (0, len(above) + 1)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.text("abcdeghijklmnoprstuvyæøåÆØÅ", min_size=2, max_size=12), min_size=1, max_size=60),
        min_size=1,
        max_size=3,
    )
)
def test_every_word_stands_in_the_text_in_order_and_on_its_page(pages: list[list[str]]) -> None:
    marked = [[f"{word}{number}q{i}" for i, word in enumerate(page)] for number, page in enumerate(pages)]
    reading = read(*(lines(*wrapped(" ".join(page))) for page in marked))
    assert reading.text.split() == [word for page in marked for word in page]
    assert len(reading.pages) == len(pages)
    assert all(before <= after for before, after in pairwise(reading.pages))
    for number, page in enumerate(marked, 1):
        assert {page_of(reading, word) for word in page} == {number}


# Tables


def test_a_ruled_table_is_a_table() -> None:
    rows = [["I 1.000 kr.", "Budget", "Forbrug"], ["Plejeboliger", "48.250", "7.913"], ["I alt", "", "-350"]]
    text = read(both(ruled(rows, [150, 80, 80]), lines("Tabellen viser forbruget.", top=TOP - 90))).text
    assert text == (
        "| I 1.000 kr. | Budget | Forbrug |\n|---|---|---|\n| Plejeboliger | 48.250 | 7.913 |\n"
        "| I alt |  | -350 |\n\nTabellen viser forbruget.\n"
    )


def test_a_box_around_text_is_no_table() -> None:
    def boxed(canvas: Canvas) -> None:
        canvas.rect(LEFT - 5, TOP - 60, RIGHT - LEFT + 10, 75)

    assert "|" not in read(both(boxed, lines(*wrapped(PARAGRAPH)))).text


def test_words_beside_a_table_stay_out_of_it() -> None:
    rows = [["Skole", "Elever"], ["Ådalskolen", "412"]]
    text = read(both(ruled(rows, [150, 80]), lines("Se bilag 1", top=TOP - 8, left=LEFT + 300))).text
    assert "| Skole | Elever |\n|---|---|\n| Ådalskolen | 412 |" in text
    assert "Se bilag 1" in text.splitlines()


def test_a_row_of_boxes_is_a_line() -> None:
    assert read(both(ruled([["Punkt 3", "Regnskab"]], [80, 200]))).text == "Punkt 3 Regnskab\n"


def test_a_table_over_two_pages_is_one() -> None:
    head = ["Skole", "Elever"]
    one = ruled([head, ["Ådalskolen", "412"]], [150, 80], top=120)
    two = ruled([head, ["Klitskolen", "388"]], [150, 80])
    assert read(one, two).text == (
        "| Skole | Elever |\n|---|---|\n| Ådalskolen | 412 |\n| Klitskolen | 388 |\n"
    )


def columns(*rows: tuple[str, ...]) -> list[object]:
    """Rows of a label and figures that end at one place, without lines."""

    def draw(canvas: Canvas) -> None:
        for number, (label, *figures) in enumerate(rows):
            canvas.drawString(LEFT, TOP - 14 * number, label)
            for column, figure in enumerate(figures):
                canvas.drawRightString(LEFT + 240 + 90 * column, TOP - 14 * number, figure)

    return [draw]


def test_figures_below_one_another_are_a_table() -> None:
    rows = columns(("I 1.000 kr.", "Budget", "Forbrug"), ("Pleje", "825", "913"), ("I alt", "825", "-913"))
    assert read(*rows).text == (
        "| I 1.000 kr. | Budget | Forbrug |\n|---|---|---|\n| Pleje | 825 | 913 |\n| I alt | 825 | -913 |\n"
    )


def test_a_contents_list_is_no_table() -> None:
    rows = columns(("Indhold", "Side"), ("Punkt 1: Regnskab", "3"), ("Punkt 2: Budget", "5"))
    assert "|" not in read(*rows).text


# Columns

LABELS = ("Baggrund", "Økonomi", "Beslutning")


def test_two_columns_are_read_one_after_the_other() -> None:
    width = 220.0
    left, right = wrapped(f"Venstre. {PARAGRAPH}", width), wrapped(f"Højre. {PARAGRAPH}", width)
    drawn = both(
        lines("**Overskrift over begge spalter", top=TOP + 30),
        lines(*left),
        lines(*right, left=LEFT + width + 30, top=TOP - 4),
        lines(*wrapped(f"Under begge. {PARAGRAPH}"), top=TOP - 150),
    )
    parts = (
        "Overskrift over begge spalter",
        *(f"{x} {PARAGRAPH}" for x in ("Venstre.", "Højre.", "Under begge.")),
    )
    assert read(drawn).text == "\n\n".join(parts) + "\n"


def test_columns_of_short_sections_are_read_one_after_the_other() -> None:
    def side(name: str) -> list[str]:
        parts = ([label, f"{name} {label} er kort,", "og det er godt."] for label in LABELS)
        return [row for part in parts for row in part]

    drawn = both(lines(*side("Venstre")), lines(*side("Højre"), left=LEFT + 250, top=TOP - 4))
    text = read(drawn).text
    assert text.index("Venstre Beslutning") < text.index("Højre Baggrund")


def test_labels_and_their_values_are_no_columns() -> None:
    labels = lines("Mødedato:", "Mødested:", "Formand:", "Sekretær:", "Referent:", "Start:")
    values = ("2. april 2025", "Mødelokale 2", "Mona Falk (A)", "Ib Ravn", "Bo Lund", "kl. 16:00")
    text = read(both(labels, lines(*values, left=LEFT + 120))).text
    assert text.splitlines()[:2] == ["Mødedato: 2. april 2025", "Mødested: Mødelokale 2"]


# What does not belong to the text


@pytest.mark.parametrize("count", [2, 3, 12])
def test_running_heads_and_page_numbers_are_left_out(count: int) -> None:
    def page(number: int) -> object:
        head = lines("Klitvig Kommune", top=800)
        return both(
            head, lines(*wrapped(f"Afsnit {number}. {PARAGRAPH}")), lines(f"Side {number} af {count}", top=30)
        )

    text = read(*(page(number) for number in range(1, count + 1))).text
    assert text.count("Klitvig Kommune") == 1
    assert text.startswith("Klitvig Kommune\n\n")
    assert "Side" not in text
    assert text.count("Forvaltningen har gennemgået") == count


def test_headings_that_come_back_on_every_page_stay() -> None:
    pages = [
        lines(f"**Punkt {n}: Sag {n}", f"00.01.00-G01-{n}-25", "Resume", "Godkendt.", top=800)
        for n in (1, 2, 3)
    ]
    text = read(*pages).text
    assert [text.count(word) for word in ("Punkt", "Resume", "Godkendt.")] == [3, 3, 3]


def test_footnotes_stand_below_their_page() -> None:
    above, *below = wrapped(PARAGRAPH)
    note = lines("1) Tallene er fra 2024.", top=50, size=8)
    reading = read(both(lines("Indledning", top=200), lines(above, top=90), note), lines(*below))
    assert PARAGRAPH in reading.text
    assert page_of(reading, "Tallene er fra 2024.") == 1


def hidden(mode: int) -> object:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(LEFT, TOP - 40)
        text.setTextRenderMode(mode)
        text.textLine("Skjult tekst")
        canvas.drawText(text)

    return draw


def test_invisible_text_is_left_out_unless_there_is_no_other() -> None:
    assert read(both(lines("Synlig tekst"), hidden(3))).text == "Synlig tekst\n"  # type: ignore[arg-type]
    assert read(hidden(3)).text == "Skjult tekst\n"


def test_white_text_counts_only_on_colour() -> None:
    def white(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0.2, 0.5)
        canvas.rect(LEFT, TOP - 50, 200, 20, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(LEFT + 5, TOP - 45, "Hvid på blå")
        canvas.drawString(LEFT + 5, TOP - 145, "Hvid på hvid")

    text = read(both(lines("Sort på hvid"), white)).text
    assert "Hvid på blå" in text
    assert "Hvid på hvid" not in text


def test_stamps_in_the_margin_are_left_out() -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(300, -20, "Dokumentnøgle 8FX2")

    assert read(both(lines(*wrapped(PARAGRAPH)), stamp)).text == f"{PARAGRAPH}\n"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_upright(turn: int) -> None:
    rows = [["Skole", "Elever"], ["Ådalskolen", "412"]]

    def turned(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.translate(-300, -500)
        both(lines("Første linje", "Anden linje", top=600), ruled(rows, [150, 80], top=560))(canvas)

    text = read(turned).text
    assert text.startswith("Første linje\nAnden linje\n\n| Skole | Elever |\n|---|---|\n| Ådalskolen | 412 |")


# Letters


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("i hjemmeple-", "jen og", "i hjemmeplejen og"),
        ("på børne-", "og ungdomsområdet", "på børne- og ungdomsområdet"),
        ("nye IT-", "systemer", "nye IT-systemer"),
        ("for A-", "dagpenge", "for A-dagpenge"),
        ("langs Nord-", "Sydlinjen", "langs Nord-Sydlinjen"),
        ("sag 00.01.00-", "G01-4-25", "sag 00.01.00-G01-4-25"),
        ("social-", "demokratisk", "socialdemokratisk"),
        ("i by-", "midten", "i by-midten"),
        ("Budget -", "regnskab", "Budget - regnskab"),
        ("ældre/", "handicap", "ældre/handicap"),
        ("blødt\xad", "delt", "blødtdelt"),
        ("uden", "deling", "uden deling"),
    ],
)
def test_a_word_divided_at_the_line_end_is_whole_and_other_hyphens_stay(
    above: str, below: str, whole: str
) -> None:
    assert join_lines(above, below, vocabulary(["den nye by-midten her", "en socialdemokratisk"])) == whole


def test_a_divided_word_is_put_together_in_a_paragraph() -> None:
    before = wrapped(PARAGRAPH, RIGHT - LEFT - 90)
    text = read(lines(*wrapped(PARAGRAPH), "", f"{before[0]} hjemmeple-", "jen er dyrere end ventet.")).text
    assert "hjemmeplejen er dyrere" in text


def test_letters_that_are_spaced_out_are_words() -> None:
    def spaced(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "R E F E R A T")
        canvas.drawString(LEFT, TOP - 40, "B Y R Å D E T", charSpace=4)

    assert read(spaced).text == "REFERAT\n\nBYRÅDET\n"


def test_a_raised_figure_lengthens_no_other() -> None:
    def raised(canvas: Canvas) -> None:
        text = canvas.beginText(LEFT, TOP)
        text.textOut("Puljen er 5.000")
        text.setFont("Helvetica", 7)
        text.setRise(4)
        text.textOut("1")
        text.setFont("Helvetica", 11)
        text.setRise(0)
        text.textOut(" kr. til 450 m")
        text.setFont("Helvetica", 7)
        text.setRise(4)
        text.textOut("2")
        text.setFont("Helvetica", 11)
        text.setRise(0)
        text.textOut(".")
        canvas.drawText(text)

    assert read(raised).text == "Puljen er 5.000¹ kr. til 450 m2.\n"

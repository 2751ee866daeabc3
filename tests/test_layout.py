"""Lines: their words without markup, where each word stands, and artefacts of conversion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.ingest.layout import _pieces, bare, lines_of, lines_within, outside
from rag.model import Span

PAGED = (
    "Byrådet\n\nEt afsnit, der fortsætter\n\nMosevig Kommune\nSide 1 af 3\n\npå næste "
    "side.\n\nMosevig Kommune\nSide 2 af 3\n\nSlut.\n\nMosevig Kommune\nSide 3 af 3\n"
)


def test_markup_is_no_part_of_the_words() -> None:
    assert [
        bare(raw)
        for raw in (
            "## **Punkt 82: Meddelelser**",
            "### *Baggrund*",
            "<b>I alt</b>",
            "* punkt",
            "a_b_c",
            "6*6 m",
        )
    ] == [
        "Punkt 82: Meddelelser",
        "Baggrund",
        "I alt",
        "* punkt",
        "a_b_c",
        "6*6 m",
    ]


def test_a_heading_knows_its_level_and_a_bold_line_that_it_is_bold() -> None:
    first, second = lines_of("### Resumé\n**Beslutning**")
    assert (first.level, first.bold, second.level, second.bold) == (3, False, 0, True)


def test_a_word_is_found_again_behind_its_markup() -> None:
    text = "x\n## **Beslutning:** Godkendt"
    line = lines_of(text)[1]
    assert text[line.position(line.bare.index("Godkendt")) :] == "Godkendt"


def test_page_numbers_and_the_headers_beside_them_are_artefacts() -> None:
    kept = [line.bare for line in lines_of(PAGED) if not line.artefact]
    assert kept == ["Byrådet", "Et afsnit, der fortsætter", "på næste side.", "Slut."]


def test_every_line_of_a_running_header_is_an_artefact() -> None:
    paged = "\n\n".join(f"Tekst {'abc'[n]}\n\nMosevig Kommune\nByrådet\nSide {n + 1} af 3" for n in range(3))
    assert [line.bare for line in lines_of(paged) if not line.artefact] == ["Tekst a", "Tekst b", "Tekst c"]


@pytest.mark.parametrize("last", ["Godkendt.", "Taget til efterretning", "Fraværende: Lis Holm", "Punkt 4"])
def test_what_stands_last_on_many_pages_may_be_content(last: str) -> None:
    paged = "\n\n".join(f"{'abc'[n]}\n\n{last}\n\nSide {n + 1} af 3" for n in range(3))
    assert [line.bare for line in lines_of(paged) if not line.artefact] == ["a", last, "b", last, "c", last]


@pytest.mark.parametrize(
    ("text", "artefact"),
    [
        ("Udskriv | Til toppen", True),
        ("Fold sammen", True),
        ("Fold papiret sammen", False),
        ("Vi bruger cookies for at huske dine valg. Accepter alle", True),
        ("Mosevig Kommune · Byrådet · Side 2", True),
        ("| Bilag 1 | side 4 |", False),
        ("Udskriv og underskriv", False),
    ],
)
def test_buttons_and_single_footers_are_artefacts(text: str, artefact: bool) -> None:
    assert [line.artefact for line in lines_of(text)] == [artefact]


def test_a_sentence_that_ends_in_a_page_number_is_text() -> None:
    assert [line.artefact for line in lines_of("Tallene fremgår af bilag 1, side 4")] == [False]


def test_a_row_keeps_its_outer_empty_cells() -> None:
    text = "\t2025\t2026\t\nEksterne midler\t10\t20"
    assert [line.raw for line in lines_of(text)] == ["\t2025\t2026\t", "Eksterne midler\t10\t20"]


@given(st.text(alphabet="ab *_#\t\n<>/", max_size=80))
def test_every_line_is_where_it_says(text: str) -> None:
    lines = lines_of(text)
    assert [line.raw for line in lines] == [line.span.of(text) for line in lines]
    assert "".join(line.raw for line in lines).split() == text.split() or "\t" in text or "\n" in text
    assert sum(1 for row in text.split("\n") if row.strip()) == len(lines)


@given(st.text(alphabet="abc *_#", max_size=60))
def test_positions_map_each_bare_character_to_itself(text: str) -> None:
    for line in lines_of(text):
        for offset, char in enumerate(line.bare):
            assert text[line.position(offset)] == char


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6),
    st.lists(st.integers(1, 9), max_size=8),
)
def test_what_overlaps_nothing_taken_is_outside(pieces: list[tuple[int, int]], widths: list[int]) -> None:
    taken = [Span(10 * i, 10 * i + width) for i, width in enumerate(widths)]
    spans = [Span(start, start + length) for start, length in pieces]
    assert outside(spans, taken) == [s for s in spans if not any(t.overlaps(s) for t in taken)]


@given(st.text(alphabet="ab\n", max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_lines_within_are_those_that_share_a_character(text: str, start: int, length: int) -> None:
    lines, span = lines_of(text), Span(start, start + length)
    assert list(lines_within(lines, span)) == [line for line in lines if line.span.overlaps(span)]


def test_letters_set_apart_are_a_word_and_keep_their_places() -> None:
    [line] = lines_of("S a g s f r e m s t i l l i n g  1")
    assert line.bare == "Sagsfremstilling  1"
    assert line.position(16) == len("S a g s f r e m s t i l l i n g")


@pytest.mark.parametrize("text", ["A B C F V Ø", "1 2 3 4 5", "X X X X X", "a b"])
def test_single_letters_that_are_no_word_stay_apart(text: str) -> None:
    assert lines_of(text)[0].bare == text


@pytest.mark.parametrize("text", ["____________", "---", "_ _ _ _", "* * *"])
def test_a_rule_across_the_page_says_nothing(text: str) -> None:
    assert lines_of(text)[0].artefact


def test_a_page_edge_in_columns_comes_back_without_a_page_number() -> None:
    edge = "Ibsted Kommune            Byrådet            28-01-2015"
    lines = lines_of("\n".join([edge, "Der kom ti", edge, "svar.", edge, "Godkendt."]))
    assert [line.bare for line in lines if not line.artefact] == ["Der kom ti", "svar.", "Godkendt."]


@given(st.text("aBc #>*_<`/ibp123. ", max_size=40))
def test_a_line_without_marks_is_read_fast_and_alike(raw: str) -> None:
    assert bare(raw) == "".join(raw[first:last] for first, last in _pieces(raw)).strip()

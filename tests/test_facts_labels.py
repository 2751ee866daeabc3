"""Rows and columns that are called by small words or by a number, and which of two a sentence names."""

from __future__ import annotations

import pytest

from rag.facts import unsupported
from rag.facts.labels import Naming, every_word, read_cell_label
from rag.facts.rows import cells
from rag.facts.words import TOTAL, stems

HOURS = """\
Punkt 4: Timer

\tBetjente timer\t\t
Sted\tI dag\tForslag sendt i høring\tÆndret forslag
Hovedhuset\t46\t42\t42
Filialen\t18\t14\t16
Andet\t5\t6\t7
I alt\t69\t62\t65
"""
ROADS = """\
Punkt 5: Veje

| Nr. | Projekt | Udgift, kr. | Ulykker |
|---|---|---|---|
| 1 | Signal i krydset | 450.000 | 9 |
| 2 | Bump ved skolen | 120.000 | 4 |
| 3 | Hævet flade | 385.000 | 2 |
| 4 | Cykelsti | 540.000 | 3 |
"""


def naming(said: str, *numbers: str) -> Naming:
    return Naming(frozenset(word for word, _ in stems(said)), every_word(said), frozenset(numbers))


@pytest.mark.parametrize(
    ("said", "one", "other"),
    [
        ("I dag er det 46 i Hovedhuset.", "Timer i dag", "Timer, forslag"),
        ("Andet er 5.", "Andet", "Filialen"),
        ("Fritid i alt er 5.", "I alt", "Filialen"),
        ("Et ændret forslag er 42.", "Ændret forslag", "Forslag sendt i høring"),
        ("Fritid er 5.", "Fritid", "Fritid i alt"),
    ],
)
def test_a_sentence_names_the_label_whose_words_it_has(said: str, one: str, other: str) -> None:
    told = naming(said)
    assert told.rather(read_cell_label(one), read_cell_label(other))
    assert not told.rather(read_cell_label(other), read_cell_label(one))


def test_a_row_is_named_by_its_number_where_its_words_are_not_said() -> None:
    one, three = read_cell_label("1 Signal i krydset"), read_cell_label("3 Hævet flade")
    assert naming("For 1 er det 9.", "1").rather(one, three)
    assert not naming("For 1 og 3 er det 9.", "1", "3").rather(one, three)
    assert not naming("Af 1 rapport ses, at den hævede flade er 9.", "1").rather(one, three)


def test_all_words_of_a_label_count_and_a_total_is_one() -> None:
    assert TOTAL in every_word("I alt") & every_word("Samlet")
    assert {"dag", "2025"} <= every_word("I dag 2025")
    assert read_cell_label("12. Anlæg").number == "12"
    assert read_cell_label("2025").number == ""


def test_a_row_that_is_numbered_has_its_name_and_columns_that_are_held_together_have_theirs() -> None:
    rows = {cell.row for cell in cells([line for line in ROADS.split("\n") if "|" in line], "")}
    assert rows == {"1 Signal i krydset", "2 Bump ved skolen", "3 Hævet flade", "4 Cykelsti"}
    columns = [cell.column for cell in cells([line for line in HOURS.split("\n") if "\t" in line], "")][:3]
    assert columns == [
        "Betjente timer I dag",
        "Betjente timer Forslag sendt i høring",
        "Betjente timer Ændret forslag",
    ]


@pytest.mark.parametrize(
    ("said", "table"),
    [
        ("I dag for Hovedhuset er 46.", HOURS),
        ("I dag har Hovedhuset 46 betjente timer.", HOURS),
        ("Forslag sendt i høring for I alt er 62.", HOURS),
        ("Ændret forslag for Andet er 7.", HOURS),
        ("Ulykker for 4 er 3.", ROADS),
        ("Ulykker er 9 for 1 og 2 for 3.", ROADS),
        ("Der er sket 2 ulykker på den hævede flade.", ROADS),
        ("Bump ved skolen koster 120.000 kr.", ROADS),
    ],
)
def test_what_a_row_of_any_name_says_is_stated(said: str, table: str) -> None:
    assert unsupported(said, table) == ()


@pytest.mark.parametrize(
    "said",
    [
        "I dag for Hovedhuset er 42.",
        "Forslag sendt i høring for I alt er 42.",
        "Ændret forslag for Andet er 16.",
        "Forslag sendt i høring for Andet er 7.",
    ],
)
def test_a_value_of_another_row_or_column_is_not(said: str) -> None:
    assert unsupported(said, HOURS) != ()


@pytest.mark.parametrize(
    "said",
    [
        "Ulykker for 1 er 2.",
        "Ulykker for 4 er 2.",
        "Udgift for 4 er 3.",
        "Ulykker er 2 for 1 og 9 for 3.",
        "Udgift for 4 er 385.000.",
        "Bump ved skolen koster 385.000 kr.",
        "Der er sket 3 ulykker på den hævede flade.",
    ],
)
def test_the_number_of_a_row_is_no_value_of_another(said: str) -> None:
    assert unsupported(said, ROADS) != ()


def test_an_ordinal_heads_a_column() -> None:
    told = list(cells(["Skole\t0. klasser\tBørn", "Åskolen\t4\t95"], ""))
    assert [(cell.row, cell.column, cell.value) for cell in told] == [
        ("Åskolen", "0. klasser", "4"),
        ("Åskolen", "Børn", "95"),
    ]

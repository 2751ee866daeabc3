"""Roll-calls that stand as a table below a decision."""

from __future__ import annotations

import pytest

from rag.ingest.layout import lines_of
from rag.ingest.vote_tables import table_votes

COLUMNS = "| For | Imod | Hverken for eller imod |\n|---|---|---|\n| A, F, Borgerlisten | V | O |\n"
ROWS = "| For | A (5), F |\n|---|---|\n| Imod | V (2) |\n| Undlod at stemme | O |\n"


def test_a_column_for_each_side() -> None:
    [vote] = table_votes(lines_of(COLUMNS))
    assert (vote.in_favour, vote.against, vote.abstained) == (("A", "F", "Borgerlisten"), ("V",), ("O",))
    assert vote.span.of(COLUMNS).startswith("| For")


def test_a_row_for_each_side() -> None:
    [vote] = table_votes(lines_of(ROWS))
    assert (vote.in_favour, vote.against, vote.abstained) == (("A (5)", "F"), ("V (2)",), ("O",))


def test_names_below_each_other_are_of_one_side() -> None:
    [vote] = table_votes(lines_of("| Ja | Nej |\n|---|---|\n| Bo Bak | Lis Holm |\n| Ib Ek | |\n"))
    assert (vote.in_favour, vote.against) == (("Bo Bak", "Ib Ek"), ("Lis Holm",))


def test_a_row_for_each_vote() -> None:
    header = "| Forslag | For | Imod | Hverken/eller |\n|---|---|---|---|\n"
    found = table_votes(lines_of(f"{header}| Ny høring | Ø | A, B og V | – |\n| Planen | A og B | V | Ø |\n"))
    assert [(vote.motion, vote.in_favour, vote.against, vote.abstained) for vote in found] == [
        ("Ny høring", ("Ø",), ("A", "B", "V"), ()),
        ("Planen", ("A", "B"), ("V",), ("Ø",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| Projekt | For | Imod |\n|---|---|---|\n| Stien | Billig | Larm |\n",
        "| For | For |\n|---|---|\n| A | V |\n",
        "| Parti | Stemmer |\n|---|---|\n| A | 5 |\n| V | 4 |\n",
    ],
)
def test_other_tables_tell_no_vote(text: str) -> None:
    assert table_votes(lines_of(text)) == []

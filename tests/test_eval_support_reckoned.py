"""The harness reckons on its own: a computed figure is a count, or what the quoted figures make."""

from __future__ import annotations

import pytest

from eval.support.passages import units
from eval.support.reckoned import Basis, reckoned, rows_of

ROWS = ("Joller\t1.150\t1.205", "Motorbåde\t4.700\t4.980")
TOLD = "Takst 2025 for Joller er 1.150 kr.; Takst 2026 for Joller er 1.205 kr."


def faults(text: str, quotes: tuple[str, ...] = ROWS, counts: frozenset[int] = frozenset()) -> list[str]:
    return [fact.text for fact in reckoned(text, Basis(text, quotes, counts)) if fact.fault]


@pytest.mark.parametrize(
    "text",
    [
        f"En stigning på 55 kr. (beregnet): {TOLD}",
        f"En stigning på 4,8 % (beregnet): {TOLD}",
        f"Tilsammen 2.355 kr. (beregnet): {TOLD}",
        "En forskel på 3.550.000 kroner (beregnet): Joller 1.150.000 kroner; Motorbåde 4.700.000 kroner.",
        "To: Joller og Motorbåde.",
    ],
)
def test_exact_figures_pass(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"En stigning på 54 kr. (beregnet): {TOLD}", "54 kr."),
        (f"Et fald på 55 kr. (beregnet): {TOLD}", "55 kr."),
        (f"En stigning på 4,7 % (beregnet): {TOLD}", "4,7 %"),
        (f"Tilsammen 2.356 kr. (beregnet): {TOLD}", "2.356 kr."),
        ("Seks: Joller og Motorbåde.", "seks"),
        ("To: Joller 9.999 kr. og Motorbåde.", "9.999 kr."),
    ],
)
def test_any_other_figure_is_a_fault(text: str, fault: str) -> None:
    assert fault in faults(text)


def test_a_figure_rests_on_the_quotes_and_not_on_what_the_claim_says_alone() -> None:
    assert "55 kr." in faults(f"En stigning på 55 kr. (beregnet): {TOLD}", quotes=("Kajakker\t400\t400",))


def test_cells_of_three_digits_beside_each_other_are_no_single_number() -> None:
    text = "Et fald på 42 (beregnet): Dagpenge, 2023: 418; Dagpenge, 2024: 376."
    assert faults(text, quotes=("Dagpenge\t418\t402\t376",)) == []
    assert faults(text, quotes=("| Dagpenge | 418 | 402 | 376 |",)) == []


def test_cited_things_may_be_counted() -> None:
    assert faults("På mødet var 2 af 9 punkter lukkede.", counts=frozenset({9})) == []
    assert faults("På mødet var 2 af 9 punkter lukkede.") == ["9"]


def test_the_rows_of_a_table_are_counted_without_its_total_unless_that_is_quoted() -> None:
    table = "Gruppe\t2023\t2024\nDagpenge\t418\t376\nSygedagpenge\t347\t362\nI alt\t765\t738\n"
    assert rows_of(units(table), ["Dagpenge\t418\t376"]) == {2}
    assert rows_of(units(table), ["I alt\t765\t738"]) == {3}
    assert rows_of(units(table), ["Noget andet"]) == frozenset()

"""A figure of our own reckoning is exactly what the figures beside it make, and those stand in the quotes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from minutes import parsed
from table_samples import MINUTES

from rag.ask.claims import claim
from rag.ask.support.cited import Support
from rag.ask.support.reckoning import Operation, in_percent, is_reckoned, measure_of, operation, stands_among
from rag.facts import Figure, figures
from rag.model import Claim

MEETING = parsed(MINUTES)
amounts = st.lists(st.integers(-(10**7), 10**7), min_size=2, max_size=6)


def bare(value: int) -> Figure:
    (figure,) = figures(str(abs(value))) or figures("0")
    return Figure(Decimal(value), Decimal(1), None, figure.span)


def said(text: str, item: int = 2, row: int = 0) -> Claim:
    """A computed claim that cites one row of a table."""
    own = MEETING.items[item - 1]
    cells = own.tables[0].rows[row]
    span = type(cells[0].span)(cells[0].span.start, cells[-1].span.end)
    return claim(text, MEETING, own, [span], computed=True)


def missing(text: str, item: int = 2, row: int = 0) -> tuple[str, ...]:
    return Support(said(text, item, row), lambda _: MEETING).missing()


CELLS = "Årlig takst 2025 for Joller er 1.150 kr.; Årlig takst 2026 for Joller er 1.205 kr."


def test_a_difference_of_cells_that_are_quoted_is_confirmed() -> None:
    assert missing(f"En stigning på 55 kr. (beregnet): {CELLS}") == ()
    assert missing(f"En forskel på 55 kr. (beregnet): {CELLS}") == ()
    assert missing(f"En stigning på 4,8 % (beregnet): {CELLS}") == ()


@pytest.mark.parametrize(
    "wrong",
    [
        f"En stigning på 56 kr. (beregnet): {CELLS}",
        f"Et fald på 55 kr. (beregnet): {CELLS}",
        f"En stigning på 55 pct. (beregnet): {CELLS}",
        f"En stigning på 1 (beregnet): {CELLS}",
        f"En stigning på 1.205 kr. (beregnet): {CELLS}",
        "En stigning på 55 kr. (beregnet).",
        f"Tilsammen 2.356 kr. (beregnet): {CELLS}",
    ],
)
def test_any_other_figure_stays_unconfirmed(wrong: str) -> None:
    assert missing(wrong)


def test_what_a_figure_rests_on_must_stand_in_the_quote_and_not_only_in_the_item() -> None:
    other = "Årlig takst 2025 for Motorbåde er 4.700 kr.; Årlig takst 2026 for Motorbåde er 4.980 kr."
    assert missing(f"En stigning på 280 kr. (beregnet): {other}", row=1) == ()
    assert missing(f"En stigning på 280 kr. (beregnet): {other}", row=0)


@pytest.mark.parametrize(("figure", "missing"), [("55 kr.", ()), ("56 kr.", ("56 kr",))])
def test_what_a_claim_says_it_reckons_is_checked_whoever_wrote_it(
    figure: str, missing: tuple[str, ...]
) -> None:
    plain = said(f"En stigning på {figure} (beregnet): {CELLS}")
    told = Support(Claim(plain.text, plain.citations), lambda _: MEETING).missing()
    assert tuple(fact for fact in told if fact in figure) == missing
    assert bool(told) is bool(missing)


@given(amounts)
def test_a_sum_is_that_of_all_figures_and_of_no_fewer(values: list[int]) -> None:
    stated = [bare(value) for value in values]
    assert is_reckoned(bare(sum(values)), Operation.SUM, stated)
    assert not is_reckoned(bare(sum(values) + 1), Operation.SUM, stated)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_change_goes_the_way_that_is_said(first: int, last: int) -> None:
    step = bare(abs(last - first))
    pair = [bare(first), bare(last)]
    assert is_reckoned(step, Operation.RISE, pair) is (last > first)
    assert is_reckoned(step, Operation.FALL, pair) is (last < first)
    assert is_reckoned(step, Operation.DIFFERENCE, pair) is (last != first)


def test_a_figure_is_reckoned_from_figures_of_its_own_measure() -> None:
    text = "Et fald på 15 dage (beregnet): 112 dage; 97 dage; 127 ton"
    step, first, last, other = figures(text)
    assert [measure_of(text, one) for one in (step, first, last, other)] == ["dage", "dage", "dage", "ton"]
    assert operation(text, step) is Operation.FALL


def test_points_of_percent_are_reckoned_from_percentages() -> None:
    (step,) = figures("4,3 procentpoint")
    assert is_reckoned(step, Operation.DIFFERENCE, figures("22,62 % og 18,32 %"))


def test_percentages_are_rounded_to_the_digits_they_are_told_with() -> None:
    assert in_percent(Decimal(1150), Decimal(1205), Decimal("0.1")) == Decimal("4.8")
    assert in_percent(Decimal(200), Decimal(199), Decimal(1)) == Decimal(1)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("En stigning på 55 kr. (beregnet)", Operation.RISE),
        ("Tilsammen 55 kr. (beregnet)", Operation.SUM),
        ("En forskel på 5 pladser (beregnet)", Operation.DIFFERENCE),
        ("En stigning på 55 kr.", None),
        ("I alt 55 kr. (beregnet)", None),
    ],
)
def test_only_what_is_marked_is_reckoned(text: str, how: Operation | None) -> None:
    (figure,) = figures(text)
    assert operation(text, figure) is how


def test_a_figure_in_kroner_stands_in_a_table_of_thousands() -> None:
    (figure,) = figures("8.200.000 kr.")
    assert stands_among(figure, figures("Svømmehaller 8.200"))
    assert not stands_among(figure, figures("Svømmehaller 8.201"))

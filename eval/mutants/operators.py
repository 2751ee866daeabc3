"""Every way a right answer is made wrong, with the metrics that must see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from eval.mutants import operators_cells as cells
from eval.mutants import operators_citations as citations
from eval.mutants import operators_computed as computed
from eval.mutants import operators_counts as counts
from eval.mutants import operators_decisions as decisions
from eval.mutants import operators_figures as figures
from eval.mutants import operators_people as people
from eval.mutants import operators_sense as sense
from eval.mutants.basis import Basis
from rag.model import Claim

Make = Callable[[Basis], Iterator[Claim]]


@dataclass(frozen=True)
class Operator:
    """One kind of mistake: `make` yields wrong claims, and each of the metrics `caught_by` must see each."""

    name: str
    caught_by: tuple[str, ...]
    make: Make


_STANDS_NOWHERE = ("citation_recall", "unsupported_fact_rate")
_STANDS_ELSEWHERE = ("citation_recall",)
_INVALID = ("citation_valid",)


def _of(caught_by: tuple[str, ...], makers: Iterable[Make]) -> tuple[Operator, ...]:
    """Operators are named as their functions are: `figure_last_digit` is 'figure-last-digit'."""
    return tuple(Operator(make.__name__.replace("_", "-"), caught_by, make) for make in makers)


OPERATORS: tuple[Operator, ...] = (
    *_of(
        _STANDS_NOWHERE,
        (
            figures.figure_last_digit,
            figures.decimal_moved,
            figures.millions_to_milliards,
            figures.sign_dropped,
            figures.day_before_or_after,
            figures.other_year,
            computed.computed_figure_changed,
            computed.computed_unit_changed,
            computed.computed_direction_turned,
        ),
    ),
    *_of(
        _STANDS_ELSEWHERE,
        (
            cells.table_row_swapped,
            cells.table_column_swapped,
            cells.two_rows_crossed,
            figures.figure_from_elsewhere,
            figures.date_from_elsewhere,
            people.name_swapped,
            people.for_and_against_swapped,
            people.absent_to_present,
            decisions.not_inserted,
            decisions.not_deleted,
            decisions.decision_changed,
            sense.unit_changed,
            sense.way_turned,
            sense.bound_turned,
            sense.period_changed,
            sense.from_and_to_exchanged,
            sense.years_exchanged,
            sense.all_for_some,
            sense.unanimous_for_divided,
            sense.party_changed,
            sense.paragraph_changed,
            sense.other_committee,
            sense.other_meeting_day,
            sense.proposal_told_as_decision,
            counts.count_changed,
            counts.count_above_its_total,
            counts.total_changed,
            counts.listed_thing_dropped,
            counts.listed_thing_added,
            counts.counted_thing_uncited,
            counts.item_beside_those_counted,
            counts.shorter_list_and_number,
            citations.next_punkt_with_its_quote,
            citations.other_meeting_with_its_quote,
            citations.citation_stripped,
        ),
    ),
    *_of(
        _INVALID,
        (
            citations.next_punkt_with_old_quote,
            citations.other_meeting_with_old_quote,
            citations.punkt_that_does_not_exist,
        ),
    ),
    *_of(
        ("citation_precision",),
        (
            citations.all_punkter_cited,
            counts.counted_thing_exchanged,
            decisions.counted_outcome_changed,
            sense.citation_of_another_day,
        ),
    ),
    *_of(("fact_strict",), (figures.gold_figure_changed,)),
)

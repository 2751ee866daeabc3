"""The scores of parses as a table: a column for each format, one for the real minutes, and one in all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from rich.console import Console
from rich.table import Table

from eval.parses.score import Comparison, Field, total

REAL = "real"
ALL = "in all"


def print_scores(comparisons: Sequence[Comparison], console: Console, differences: bool = False) -> None:
    """A table of shares from 0 to 1 ('-' where there was nothing to score), and every difference if asked."""
    groups = {**by_format(comparisons), ALL: list(comparisons)}
    table = Table(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    for name, group in groups.items():
        table.add_column(f"{name} ({len(group)})")
    for field in Field:
        table.add_row(field, *(_shown(group, field) for group in groups.values()))
    console.print(table)
    for line in (said for one in comparisons for said in one.differences) if differences else ():
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def by_format(comparisons: Sequence[Comparison]) -> dict[str, list[Comparison]]:
    """The comparisons by the suffix of their document ('txt'); those of real minutes for themselves."""
    groups: dict[str, list[Comparison]] = {}
    for one in sorted(comparisons, key=lambda one: (one.gold.shared is not None, _suffix(one))):
        groups.setdefault(REAL if one.gold.shared else _suffix(one), []).append(one)
    return groups


def _suffix(comparison: Comparison) -> str:
    return PurePath(comparison.gold.name.partition("!/")[0]).suffix.removeprefix(".").lower()


def _shown(comparisons: Sequence[Comparison], field: Field) -> str:
    share = total(comparisons, field).share
    return "-" if share is None else f"{share:.3f}"

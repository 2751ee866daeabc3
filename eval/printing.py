"""Tables, figures and lines as every report of `punkt eval` prints them in the terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

UNKNOWN = "–"


def table(title: str, first: str, *heads: str) -> Table:
    """A table whose first column folds and whose figures do not."""
    made = Table(title=escape(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    made.show_edge, made.pad_edge, made.padding = False, False, (0, 1, 0, 0)
    made.add_column(first, overflow="fold")
    for head in heads:
        made.add_column(head, justify="right", no_wrap=True)
    return made


def figure(value: float | None) -> str:
    """A metric's value with three decimals."""
    return UNKNOWN if value is None else f"{value:.3f}"


def line(console: Console, text: str) -> None:
    """Print a text as it is, on one line however long it is."""
    console.print(text, markup=False, highlight=False, soft_wrap=True)

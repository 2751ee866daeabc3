"""Tables, figures and lines as reports print them in the terminal."""

from __future__ import annotations

import io

from rich.console import Console

from eval.printing import UNKNOWN, figure, line, table


def printed(width: int = 40) -> tuple[Console, io.StringIO]:
    out = io.StringIO()
    return Console(file=out, width=width), out


def test_a_figure_has_three_decimals_or_is_unknown() -> None:
    assert [figure(value) for value in (0.5, 1.0, None)] == ["0.500", "1.000", UNKNOWN]


def test_a_long_line_stays_one_and_is_shown_as_it_is() -> None:
    console, out = printed()
    line(console, text := "[bold]" + "x" * 90)
    assert out.getvalue() == f"{text}\n"


def test_a_table_folds_its_first_column_alone() -> None:
    console, out = printed(20)
    made = table("[a] title", "metric", "value")
    made.add_row("a name that is long", "0.123")
    console.print(made)
    assert "[a] title" in out.getvalue()
    assert "0.123" in out.getvalue()
    assert "a name that is long" not in out.getvalue()

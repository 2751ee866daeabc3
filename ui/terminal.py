"""How Punkt writes to a terminal, a file or a pipe."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from ui.render import plain
from ui.streaming import WAITING, Draft, Told, draft_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

    from rag.ask.generation.listening import AnswerListener

#: Back to the beginning of the line, and nothing on it.
_WIPE = "\r\x1b[K"


def console(*, stderr: bool = False) -> Console:
    """A console that shows text as it is: no markup, no emoji codes, no guessed colours."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def write(render: Callable[[int | None], Text]) -> None:
    """Text on standard output: coloured and folded for a terminal, as it is for a file or a pipe.

    render: makes the text for a width in columns, or for no width at all.
    """
    screen = console()
    if screen.is_terminal:
        screen.print(render(screen.width))
    else:
        typer.echo(render(None).plain)


@contextmanager
def waiting(told: str = WAITING) -> Iterator[None]:
    """A line on standard error for as long as something takes, where a person is looking at all of it."""
    looking = sys.stderr.isatty() and sys.stdout.isatty()
    if looking:
        sys.stderr.write(told)
        sys.stderr.flush()
    try:
        yield
    finally:
        if looking:
            sys.stderr.write(_WIPE)
            sys.stderr.flush()


def watched(ask: Callable[[AnswerListener | None], Told], waiting: str = WAITING) -> Told:
    """What is asked for. On a terminal its draft is shown meanwhile, and wiped when it is there."""
    screen = console()
    if not screen.is_terminal:
        return ask(None)
    from rich.live import Live

    draft = Draft()
    with Live(
        console=screen, transient=True, get_renderable=lambda: _Tail(draft_terminal(draft.heard, waiting))
    ):
        return ask(draft)


class _Tail:
    """The last lines of a text, as many as the terminal has: what is written now stands there."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.segment import Segment

        for line in console.render_lines(self._text, options, pad=False)[-(console.height - 1) :]:
            yield from (*line, Segment.line())


def complain(message: str) -> None:
    """One line on standard error."""
    typer.echo(f"punkt: {plain(' '.join(message.split()))}", err=True)


def write_json(value: dict[str, Any]) -> None:
    """Indented JSON on standard output."""
    typer.echo(_json(value, indent=2))


def write_json_line(value: dict[str, Any]) -> None:
    """JSON on one line of standard output, at once."""
    typer.echo(_json(value, indent=None))
    sys.stdout.flush()


def _json(value: dict[str, Any], indent: int | None) -> str:
    """Danish letters as they are where the output can carry them, escaped where it cannot."""
    unicode_output = (sys.stdout.encoding or "").lower().startswith("utf")
    return json.dumps(value, ensure_ascii=not unicode_output, indent=indent)

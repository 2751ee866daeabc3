"""`punkt ask`: one question or a file of them, answered, shown, explained; or what would be sent, shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from rag.errors import UsageError
from ui import terminal

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.model import Answer, Scope
    from rag.pipeline import Punkt


@dataclass(frozen=True)
class Form:
    """How answers are to be shown."""

    as_json: bool = False
    markdown: bool = False
    explain: bool = False


def check_usage(question: str | None, *, batch: bool, show_prompt: bool) -> None:
    """Raises UsageError for no question, two kinds of them, or a file where one question is shown."""
    if (question is None) != batch:
        raise UsageError('Ask one question, punkt ask "…", or a file of them, punkt ask --batch FILE.jsonl.')
    if batch and show_prompt:
        raise UsageError('--show-prompt shows one question: punkt ask "…" --show-prompt.')


def show_prompt(punkt: Punkt, question: str, scope: Scope, settings: Settings) -> None:
    """What would be sent on standard output, word for word; where to on standard error."""
    from ui.explain import destination

    typer.echo(punkt.prompt(question, scope))
    for line in destination(settings):
        terminal.complain(line)


def ask_one(punkt: Punkt, question: str, scope: Scope, form: Form, *, stream: bool) -> None:
    """Show the answer to one question; with `stream` as a draft meanwhile, where a person is looking."""
    if stream and not (form.as_json or form.markdown):
        answer = terminal.watched(lambda listener: punkt.ask(question, scope, listener))
    else:
        with terminal.waiting():
            answer = punkt.ask(question, scope)
    _show(answer, form)
    _explain(answer, form)


def ask_batch(punkt: Punkt, lines: Iterable[bytes], scope: Scope, form: Form) -> None:
    """Answer each line. Raises typer.Exit(1) at the end where one could not be answered."""
    from ui.batch import answer_lines

    def answered(question: str) -> Answer:
        answer = punkt.ask(question, scope)
        _explain(answer, form)
        return answer

    failed = False
    for line in answer_lines(lines, answered):
        terminal.write_json_line(line.output)
        if line.error:
            failed = True
            terminal.complain(line.error)
    if failed:
        raise typer.Exit(1)


def _show(answer: Answer, form: Form) -> None:
    from rag.contracts import answer_json
    from ui.markdown import answer_markdown
    from ui.render import answer_terminal

    if form.as_json:
        terminal.write_json(answer_json(answer))
    elif form.markdown:
        typer.echo(answer_markdown(answer), nl=False)
    else:
        terminal.write(lambda width: answer_terminal(answer, width))


def _explain(answer: Answer, form: Form) -> None:
    from ui.explain import explained

    for line in explained(answer) if form.explain else ():
        terminal.complain(line)

"""A conversation on the web page: the turns that a question may lean on, and what of them is shown."""

from __future__ import annotations

from collections.abc import Sequence

from rag.marks import answer_text
from rag.model import Answer, Turn
from ui import texts
from ui.render import escaped

#: Turns that are remembered; a model is told of no more than it has room for.
REMEMBERED = 8

Turns = tuple[Turn, ...]


def after(turns: Turns, answer: Answer) -> Turns:
    """The latest turns with this answer behind them; its question stands there as it was understood."""
    last = Turn(answer.understood or answer.question, answer_text(answer), answer.citations)
    return (*turns, last)[-REMEMBERED:]


def earlier_html(turns: Sequence[Turn]) -> str:
    """The earlier questions with their answers, the latest first, folded away; '' where there are none."""
    if not turns:
        return ""
    told = "".join(
        f"<dt>{escaped(turn.question)}</dt><dd>{escaped(turn.answer)}</dd>" for turn in reversed(turns)
    )
    return f"<details><summary>{escaped(texts.EARLIER)} ({len(turns)})</summary><dl>{told}</dl></details>"


def go_on_html() -> str:
    """That one can ask on, or begin with something else."""
    return f'<p class="muted">{escaped(texts.GO_ON)}</p>'

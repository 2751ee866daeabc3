"""An answer or a summary while a language model writes it: what a reader sees before all of it is checked.

It is shown as a draft and no more: sentences that were checked have their marks, the text behind them stands
apart, and the verified answer takes the place of both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from rag.errors import PunktError
from rag.model import Citation, Claim
from ui.render import claim_terminal, escaped, plain

if TYPE_CHECKING:
    from rich.text import Text

    from rag.ask.generation.listening import AnswerListener

Told = TypeVar("Told")

WAITING = "Leder i referaterne og skriver svaret …"
DRAFT = "Kladde: sætningerne bliver kontrolleret mod referaterne, mens de skrives."
#: Seconds between two looks at what was heard: often enough to read along.
_PAUSE = 0.15
#: So many words at the end of a sentence say where it ends in the text, if not all of it is found there.
_LAST_WORDS = 3


@dataclass(frozen=True)
class Heard:
    """What was heard so far: sentences that were checked, and the text behind them, which was not."""

    claims: tuple[Claim, ...] = ()
    rest: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the checked sentences cite."""
        return tuple(citation for claim in self.claims for citation in claim.citations)


class Draft:
    """An AnswerListener that remembers what it heard since the last restart; `changed` hears of each step."""

    def __init__(self, changed: Callable[[Heard], None] = lambda _: None) -> None:
        self._changed = changed
        self.heard = Heard()

    def text(self, piece: str) -> None:
        """The next piece of the text."""
        self._become(Heard(self.heard.claims, self.heard.rest + piece))

    def sentence(self, claim: Claim) -> None:
        """A sentence whose text was heard is whole and checked."""
        self._become(Heard((*self.heard.claims, claim), _behind(self.heard.rest, claim.text)))

    def restart(self) -> None:
        """What was heard is void."""
        self._become(Heard())

    def _become(self, heard: Heard) -> None:
        self.heard = heard
        self._changed(heard)


class _NobodyListens(PunktError):
    """Whoever asked has gone, so the rest of the answer need not be written."""


class _Asking(Thread, Generic[Told]):
    """Asks on a thread of its own, which does not hold up the end of the program."""

    def __init__(self, ask: Callable[[AnswerListener], Told]) -> None:
        super().__init__(daemon=True)
        self._ask, self._left = ask, Event()
        self.draft = Draft(self._go_on)
        self.outcome: Told | PunktError | None = None

    def run(self) -> None:
        try:
            self.outcome = self._ask(self.draft)
        except PunktError as error:
            self.outcome = error

    def leave(self) -> None:
        """Nobody listens any more."""
        self._left.set()

    def _go_on(self, _: Heard) -> None:
        if self._left.is_set():
            raise _NobodyListens("nobody listens")


def heard_while(ask: Callable[[AnswerListener], Told]) -> Generator[Heard | Told, None, None]:
    """What is heard while something is asked for, now and then, and in the end what came of it.

    Raises what `ask` raises. The question is given up when the iterator is closed.
    """
    asking, shown = _Asking(ask), None
    asking.start()
    try:
        asking.join(_PAUSE)
        while asking.is_alive():
            if (heard := asking.draft.heard) != shown:
                shown = heard
                yield heard
            asking.join(_PAUSE)
    finally:
        asking.leave()
    if asking.outcome is None:
        raise RuntimeError("no answer came; the error stands above")
    if isinstance(asking.outcome, PunktError):
        raise asking.outcome
    yield asking.outcome


def draft_terminal(heard: Heard, waiting: str = WAITING) -> Text:
    """The draft for a terminal, what is not checked dim; `waiting` while there is nothing of it."""
    from rich.text import Text

    if heard == Heard():
        return Text(waiting, style="dim")
    text = Text().append(f"{DRAFT}\n\n", style="dim")
    for claim in heard.claims:
        text.append_text(_checked(claim, heard)).append("\n\n")
    text.append(plain(heard.rest), style="dim")
    return text


def draft_html(heard: Heard, waiting: str = WAITING) -> str:
    """The draft as HTML. Its marks are words yet: the Punkter they stand for come with the answer."""
    if heard == Heard():
        return f'<p class="muted">{escaped(waiting)}</p>'
    claims = "".join(f"<p>{escaped(_checked(claim, heard).plain)}</p>" for claim in heard.claims)
    rest = f'<p class="unchecked">{escaped(heard.rest)}</p>' if heard.rest.strip() else ""
    return f'<div class="draft" aria-busy="true"><p class="muted">{escaped(DRAFT)}</p>{claims}{rest}</div>'


def _checked(claim: Claim, heard: Heard) -> Text:
    return claim_terminal(claim, heard.citations, bare=not claim.citations)


def _behind(text: str, sentence: str) -> str:
    """The text behind a sentence, whose words stand there with other signs and numbers of list points."""
    said = re.findall(r"\w+", sentence)
    for words in (said, said[-_LAST_WORDS:]):
        there = re.search(r"\W+(?:\d{1,2}\W+)?".join(map(re.escape, words)), text)
        if words and there:
            return re.sub(r"\A[^\w»„“(]+", "", text[there.end() :])
    return text

"""The text of a reply while it comes: what is passed on of it, and whether it ever ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rag.errors import FaultKind
from rag.llm.faults import Failed, Failure
from rag.llm.replies import Listener
from rag.tokens import count_tokens

#: Between these, models that reason write what nobody asked for; some templates leave the first one out.
OPENING, CLOSING = "<think>", "</think>"
#: A text is only looked at anew when so many characters have come since: counting costs as much as hearing.
LOOK_EVERY = 200
#: A text that ends in the same passage over and over goes round in circles: so often, and so many characters.
ROUNDS, CIRCLING = 8, 240
#: The longest passage, in characters, that is looked for.
LONGEST_ROUND = 200


def spoken(text: str, ended: bool = True) -> str:
    """The text without the thoughts at its start. What may become a tag is held back until it has `ended`."""
    _, closing, after = text.rpartition(CLOSING)
    if closing:
        return spoken(after.lstrip(), ended)
    start = text.lstrip()
    if start.startswith(OPENING) or (not ended and OPENING.startswith(start)):
        return ""
    return text if ended else text[: len(text) - _half_a_tag(text)]


def _half_a_tag(text: str) -> int:
    """How many characters at the end of the text may be the beginning of the closing tag."""
    return next((size for size in range(len(CLOSING) - 1, 0, -1) if text.endswith(CLOSING[:size])), 0)


def circles(text: str) -> bool:
    """Whether the text ends in one passage that stands there again and again, with nothing between."""
    return any(
        text.endswith(text[-size:] * max(ROUNDS, CIRCLING // size + 1)) for size in range(1, LONGEST_ROUND)
    )


@dataclass(slots=True)
class Hearing:
    """What has come of a reply, on its way to a listener. `limit` is in tokens of rag.tokens."""

    limit: int
    listener: Listener | None = None
    _come: str = field(default="", init=False)
    _told: str = field(default="", init=False)
    _looked: int = field(default=0, init=False)

    def take(self, piece: str) -> None:
        """Pass the next piece on. Raises Failed(ENDLESS) when the text does not end by itself."""
        self._come += piece
        self._tell(spoken(self._come, ended=False))
        if len(self._come) - self._looked >= LOOK_EVERY:
            self._looked = len(self._come)
            self._look()

    def end(self) -> str:
        """The whole text, after the rest of it was passed on."""
        text = spoken(self._come)
        self._tell(text)
        return text

    def restart(self) -> None:
        """What came so far is void, and the listener is told so if it heard any of it."""
        if self._told and self.listener:
            self.listener.restart()
        self._come, self._told, self._looked = "", "", 0

    def _tell(self, text: str) -> None:
        if not text.startswith(self._told):  # what was told turns out to have been a thought
            come = self._come
            self.restart()
            self._come = come
        if (new := text[len(self._told) :]) and self.listener:
            self.listener.text(new)
        self._told = text

    def _look(self) -> None:
        if circles(self._come):
            raise Failed(Failure(FaultKind.ENDLESS, "the same words again and again"))
        if count_tokens(self._come) > self.limit:
            raise Failed(Failure(FaultKind.ENDLESS, f"more than {self.limit} tokens"))


def pieces(text: str) -> Iterator[str]:
    """A text that is there already, in words, as if it came over a wire."""
    start = 0
    for place, sign in enumerate(text):
        if place and not sign.isspace() and text[place - 1].isspace():
            yield text[start:place]
            start = place
    if text:
        yield text[start:]

"""Hearing an answer while a model writes it: text without marks, and each sentence once it is checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from rag.ask.dossier.dossier import Dossier
from rag.ask.generation.checking import checked
from rag.ask.generation.generated import Retraction
from rag.ask.generation.mark_stream import Event, MarkedStream, Shown
from rag.ask.generation.marking import Sentence
from rag.ask.verification import FindMeeting
from rag.model import Claim


class AnswerListener(Protocol):
    """Hears an answer while it is written. The answer that is returned in the end is the one that counts."""

    def text(self, piece: str) -> None:
        """The next piece of the text, without marks; what may become a mark comes when it is known."""

    def sentence(self, claim: Claim) -> None:
        """A sentence whose text was heard is whole and verified: its marks and their status."""

    def restart(self) -> None:
        """What was heard so far is void: the answer is written anew, or comes from somewhere else."""


class Narrator:
    """Hears a model's reply and tells a listener what of it a reader may see. A Listener of `rag.llm`."""

    def __init__(self, listener: AnswerListener, dossier: Dossier, find: FindMeeting) -> None:
        self._listener, self._dossier, self._find = listener, dossier, find
        self._stream = MarkedStream(dossier)
        self._told = False

    def text(self, piece: str) -> None:
        """Hear the next piece of the reply."""
        self._tell(self._stream.feed(piece))

    def restart(self) -> None:
        """Forget the reply; the listener is told so if it heard any of it."""
        self._stream = MarkedStream(self._dossier)
        self._void()

    def end(self) -> None:
        """The reply is whole: tell what was held back."""
        self._tell(self._stream.end())

    def _tell(self, events: Iterable[Event]) -> None:
        for event in events:
            match event:
                case Shown(text) if text:
                    self._told = True
                    self._listener.text(text)
                case Sentence():
                    for claim in checked(event, self._dossier, self._find):
                        self._listener.sentence(claim)
                case Retraction():
                    self._void()

    def _void(self) -> None:
        if self._told:
            self._listener.restart()
        self._told = False

"""A model's text while it comes: what to show at once, and each sentence with its marks when it is whole.

Marks, and whatever else may turn out not to be text, are held back until they are whole. A sentence is
whole when so much of the next has come that its end and its marks can no longer change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.ask.dossier.dossier import Dossier
from rag.ask.generation.generated import GeneratedText, Mark, Part, Retraction
from rag.ask.generation.joining import Joiner, Written
from rag.ask.generation.marking import Placed, Sentence, cited, owner
from rag.danish import sentences
from rag.model import Span

#: Where a sentence ends depends on what follows: on two words, or this many characters, at most.
WORDS_AHEAD, CHARACTERS_AHEAD = 2, 80
#: Where a sentence may end, and its own line.
_MAY_END = re.compile(r"[.!?…:]\S*\s|\n")


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of text to show now, without marks."""

    text: str


Event = Shown | Sentence | Retraction


class MarkedStream:
    """Reads the pieces of one reply. After a Retraction, what was shown and said before it is void."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._reader = GeneratedText()
        self._clear()

    def _clear(self) -> None:
        self._plain, self._marks, self._joiner = "", list[Placed](), Joiner()
        self._done, self._open_at = 0, 0

    def feed(self, piece: str) -> list[Event]:
        """What is known now: text to show, sentences that are whole."""
        return [*self._take(self._reader.feed(piece)), *self._said(ends=False)]

    def end(self) -> list[Event]:
        """What was held back, now that nothing follows."""
        rest = [*self._take(self._reader.end()), *self._said(ends=True)]
        return [*rest, *(cited(group, self._dossier) for group in self._joiner.end())]

    def _take(self, parts: Iterator[Part]) -> Iterator[Event]:
        for part in parts:
            match part:
                case str():
                    self._plain += part
                    yield Shown(part)
                case Mark():
                    self._marks.append(Placed(part, len(self._plain)))
                case Retraction():
                    self._clear()
                    yield part

    def _said(self, ends: bool) -> Iterator[Sentence]:
        if not ends and not _MAY_END.search(self._plain, self._open_at):
            return
        spans = sentences(self._plain)
        whole = len(spans) if ends else sum(self._is_whole(span) for span in spans)
        if whole == self._done:
            return
        owners = [owner(self._plain, spans, placed.at) for placed in self._marks]
        for number in range(self._done, whole):
            own = tuple(p.mark for p, of in zip(self._marks, owners, strict=True) if of == number)
            for group in self._joiner.add(Written(spans[number].of(self._plain), own)):
                yield cited(group, self._dossier)
        self._done, self._open_at = whole, spans[whole].start if whole < len(spans) else len(self._plain)
        if 0 < whole < len(spans) and self._plain[spans[whole].start - 1] == "\n":
            rest = [p for p, of in zip(self._marks, owners, strict=True) if of >= whole]
            self._forget(spans[whole].start, rest)

    def _forget(self, before: int, marks: Sequence[Placed]) -> None:
        """Drop the lines whose sentences are said, so that a long text is not read again and again."""
        self._plain, self._done = self._plain[before:], 0
        self._open_at = 0
        self._marks = [Placed(placed.mark, max(placed.at - before, 0)) for placed in marks]

    def _is_whole(self, span: Span) -> bool:
        ahead = self._plain[span.end : span.end + 2 * CHARACTERS_AHEAD].lstrip()
        return len(ahead.split()) > WORDS_AHEAD or len(ahead) > CHARACTERS_AHEAD

"""One question that is put to the library: as it was typed, as it is meant, and within which filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.ask.generation.listening import AnswerListener
from rag.ask.questions.question import Question
from rag.model import Answer, Scope, Searched, Turn


@dataclass(frozen=True)
class Inquiry:
    """A question as it was typed and as it is `understood`, with the reader's filters, what they let through,
    and the conversation it is part of."""

    typed: Question
    understood: Question
    filters: Scope
    what: Searched
    history: Sequence[Turn] = ()
    listener: AnswerListener | None = None

    @property
    def is_reworded(self) -> bool:
        """Whether what is understood is more, or other, than what was typed."""
        return self.typed.text.casefold() != self.understood.text.casefold()

    def told(self, answer: Answer) -> Answer:
        """The answer to the question as typed; it says how that was understood where it was reworded."""
        understood = self.understood.text if self.is_reworded else ""
        return replace(answer, question=self.typed.text, understood=understood)

"""What a question means in a library: slips mended, what it leans on and the meeting it means written out.

Every way to ask goes through here, so that an answer, a ranking and a summary are of the same question.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.ask.questions.followup import resolved
from rag.ask.questions.neighbours import of_neighbour
from rag.ask.questions.question import Question
from rag.ask.questions.sittings import at_sitting
from rag.ask.questions.spelling import Speller
from rag.model import Scope, Turn
from rag.store.library import Library


class QuestionReader:
    """Reads questions as they are meant in a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._speller = Speller(library)

    def understood(self, question: Question, filters: Scope, history: Sequence[Turn] = ()) -> Question:
        """The question as it would be asked by itself; the very same one where it says all that it means.

        `history` is what was said before, oldest first. The newest meeting is that of the minutes that pass
        the filters.
        """
        meant = self._speller.respelt(question)
        held = [one for one in self._library.overviews() if one.passes(filters)]
        alone = of_neighbour(meant, history, held) or resolved(meant, history, self._places())
        return at_sitting(alone, held)

    def _places(self) -> list[str]:
        """The municipalities and committees of the library."""
        named = (name for one in self._library.overviews() for name in (one.municipality, one.committee))
        return [name for name in dict.fromkeys(named) if name]

"""How long and how easy to read a language model is to write."""

from __future__ import annotations

from dataclasses import dataclass

from rag.summaries.lengths import WORDS
from rag.summaries.summary import Audience, Length, Wish

#: Words about each of a meeting's decisions, at most.
WORDS_A_DECISION = {Length.SHORT: 25, Length.MEDIUM: 40, Length.LONG: 60}
LIX, LIX_OF_CITIZENS = 40, 35
#: How far a text may be past its aim before it is asked for again.
LIX_LEEWAY, WORDS_LEEWAY = 5, 1.5


@dataclass(frozen=True, slots=True)
class Aim:
    """The most words a text is to have, and its highest LIX."""

    words: int
    lix: int

    @classmethod
    def of_item(cls, wish: Wish) -> Aim:
        """For the summary of an item."""
        return cls(WORDS[wish.length], _lix(wish.audience))

    @classmethod
    def of_decisions(cls, wish: Wish, count: int) -> Aim:
        """For what is told of so many decisions of a meeting."""
        return cls(WORDS_A_DECISION[wish.length] * count, _lix(wish.audience))


def _lix(audience: Audience) -> int:
    return LIX_OF_CITIZENS if audience is Audience.CITIZEN else LIX

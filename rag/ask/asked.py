"""A question, or one part of it, as the routes to an answer see it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from rag.ask.evidence.gathered import Evidence, Finder
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import words
from rag.model import AgendaItem, Meeting, Scope
from rag.store.library import Library

#: A longer period is a year or a season, which the title of an item may name as well as its meeting's day.
_A_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was found for it, for each scope that it names; `part` is for one of them.

    `filters` are the reader's own, which exclude. `meeting` and `item` are there where something was found.
    """

    question: Question
    part: Evidence
    library: Library
    finder: Finder
    parts: tuple[Evidence, ...] = ()
    filters: Scope = field(default_factory=Scope)

    @property
    def meeting(self) -> Meeting:
        """The meeting of the best item."""
        return self.part.ranked[0].meeting

    @property
    def item(self) -> AgendaItem:
        """The best item."""
        return self.part.ranked[0].item

    @property
    def timely(self) -> tuple[RankedItem, ...]:
        """The items found that are of the time the question names, by their meeting or title; else all."""
        start, end = self.part.scope.start, self.part.scope.end
        if start is None or end is None:
            return self.part.ranked
        years = {str(year) for year in range(start.year, end.year + 1)}
        return tuple(
            one
            for one in self.part.ranked
            if start <= one.meeting.date <= end
            or (end - start > _A_MONTH and years & set(words(one.item.title)))
        )

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The scopes that the question names."""
        return tuple(part.scope for part in self.parts or (self.part,))

    def wants(self, *wants: Want) -> bool:
        """Whether the question asks for at least one of these kinds of answer."""
        return self.question.wants_any(*wants)

    def of(self, part: Evidence) -> Asked:
        """The same question about one of its scopes alone."""
        return replace(self, part=part, parts=(part,))

"""What is found for a language model: the evidence, headed by what the answer without a model rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rag.ask.evidence.gathered import Evidence, Finder
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.extractive import ExtractiveAnswerer
from rag.ask.generation.briefing import evidence_of
from rag.ask.generation.listening import AnswerListener
from rag.ask.questions.question import Question
from rag.ask.questions.scope import read_scopes
from rag.model import Answer, Citation, Scope, Searched, Turn
from rag.store.library import Library


@dataclass(frozen=True)
class Inquiry:
    """A question with the reader's filters, what they let through, and the conversation it is part of."""

    question: Question
    filters: Scope
    what: Searched
    history: Sequence[Turn] = ()
    listener: AnswerListener | None = None


class Finding:
    """The search for one inquiry. Then `plain` is the answer without a model, `near` the items found."""

    def __init__(
        self, library: Library, finder: Finder, extractive: ExtractiveAnswerer, inquiry: Inquiry
    ) -> None:
        self._library, self._finder, self._extractive = library, finder, extractive
        self._inquiry = inquiry
        self.plain = Answer(inquiry.question.text, (), inquiry.what)
        self.near: tuple[RankedItem, ...] = ()

    def searches(self, question: Question) -> list[tuple[Question, Scope]]:
        """What to search for; what continues a conversation also with the words of the turn before."""
        overviews = self._library.overviews()
        asked = [question]
        if self._inquiry.history:
            asked.append(Question(f"{self._inquiry.history[-1].question} {question.text}"))
        return [(one, scope) for one in asked for scope in read_scopes(one, overviews)]

    def gather(self, searches: Sequence[tuple[Question, Scope]]) -> list[Evidence]:
        """What is found, headed by what the answer without a model rests on."""
        inquiry = self._inquiry
        found = [self._finder.find(asked, scope, inquiry.filters) for asked, scope in searches]
        own = [part for part, (asked, _) in zip(found, searches, strict=True) if asked is inquiry.question]
        self.plain = self._extractive.answer(inquiry.question, own, inquiry.what, inquiry.filters)
        self.near = tuple(one for row in zip_longest(*(part.ranked for part in found)) for one in row if one)
        return [evidence_of(self._cited()), *found] if not self.plain.refused else found

    def _cited(self) -> list[RankedItem]:
        known = {one.item.id: one for one in reversed(self.near)}
        return [
            known.get(name) or self._item(cited)
            for name, cited in {cited.item: cited for cited in self.plain.citations}.items()
        ]

    def _item(self, cited: Citation) -> RankedItem:
        meeting = self._library.meeting(cited.meeting)
        parts = (*meeting.items, *meeting.enclosed)
        return RankedItem(meeting, next(one for one in parts if one.id == cited.item), 1.0)

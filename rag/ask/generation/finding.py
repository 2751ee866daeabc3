"""What is found for a language model: the evidence, headed by what the answer without a model rests on."""

from __future__ import annotations

from rag.ask.evidence.gathered import Evidence, Finder, in_turn
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.extractive import ExtractiveAnswerer
from rag.ask.generation.briefing import evidence_of
from rag.ask.inquiry import Inquiry
from rag.ask.questions.question import Question
from rag.model import Answer, Citation
from rag.store.library import Library


class Finding:
    """The search for one inquiry. Then `plain` is the answer without a model, `near` the items found."""

    def __init__(
        self, library: Library, finder: Finder, extractive: ExtractiveAnswerer, inquiry: Inquiry
    ) -> None:
        self._library, self._finder, self._extractive = library, finder, extractive
        self._inquiry = inquiry
        self.plain = Answer(inquiry.understood.text, (), inquiry.what)
        self.near: tuple[RankedItem, ...] = ()

    def gather(self, question: Question) -> list[Evidence]:
        """What is found for a question, headed by what the answer without a model rests on.

        Where it continues a conversation, what is found with the words of the turn before stands last.
        """
        inquiry = self._inquiry
        own = self._finder.find_each(question, inquiry.filters)
        found = [*own, *self._of_the_turn_before()]
        self.plain = self._extractive.answer(question, own, inquiry.what, inquiry.filters)
        self.near = tuple(in_turn(part.ranked for part in found))
        return [evidence_of(self._cited()), *found] if not self.plain.refused else found

    def _of_the_turn_before(self) -> list[Evidence]:
        if not self._inquiry.history:
            return []
        joined = Question(f"{self._inquiry.history[-1].question} {self._inquiry.typed.text}")
        return self._finder.find_each(joined, self._inquiry.filters)

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

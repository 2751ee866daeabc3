"""`Summariser`: from what is named to its summary, with a language model or without."""

from __future__ import annotations

import difflib

from rag.ask.evidence.gathered import Finder, in_turn
from rag.ask.generation.listening import AnswerListener
from rag.ask.questions.question import Question
from rag.ask.refusal import searched
from rag.config import Settings
from rag.errors import UnknownReference
from rag.llm.replies import LanguageModel
from rag.model import Scope
from rag.store.library import Library
from rag.summaries.course import summarise_case
from rag.summaries.finding import places_about, places_of_case
from rag.summaries.generative import GenerativeSummariser
from rag.summaries.item import summarise_item
from rag.summaries.meeting import summarise_meeting
from rag.summaries.search import refused, summarise_found
from rag.summaries.summary import Summary, Wish


class Summariser:
    """Sums up what the library holds. Every sentence of a summary is verified before it is given."""

    def __init__(self, library: Library, finder: Finder, settings: Settings) -> None:
        self._library, self._finder, self._settings = library, finder, settings

    def target(
        self, target: str, wish: Wish, model: LanguageModel | None, listener: AnswerListener | None = None
    ) -> Summary:
        """A meeting ('meeting') or one of its items ('meeting/N'). Raises UnknownReference."""
        meeting, item = self._library.named(target.strip())
        find = self._library.meeting
        if model is None:
            if item is None:
                return summarise_meeting(meeting, wish, find)
            return summarise_item(meeting, item, wish, find)
        summariser = GenerativeSummariser(self._settings, model)
        if item is None:
            return summariser.meeting(meeting, wish, find, listener)
        return summariser.item(meeting, item, wish, find, listener)

    def question(self, question: Question, wish: Wish, filters: Scope) -> Summary:
        """All that is found about a matter, or a refusal that says what was searched."""
        if places := places_about(question, self._library, self._finder, filters):
            return summarise_found(question.text, places, wish, self._library.meeting)
        near = in_turn(part.ranked for part in self._finder.find_each(question, filters))
        return refused(
            question.text,
            searched(self._library.overviews(), filters, self._library.records.attachments(filters)),
            near,
            wish,
            self._library.meeting,
        )

    def case(self, number: str, wish: Wish, filters: Scope) -> Summary:
        """A case over its meetings. Raises UnknownReference."""
        places = places_of_case(number, self._library, filters)
        if not places:
            raise UnknownReference(
                f"no item has the case number {number!r}{self._like(number)}. "
                "See the case number of an item with: punkt show MEETING/N"
            )
        return summarise_case(number.strip(), places, wish, self._library.meeting)

    def _like(self, number: str) -> str:
        """'; near it are …', where a case number is written nearly so."""
        known = {record.case_number for record in self._library.records.items() if record.case_number}
        near = difflib.get_close_matches(number.strip(), sorted(known), n=3)
        return f"; near it are {', '.join(near)}" if near else ""

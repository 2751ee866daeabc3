"""Summaries in a language model's words, held to the same promise as those without one.

    sheet | notes where it is long | model | headings and marks | verify | ask again | keep what is vital

Where too little of its text stands, or no reply came, the summary without a model takes its place, with a
note that says why. A closed item needs no model, and nobody is asked about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rag.ask.generation.drafts import Unusable
from rag.ask.generation.listening import AnswerListener
from rag.ask.verification import FindMeeting
from rag.config import Settings
from rag.errors import ModelFault
from rag.llm.replies import LanguageModel
from rag.model import AgendaItem, Meeting
from rag.summaries.aims import Aim
from rag.summaries.briefing import Messages, item_messages
from rag.summaries.decisions import completed, decisions_task
from rag.summaries.drafting import Draft, Task
from rag.summaries.glossed import finished
from rag.summaries.item import summarise_item
from rag.summaries.keeping import vital
from rag.summaries.lengths import ORDER
from rag.summaries.meeting import summarise_meeting
from rag.summaries.merging import given_up, merged, of_draft, shown
from rag.summaries.notes import SHORTENED, fitted
from rag.summaries.sheet import Sheet
from rag.summaries.summary import Heading, Part, Summary, Wish
from rag.summaries.verifying import LEFT_OUT
from rag.summaries.writing import Writer


class GenerativeSummariser:
    """Summarises with a language model, and without it where it fails."""

    def __init__(self, settings: Settings, model: LanguageModel) -> None:
        self._settings, self._model = settings, model

    def item(
        self,
        meeting: Meeting,
        item: AgendaItem,
        wish: Wish,
        find: FindMeeting,
        listener: AnswerListener | None = None,
    ) -> Summary:
        """The summary of an item, verified. A fault of the model is told in its notes, never raised."""
        plain = summarise_item(meeting, item, wish, find)
        sheet = Sheet.of(meeting, item)
        if item.closed or not sheet.pieces:
            return plain

        def write(writer: Writer) -> Summary:
            return self._item(plain, sheet, writer, find, listener)

        return self._tried(plain, Writer(self._settings, self._model, find), write)

    def meeting(
        self, meeting: Meeting, wish: Wish, find: FindMeeting, listener: AnswerListener | None = None
    ) -> Summary:
        """The summary of a meeting, the decisions that matter most in the model's words, verified."""
        plain = summarise_meeting(meeting, wish, find)
        told = next((part for part in plain.parts if part.heading == Heading.DECISIONS), None)
        if told is None:
            return plain

        def write(writer: Writer) -> Summary:
            return self._meeting(plain, told, meeting, writer, find, listener)

        return self._tried(plain, Writer(self._settings, self._model, find), write)

    def _tried(self, plain: Summary, writer: Writer, write: Callable[[Writer], Summary]) -> Summary:
        """What is written, else the summary without a model; with what it took."""
        try:
            summary = _measured(write(writer))
        except (ModelFault, Unusable) as fault:
            summary = given_up(plain, fault)
        return replace(summary, usage=writer.cost, stages=writer.stages)

    def _item(
        self,
        plain: Summary,
        sheet: Sheet,
        writer: Writer,
        find: FindMeeting,
        listener: AnswerListener | None,
    ) -> Summary:
        """The item in the model's words. Raises ModelFault, and Unusable where too little of them stands."""
        wish, item = plain.wish, sheet.item
        order = ORDER[wish.audience]
        asked = tuple(one for one in order if item.decision or one is not Heading.DECIDED)
        aim = Aim.of_item(wish)

        def messages(evidence: str) -> Messages:
            return item_messages(evidence, wish.audience, asked, aim)

        found = fitted(sheet, messages, writer, find)
        decides = any(part.heading == Heading.DECIDED for part in plain.parts)
        needed = Heading.DECIDED if item.decision and decides else None
        kept = vital((part for part in plain.parts if part.heading in asked), find)
        task = Task(messages(found.sheet.text), found.sheet.marks, sheet.items, asked, aim, kept, needed)
        draft = writer.written(task, listener)
        parts = merged(
            self._shown(draft), (*(one.part for one in draft.lost), *_beside(plain, item, asked)), order
        )
        told = replace(plain, notes=tuple(note for note in plain.notes if note != LEFT_OUT))
        summary = of_draft(told, draft, parts, self._model.name)
        return replace(summary, notes=(*summary.notes, SHORTENED)) if found.shortened else summary

    def _meeting(
        self,
        plain: Summary,
        told: Part,
        meeting: Meeting,
        writer: Writer,
        find: FindMeeting,
        listener: AnswerListener | None,
    ) -> Summary:
        """The page with its most important decisions in the model's words. Raises as `_item` does."""
        draft = writer.written(decisions_task(told, meeting, plain.wish, writer.window, find), listener)
        new = completed(told, self._shown(draft), draft.lost)
        parts = tuple(new if part is told else part for part in plain.parts)
        return of_draft(plain, replace(draft, headline=None), parts, self._model.name)

    def _shown(self, draft: Draft) -> tuple[Part, ...]:
        return shown(draft, unsupported=self._settings.llm_unsupported == "show")


def _beside(plain: Summary, item: AgendaItem, asked: Sequence[Heading]) -> Iterator[Part]:
    """What the model was not asked for: the parts below other headings, and the case number."""
    for part in plain.parts:
        if part.heading not in asked:
            yield part
        elif item.case_number:
            yield Part(part.heading, tuple(one for one in part.claims if item.case_number in one.text))


def _measured(summary: Summary) -> Summary:
    """The summary with the LIX and the difficult words of the text it has become."""
    told = finished(summary, "")
    return replace(told, lix=replace(told.lix, source=summary.lix.source))

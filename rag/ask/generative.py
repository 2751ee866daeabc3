"""Answers in a language model's words: every sentence is verified against the minutes before it counts.

    search | dossier, and then: model | marks | repair | verify

What cannot stand is asked for once more, and then left out, or shown as unconfirmed. Where nothing is left,
or no reply came, the answer without a model takes its place, with a note that says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from rag.ask.evidence.gathered import Evidence, Finder
from rag.ask.extractive import ExtractiveAnswerer
from rag.ask.generation.briefing import FORGOTTEN, Briefing, Window, as_text, brief
from rag.ask.generation.checking import settled, stands, statements, verified
from rag.ask.generation.conversation import Conversation
from rag.ask.generation.drafts import NOTHING_STANDS, Draft, Flaw, Unusable, flaw_of, is_refusal
from rag.ask.generation.finding import Finding
from rag.ask.generation.marking import read_marked
from rag.ask.inquiry import Inquiry
from rag.ask.lookup.desk import Desk
from rag.ask.lookup.toolbox import Toolbox
from rag.ask.questions.question import Question
from rag.ask.refusal import refuse
from rag.ask.verification import verify
from rag.config import Settings
from rag.errors import NOTICES, FaultKind, ModelFault
from rag.llm.replies import LanguageModel
from rag.model import Answer, Claim, Cost, Stage
from rag.store.library import Library

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

OMITTED = "En eller flere sætninger er udeladt, fordi de ikke kunne bekræftes i referaterne."
VERBATIM = "Svaret er i stedet taget direkte fra referaterne."

Before = TypeVar("Before")
After = TypeVar("After")


class GenerativeAnswerer:
    """Answers with a language model, and without it where it fails."""

    def __init__(self, library: Library, finder: Finder, settings: Settings) -> None:
        self.library, self.finder, self.settings = library, finder, settings
        self.extractive = ExtractiveAnswerer(library, finder)

    def answer(self, inquiry: Inquiry, model: LanguageModel) -> Answer:
        """The answer, verified. A fault of the model is told in its notes, never raised."""
        return _Course(self, inquiry).run(model)

    def prompt(self, inquiry: Inquiry) -> str:
        """All that would be sent first; nobody is asked."""
        course = _Course(self, inquiry)
        return as_text(course.finding.invoke(inquiry.understood).messages, course.toolbox.tools)


class _Course:
    """The course of one question."""

    def __init__(self, parts: GenerativeAnswerer, inquiry: Inquiry) -> None:
        self._parts, self._inquiry = parts, inquiry
        desk = Desk(parts.library, parts.finder, inquiry.filters)
        self.toolbox = Toolbox(desk, parts.settings.llm_tools)
        self._window = Window.of(parts.settings)
        self._seconds: dict[str, float] = {}
        self._found = Finding(parts.library, parts.finder, parts.extractive, inquiry)
        self._talk: Conversation | None = None

    @property
    def finding(self) -> Runnable[Question, Briefing]:
        """From a question to what the model is shown."""
        return self._step("search", self._found.gather) | self._step("dossier", self._dossier)

    @property
    def drafting(self) -> Runnable[Conversation, Draft]:
        """From a conversation to what of the model's next reply stands."""
        return (
            self._step("model", Conversation.reply)
            | self._step("marks", self._marks)
            | self._step("repair", self._repair)
            | self._step("verification", self._verify)
        )

    def run(self, model: LanguageModel) -> Answer:
        """Find, ask, verify; else what the minutes say without a model."""
        briefing = self.finding.invoke(self._inquiry.understood)
        if not self._found.near:
            return self._told(self._found.plain)
        try:
            return self._told(self._written(briefing, model), self._gaps(briefing))
        except (ModelFault, Unusable) as fault:
            if self._talk:
                self._talk.void()
            return self._told(
                self._found.plain, (fault.notice, *(() if self._found.plain.refused else (VERBATIM,)))
            )

    def _dossier(self, found: Sequence[Evidence]) -> Briefing:
        inquiry = self._inquiry
        return brief(inquiry, found, self._window, self.toolbox.tools)

    # What is written

    def _written(self, briefing: Briefing, model: LanguageModel) -> Answer:
        """The answer in the model's words. Raises ModelFault, and Unusable where nothing can be shown."""
        if not briefing.dossier.entries:
            raise Unusable(NOTICES[FaultKind.TOO_LONG])
        self.toolbox.start(briefing.dossier, briefing.look_up_room)
        self._talk = talk = Conversation(
            model,
            briefing.messages,
            self.toolbox,
            self._window,
            self._parts.settings.llm_timeout,
            self._inquiry.listener,
        )
        draft = self._best(talk)
        if draft.flaw:
            raise Unusable(draft.flaw.notice)
        if draft.standing:
            return self._of_claims(draft, model.name)
        if draft.refuses:
            refusal = refuse(
                self._inquiry.understood, self._inquiry.what, self._found.near, "the model found no answer"
            )
            return replace(refusal, mode="generative", model=model.name)
        raise Unusable(NOTHING_STANDS)

    def _best(self, talk: Conversation) -> Draft:
        """The first draft, or the better of two where something was wrong with it."""
        first = self._attempt(talk)
        complaint = first.complaint(self._parts.library.meeting)
        if not complaint or not talk.may_go_on(complaint):
            return first
        talk.ask_again(complaint)
        try:
            second = self._attempt(talk)
        except ModelFault:
            if not first.standing:
                raise
            return first
        return max(second, first, key=lambda draft: draft.worth)

    def _attempt(self, talk: Conversation) -> Draft:
        try:
            return self.drafting.invoke(talk)
        except ModelFault as fault:
            if fault.kind is not FaultKind.ENDLESS:
                raise
            return Draft(flaw=Flaw.ENDLESS)

    def _marks(self, text: str) -> Draft:
        """The sentences of a reply as claims with the Punkter that their marks mean."""
        dossier = self.toolbox.dossier
        said = read_marked(text, dossier)
        told = [one for one in said if not is_refusal(one)]
        flaw = flaw_of(told) if told or not said else None
        claims = () if flaw else tuple(dict.fromkeys(statements(told, dossier)))
        return Draft(claims, refuses=len(told) < len(said), flaw=flaw)

    def _repair(self, draft: Draft) -> Draft:
        dossier, find = self.toolbox.dossier, self._parts.library.meeting
        return replace(draft, claims=tuple(settled(claim, dossier, find) for claim in draft.claims))

    def _verify(self, draft: Draft) -> Draft:
        return replace(
            draft, claims=tuple(verified(claim, self._parts.library.meeting) for claim in draft.claims)
        )

    # What is answered

    def _of_claims(self, draft: Draft, model: str) -> Answer:
        shown: tuple[Claim, ...] = draft.standing
        if self._parts.settings.llm_unsupported == "show":
            shown = tuple(claim for claim in draft.claims if stands(claim) or claim.citations)
        notes = (OMITTED,) if len(shown) < len(draft.claims) else ()
        inquiry = self._inquiry
        return Answer(
            inquiry.understood.text, shown, inquiry.what, mode="generative", model=model, notes=notes
        )

    def _gaps(self, briefing: Briefing) -> tuple[str, ...]:
        """What the model was not shown."""
        return tuple(filter(None, (briefing.dossier.note, FORGOTTEN if briefing.forgets else "")))

    def _told(self, answer: Answer, notes: Sequence[str] = ()) -> Answer:
        """The answer with its notes and what it took."""
        if answer is self._found.plain:
            answer = verify(answer, self._parts.library.meeting)
        stages = tuple(Stage(name, seconds) for name, seconds in self._seconds.items())
        told = self._inquiry.told(answer)
        return replace(told, notes=(*answer.notes, *notes), usage=self._cost(), stages=stages)

    def _cost(self) -> Cost | None:
        if self._talk is None:
            return None
        used = self._talk.usage
        return Cost(used.tokens_in, used.tokens_out, used.calls)

    def _step(self, name: str, work: Callable[[Before], After]) -> Runnable[Before, After]:
        """A step of a chain, which takes note of how long it takes."""
        from langchain_core.runnables import RunnableLambda

        def timed(before: Before) -> After:
            began = time.perf_counter()
            try:
                return work(before)
            finally:
                self._seconds[name] = self._seconds.get(name, 0.0) + time.perf_counter() - began

        return RunnableLambda(timed, name=name)

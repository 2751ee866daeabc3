"""The work of a model on one summary: drafts until one is good, what they took, how long it lasted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rag.ask.dossier.dossier import Dossier
from rag.ask.generation.briefing import Window
from rag.ask.generation.conversation import Conversation
from rag.ask.generation.drafts import NOTHING_STANDS, Flaw, Unusable
from rag.ask.generation.listening import AnswerListener
from rag.ask.lookup.toolbox import NO_MORE
from rag.ask.verification import FindMeeting
from rag.config import Settings
from rag.errors import FaultKind, ModelFault
from rag.llm.replies import LanguageModel, ToolCall, Usage
from rag.model import Claim, Cost, Stage
from rag.summaries.briefing import Messages, ask_again
from rag.summaries.drafting import Draft, Task, drafted

#: How often a text is asked for once more.
REVISIONS = 2
MOST_FELL = "Det meste af sprogmodellens tekst kunne ikke bekræftes i referatet."
NO_DECISION = "Sprogmodellens tekst fortalte ikke, hvad der blev besluttet."


@dataclass(frozen=True)
class Closed:
    """A shelf with what the model has been shown, and nothing to look up."""

    dossier: Dossier
    tools: tuple[()] = ()

    def use(self, _: ToolCall) -> str:
        """That nothing can be looked up."""
        return NO_MORE


@dataclass(frozen=True)
class Unsettled:
    """Passes a text on while it comes, and no sentence as verified: only a whole draft is checked in full."""

    listener: AnswerListener

    def text(self, piece: str) -> None:
        """Pass a piece on."""
        self.listener.text(piece)

    def sentence(self, _: Claim) -> None:
        """Keep it back."""

    def restart(self) -> None:
        """Pass it on."""
        self.listener.restart()


class Writer:
    """Puts tasks to a model, and keeps account of what that takes."""

    def __init__(self, settings: Settings, model: LanguageModel, find: FindMeeting) -> None:
        self.window = Window.of(settings)
        self._model, self._find, self._limit = model, find, settings.llm_timeout
        self._talks: list[Conversation] = []
        self._seconds: dict[str, float] = {}

    @property
    def cost(self) -> Cost | None:
        """What the model took; None where it was not asked."""
        used = sum((talk.usage for talk in self._talks), Usage())
        return Cost(used.tokens_in, used.tokens_out, used.calls) if self._talks else None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """How long each stage took."""
        return tuple(Stage(name, seconds) for name, seconds in self._seconds.items())

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Take the time of what is done inside."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[name] = self._seconds.get(name, 0.0) + time.perf_counter() - began

    def text(self, messages: Messages, marks: Dossier, stage: str) -> str:
        """The model's reply to messages, asked for once. Raises ModelFault."""
        talk = self._talk(messages, marks)
        with self.stage(stage):
            return talk.reply()

    def written(self, task: Task, listener: AnswerListener | None = None) -> Draft:
        """The best of a draft and its revisions. Raises ModelFault, and Unusable where none will do."""
        talk = self._talk(task.messages, task.marks, listener and Unsettled(listener))
        try:
            best = self._best(talk, task)
        except (ModelFault, Unusable):
            talk.void()
            raise
        if listener:
            for claim in best.claims:
                listener.sentence(claim)
        return best

    def _best(self, talk: Conversation, task: Task) -> Draft:
        best = latest = self._attempt(talk, task)
        for _ in range(REVISIONS):
            complaint = latest.complaint(self._find)
            if not complaint or not talk.may_go_on(complaint):
                break
            talk.ask_again(complaint)
            try:
                latest = self._attempt(talk, task)
            except ModelFault:
                if not best.is_usable:
                    raise
                break
            best = max(latest, best, key=lambda draft: draft.worth)
        if not best.is_usable:
            raise Unusable(_reason(best))
        if best is not latest:
            talk.void()
        return best

    def _attempt(self, talk: Conversation, task: Task) -> Draft:
        try:
            with self.stage("model"):
                text = talk.reply()
        except ModelFault as fault:
            if fault.kind is not FaultKind.ENDLESS:
                raise
            return Draft(task, flaw=Flaw.ENDLESS)
        with self.stage("verification"):
            return drafted(text, task, self._find)

    def _talk(
        self, messages: Messages, marks: Dossier, listener: AnswerListener | None = None
    ) -> Conversation:
        shelf = Closed(marks)
        talk = Conversation(self._model, messages, shelf, self.window, self._limit, listener, ask_again)
        self._talks.append(talk)
        return talk


def _reason(draft: Draft) -> str:
    """Why a draft cannot be shown, for the reader."""
    if draft.flaw:
        return draft.flaw.notice
    if not draft.standing:
        return NOTHING_STANDS
    return MOST_FELL if draft.has_needed else NO_DECISION

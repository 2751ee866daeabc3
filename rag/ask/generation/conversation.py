"""The talk with a model about one question or text: asking it, looking up what it wants, asking once more."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from prompts import load
from rag.ask.dossier.dossier import Dossier
from rag.ask.generation.briefing import Window
from rag.ask.generation.listening import AnswerListener, Narrator
from rag.ask.lookup.toolbox import NO_MORE
from rag.ask.refusal import REFUSAL
from rag.errors import FaultKind, ModelFault
from rag.llm.replies import LanguageModel, ToolCall, Usage
from rag.model import Meeting

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.tools import BaseTool

#: Replies in a row that may look something up.
ROUNDS = 3


def ask_for_answer(complaint: str) -> str:
    """How an answer is asked for once more."""
    return load("answer_again").fill(faults=complaint, refusal=REFUSAL)


class Shelf(Protocol):
    """What the model has been shown, and what it may look up."""

    @property
    def dossier(self) -> Dossier:
        """All that the model has been shown, look-ups included."""

    @property
    def tools(self) -> Sequence[BaseTool]:
        """The look-ups there are; none where nothing can be looked up."""

    def use(self, call: ToolCall, /) -> str:
        """What the model is told of a look-up."""


class Conversation:
    """What was said so far, and what it took. No reply is begun once `seconds` have passed.

    `again` puts a complaint into words, for a text of the same kind as the first one.
    """

    def __init__(
        self,
        model: LanguageModel,
        messages: Sequence[BaseMessage],
        shelf: Shelf,
        window: Window,
        seconds: float,
        listener: AnswerListener | None = None,
        again: Callable[[str], str] = ask_for_answer,
    ) -> None:
        self._model, self._shelf, self._window = model, shelf, window
        self._listener, self._again = listener, again
        self._messages = list(messages)
        self._deadline = time.monotonic() + seconds
        self._narrator: Narrator | None = None
        self.usage = Usage()

    @property
    def dossier(self) -> Dossier:
        """What the model has been shown."""
        return self._shelf.dossier

    def meeting(self, meeting_id: str) -> Meeting:
        """A meeting that the model has been shown."""
        return next(e.meeting for e in self.dossier.entries if e.meeting.id == meeting_id)

    def reply(self) -> str:
        """The model's next reply, after what it looked up. Raises ModelFault."""
        for number in range(ROUNDS + 2):
            if number and time.monotonic() > self._deadline:
                raise ModelFault(FaultKind.TIMED_OUT, f"{self._model.name}: no time is left for look-ups")
            reply = self._model.reply(self._messages, self._tools, self._heard())
            self.usage += reply.usage
            self._messages.append(reply.message)
            if not reply.tool_calls:
                return self._whole(reply.text)
            self.void()
            self._look_up(reply.tool_calls, may=number < ROUNDS)
        raise ModelFault(FaultKind.ENDLESS, f"{self._model.name}: looks things up without end")

    def may_go_on(self, complaint: str) -> bool:
        """Whether there is time, and room in the model's window, to ask once more."""
        room = self._window.left([*self._messages, *self._once_more(complaint)], self._tools)
        return room >= 0 and time.monotonic() <= self._deadline

    def ask_again(self, complaint: str) -> None:
        """Say what is wrong with the last reply, and void what was heard of it."""
        self.void()
        told = self._once_more(complaint)
        if self._messages[-1].type == "human":  # no reply came; two questions in a row some servers refuse
            told[0].content = f"{self._messages.pop().text}\n\n{told[0].text}"
        self._messages += told

    def void(self) -> None:
        """What was heard of the last reply does not count."""
        if self._narrator:
            self._narrator.restart()

    @property
    def _tools(self) -> Sequence[BaseTool]:
        return self._shelf.tools

    def _heard(self) -> Narrator | None:
        if self._listener:
            self._narrator = Narrator(self._listener, self.dossier, self.meeting)
        return self._narrator

    def _whole(self, text: str) -> str:
        if self._narrator:
            self._narrator.end()
        return text

    def _look_up(self, calls: Sequence[ToolCall], may: bool) -> None:
        from langchain_core.messages import ToolMessage

        for call in calls:
            found = self._shelf.use(call) if may else NO_MORE
            self._messages.append(ToolMessage(found, tool_call_id=call.id))

    def _once_more(self, complaint: str) -> list[BaseMessage]:
        from langchain_core.messages import HumanMessage

        return [HumanMessage(self._again(complaint))]

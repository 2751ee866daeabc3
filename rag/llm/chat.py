"""A language model behind a provider's client, asked with patience and within limits."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from rag.errors import FaultKind, ModelFault
from rag.llm.faults import TRANSIENT, Failed, Failure, Feature
from rag.llm.hearing import Hearing
from rag.llm.reading import check, tidied, tool_calls, usage, whole
from rag.llm.replies import Listener, Reply
from rag.llm.scrubbing import excerpt, keys_of
from rag.llm.streaming import stream

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.runnables import Runnable
    from langchain_core.tools import BaseTool

#: What a person can do about a fault, who runs Punkt.
REMEDIES = {
    FaultKind.NO_SERVER: "start the server, or correct PUNKT_LLM_BASE_URL",
    FaultKind.WRONG_KEY: "set the provider's key in the environment to one that may use this model",
    FaultKind.NOT_FOUND: "correct the model in PUNKT_LLM, or the path in PUNKT_LLM_BASE_URL",
    FaultKind.RATE_LIMITED: "wait, or ask for a higher limit",
    FaultKind.SERVER_ERROR: "look into the server's log, or try again later",
    FaultKind.TIMED_OUT: "raise PUNKT_LLM_TIMEOUT, or use a faster model",
    FaultKind.CUT: "try again, or look into the server's log",
    FaultKind.EMPTY: "try again, or use another model",
    FaultKind.ENDLESS: "raise PUNKT_LLM_ANSWER_TOKENS if answers need more, or use another model",
    FaultKind.REFUSED: "ask in other words, or use another model",
    FaultKind.BAD_TOOL_CALL: "set PUNKT_LLM_TOOLS=false, or use a model that calls tools well",
    FaultKind.TOO_LONG: "lower PUNKT_LLM_CONTEXT_TOKENS to what the model reads",
    FaultKind.REJECTED: "see what the server says, and correct PUNKT_LLM or the server's settings",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a model is waited for.

    `seconds` for a whole reply; `tokens` from which a reply counts as endless; `tries` and the `backoff` in
    seconds after the first, which doubles with every other.
    """

    seconds: float
    tokens: int
    tries: int = 3
    backoff: float = 0.5

    def pause(self, tries: int) -> float:
        """Seconds to wait after so many tries before another."""
        return self.backoff * 2.0 ** (tries - 1)


@dataclass(slots=True)
class Chat:
    """A LanguageModel. `where` is how messages name its server; `lacks` is what it turned out not to know."""

    name: str
    client: BaseChatModel = field(repr=False)
    limits: Limits
    where: str
    lacks: set[Feature] = field(default_factory=set)

    def reply(
        self,
        messages: Sequence[BaseMessage],
        tools: Sequence[BaseTool] = (),
        listener: Listener | None = None,
    ) -> Reply:
        """The whole reply, tried again where the fault may pass. Raises ModelFault when none came."""
        started, tries, calls = time.monotonic(), 0, 0
        hearing = Hearing(self.limits.tokens, listener)
        while True:
            calls += 1
            try:
                message = self._ask(messages, tools, hearing, started + self.limits.seconds)
            except Failed as failed:
                failure = failed.failure
            else:
                took = usage(messages, message, time.monotonic() - started, calls)
                return Reply(str(message.text), tool_calls(message), took, message)
            if not self._leave_out(failure):
                tries += 1
                self._wait(failure, tries, started + self.limits.seconds)
            hearing.restart()

    def _ask(
        self, messages: Sequence[BaseMessage], tools: Sequence[BaseTool], hearing: Hearing, deadline: float
    ) -> AIMessage:
        """One request. Raises Failed."""
        chunks: list[AIMessage] = []
        with closing(stream(self._bound(tools), messages, deadline)) as coming:
            for chunk in coming:
                chunks.append(chunk)
                hearing.take(str(chunk.text))
        message, text = whole(chunks), hearing.end()
        check(message, text, () if Feature.TOOLS in self.lacks else [tool.name for tool in tools])
        return tidied(message, text)

    def _bound(self, tools: Sequence[BaseTool]) -> Runnable[Sequence[BaseMessage], AIMessage]:
        """The client with what the server knows of the tools and of the temperature."""
        client = self.client
        if Feature.TEMPERATURE in self.lacks:
            client = client.model_copy(update={"temperature": None})
        if tools and Feature.TOOLS not in self.lacks:
            try:
                return cast("Runnable[Sequence[BaseMessage], AIMessage]", client.bind_tools(list(tools)))
            except NotImplementedError:
                self.lacks.add(Feature.TOOLS)
        return cast("Runnable[Sequence[BaseMessage], AIMessage]", client)

    def _leave_out(self, failure: Failure) -> bool:
        """Whether the request can be made again, without something that the server does not know."""
        if failure.unsupported is None or failure.unsupported in self.lacks:
            return False
        self.lacks.add(failure.unsupported)
        return True

    def _wait(self, failure: Failure, tries: int, deadline: float) -> None:
        """Wait until it is worth trying again. Raises ModelFault where it is not, or not in time."""
        pause = failure.retry_after
        if pause is None:
            pause = self.limits.pause(tries)
        if (
            failure.kind not in TRANSIENT
            or tries >= self.limits.tries
            or pause >= deadline - time.monotonic()
        ):
            raise self._fault(failure, tries)
        time.sleep(pause)

    def _fault(self, failure: Failure, tries: int) -> ModelFault:
        detail = failure.detail or f"no whole reply within {self.limits.seconds:g} s"
        if failure.kind is FaultKind.WRONG_KEY:
            detail = "the server does not accept it"  # its own words often repeat a part of the key
        said = excerpt(detail, keys_of(self.client))
        kind = failure.kind.replace("_", " ")
        times = f" {tries} times" if tries > 1 else ""
        return ModelFault(
            failure.kind, f"{self.name} at {self.where}: {kind}{times} ({said}); {REMEDIES[failure.kind]}"
        )

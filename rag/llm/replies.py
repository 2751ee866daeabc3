"""What a language model is asked with and what it answers: the seam between the connection and the chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.tools import BaseTool


class Listener(Protocol):
    """Hears a reply while it comes."""

    def text(self, piece: str) -> None:
        """The next piece of the text, of any length: a piece may end inside a word or a mark."""

    def restart(self) -> None:
        """What was heard so far is void: the reply begins anew."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a reply took: tokens (as the provider says, else counted with rag.tokens), seconds, requests.

    `calls` is how many requests went out, those that failed included. It is 0 for a reply that was kept from
    before: then nothing left this machine.
    """

    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    calls: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.seconds + other.seconds,
            self.calls + other.calls,
        )


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool the model wants called. `id` is what the message with the result must name."""

    id: str
    name: str
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply: text, or tools to call, or both. `message` is what the conversation goes on with."""

    text: str
    tool_calls: tuple[ToolCall, ...]
    usage: Usage
    message: AIMessage


class LanguageModel(Protocol):
    """Anything that answers messages."""

    @property
    def name(self) -> str:
        """As the user named it: 'ollama:gemma3:12b'."""

    def reply(
        self,
        messages: Sequence[BaseMessage],
        tools: Sequence[BaseTool] = (),
        listener: Listener | None = None,
    ) -> Reply:
        """The model's whole reply. Raises ModelFault when there is none that can be used."""

"""What the tests of language models share: a listener that remembers, a tool, quick models."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llm_server import Server

from rag.config import Settings
from rag.llm.chat import Chat, Limits
from rag.llm.opening import open_chat

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.tools import BaseTool

#: Limits for tests: hardly a pause before trying again, and enough time for a busy machine.
QUICK = Limits(seconds=10.0, tokens=300, tries=3, backoff=0.01)
#: Seconds that a busy machine may take beside what a test has it do.
SLACK = 20.0
#: The providers whose own clients are tested.
PROVIDERS = ("openai", "ollama")


@dataclass
class Ears:
    """A listener that remembers what it heard since the last restart, and how often it was told to forget."""

    pieces: list[str] = field(default_factory=list)
    restarts: int = 0

    def text(self, piece: str) -> None:
        self.pieces.append(piece)

    def restart(self) -> None:
        self.pieces.clear()
        self.restarts += 1

    @property
    def heard(self) -> str:
        return "".join(self.pieces)


def chat(server: Server, provider: str, limits: Limits = QUICK) -> Chat:
    """The provider's own client, opened for a server."""
    return open_chat(Settings(llm=f"{provider}:m", llm_base_url=server.address(provider)), limits)


def asking(text: str = "Hvad blev besluttet?") -> list[BaseMessage]:
    """A conversation that begins."""
    from langchain_core.messages import HumanMessage, SystemMessage

    return [SystemMessage("Svar på dansk."), HumanMessage(text)]


def look_up() -> BaseTool:
    """A tool that takes a number."""
    from langchain_core.tools import tool

    @tool
    def look_up(punkt: int) -> str:
        """Hele punktet."""
        return f"Punkt {punkt}"

    return look_up

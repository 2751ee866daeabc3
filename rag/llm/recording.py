"""Language models that keep what they answer, or answer from what was kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import HomeUnusable, ModelFault, NotRecorded
from rag.llm.exchanges import Asked, Exchanges, as_json, outcome_json
from rag.llm.hearing import pieces
from rag.llm.replies import LanguageModel, Listener, Reply, Usage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.tools import BaseTool

#: Replies that are kept from before, some 10 kB each.
MOST_KEPT = 5_000


def _tell(reply: Reply, listener: Listener | None) -> None:
    """Let a listener hear a reply that is there already."""
    if listener:
        for piece in pieces(reply.text):
            listener.text(piece)


def _kept(
    keep: Callable[[Asked, Reply | ModelFault], None],
    model: LanguageModel,
    messages: Sequence[BaseMessage],
    tools: Sequence[BaseTool],
    listener: Listener | None,
) -> Reply:
    """The model's reply, or its fault, after what was asked has been kept with it."""
    asked = Asked.of(model.name, messages, tools)
    try:
        reply = model.reply(messages, tools, listener)
    except ModelFault as fault:
        keep(asked, fault)
        raise
    keep(asked, reply)
    return reply


@dataclass(frozen=True, slots=True)
class Recording:
    """Asks a model, and keeps every exchange in a folder, faults included."""

    model: LanguageModel
    folder: Path

    @property
    def name(self) -> str:
        return self.model.name

    def reply(
        self,
        messages: Sequence[BaseMessage],
        tools: Sequence[BaseTool] = (),
        listener: Listener | None = None,
    ) -> Reply:
        """The model's reply. Raises ModelFault as the model does, and HomeUnusable."""
        return _kept(Exchanges(self.folder).keep, self.model, messages, tools, listener)


@dataclass(frozen=True, slots=True)
class Replaying:
    """Answers as a model named `name` answered when it was recorded; asks nobody."""

    folder: Path
    name: str

    def reply(
        self,
        messages: Sequence[BaseMessage],
        tools: Sequence[BaseTool] = (),
        listener: Listener | None = None,
    ) -> Reply:
        """The recorded reply, with the usage it had. Raises the recorded ModelFault, and NotRecorded."""
        asked = Asked.of(self.name, messages, tools)
        outcome = Exchanges(self.folder).find(asked)
        if outcome is None:
            path = Exchanges(self.folder).path(asked)
            reason = "cannot be read" if path.exists() else "was never recorded"
            raise NotRecorded(f"{path}: the reply of {self.name!r} {reason}; record the run again")
        if isinstance(outcome, ModelFault):
            raise outcome
        _tell(outcome, listener)
        return outcome


@dataclass(frozen=True, slots=True)
class Cached:
    """Answers from a folder where the very same was asked before; else asks the model, and keeps its reply.

    A fault is never kept; a file that cannot be read is written anew. Of more than `most` replies the oldest
    go.
    """

    model: LanguageModel
    folder: Path
    most: int = MOST_KEPT

    @property
    def name(self) -> str:
        return self.model.name

    def reply(
        self,
        messages: Sequence[BaseMessage],
        tools: Sequence[BaseTool] = (),
        listener: Listener | None = None,
    ) -> Reply:
        """The reply; one that was kept took no call and no token. Raises ModelFault and HomeUnusable."""
        started = time.monotonic()
        asked = Asked.of(self.name, messages, tools)
        kept = Exchanges(self.folder).find(asked)
        if isinstance(kept, Reply):
            _tell(kept, listener)
            return replace(kept, usage=Usage(seconds=time.monotonic() - started))
        reply = self.model.reply(messages, tools, listener)
        Exchanges(self.folder).keep(asked, reply)
        Exchanges(self.folder).thin(self.most)
        return reply


@dataclass(frozen=True, slots=True)
class Logged:
    """Asks a model, and appends every exchange to a file as one line of JSON. Only its owner can read it."""

    model: LanguageModel
    path: Path

    @property
    def name(self) -> str:
        return self.model.name

    def reply(
        self,
        messages: Sequence[BaseMessage],
        tools: Sequence[BaseTool] = (),
        listener: Listener | None = None,
    ) -> Reply:
        """The model's reply. Raises ModelFault as the model does, and HomeUnusable."""
        return _kept(self._append, self.model, messages, tools, listener)

    def _append(self, asked: Asked, outcome: Reply | ModelFault) -> None:
        stamp = {"time": datetime.now(UTC).isoformat(timespec="seconds")}
        line = as_json(stamp | asked.json() | outcome_json(outcome)) + "\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, line.encode())  # in one piece, so that lines of several processes do not mix
            finally:
                os.close(file)
        except OSError as error:
            raise HomeUnusable(
                f"{self.path}: cannot be written ({error.strerror}); name another file in PUNKT_LLM_LOG"
            ) from error

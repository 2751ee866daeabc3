"""What was asked of a model and what it answered, as files: one JSON file for each exchange."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, cast

from rag.errors import FaultKind, HomeUnusable, ModelFault
from rag.llm.reading import tool_calls
from rag.llm.replies import Reply, Usage
from rag.llm.scrubbing import without_keys

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.tools import BaseTool

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that decides what a model answers: which model, the messages, the names of the tools."""

    model: str
    messages: tuple[BaseMessage, ...]
    tools: tuple[str, ...]

    @staticmethod
    def of(model: str, messages: Sequence[BaseMessage], tools: Iterable[BaseTool]) -> Asked:
        return Asked(model, tuple(messages), tuple(sorted(tool.name for tool in tools)))

    @property
    def digest(self) -> str:
        """SHA-256 of what is sent. What providers tell of earlier replies (times, ids) does not count."""
        sent = [self.model, [_sent(message) for message in self.messages], self.tools]
        return sha256(json.dumps(sent, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def json(self) -> Json:
        """As it stands in a file, for a person to read."""
        return {
            "model": self.model,
            "messages": [_sent(message) for message in self.messages],
            "tools": list(self.tools),
        }


def _sent(message: BaseMessage) -> Json:
    """A message without what was not sent."""
    sent: Json = {"role": message.type, "content": message.content}
    for name in ("tool_calls", "tool_call_id"):
        if value := getattr(message, name, None):
            sent[name] = value
    return sent


def outcome_json(outcome: Reply | ModelFault) -> Json:
    """A reply, or the fault that came in its place."""
    from langchain_core.messages import message_to_dict

    if isinstance(outcome, ModelFault):
        return {"fault": {"kind": str(outcome.kind), "message": str(outcome)}}
    calls = [{"id": c.id, "name": c.name, "arguments": dict(c.arguments)} for c in outcome.tool_calls]
    reply = {"text": outcome.text, "tool_calls": calls, "usage": asdict(outcome.usage)}
    return {"reply": reply | {"message": message_to_dict(outcome.message)}}


def _outcome(data: object) -> Reply | ModelFault:
    """What outcome_json wrote. Raises KeyError, TypeError or ValueError where it is not that."""
    from langchain_core.messages import messages_from_dict

    if not isinstance(data, dict):
        raise TypeError("not an exchange")
    if fault := data.get("fault"):
        return ModelFault(FaultKind(fault["kind"]), str(fault["message"]))
    reply = data["reply"]
    message = cast("AIMessage", messages_from_dict([reply["message"]])[0])
    return Reply(str(reply["text"]), tool_calls(message), Usage(**reply["usage"]), message)


@dataclass(frozen=True, slots=True)
class Exchanges:
    """A folder of exchanges, each named by the digest of what was asked. Safe with several processes."""

    folder: Path

    def path(self, asked: Asked) -> Path:
        """Where the exchange is, if there is one."""
        return self.folder / f"{asked.digest}.json"

    def find(self, asked: Asked) -> Reply | ModelFault | None:
        """What came of asking this before; None where there is no such file, or it cannot be read."""
        try:
            return _outcome(json.loads(self.path(asked).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, asked: Asked, outcome: Reply | ModelFault) -> None:
        """Write the exchange whole or not at all. Raises HomeUnusable."""
        text = as_json(asked.json() | outcome_json(outcome), indent=1)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.folder, suffix=".tmp", delete=False
            ) as file:
                file.write(text)
            Path(file.name).replace(self.path(asked))
        except OSError as error:
            raise HomeUnusable(
                f"{self.folder}: a reply cannot be kept ({error.strerror}); make the folder writable, or set "
                "PUNKT_LLM_CACHE=false"
            ) from error

    def thin(self, most: int) -> None:
        """Remove the oldest exchanges until `most` are left. One that is gone already is no fault."""
        oldest_last = sorted(self.folder.glob("*.json"), key=_age)
        for path in oldest_last[most:]:
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    """Larger for what was written earlier; largest for what another process has just removed."""
    try:
        return -path.stat().st_mtime
    except FileNotFoundError:
        return math.inf


def as_json(data: Json, indent: int | None = None) -> str:
    """JSON text without keys. What JSON has no form for stands as text."""
    return without_keys(json.dumps(data, ensure_ascii=False, indent=indent, default=str))

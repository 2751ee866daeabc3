"""The two protocols of chat models on the wire: OpenAI's chat completions, and Ollama's /api/chat."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Event
from typing import Any, Protocol

Json = dict[str, Any]
#: Seconds after which a piece is sent that nobody let go.
_LONGEST = 60.0


@dataclass(frozen=True)
class Called:
    """A tool call as the model writes it. Arguments that are text are sent as they are, malformed or not."""

    name: str
    arguments: Mapping[str, object] | str

    @property
    def as_text(self) -> str:
        return self.arguments if isinstance(self.arguments, str) else json.dumps(dict(self.arguments))


@dataclass(frozen=True)
class Says:
    """A reply: text in pieces of `size` characters, tool calls, why it ends, tokens in and out.

    `pause` seconds pass before each piece, and the last waits until `until` is set. Without a `finish` the
    stream ends as if that were all; with `breaks` the connection goes before the reply has ended; with
    `endless` the pieces come again and again.
    """

    text: str = ""
    calls: tuple[Called, ...] = ()
    finish: str | None = "stop"
    usage: tuple[int, int] | None = (11, 7)
    refusal: str | None = None
    size: int = 7
    pause: float = 0.0
    until: Event | None = None
    breaks: bool = False
    endless: bool = False

    @property
    def pieces(self) -> Iterator[str]:
        while True:
            for at in range(0, len(self.text), self.size):
                if self.until and at + self.size >= len(self.text):
                    self.until.wait(_LONGEST)
                yield self.text[at : at + self.size]
            if not self.endless:
                return


class Wire(Protocol):
    """How a protocol writes replies and errors. `body` is the request's."""

    media: str

    def stream(self, says: Says, body: Json) -> Iterator[bytes]: ...

    def whole(self, says: Says, body: Json) -> Json: ...

    def error(self, message: str) -> Json: ...

    def alive(self) -> bytes:
        """What says nothing but that the connection is there."""


class OpenAI:
    """Server-sent events, each a chunk; the usage in a chunk of its own, if it is asked for."""

    media = "text/event-stream"

    def stream(self, says: Says, body: Json) -> Iterator[bytes]:
        yield self._event(body, {"role": "assistant", "content": ""})
        for piece in says.pieces:
            yield self._event(body, {"content": piece})
        for place, call in enumerate(says.calls):
            yield self._event(body, {"tool_calls": [{"index": place, **self._call(place, call)}]})
        if says.breaks or says.finish is None:
            return
        yield self._event(body, {}, finish_reason=says.finish)
        if says.usage and body.get("stream_options", {}).get("include_usage"):
            yield self._data(self._head(body) | {"choices": [], "usage": self._usage(says.usage)})
        yield b"data: [DONE]\n\n"

    def whole(self, says: Says, body: Json) -> Json:
        message = {"role": "assistant", "content": says.text, "refusal": says.refusal}
        if says.calls:
            message["tool_calls"] = [self._call(place, call) for place, call in enumerate(says.calls)]  # type: ignore[assignment]
        choice = {"index": 0, "message": message, "finish_reason": says.finish}
        head = self._head(body) | {"object": "chat.completion", "choices": [choice]}
        return head | ({"usage": self._usage(says.usage)} if says.usage else {})

    def error(self, message: str) -> Json:
        return {"error": {"message": message, "type": "error", "code": None}}

    def alive(self) -> bytes:
        return b": alive\n\n"

    def _event(self, body: Json, delta: Json, finish_reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
        return self._data(self._head(body) | {"choices": [choice]})

    @staticmethod
    def _data(data: Json) -> bytes:
        return b"data: " + json.dumps(data).encode() + b"\n\n"

    @staticmethod
    def _head(body: Json) -> Json:
        return {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": body["model"]}

    @staticmethod
    def _usage(usage: tuple[int, int]) -> Json:
        return {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}

    @staticmethod
    def _call(place: int, call: Called) -> Json:
        function = {"name": call.name, "arguments": call.as_text}
        return {"id": f"call_{place}", "type": "function", "function": function}


class Ollama:
    """A line of JSON for each piece; the last has the counts."""

    media = "application/x-ndjson"

    def stream(self, says: Says, body: Json) -> Iterator[bytes]:
        for piece in says.pieces:
            yield self._line(body, {"content": piece})
        if says.calls:
            yield self._line(body, {"content": "", "tool_calls": self._calls(says)})
        if not says.breaks and says.finish is not None:
            yield self._line(body, {"content": ""}, **self._end(says))

    def whole(self, says: Says, body: Json) -> Json:
        message: Json = {"role": "assistant", "content": says.text}
        if says.calls:
            message["tool_calls"] = self._calls(says)
        return {"model": body["model"], "created_at": "2026-01-01T00:00:00Z", "message": message} | self._end(
            says
        )

    def error(self, message: str) -> Json:
        return {"error": message}

    def alive(self) -> bytes:
        return b" "

    @staticmethod
    def _line(body: Json, message: Json, **more: Any) -> bytes:
        head = {"model": body["model"], "created_at": "2026-01-01T00:00:00Z", "done": False}
        return json.dumps(head | {"message": {"role": "assistant", **message}} | more).encode() + b"\n"

    @staticmethod
    def _end(says: Says) -> Json:
        counts = zip(("prompt_eval_count", "eval_count"), says.usage or (), strict=False)
        return {"done": True, "done_reason": says.finish, **dict(counts)}

    @staticmethod
    def _calls(says: Says) -> list[Json]:
        return [{"function": {"name": c.name, "arguments": c.arguments}} for c in says.calls]


#: Which protocol is spoken at which path.
WIRES: dict[str, Wire] = {"/v1/chat/completions": OpenAI(), "/api/chat": Ollama()}

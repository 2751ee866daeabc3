"""From the chunks of a reply that has ended to the reply, or to what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, cast

from rag.errors import FaultKind
from rag.llm.faults import Failed, Failure
from rag.llm.replies import ToolCall, Usage
from rag.tokens import count_tokens

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage

#: Where providers say why a reply ended: OpenAI and most, Ollama (new and old), Anthropic, Bedrock, and
#: OpenAI's Responses. A stream that ends without any of them was cut.
ENDINGS = ("finish_reason", "done_reason", "done", "stop_reason", "stopReason", "status")
#: What stands there at the limit of tokens, and when a filter held the reply back (Gemini writes capitals).
AT_LIMIT = {"length", "max_tokens", "model_length", "incomplete"}
FILTERED = {
    "content_filter", "content_filtered", "guardrail_intervened", "refusal",
    "safety", "prohibited_content", "blocklist", "spii",
}  # fmt: skip
#: How a model says that its rules keep it from answering. That something does not stand in the minutes is an
#: answer, and is not meant here.
REFUSAL = re.compile(
    r"\bi(?: can(?:no|['’])t|(?:['’]m| am) (?:unable|not able) to) (?:help|assist|comply|discuss|engage)"
    r"|\b(?:jeg kan|kan jeg) (?:desværre )?ikke (?:hjælpe|bistå|assistere|efterkomme|medvirke)\b",
    re.IGNORECASE,
)
#: A refusal is short, in characters, and cites nothing.
REFUSAL_LENGTH = 300


def whole(chunks: Sequence[AIMessage]) -> AIMessage:
    """The message that the chunks are together. Raises Failed where it was cut, or bad JSON calls a tool."""
    from langchain_core.messages import AIMessageChunk, message_chunk_to_message

    if not chunks:
        raise Failed(Failure(FaultKind.EMPTY, "nothing came"))
    first, *rest = chunks
    if not isinstance(first, AIMessageChunk):
        return first
    message = first + cast("list[AIMessageChunk]", rest)
    if not any(message.response_metadata.get(name) for name in ENDINGS):
        raise Failed(Failure(FaultKind.CUT, "the stream ended before the reply did"))
    _check_arguments(message)
    return cast("AIMessage", message_chunk_to_message(message))


def _check_arguments(message: AIMessageChunk) -> None:
    """Strict JSON in every tool call: LangChain completes what was broken off, and so may change it."""
    for chunk in message.tool_call_chunks:
        try:
            arguments = json.loads(chunk["args"] or "{}")
        except json.JSONDecodeError:
            arguments = None
        if not isinstance(arguments, dict):
            raise _bad_call(f"the arguments of {chunk['name']!r} are no JSON object: {chunk['args']!r}")


def check(message: AIMessage, text: str, tools: Collection[str]) -> None:
    """Raise Failed where the message is no reply: at the limit, held back, empty, a call of no tool there is.

    `text` is what it says, without thoughts; `tools` are the names of those it may call.
    """
    endings = {str(message.response_metadata.get(name)).casefold() for name in ENDINGS}
    if endings & AT_LIMIT:
        raise Failed(Failure(FaultKind.ENDLESS, "it ended at the limit of tokens"))
    if endings & FILTERED or message.additional_kwargs.get("refusal") or _refuses(text):
        raise Failed(Failure(FaultKind.REFUSED, text or "its provider held the reply back"))
    if message.invalid_tool_calls:
        raise _bad_call(f"{message.invalid_tool_calls[0]['name']!r} was called in a form that cannot be read")
    if unknown := [call["name"] for call in message.tool_calls if call["name"] not in tools]:
        raise _bad_call(f"there is no tool {unknown[0]!r}")
    if not text.strip() and not message.tool_calls:
        raise Failed(Failure(FaultKind.EMPTY, "it has no text and calls no tool"))


def _refuses(text: str) -> bool:
    return len(text) <= REFUSAL_LENGTH and "[" not in text and bool(REFUSAL.search(text))


def _bad_call(detail: str) -> Failed:
    return Failed(Failure(FaultKind.BAD_TOOL_CALL, detail))


def tidied(message: AIMessage, text: str) -> AIMessage:
    """The message as the conversation goes on with it: without thoughts, an id for every tool call."""
    calls = [{**call, "id": call["id"] or f"call-{place}"} for place, call in enumerate(message.tool_calls)]
    content = text if isinstance(message.content, str) else message.content
    return message.model_copy(update={"content": content, "tool_calls": calls})


def tool_calls(message: AIMessage) -> tuple[ToolCall, ...]:
    """The tools that the message calls."""
    return tuple(ToolCall(call["id"] or "", call["name"], call["args"]) for call in message.tool_calls)


def usage(messages: Sequence[BaseMessage], message: AIMessage, seconds: float, calls: int) -> Usage:
    """The tokens that the provider tells; what it does not tell is counted."""
    told = message.usage_metadata
    said = told["input_tokens"] if told else 0
    wrote = told["output_tokens"] if told else 0
    return Usage(
        said or sum(count_tokens(str(part.text)) for part in messages),
        wrote or count_tokens(str(message.text)),
        seconds,
        calls,
    )

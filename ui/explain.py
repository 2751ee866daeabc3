"""How an answer came about, for who runs Punkt: `--explain`, and what stands beside `--show-prompt`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.model import Answer, Cost

if TYPE_CHECKING:
    from rag.config import Settings


def explained(answer: Answer) -> list[str]:
    """Lines on the model, the route, the tokens, the stages with their seconds, and what was checked."""
    return [f"{name}: {told}" for name, told in _told(answer)]


def _told(answer: Answer) -> Iterator[tuple[str, str]]:
    yield "mode", answer.mode + (f", by {answer.model}" if answer.model else "")
    if answer.reason:
        yield "why", answer.reason
    if answer.route:
        yield "route", answer.route
    if answer.usage:
        yield "tokens", _tokens(answer.usage)
    if answer.stages:
        yield "stages", ", ".join(f"{stage.name} {stage.seconds:.3f} s" for stage in answer.stages)
    yield "seconds", f"{answer.seconds:.3f}"
    yield "citations", _statuses(answer)
    yield from (("note", note) for note in answer.notes)


def _tokens(usage: Cost) -> str:
    if not usage.calls:
        return "none: the replies were kept from before, nothing left this machine"
    calls = "1 call" if usage.calls == 1 else f"{usage.calls} calls"
    return f"{usage.tokens_in} in, {usage.tokens_out} out, {calls}"


def _statuses(answer: Answer) -> str:
    found = Counter(str(citation.status) for citation in answer.citations)
    return ", ".join(f"{count} {status}" for status, count in found.items()) or "none"


def destination(settings: Settings) -> list[str]:
    """Lines on where the prompt would go, and what may follow it there."""
    if not settings.llm:
        return ["no language model is set (PUNKT_LLM): nothing leaves this machine"]
    where = "at the address of PUNKT_LLM_BASE_URL" if settings.llm_base_url else "at its provider's address"
    again = "sentences that fail verification are sent back once, with the reasons"
    tools = "; the model may ask for more of these minutes (PUNKT_LLM_TOOLS)" if settings.llm_tools else ""
    return [f"this is sent to {settings.llm} {where}; nobody was asked now", f"{again}{tools}"]

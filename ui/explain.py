"""How an answer or a summary came about, and where a prompt would go: `--explain`, `--show-prompt`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rag.model import Answer, Citation, Cost

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.summaries.summary import Summary


def explained(answer: Answer) -> list[str]:
    """Lines on the model, the route, the tokens, the stages with their seconds, and what was checked."""
    return [f"{name}: {told}" for name, told in _told(answer)]


def summary_explained(summary: Summary) -> list[str]:
    """Lines on the model, the tokens, the stages with their seconds, the LIX, and what was checked."""
    lix = summary.lix
    told = [
        ("mode", _mode(summary)),
        ("tokens", _tokens(summary.usage) if summary.usage else ""),
        ("stages", _stages(summary)),
        ("lix", " to ".join(f"{value:.1f}" for value in (lix.source, lix.summary) if value is not None)),
        ("words", str(len(summary.text.split()))),
        ("citations", _statuses({citation for claim in summary.claims for citation in claim.citations})),
        *(("note", note) for note in summary.notes),
    ]
    return [f"{name}: {value}" for name, value in told if value]


def _told(answer: Answer) -> Iterator[tuple[str, str]]:
    yield "mode", _mode(answer)
    if answer.reason:
        yield "why", answer.reason
    if answer.route:
        yield "route", answer.route
    if answer.usage:
        yield "tokens", _tokens(answer.usage)
    if answer.stages:
        yield "stages", _stages(answer)
    yield "seconds", f"{answer.seconds:.3f}"
    yield "citations", _statuses(answer.citations)
    yield from (("note", note) for note in answer.notes)


def _mode(told: Answer | Summary) -> str:
    return told.mode + (f", by {told.model}" if told.model else "")


def _stages(told: Answer | Summary) -> str:
    return ", ".join(f"{stage.name} {stage.seconds:.3f} s" for stage in told.stages)


def _tokens(usage: Cost) -> str:
    if not usage.calls:
        return "none: the replies were kept from before, nothing left this machine"
    calls = "1 call" if usage.calls == 1 else f"{usage.calls} calls"
    return f"{usage.tokens_in} in, {usage.tokens_out} out, {calls}"


def _statuses(citations: Iterable[Citation]) -> str:
    found = Counter(str(citation.status) for citation in citations)
    return ", ".join(f"{count} {status}" for status, count in found.items()) or "none"


def destination(settings: Settings) -> list[str]:
    """Lines on where the prompt would go, and what may follow it there."""
    if not settings.llm:
        return ["no language model is set (PUNKT_LLM): nothing leaves this machine"]
    where = "at the address of PUNKT_LLM_BASE_URL" if settings.llm_base_url else "at its provider's address"
    again = "sentences that fail verification are sent back once, with the reasons"
    tools = "; the model may ask for more of these minutes (PUNKT_LLM_TOOLS)" if settings.llm_tools else ""
    return [f"this is sent to {settings.llm} {where}; nobody was asked now", f"{again}{tools}"]

"""What a language model is sent with a question: the prompt, the conversation so far, the evidence.

All of it is counted, so that it and the answer fit the model's window. What has no room is left out, evidence
from its least relevant end and the conversation from its oldest, and the answer's notes say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from prompts import load
from rag.ask.dossier.dossier import Dossier, build_dossier
from rag.ask.dossier.shown import fenced, shown
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.selection import Selection
from rag.ask.inquiry import Inquiry
from rag.ask.refusal import REFUSAL
from rag.config import Settings
from rag.llm.opening import limits_of
from rag.model import Scope, Turn
from rag.tokens import count_tokens

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.tools import BaseTool

#: What protocols put around a message, in tokens: its role, where it begins and ends.
AROUND_MESSAGE = 4
#: Shares of what is left of the window: for the conversation so far, for asking once more, for look-ups.
HISTORY_SHARE, AGAIN_SHARE, LOOK_UP_SHARE = 0.25, 0.15, 0.25

#: What stands between a question as it was typed and as it was understood.
MEANT = "Spørgsmålet er forstået sådan:"
FORGOTTEN = "Den ældste del af samtalen er ikke læst, fordi der ikke var plads."


@dataclass(frozen=True)
class Briefing:
    """The messages, the dossier that they show, how many tokens look-ups may add, and what has no room."""

    messages: tuple[BaseMessage, ...]
    dossier: Dossier
    look_up_room: int = 0
    forgets: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The tokens a model reads and writes at most, and those of one answer."""

    tokens: int
    answer: int

    @classmethod
    def of(cls, settings: Settings) -> Window:
        """The window of the model that the settings name."""
        return cls(settings.llm_context_tokens, limits_of(settings).tokens)

    def left(self, messages: Iterable[BaseMessage], tools: Sequence[BaseTool] = ()) -> int:
        """What is left for further messages beside an answer; below 0 when these are too many already."""
        return self.tokens - self.answer - tokens_of(messages) - count_tokens(described(tools))


def brief(
    inquiry: Inquiry,
    parts: Sequence[Evidence],
    window: Window,
    tools: Sequence[BaseTool] = (),
) -> Briefing:
    """What is sent with a question. The dossier is empty where there is no evidence, or no room for any."""
    from langchain_core.messages import SystemMessage

    system = SystemMessage(load("answer").fill(refusal=REFUSAL))
    ids = meeting_ids((r.meeting.id, ()) for part in parts for r in part.ranked) if tools else ""
    bare = [system, _asked(inquiry, ids)]
    room = max(window.left(bare, tools), 0)
    again = min(window.answer, int(room * AGAIN_SHARE))
    told = _recent(inquiry.history, int(room * HISTORY_SHARE))
    left = room - again - tokens_of(told)
    look_ups = int(left * LOOK_UP_SHARE) if tools else 0
    dossier = build_dossier(parts, left - look_ups)
    evidence = "\n\n".join(filter(None, (dossier.text, ids_of(dossier) if tools else "")))
    messages = (system, *told, _asked(inquiry, evidence))
    return Briefing(messages, dossier, look_ups, len(told) < 2 * len(inquiry.history))


def evidence_of(items: Sequence[RankedItem]) -> Evidence:
    """Items as evidence, in this order."""
    return Evidence(Scope(), tuple(items), Selection((), np.zeros(0), ()))


def ids_of(dossier: Dossier, earlier: Dossier | None = None) -> str:
    """The ids of the meetings of a dossier's entries, by which look-ups name them."""
    known = earlier.entries if earlier else ()
    numbers: dict[str, list[int]] = {}
    for entry in dossier.entries:
        if entry not in known:
            numbers.setdefault(entry.meeting.id, []).append(entry.number)
    return meeting_ids(numbers.items())


def meeting_ids(numbers: Iterable[tuple[str, Sequence[int]]]) -> str:
    """'Mødernes id: [1] [2] …' on one line."""
    told = (f"{''.join(f'[{n}]' for n in of)} {meeting}".strip() for meeting, of in dict(numbers).items())
    return f"Mødernes id, når du slår op: {', '.join(told)}"


def tokens_of(messages: Iterable[BaseMessage]) -> int:
    """The tokens of messages, with what is put around each, and of the look-ups that they call."""
    return sum(
        count_tokens(str(message.text)) + count_tokens(_called(message)) + AROUND_MESSAGE
        for message in messages
    )


def described(tools: Sequence[BaseTool]) -> str:
    """The tools as they are sent."""
    from langchain_core.utils.function_calling import convert_to_openai_tool

    sent = [convert_to_openai_tool(tool) for tool in tools]
    return json.dumps(sent, ensure_ascii=False) if sent else ""


def as_text(messages: Sequence[BaseMessage], tools: Sequence[BaseTool] = ()) -> str:
    """Everything that is sent, for a person to read."""
    told = [f"=== {message.type} ===\n{message.text}" for message in messages]
    return "\n\n".join([*told, *([f"=== tools ===\n{described(tools)}"] if tools else [])])


def _asked(inquiry: Inquiry, evidence: str) -> BaseMessage:
    from langchain_core.messages import HumanMessage

    question = fenced(inquiry.typed.text)
    if inquiry.is_reworded:
        question = f"{question}\n\n{MEANT}\n\n{fenced(inquiry.understood.text)}"
    return HumanMessage(load("answer_question").fill(evidence=evidence, question=question))


def _recent(history: Sequence[Turn], room: int) -> list[BaseMessage]:
    """The latest exchanges that have room, oldest first, as data."""
    from langchain_core.messages import AIMessage, HumanMessage

    kept: list[BaseMessage] = []
    for turn in reversed(history):
        both = [HumanMessage(fenced(turn.question)), AIMessage(shown(turn.answer))]
        if tokens_of([*both, *kept]) > room:
            break
        kept = [*both, *kept]
    return kept


def _called(message: BaseMessage) -> str:
    calls = getattr(message, "tool_calls", ())
    return json.dumps(calls, ensure_ascii=False, default=str) if calls else ""

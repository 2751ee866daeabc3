"""What a language model is sent for a summary: the rules, for whom it writes, and the text of the minutes.

All of it is counted. What has no room beside the answer is not sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from prompts import load
from rag.ask.generation.briefing import AGAIN_SHARE, Window
from rag.summaries.aims import Aim
from rag.summaries.summary import Audience, Heading

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

Messages: TypeAlias = "tuple[BaseMessage, ...]"

#: What belongs below each heading, as the model is told.
_HEADINGS = {
    Heading.ABOUT: "Hvad sagen er, og hvorfor den er på mødet. [1]",
    Heading.DECIDED: "Hvad mødet besluttede, med stemmer og forbehold, og om det fulgte indstillingen. [1]",
    Heading.COST: "Beløb, og hvem der betaler. [1]",
    Heading.NEXT: "Hvad der skal ske, hvornår, og hvem der beslutter videre. [1]",
}
_TASK = "Skriv opsummeringen på dansk, kun ud fra stykkerne, og slut hver sætning med nummeret på sit stykke."
_NOTES = "Skriv noterne på dansk, kun ud fra stykkerne, og slut hver sætning med nummeret på sit stykke."
_DECISIONS = "Fortæl det på dansk, kun ud fra punkterne, og slut hver sætning med nummeret på sit punkt."


def item_messages(evidence: str, audience: Audience, headings: Sequence[Heading], aim: Aim) -> Messages:
    """What is sent for the summary of an item."""
    form = "\n\n".join(f"## {heading}\n{_HEADINGS[heading]}" for heading in headings)
    rules = load("summary").fill(
        audience=_reader(audience), headings=form, lix=str(aim.lix), words=str(aim.words)
    )
    return _messages(rules, evidence, _TASK)


def part_messages(evidence: str, words: int) -> Messages:
    """What is sent for the notes on a part of a long item."""
    return _messages(load("summary_part").fill(words=str(words)), evidence, _NOTES)


def meeting_messages(evidence: str, audience: Audience, aim: Aim) -> Messages:
    """What is sent for the decisions of a meeting that matter most."""
    rules = load("summary_meeting").fill(audience=_reader(audience), lix=str(aim.lix), words=str(aim.words))
    return _messages(rules, evidence, _DECISIONS)


def ask_again(complaint: str) -> str:
    """How a summary is asked for once more."""
    return load("summary_again").fill(faults=complaint)


def room_beside(messages: Messages, window: Window) -> int:
    """The tokens that are left beside messages, an answer and a complaint about it; below 0 if too few."""
    left = window.left(messages)
    return left - min(window.answer, int(max(left, 0) * AGAIN_SHARE))


def _reader(audience: Audience) -> str:
    return load(f"summary_{audience}").fill()


def _messages(rules: str, evidence: str, task: str) -> Messages:
    from langchain_core.messages import HumanMessage, SystemMessage

    return SystemMessage(rules), HumanMessage(load("summary_evidence").fill(evidence=evidence, task=task))

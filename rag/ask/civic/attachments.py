"""The attachments that an item names."""

from __future__ import annotations

import re

from rag.ask.claims import claim
from rag.ask.evidence.units import readable
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.model import AgendaItem, Claim, Meeting

_LISTED = re.compile(r"\b(?:hvilke|hvad hedder|hvad er) (?:\w+ )?bilag(?:ene)?\b|\bwhich attachments\b")


def asks_for_attachments(question: Question) -> bool:
    """Whether it is asked how many attachments there are, or which."""
    counted = Want.COUNT in question.wants and "bilag" in question.folded
    return counted or _LISTED.search(question.folded) is not None


def attachments_named(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """How many attachments an item names, and which; an attachment stands for its item."""
    item = meeting.item(item.number) or item
    if not item.attachments:
        return []
    titles = [readable(a.title) for a in item.attachments]
    text = f"Der hører {len(titles)} bilag til punktet: {'; '.join(titles)}."
    return [claim(text, meeting, item, [a.span for a in item.attachments], computed=True)]

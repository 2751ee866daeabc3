"""The attachments that an item names."""

from __future__ import annotations

from rag.ask.claims import claim
from rag.ask.units import readable
from rag.model import AgendaItem, Claim, Meeting


def attachment_count(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """How many attachments an item names, and which."""
    if not item.attachments:
        return []
    titles = [readable(a.title) for a in item.attachments]
    text = f"Der hører {len(titles)} bilag til punktet: {'; '.join(titles)}."
    return [claim(text, meeting, item, [a.span for a in item.attachments], computed=True)]

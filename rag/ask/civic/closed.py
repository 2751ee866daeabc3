"""Closed items: that they were treated, and nothing of what they hold."""

from __future__ import annotations

from rag.ask.claims import cite, claim, date_in_words, enumeration
from rag.ask.evidence.units import readable
from rag.facts.titles import without_closed
from rag.model import AgendaItem, Claim, Meeting


def closed_item(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """That an item was closed, and that nothing of it is told."""
    title = _title(item)
    named = f"Punktet »{title}«" if title else f"Punkt {item.called}"
    text = (
        f"{named} den {date_in_words(meeting)} blev behandlet for lukkede døre; "
        "indholdet står ikke i det offentlige referat."
    )
    return [claim(text, meeting, item, [item.heading])]


def closed_count(meeting: Meeting) -> list[Claim]:
    """How many items of a meeting were closed, and which."""
    closed = [item for item in meeting.items if item.closed]
    if not closed:
        return []
    titles = {item.called: f" »{title}«" if (title := _title(item)) else "" for item in closed}
    listed = enumeration(f"Punkt {number}{title}" for number, title in titles.items())
    day, count = date_in_words(meeting), len(meeting.items)
    text = f"På mødet den {day} var {len(closed)} af {count} punkter lukkede: {listed}."
    return [Claim(text, tuple(cite(meeting, item, item.heading) for item in closed), computed=True)]


def _title(item: AgendaItem) -> str:
    """The title of a closed item without the word that says so; '' where that is all."""
    return without_closed(readable(item.title))

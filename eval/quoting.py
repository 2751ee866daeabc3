"""Citations made by the harness itself: for null systems, and for right answers written from the minutes."""

from __future__ import annotations

from eval.minutes import Minutes, Place
from rag.model import Citation, Span, Status


def quoted(minutes: Minutes, place: Place, span: Span | None = None) -> Citation:
    """A valid citation of the characters at `span`, or of the whole agenda item."""
    meeting, item = minutes.meeting(place), minutes.item(place)
    span = span or item.span
    section = item.section_at(span.start)
    return Citation(
        meeting.source.name, meeting.id, meeting.municipality, meeting.committee, meeting.date,
        item.number, item.title, section.name if section else None, meeting.text(span), span,
        Status.CONFIRMED,
    )  # fmt: skip

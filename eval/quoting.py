"""Citations that the harness makes itself, for null systems and for right answers, and faults of others."""

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


def citation_fault(minutes: Minutes, citation: Citation) -> str:
    """Why a citation resolves to no Punkt that has its quote, verbatim at its span; '' where it does."""
    place = minutes.place(citation.document, citation.meeting, citation.punkt)
    if place is None:
        return f"{citation.document or citation.meeting} has no Punkt {citation.punkt}"
    meeting, item = minutes.meeting(place), minutes.item(place)
    if not item.span.contains(citation.span) or not citation.quote:
        return f"{place}: characters {citation.span.start}-{citation.span.end} are not in the Punkt"
    if meeting.text(citation.span) != citation.quote:
        return f"{place}: {citation.quote[:60]!r} does not stand at {citation.span.start}-{citation.span.end}"
    return ""

"""Citations that the harness makes itself, for null systems and for right answers, and faults of others."""

from __future__ import annotations

from eval.minutes import Minutes, Place
from rag.model import AgendaItem, Citation, Meeting, Span, Status


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
    """Why no Punkt that a citation names, or head of minutes, has its quote at its span; '' where it has."""
    place = minutes.place(citation.document, citation.meeting, citation.punkt)
    if place is None:
        return f"{citation.document or citation.meeting} has no Punkt {citation.punkt}"
    meeting, item = minutes.meeting(place), minutes.item(place)
    if citation.in_head:
        return _fault_in_head(meeting, item, citation)
    if not item.span.contains(citation.span) or not citation.quote:
        return f"{place}: characters {citation.span.start}-{citation.span.end} are not in the Punkt"
    if meeting.text(citation.span) != citation.quote:
        return f"{place}: {citation.quote[:60]!r} does not stand at {citation.span.start}-{citation.span.end}"
    return ""


def _fault_in_head(meeting: Meeting, item: AgendaItem, citation: Citation) -> str:
    """Why a quote does not stand in the head of the minutes, cited with their first item; '' if it does."""
    where = f"{meeting.source.name}, head"
    first = min(meeting.items, key=lambda one: one.span)
    if item != first:
        return f"{where}: it is cited with Punkt {item.number}, and not with the first, {first.number}"
    if citation.span.end > first.span.start or not citation.quote:
        return f"{where}: characters {citation.span.start}-{citation.span.end} are not in the head"
    if meeting.text(citation.span) != citation.quote:
        return f"{where}: {citation.quote[:60]!r} does not stand at {citation.span.start}-{citation.span.end}"
    return ""

"""The text of an item that a summary sums up."""

from __future__ import annotations

from rag.ask.evidence.units import SKIPPED, readable
from rag.model import AgendaItem, Meeting, Role, Span

#: Sections that say something of the matter itself.
_SPOKEN = (Role.RESUME, Role.BACKGROUND, Role.OTHER)


def spoken(meeting: Meeting, item: AgendaItem) -> tuple[Span, ...]:
    """The sections that tell of the matter, without tables."""
    return tuple(
        section.span
        for section in item.with_role(*_SPOKEN)
        if not any(section.span.overlaps(table.span) for table in item.tables)
        and meeting.text(section.span).strip()
    )


def source_text(meeting: Meeting, item: AgendaItem) -> str:
    """Title and sections of an item without tables and lists of attachments: what its LIX is measured on."""
    parts = [readable(item.title)]
    for section in item.sections:
        if section.role in SKIPPED:
            continue
        at = section.span.start
        for table in sorted(table.span for table in item.tables if table.span.overlaps(section.span)):
            parts.append(meeting.text(Span(at, max(at, table.start))))
            at = max(at, table.end)
        parts.append(meeting.text(Span(at, max(at, section.span.end))))
    return "\n\n".join(part.strip() for part in parts if part.strip())

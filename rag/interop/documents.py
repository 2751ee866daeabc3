"""A verbatim stretch of the minutes as a document of LangChain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.model import AgendaItem, Meeting, Span

if TYPE_CHECKING:
    from langchain_core.documents import Document


def document(meeting: Meeting, item: AgendaItem, span: Span) -> Document:
    """The text at a span of an item, and where it stands: `start` and `end` are characters of the source."""
    from langchain_core.documents import Document

    section = item.section_at(span.start)
    return Document(
        id=f"{item.id}#{span.start}-{span.end}",
        page_content=meeting.text(span),
        metadata={
            "meeting": meeting.id,
            "punkt": item.number,
            "title": item.title,
            "date": meeting.date.isoformat(),
            "municipality": meeting.municipality,
            "committee": meeting.committee,
            "section": section.name if section else None,
            "start": span.start,
            "end": span.end,
            "page": meeting.source.page(span.start),
            "attachment": item.attachment,
            "source": meeting.source.file(span.start),
        },
    )

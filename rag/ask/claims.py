"""Claims and their citations: the one place where a span becomes a quote."""

from __future__ import annotations

from collections.abc import Iterable

from rag.danish import MONTH_NAMES
from rag.model import AgendaItem, Citation, Claim, Meeting, Span, Status


def cite(meeting: Meeting, item: AgendaItem, span: Span) -> Citation:
    """The verbatim text at `span` of an item as a citation, unconfirmed until it is verified.

    Whitespace at its ends is left out.
    """
    quoted = span.of(meeting.source.text)
    start = span.start + len(quoted) - len(quoted.lstrip())
    kept = Span(start, start + len(quoted.strip()), span.page)
    section = item.section_at(kept.start)
    return Citation(
        document=meeting.source.name,
        meeting=meeting.id,
        municipality=meeting.municipality,
        committee=meeting.committee,
        date=meeting.date,
        punkt=item.number,
        title=item.title,
        section=section.name if section else None,
        quote=kept.of(meeting.source.text),
        span=kept,
        status=Status.UNCONFIRMED,
    )


def claim(
    text: str, meeting: Meeting, item: AgendaItem, spans: Iterable[Span], computed: bool = False
) -> Claim:
    """A statement that rests on one item."""
    return Claim(text, tuple(cite(meeting, item, span) for span in spans), computed)


def enumeration(names: Iterable[str]) -> str:
    """'A', 'A og B', 'A, B og C'."""
    *head, last = list(dict.fromkeys(names)) or [""]
    return f"{', '.join(head)} og {last}" if head else last


def date_in_words(meeting: Meeting) -> str:
    """'27. november 2024'."""
    return f"{meeting.date.day}. {MONTH_NAMES[meeting.date.month - 1]} {meeting.date.year}"

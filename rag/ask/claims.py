"""Claims and their citations: the one place where a span becomes a quote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

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
    return day_in_words(meeting.date)


def day_in_words(day: date) -> str:
    """'27. november 2024'."""
    return f"{day.day}. {MONTH_NAMES[day.month - 1]} {day.year}"


def told_apart(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an answer over several meetings, each meeting's first one headed by where and when.

    'Teknikudvalget, 12. marts 2025: Godkendt.' Municipality and committee stand there only where they differ.
    """
    heads = [claim.citations[0] for claim in claims if claim.citations]
    if len({head.meeting for head in heads}) < 2:
        return list(claims)
    told: list[Claim] = []
    before = ""
    for claim in claims:
        head = claim.citations[0] if claim.citations else None
        if head and head.meeting != before and not claim.text.startswith(day_in_words(head.date)):
            claim = replace(claim, text=f"{_where_and_when(head, heads)}: {claim.text}")
        before = head.meeting if head else before
        told.append(claim)
    return told


def _where_and_when(head: Citation, among: Sequence[Citation]) -> str:
    places = head.municipality if len({one.municipality for one in among}) > 1 else None
    body = head.committee if len({one.committee for one in among}) > 1 else None
    return ", ".join(part for part in (places, body, day_in_words(head.date)) if part)

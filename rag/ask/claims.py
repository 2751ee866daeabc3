"""Claims and their citations: the one place where a span becomes a quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from rag.danish import MONTH_NAMES
from rag.model import HEAD, AgendaItem, Citation, Claim, Meeting, Span, Status

#: What stands before the words of a quote: white space, and '## ' before a heading in Markdown.
_MARK = re.compile(r"\s*(?:#{1,6}\s+)?")


def cite(meeting: Meeting, item: AgendaItem, span: Span) -> Citation:
    """The verbatim text at `span` of an item as a citation, unconfirmed until it is verified.

    Whitespace at its ends is left out. What stands above the first item is cited with it, as the head.
    """
    quoted = span.of(meeting.source.text)
    bare = _MARK.sub("", quoted, count=1)
    start = span.start + len(quoted) - len(bare)
    kept = Span(start, start + len(bare.rstrip()), meeting.source.page(start))
    section = item.section_at(kept.start)
    in_head = item == meeting.items[0] and kept.end <= item.span.start
    return Citation(
        document=meeting.source.file(kept.start),
        meeting=meeting.id,
        municipality=meeting.municipality,
        committee=meeting.committee,
        date=meeting.date,
        punkt=item.number,
        title=item.title,
        section=section.name if section else HEAD if in_head else None,
        quote=kept.of(meeting.source.text),
        span=kept,
        status=Status.UNCONFIRMED,
        attachment=item.attachment,
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
    A claim that rests on several meetings at once has no head.
    """
    heads = [claim.citations[0] for claim in claims if claim.citations]
    if len({head.meeting for head in heads}) < 2:
        return list(claims)
    told: list[Claim] = []
    before = ""
    for claim in claims:
        meetings = {one.meeting for one in claim.citations}
        where = _where_and_when(claim, heads) if len(meetings) == 1 and before not in meetings else ""
        told.append(replace(claim, text=f"{where}: {claim.text}") if where else claim)
        before = "" if len(meetings) > 1 else claim.citations[0].meeting if meetings else before
    return told


def _where_and_when(claim: Claim, among: Sequence[Citation]) -> str:
    """Where and when; nothing where the claim tells its day itself, and else nothing that it tells."""
    head = claim.citations[0]
    day = day_in_words(head.date)
    if day in claim.text:
        return ""
    places = head.municipality if len({one.municipality for one in among}) > 1 else None
    body = head.committee if len({one.committee for one in among}) > 1 else None
    return ", ".join(part for part in (places, body, day) if part and part not in claim.text)

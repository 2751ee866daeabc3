"""Sentences that are very hard to read."""

from __future__ import annotations

from collections.abc import Iterator

from rag.check.finding import Finding, Kind, Severity
from rag.danish import sentences, words
from rag.model import AgendaItem, Meeting, Role, Span
from rag.readability import lix

#: A sentence is very hard from this LIX and this many words on; of each document the hardest few are told.
HARD_LIX, LONG_SENTENCE, MOST = 70, 35, 10
_SPOKEN = frozenset(Role) - {Role.ATTACHMENTS, Role.RELATED, Role.LEGAL}
_SHOWN = 80


def reading_findings(meeting: Meeting) -> Iterator[Finding]:
    """The hardest sentences of the minutes, each with its LIX and its length."""
    hard = [found for item in meeting.items for found in _hard(meeting, item)]
    for value, count, item, span in sorted(hard, key=lambda one: -one[0])[:MOST]:
        begins = " ".join(meeting.text(span).split())[:_SHOWN].rsplit(" ", 1)[0]
        text = f"Meget svær sætning (lixtal {value:.0f}, {count} ord): »{begins} …«"
        yield Finding(Kind.READABILITY, Severity.HINT, text, item.number, span)


def _hard(meeting: Meeting, item: AgendaItem) -> Iterator[tuple[float, int, AgendaItem, Span]]:
    tables = [table.span for table in item.tables]
    for section in item.sections:
        if section.role not in _SPOKEN:
            continue
        for span in sentences(meeting.text(section.span), section.span.start):
            count = len(words(meeting.text(span)))
            if count < LONG_SENTENCE or any(span.overlaps(table) for table in tables):
                continue
            value = lix(meeting.text(span))
            if value is not None and value >= HARD_LIX:
                yield value, count, item, span

"""An agenda item in pieces: what must be shown, what stands around a place, all of it in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rag.danish import fold
from rag.model import AgendaItem, Meeting, Role, Section, Span, Table

_BLANK = re.compile(r"\n[ \t]*\n\s*")
#: What says the role of a section, so that a proposal is never taken for a decision.
_ROLES = {
    Role.DECISION: "det, som mødet besluttede",
    Role.RECOMMENDATION: "et forslag til mødet, ikke en beslutning",
    Role.HISTORY: "tidligere behandling, ikke dette mødes beslutning",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled stretch of an item; `role` is in words where it must not be mistaken, else ''."""

    name: str
    role: str
    span: Span


def parts(meeting: Meeting, item: AgendaItem) -> list[Part]:
    """The sections of an item and the loose text between them, in the order of the document."""
    found: list[Part] = []
    at = item.heading.end
    for section in sorted(item.sections, key=lambda section: section.span):
        found += _loose(meeting, item, Span(at, section.span.start), section)
        found.append(Part(section.name, _ROLES.get(section.role, ""), section.span))
        at = max(at, section.span.end)
    return found + _loose(meeting, item, Span(at, item.span.end), None)


def _loose(meeting: Meeting, item: AgendaItem, gap: Span, below: Section | None) -> list[Part]:
    """Text outside the sections, without the label of the section below it and without the case number."""
    lines = [line for line in _lines(meeting.source.text, gap) if meeting.text(line) != item.case_number]
    if lines and below and fold(below.name) in fold(meeting.text(lines[-1])):
        lines.pop()
    return [Part("Tekst", "", Span(lines[0].start, lines[-1].end))] if lines else []


def _lines(text: str, within: Span) -> list[Span]:
    return [
        Span(within.start + match.start(), within.start + match.end())
        for match in re.finditer(r"\S[^\n]*(?<=\S)", within.of(text))
    ]


def core(item: AgendaItem) -> tuple[Span, ...]:
    """What is shown of every item that is shown: its heading, its decision, its votes, who was absent."""
    decided = [section.span for section in item.with_role(Role.DECISION)]
    decided += item.decision.spans if item.decision else ()
    said = [vote.span for vote in item.votes] + [absence.span for absence in item.absent]
    return joined([item.heading, *decided, *said])


def around(meeting: Meeting, item: AgendaItem, place: Span) -> Iterator[tuple[Span, ...]]:
    """What to show of a place in an item, widest first: its section, its paragraph or table, itself."""
    yield from ((part.span,) for part in parts(meeting, item) if part.span.contains(place))
    table = next((table for table in item.tables if table.span.contains(place)), None)
    if table is None:
        yield (_paragraph(meeting.source.text, item, place),)
        yield (place,)
    else:
        yield (table.span,)
        yield (_head(table), place)


def _head(table: Table) -> Span:
    """The caption and the header of a table, without which a row says nothing."""
    return Span(table.span.start, table.rows[0][0].span.start if table.rows else table.span.end)


def _paragraph(text: str, item: AgendaItem, place: Span) -> Span:
    """The paragraph around a place, with the line that introduces it ('… er følgende:')."""
    breaks = list(_BLANK.finditer(text, item.heading.end, item.span.end))
    starts = [item.heading.end, *(found.end() for found in breaks if found.end() <= place.start)]
    end = next((found.start() for found in breaks if found.start() >= place.end), item.span.end)
    introduced = len(starts) > 1 and text[: starts[-1]].rstrip().endswith(":")
    return Span(starts[-2] if introduced else starts[-1], end)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end), found[-1].page)
        elif len(span):
            found.append(span)
    return tuple(found)

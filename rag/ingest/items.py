"""One agenda item from its lines: title, case number, sections, decision, votes, attachments, references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.ingest import cases
from rag.ingest.attachments import attachments
from rag.ingest.cases import is_case_line
from rag.ingest.dates import find_dates
from rag.ingest.decisions import Outcome, only_decides, read_outcome
from rag.ingest.label_forms import Label
from rag.ingest.layout import Line, bare, lines_within, outside
from rag.ingest.sections import Sitting, read_sections
from rag.ingest.shapes import Heading
from rag.ingest.tables import find_tables
from rag.ingest.titles import says_closed
from rag.model import Absence, AgendaItem, Attachment, RelatedItem, Role, Section, Span

_BULLET = re.compile(r"^(?:[-*•–+]|\d{1,3}[.)])\s+")
_NUMBER = re.compile(r"\b(?:punkt|pkt\.?|sag|nr\.?)\s*(?:nr\.?\s*)?(\d{1,4})\b", re.IGNORECASE)
#: 'Lukket sag.' stands among the first lines below a heading, 'Lukket sag: Ja' among the facts there.
_CLOSED_WITHIN = 2
_CLOSED_ALONE = re.compile(r"\(?lukket(?: punkt| sag)?\)?\.?", re.IGNORECASE)
_CLOSED_FACT = re.compile(
    r"(?:åben\s*/\s*lukket(?: (?:sag|punkt))?|sagstype|offentlighed|status)\s*:\s*lukket\b.*|"
    r"lukket(?: (?:sag|punkt))?\s*:\s*ja\b.*",
    re.IGNORECASE,
)
#: What tells of absence above the sections of an item.
_AWAY = re.compile(r"afbud|fravær|ikke (?:til ?stede|mødt)", re.IGNORECASE)
#: A case number stands among the first lines of an item.
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: its heading, its lines `first` to `end` (exclusive) and its body.

    `written` is the title as it stands, with '(Lukket)' and the like; `case_number` the one in the heading.
    """

    heading: Heading
    title: str
    written: str
    case_number: str | None
    heading_span: Span
    first: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item and the absences it reports for the whole meeting."""

    item: AgendaItem
    whole_meeting: tuple[Absence, ...]


def read_item(
    text: str,
    lines: Sequence[Line],
    labels: Mapping[int, Label],
    place: Place,
    sitting: Sitting,
) -> ReadItem:
    """The agenda item at a place; its id is its number, until its meeting has one."""
    sections = read_sections(lines, place.body, place.end, labels, sitting)
    within = lines[place.first : place.end]
    outcome = _outcome(text, lines[place.body : place.end], sections, sitting.committee)
    closed = (
        place.heading.closed
        or says_closed(place.written)
        or _says_closed(lines[place.heading.line + 1 : min(place.end, place.body + _NEAR)])
        or _is_number_only(place, lines)
    )
    item = AgendaItem(
        id=str(place.heading.number),
        number=place.heading.number,
        title=place.title,
        span=Span(within[0].span.start, within[-1].span.end),
        heading=place.heading_span,
        case_number=case_number(within, place),
        closed=closed,
        sections=sections,
        decision=outcome.decision,
        votes=outcome.votes,
        absent=outcome.absent,
        attachments=tuple(_attachments(within, sections)),
        related=tuple(_related(within, sections)),
        tables=find_tables(lines[place.body : place.end]),
    )
    return ReadItem(item, outcome.whole_meeting)


def case_number(within: Sequence[Line], place: Place) -> str | None:
    """The case number of an item: alone on a line, behind its label, or at the head of the title."""
    near = within[:_NEAR]
    found = next((number for line in near if (number := cases.alone(line))), None)
    found = found or next((number for line in near[1:] if (number := cases.labelled(line))), None)
    found = found or place.case_number
    below = within[place.body - place.first : place.body - place.first + 1]
    return found or next((line.bare for line in below if cases.is_short(line.bare)), None)


def _is_number_only(place: Place, lines: Sequence[Line]) -> bool:
    """Whether nothing but its number is printed of an item."""
    return not place.written and all(line.artefact for line in lines[place.body : place.end])


def _says_closed(lines: Sequence[Line]) -> bool:
    alone = (_CLOSED_ALONE.fullmatch(line.bare) for line in lines[:_CLOSED_WITHIN])
    return any(alone) or any(_CLOSED_FACT.fullmatch(line.bare) for line in lines)


def _outcome(text: str, body: Sequence[Line], sections: Sequence[Section], committee: str) -> Outcome:
    deciding = [s for s in sections if s.role is Role.DECISION]
    free = set(outside([line.span for line in body], [section.span for section in sections]))
    told = [line for line in body if line.span in free]
    if not deciding:
        told = [line for line in told if not is_case_line(line)]
        alone = not sections and only_decides([line for line in told if not line.artefact])
        return read_outcome(text, told, decides=alone)
    outcome = read_outcome(text, _clipped(body, deciding), decides=True, committee=committee)
    if not any(_AWAY.search(line.bare) for line in told):
        return outcome
    return outcome.and_absences(read_outcome(text, told, decides=False))


def _clipped(body: Sequence[Line], sections: Sequence[Section]) -> list[Line]:
    """The lines of some sections, an inline label cut off the first."""
    return [
        _from(line, section.span.start) for section in sections for line in lines_within(body, section.span)
    ]


def _from(line: Line, start: int) -> Line:
    if line.span.start >= start:
        return line
    raw = line.raw[start - line.span.start :]
    return replace(line, span=Span(start, line.span.end), raw=raw, bare=bare(raw))


def _attachments(lines: Sequence[Line], sections: Sequence[Section]) -> Iterator[Attachment]:
    for section in sections:
        if section.role is Role.ATTACHMENTS:
            yield from attachments(_clipped(lines, [section]))


def _related(lines: Sequence[Line], sections: Sequence[Section]) -> Iterator[RelatedItem]:
    for section in sections:
        if section.role not in (Role.RELATED, Role.HISTORY):
            continue
        for line in _clipped(lines, [section]):
            if not line.artefact and (found := _reference(line)) is not None:
                yield found


def _reference(line: Line) -> RelatedItem | None:
    """A line that names a body and a date: 'Byrådet 11.10.2024, punkt 2.'"""
    text = _BULLET.sub("", line.bare)
    for start, end, when in find_dates(text):
        committee = re.sub(r"[\s,:(–-]*(?:\b(?:den|d\.))?[\s,]*$", "", text[:start]).strip()
        number = _NUMBER.search(text, end)
        if not committee or len(text) > 160:
            return None
        return RelatedItem(text, line.span, committee, when, int(number[1]) if number else None)
    return None

"""Meeting → Chunks: verbatim pieces of one section of one item, each with its context beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rag.danish import sentences
from rag.ingest.headings import is_case_line
from rag.ingest.layout import Line, lines_of
from rag.model import AgendaItem, Chunk, Meeting, Role, Section, Span, Table
from rag.tokens import count_tokens

#: Section names of text that has no label of its own.
HEADING = "Overskrift"
UNLABELLED = "Tekst"
CLOSED = "Lukket punkt"
_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one section before it gets its id; `extra` is a table row's own context."""

    section: str
    role: Role
    span: Span
    extra: str = ""


def chunk_meeting(
    meeting: Meeting, token_budget: int, count: Callable[[str], int] = count_tokens
) -> list[Chunk]:
    """The chunks of a meeting in the order of the document.

    Every item has one chunk for its heading, one for each table row, and its paragraphs merged up to
    `token_budget` tokens; a longer paragraph is cut between sentences, a longer sentence between words.
    """
    return [chunk for item in meeting.items for chunk in _item_chunks(meeting, item, token_budget, count)]


def _item_chunks(
    meeting: Meeting, item: AgendaItem, budget: int, count: Callable[[str], int]
) -> Iterator[Chunk]:
    lines = [
        line for line in lines_of(meeting.source.text, item.span.start, item.span.end) if not line.artefact
    ]
    before = [meeting.municipality, meeting.committee, f"{meeting.date:%d.%m.%Y}", item.title]
    pieces = [_heading(item), *_body(meeting.source.text, item, lines, budget, count)]
    for n, piece in enumerate(pieces):
        yield Chunk(
            id=f"{item.id}#{n}",
            meeting=meeting.id,
            number=item.number,
            section=piece.section,
            role=piece.role,
            span=piece.span,
            text=piece.span.of(meeting.source.text),
            context=_SEPARATOR.join(part for part in (*before, piece.section, piece.extra) if part),
        )


def _heading(item: AgendaItem) -> _Piece:
    return _Piece(
        HEADING, Role.OTHER, item.heading, f"Sagsnr. {item.case_number}" if item.case_number else ""
    )


def _body(
    text: str, item: AgendaItem, lines: Sequence[Line], budget: int, count: Callable[[str], int]
) -> Iterator[_Piece]:
    for section, part in _parts(item, lines):
        rows = [line for line in part if any(table.span.overlaps(line.span) for table in item.tables)]
        running = [line for line in part if line not in rows]
        pieces = [
            _Piece(section.name, section.role, span) for span in _merged(text, running, rows, budget, count)
        ]
        pieces += [piece for table in item.tables for piece in _rows(text, table, section, rows)]
        yield from sorted(pieces, key=lambda piece: piece.span)


def _parts(item: AgendaItem, lines: Sequence[Line]) -> Iterator[tuple[Section, list[Line]]]:
    """The sections of an item with their lines, and the text between its heading and the first label."""
    unlabelled = Section(
        CLOSED if item.closed else UNLABELLED, Role.OTHER, Span(item.heading.end, item.span.end)
    )
    first = min((section.span.start for section in item.sections), default=item.span.end)
    loose = [
        line
        for line in lines
        if line.span.start >= item.heading.end and line.span.end <= first and not is_case_line(line)
    ]
    if item.sections and loose:
        # The line right above a section's text is its label, unless the label stands inside the line.
        loose = loose[:-1]
    if loose:
        yield unlabelled, loose
    for section in item.sections:
        inside = [_clip(line, section.span) for line in lines if line.span.overlaps(section.span)]
        yield section, inside


def _clip(line: Line, span: Span) -> Line:
    start, end = max(line.span.start, span.start), min(line.span.end, span.end)
    if (start, end) == (line.span.start, line.span.end):
        return line
    raw = line.raw[start - line.span.start : end - line.span.start]
    return Line(Span(start, end), raw, raw, after_blank=line.after_blank)


def _rows(text: str, table: Table, section: Section, rows: Sequence[Line]) -> Iterator[_Piece]:
    header = " | ".join(cell.text for cell in table.header if cell.text)
    extra = _SEPARATOR.join(dict.fromkeys(part for part in (table.caption, table.unit, header) if part))
    for row in table.rows:
        line = next((x for x in rows if x.span.start <= row[0].span.start <= x.span.end), None)
        if line is not None:
            raw = line.span.of(text)
            start = line.span.start + len(raw) - len(raw.lstrip())
            yield _Piece(section.name, section.role, Span(start, start + len(raw.strip())), extra)


def _merged(
    text: str, lines: Sequence[Line], rows: Sequence[Line], budget: int, count: Callable[[str], int]
) -> Iterator[Span]:
    """Paragraphs merged up to the budget; a table between two paragraphs keeps them apart."""
    pending: Span | None = None
    used = 0
    for span in _within(text, _paragraphs(lines), budget, count):
        size = count(span.of(text))
        apart = pending is None or any(pending.end <= row.span.start < span.start for row in rows)
        if pending is not None and (apart or used + size > budget):
            yield pending
            pending, used = None, 0
        pending = Span(pending.start if pending else span.start, span.end)
        used += size
    if pending is not None:
        yield pending


def _paragraphs(lines: Sequence[Line]) -> Iterator[Span]:
    """Lines that stand together as one span."""
    start = end = None
    for line in lines:
        if line.after_blank and start is not None and end is not None:
            yield Span(start, end)
            start = None
        start = line.span.start if start is None else start
        end = line.span.end
    if start is not None and end is not None:
        yield Span(start, end)


def _within(text: str, spans: Iterator[Span], budget: int, count: Callable[[str], int]) -> Iterator[Span]:
    for span in spans:
        if count(span.of(text)) <= budget:
            yield span
            continue
        for sentence in sentences(span.of(text), span.start):
            yield from _cut(text, sentence, budget, count)


def _cut(text: str, span: Span, budget: int, count: Callable[[str], int]) -> Iterator[Span]:
    """Halve what is over the budget, between words where there are any."""
    if len(span) <= 1 or count(span.of(text)) <= budget:
        yield span
        return
    middle = (span.start + span.end) // 2
    space = max(text.rfind(" ", span.start + 1, middle), text.rfind("\n", span.start + 1, middle))
    at = space if space > span.start else middle
    rest = at + len(text[at : span.end]) - len(text[at : span.end].lstrip())
    yield from _cut(text, Span(span.start, at), budget, count)
    yield from _cut(text, Span(rest, span.end), budget, count)

"""Meeting → Chunks: verbatim pieces of one section of one item, each with its context beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.danish import sentences
from rag.ingest.cases import is_case_line
from rag.ingest.layout import Line, lines_of, lines_within, outside
from rag.model import AgendaItem, Chunk, Meeting, Role, Section, Span, Table
from rag.tokens import count_tokens

#: Section names of text that has no label of its own.
HEADING = "Overskrift"
UNLABELLED = "Tekst"
CLOSED = "Lukket punkt"
_SEPARATOR = " · "
_SUBHEADING = 120
_ENDS = frozenset(".,;:!?")


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

    Every item and attachment has one chunk for its heading, one for each table row, and its paragraphs
    merged up to `token_budget` tokens; a longer paragraph is cut between sentences, a longer sentence
    between words.
    """
    items = (*meeting.items, *meeting.enclosed)
    return [chunk for item in items for chunk in _item_chunks(meeting, item, token_budget, count)]


def _item_chunks(
    meeting: Meeting, item: AgendaItem, budget: int, count: Callable[[str], int]
) -> Iterator[Chunk]:
    lines = [
        line for line in lines_of(meeting.source.text, item.span.start, item.span.end) if not line.artefact
    ]
    above = meeting.item(item.number) if item.attachment else None
    titles = [above.title, item.title] if above else [item.title]
    before = [meeting.municipality, meeting.committee, f"{meeting.date:%d.%m.%Y}", *titles]
    pieces = [_heading(item), *_body(meeting.source.text, item, lines, budget, count)]
    for n, piece in enumerate(pieces):
        yield Chunk(
            id=f"{item.id}#{n}",
            meeting=meeting.id,
            number=item.number,
            section=piece.section,
            role=piece.role,
            span=replace(piece.span, page=meeting.source.page(piece.span.start)),
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
    tables = [table.span for table in item.tables]
    for section, part in _parts(item, lines):
        running = set(outside([line.span for line in part], tables))
        told = _merged(text, [line for line in part if line.span in running], tables, budget, count)
        pieces = [_Piece(section.name, section.role, span) for span in told]
        pieces += _rows(text, item, section, [line for line in part if line.span not in running])
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
        yield section, [_clip(line, section.span) for line in lines_within(lines, section.span)]


def _clip(line: Line, span: Span) -> Line:
    start, end = max(line.span.start, span.start), min(line.span.end, span.end)
    if (start, end) == (line.span.start, line.span.end):
        return line
    raw = line.raw[start - line.span.start : end - line.span.start]
    return Line(Span(start, end), raw, raw, after_blank=line.after_blank)


def _rows(text: str, item: AgendaItem, section: Section, lines: Sequence[Line]) -> Iterator[_Piece]:
    """One piece a row of the tables inside a section; the header stands in its context."""
    for table in item.tables:
        header = " | ".join(cell.text for cell in table.header if cell.text)
        extra = _SEPARATOR.join(dict.fromkeys(part for part in (table.caption, table.unit, header) if part))
        for span in _row_spans(text, table, lines):
            raw = span.of(text)
            start = span.start + len(raw) - len(raw.lstrip())
            if raw.strip("|:- \t"):
                yield _Piece(section.name, section.role, Span(start, start + len(raw.strip())), extra)


def _row_spans(text: str, table: Table, lines: Sequence[Line]) -> list[Span]:
    """The lines of a table's rows among some lines; rows as wholes where each cell is a line of its own."""
    rows = [Span(row[0].span.start, row[-1].span.end) for row in table.rows]
    if any("\n" in row.of(text) for row in rows):
        return rows if lines_within(lines, table.span) else []
    body = rows[0].start if rows else table.span.end
    return [line.span for line in lines_within(lines, Span(body, table.span.end))]


def _merged(
    text: str, lines: Sequence[Line], tables: Sequence[Span], budget: int, count: Callable[[str], int]
) -> Iterator[Span]:
    """Paragraphs merged up to the budget; a table between two paragraphs keeps them apart."""
    pending: Span | None = None
    for span in _within(text, _paragraphs(lines), budget, count):
        joined = span if pending is None else Span(pending.start, span.end)
        if pending is not None:
            apart = not outside([Span(pending.end, span.start)], tables)
            if apart or count(joined.of(text)) > budget:
                yield pending
                joined = span
        pending = joined
    if pending is not None:
        yield pending


def _paragraphs(lines: Sequence[Line]) -> Iterator[Span]:
    """Lines that stand together as one span; a subheading stays with the text below it."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.after_blank:
            groups[-1].append(line)
        else:
            groups.append([line])
    opened: int | None = None
    for i, group in enumerate(groups):
        opened = group[0].span.start if opened is None else opened
        if i + 1 < len(groups) and _introduces(group, groups[i + 1]):
            continue
        yield Span(opened, group[-1].span.end)
        opened = None


def _introduces(group: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a paragraph is a subheading ('Anlæg') or opens a list ('… er følgende:')."""
    first = group[0]
    if group[-1].bare.endswith(":"):
        return True
    heading = len(group) == 1 and len(first.bare) <= _SUBHEADING and first.bare[-1:] not in _ENDS
    return heading and (first.level > 0 or below[-1].bare[-1:] in _ENDS)


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
    left = span.start + len(text[span.start : at].rstrip())
    yield from _cut(text, Span(span.start, left), budget, count)
    yield from _cut(text, Span(rest, span.end), budget, count)

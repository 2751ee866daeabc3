"""Rows of a page → paragraphs, tables and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from rag.ingest.labels import role_of
from rag.ingest.readers.hyphens import Vocabulary, join_lines
from rag.ingest.readers.pdf_aligned import aligned_tables
from rag.ingest.readers.pdf_layout import Cells, Layout, Region, table_cells, table_number
from rag.ingest.readers.pdf_rows import SUPERSCRIPT, Row

#: What opens a list entry, and so never continues the line above.
_MARKER = re.compile(
    r"(?:[-–•*·○▪■◦►→o]|\d{1,3}[.)]|[a-zæøå][.)]|\(?[ivx]{1,5}\)|\([a-z0-9]\)|pkt\.? \d|punkt \d)\s",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"[a-zæøå]-$")
_LEADER = re.compile(r"\.{4,}|…{2,}|(?:\. ){4,}")
_FOOTNOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}\)?|\*{1,3}|\[\d{1,2}\])\s*\S")
#: Type that differs by more is another's.
_SAME_TYPE = 0.1
#: A footnote is set in so much smaller type than the text.
_SMALL = 0.9
#: A gap of so many times the usual step between lines parts two paragraphs.
_PARTED = 1.3
#: The usual step between lines in letter heights, where a document has too few lines to tell.
_USUAL_STEP = 1.15
_LEAST_STEPS = 3
_WIDEST_STEP = 2.2
#: Lines are not always broken at the last word that fits: letter heights that may be left over, and the part
#: of a line, where the words themselves go on.
_SLACK, _RAGGED = 1.2, 0.2
#: A column has so many lines, and its edges are so many points sharp.
_LEAST_IN_COLUMN, _EDGE = 4, 4.0
#: Lines with so many parts wide apart are rows rather than running text.
_PARTS = 3
#: So many words make a line that may reach to the margin, and so many such lines show where it is.
_LONG_LINE, _LEAST_LONG = 6, 3


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: the step between lines and the height of letters, and its words.

    `margins` holds the right margin by the rounded width of the page, `columns` the left and right of every
    column that stood beside another.
    """

    step: float
    height: float
    margins: dict[int, float]
    columns: frozenset[tuple[float, float]]
    words: Vocabulary


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the rows of a table. `first` and `last` are a paragraph's outer rows.

    `apart`: a blank line stands above it; `note`: it is a footnote; `margin`: where its lines end.
    """

    text: str = ""
    cells: Cells = ()
    first: Row | None = None
    last: Row | None = None
    apart: bool = True
    note: bool = False
    margin: float = 0.0


def measures_of(layouts: Sequence[Layout], words: Vocabulary) -> Measures:
    """What is usual in a document."""
    heights: list[float] = []
    rights: dict[int, list[float]] = {}
    for layout in layouts:
        for region in layout.regions:
            heights += [row.height for row in region.rows for _ in row.text[::20]]
            if not region.narrow:
                long = [row.right for row in region.rows if row.text.count(" ") >= _LONG_LINE - 1]
                rights.setdefault(round(layout.width), []).extend(long)
    margins = {
        width: sorted(found)[len(found) * 98 // 100]
        for width, found in rights.items()
        if len(found) >= _LEAST_LONG
    }
    steps = [step for layout in layouts for step in _steps(layout, margins)]
    step = min(median(steps), _WIDEST_STEP) if len(steps) >= _LEAST_STEPS else _USUAL_STEP
    columns = frozenset(
        (min(row.left for row in region.rows), max(row.right for row in region.rows))
        for layout in layouts
        for region in layout.regions
        if region.narrow and len(region.rows) >= _LEAST_IN_COLUMN
    )
    return Measures(step, median(heights) if heights else 12.0, margins, columns, words)


def _steps(layout: Layout, margins: dict[int, float]) -> Iterator[float]:
    """The steps, in letter heights, between lines of which the lower surely goes on with the upper."""
    for region in layout.regions:
        own = max((row.right for row in region.rows), default=0.0)
        margin = own if region.narrow else margins.get(round(layout.width), own)
        for above, below in pairwise(region.rows):
            full = above.right + below.first > margin and below.text[:1].islower()
            if full and _same_type(above, below):
                yield (above.bottom - below.bottom) / below.height


def blocks_of(layout: Layout, running: set[int], usual: Measures) -> list[Block]:
    """The paragraphs and tables of a page. `running` holds the rows to leave out.

    A footnote stands below the paragraph that has its mark, or last.
    """
    blocks: list[Block] = []
    index = 0
    for region in layout.regions:
        kept = [row for i, row in enumerate(region.rows, index) if i not in running]
        index += len(region.rows)
        blocks.extend(_of_region(replace(region, rows=tuple(kept)), layout, usual))
    return _with_notes([x for x in blocks if not x.note], [x for x in blocks if x.note])


def _with_notes(text: list[Block], notes: list[Block]) -> list[Block]:
    rest = []
    for note in reversed(notes):
        number = re.match(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d+", note.text)
        mark = number.group().translate(SUPERSCRIPT) if number else None
        at = next((i for i, block in enumerate(text[:-1]) if mark and mark in block.text), None)
        if at is None:
            rest.append(note)
        else:
            text.insert(at + 1, replace(note, note=False))
    return [*text, *reversed(rest)]


def continues(above: Row, below: Row, margin: float, ended: bool) -> bool:
    """Whether a row goes on with the paragraph of the row above: its first word had no room there.

    `ended`: the row above ends a sentence, and a new one is a paragraph of its own.
    """
    if not _same_type(above, below) or above.bold != below.bold:
        return False
    if opens_line(below.text) and not (above.bold and below.text.startswith(("- ", "– "))):
        return False  # but a title may go on with a dash
    if min(len(above.segments), len(below.segments)) >= _PARTS:
        return False
    if _LEADER.search(above.text) or (ended and below.text[:1].isupper()):
        return False
    room = margin - above.right - below.first
    if below.text[:1].islower() and _DIVIDED.search(above.text):
        return True
    if below.text[:1].islower() and above.text[-1].isalpha() and not below.text.startswith("at "):
        return room < _RAGGED * (margin - above.left)
    return room < _SLACK * below.height


def opens_line(text: str) -> bool:
    """Whether a line is an entry of a list or the label of a section, and so never continues another."""
    labelled = text[:1].isupper() and role_of(text.rstrip(" :")) is not None
    return labelled or _MARKER.match(text) is not None


def _of_region(region: Region, layout: Layout, usual: Measures) -> Iterator[Block]:
    rows, notes = _without_notes(region.rows, layout, usual)
    margin = _margin(region, layout, usual)
    yield from _blocks(rows, layout, usual, margin)
    yield from (replace(block, note=True) for block in _blocks(notes, layout, usual, margin))


def _margin(region: Region, layout: Layout, usual: Measures) -> float:
    """Where the lines of a region end; a column may stand alone on the last page."""
    own = max((row.right for row in region.rows), default=0.0)
    if region.narrow and len(region.rows) >= _LEAST_IN_COLUMN:
        return own
    begun = min((row.left for row in region.rows), default=0.0)
    alike = [right for left, right in usual.columns if abs(left - begun) < _EDGE and own < right + _EDGE]
    mirrored = max(own, layout.width - begun)  # the right margin of a page is about as wide as the left
    return min(alike, default=usual.margins.get(round(layout.width), mirrored))


def _without_notes(rows: Sequence[Row], layout: Layout, usual: Measures) -> tuple[list[Row], list[Row]]:
    """The rows of the text, and those of the footnotes at the foot of the page."""
    first = len(rows)
    while first and rows[first - 1].height < _SMALL * usual.height and table_number(rows[first - 1]) is None:
        first -= 1
    low = layout.bottom + 0.4 * (layout.top - layout.bottom)
    while first < len(rows) and not (_FOOTNOTE.match(rows[first].text) and rows[first].top < low):
        first += 1
    return list(rows[:first]), list(rows[first:])


def _blocks(rows: Sequence[Row], layout: Layout, usual: Measures, margin: float) -> Iterator[Block]:
    tables = {table.first: table for table in aligned_tables(rows)}
    held: Block | None = None
    index = 0
    while index < len(rows):
        row, number = rows[index], table_number(rows[index])
        if number is None and index not in tables:
            if held is not None and _goes_on(held, row, usual, margin):
                held = replace(held, text=join_lines(held.text, row.text, usual.words), last=row)
            else:
                yield from filter(None, [held])
                held = Block(
                    _line(row), first=row, last=row, apart=_is_apart(held, row, usual), margin=margin
                )
            index += 1
            continue
        yield from filter(None, [held])
        held = None
        cells = tables[index].cells if number is None else table_cells(layout.tables[number], usual.words)
        yield Block(cells=cells)
        index = index + 1 if number is not None else tables[index].end
    yield from filter(None, [held])


def _line(row: Row) -> str:
    """A row's text; in a contents list the page number stands well apart."""
    if len(row.segments) > 1 and re.fullmatch(r"\d{1,4}", row.segments[-1].text) and len(row.text) > 6:
        return " ".join(one.text for one in row.segments[:-1]) + "    " + row.segments[-1].text
    return row.text


def _goes_on(held: Block, row: Row, usual: Measures, margin: float) -> bool:
    if held.last is None or (held.last.bottom - row.bottom) / row.height > _PARTED * usual.step:
        return False
    return continues(held.last, row, margin, ended=False)


def _is_apart(held: Block | None, row: Row, usual: Measures) -> bool:
    """Whether a blank line stands above a row: a gap, or another type or weight."""
    if held is None or held.last is None:
        return True
    step = (held.last.bottom - row.bottom) / row.height
    return (
        not 0 < step <= _PARTED * usual.step or not _same_type(held.last, row) or held.last.bold != row.bold
    )


def _same_type(one: Row, other: Row) -> bool:
    return abs(one.height - other.height) <= _SAME_TYPE * max(one.height, other.height)

"""Tables that conversion has left as one cell a line: a header, then rows of a label and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rag.ingest.labels import role_of
from rag.ingest.layout import Line
from rag.ingest.table_cells import is_figure, is_year, unit_of
from rag.ingest.table_marked import Grid
from rag.model import Cell, Span

#: Characters of the longest cell.
_LONGEST = 60
_MOST_COLUMNS = 12
_BULLET = re.compile(r"[-*•–+>#]\s|\d{1,3}[.)]\s|[a-z]\)\s")
_CAPTION = re.compile(r"(?:tabel|skema|oversigt)\s+\d", re.IGNORECASE)
_ENDED = re.compile(r"[.:;!?,]$")
_ABBREVIATED = re.compile(r"\b(?:kr|pct|mio|mia|ca|nr|inkl|ekskl|m\.v|mv)\.$", re.IGNORECASE)
#: So many rows of two cells make a table; of more cells, two do.
_ROWS_OF_TWO = 3


def stacked_grids(lines: Sequence[Line]) -> Iterator[Grid]:
    """The tables of one cell a line; only where the number of columns is beyond doubt."""
    runs = groupby(range(len(lines)), lambda i: _is_cell(lines[i]))
    for is_cell, run in runs:
        if is_cell:
            for stack in _stacks(lines, list(run)):
                if (grid := _grid(lines, stack)) is not None:
                    yield grid


def _is_cell(line: Line) -> bool:
    """Whether a line may be a cell: short, and no sentence, label, heading or point of a list."""
    text = line.bare
    if line.tabular or line.artefact or line.level or not text or len(text) > _LONGEST:
        return False
    if is_figure(text) or is_year(text) or unit_of(text):
        return True
    if "|" in line.raw or "  " in line.raw or _BULLET.match(line.raw) or role_of(text) is not None:
        return False
    return not _ENDED.search(text) or _ABBREVIATED.search(text) is not None


def _stacks(lines: Sequence[Line], run: Sequence[int]) -> Iterator[list[int]]:
    """The lines of a run that stand together: without blank lines, all after one, or row by row."""
    blocks: list[list[int]] = []
    for i in run:
        if blocks and not lines[i].after_blank:
            blocks[-1].append(i)
        else:
            blocks.append([i])
    at = 0
    while at < len(blocks):
        end = at + 1
        single = len(blocks[at]) == 1
        size = len(blocks[end]) if end < len(blocks) and not single else 1
        header = single or len(blocks[at]) in (size, size - 1)
        while header and end < len(blocks) and len(blocks[end]) == size:
            end += 1
        yield [i for block in blocks[at:end] for i in block]
        at = end


def _grid(lines: Sequence[Line], stack: Sequence[int]) -> Grid | None:
    """The one way in which a stack is header and rows; None where there is none, or more than one."""
    texts = [lines[i].bare for i in stack]
    if not any(map(is_figure, texts)):
        return None
    skipped = next((n for n, text in enumerate(texts) if not _CAPTION.match(text)), 0)
    starts = (skipped, skipped + 1) if unit_of(texts[skipped]) else (skipped,)
    start, ways = next(((start, ways) for start in starts if (ways := _ways(texts[start:]))), (0, []))
    if len(ways) != 1:
        return None
    [(width, headers, rows)] = ways
    cells = [Cell(lines[i].bare, lines[i].span) for i in stack[start : start + headers + width * rows]]
    head = cells[:headers]
    if headers < width:
        head = [Cell("", Span(head[0].span.start, head[0].span.start)), *head]
    body = [tuple(cells[n : n + width]) for n in range(headers, len(cells), width)]
    return Grid((tuple(head), *body), stack[start], stack[start + len(cells) - 1], 1)


def _ways(texts: Sequence[str]) -> list[tuple[int, int, int]]:
    """In which ways lines are a table: its columns, the lines of its header, its rows."""
    return [
        (width, headers, rows)
        for width in range(2, _MOST_COLUMNS + 1)
        for headers in (width, width - 1)
        if (rows := _rows(texts, width, headers))
    ]


def _rows(texts: Sequence[str], width: int, headers: int) -> int:
    """How many rows of so many columns stand below the header; 0 where that is not certain.

    A row is a label and figures at the same places in all rows, which are more than half of it. Nothing but
    lines without figures may follow. Without a word over the labels the columns must be told by years.
    """
    head, body = texts[:headers], texts[headers:]
    if any(is_figure(text) and not unit_of(text) for text in head) or (
        headers < width and not all(map(_has_year, head))
    ):
        return 0
    rows = [body[n : n + width] for n in range(0, len(body), width)]
    if not rows or len(rows[0]) < width:
        return 0
    places = tuple(is_figure(text) or is_year(text) for text in rows[0])
    alike = 0
    while alike < len(rows) and tuple(is_figure(t) or is_year(t) for t in rows[alike]) == places:
        alike += 1
    rest = body[alike * width :]
    figures = [text for row in rows[:alike] for text in row if is_figure(text)]
    enough = alike >= (_ROWS_OF_TWO if width == 2 else 2)
    most = sum(places) * 2 > width or (width == 2 and sum(places) == 1)
    certain = not places[0] and most and 2 * len(figures) > alike * sum(places)
    return alike if enough and certain and not any(is_figure(text) for text in rest) else 0


def _has_year(text: str) -> bool:
    return re.search(r"\b(?:19|20)\d{2}\b", text) is not None

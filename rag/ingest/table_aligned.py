"""Tables whose columns are held apart by spaces alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.ingest.layout import SHORT, Line, bare
from rag.ingest.table_cells import RULE, is_figure
from rag.ingest.table_marked import Grid
from rag.model import Cell, Span

_CELL = re.compile(r"\S+(?: \S+)*")
_MOST_HEADERS = 3
#: Characters by which the edges of one column may differ.
_SLACK = 1


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a line, the columns of characters they begin and end at, and the number of the line."""

    cells: tuple[Cell, ...]
    edges: tuple[tuple[int, int], ...]
    line: int

    @property
    def is_body(self) -> bool:
        """Whether a label stands before cells that are figures, most of them."""
        figures = sum(is_figure(cell.text) for cell in self.cells[1:])
        return figures > 0 and figures * 2 >= len(self.cells) - 1 and not is_figure(self.cells[0].text)


def aligned_grids(lines: Sequence[Line]) -> Iterator[Grid]:
    """The tables of aligned spaces: two rows of a label and figures at least, each cell in its column."""
    for group in _groups(lines):
        if (grid := _grid(group)) is not None:
            yield grid


def _groups(lines: Sequence[Line]) -> Iterator[list[_Row]]:
    """Neighbouring lines of two cells or more; rules between them are passed over."""
    group: list[_Row] = []
    for i, line in enumerate(lines):
        if group and RULE.fullmatch(line.raw) and not line.after_blank:
            continue
        row = None if line.tabular or line.artefact or "|" in line.raw else _row(lines, i)
        if row is None or line.after_blank:
            yield group
            group = []
        if row is not None:
            group.append(row)
    yield group


def _row(lines: Sequence[Line], i: int) -> _Row | None:
    line = lines[i]
    if len(line.raw) > SHORT or "  " not in line.raw:
        return None
    found = list(_CELL.finditer(line.raw))
    if len(found) < 2 or RULE.fullmatch(line.raw):
        return None
    # A line keeps no spaces before it: what lies between it and the one above is a newline and those.
    indent = 0 if line.after_blank or not i else max(0, line.span.start - lines[i - 1].span.end - 1)
    start = line.span.start
    return _Row(
        tuple(Cell(bare(m.group()), Span(start + m.start(), start + m.end())) for m in found),
        tuple((indent + m.start(), indent + m.end()) for m in found),
        i,
    )


def _grid(group: Sequence[_Row]) -> Grid | None:
    headers = next((n for n, row in enumerate(group) if row.is_body), len(group))
    body = group[headers:]
    if len(body) < 2 or headers > _MOST_HEADERS or not all(row.is_body for row in body):
        return None
    width = max(len(row.cells) for row in body)
    if width == 2 and not headers:
        return None
    columns = _columns([row for row in body if len(row.cells) == width])
    above = [_header(row, width) for row in group[:headers]]
    below = [_placed(row, columns) for row in body]
    rows = [row for row in (*above, *below) if row is not None]
    if len(rows) < len(group):
        return None
    return Grid(tuple(rows), group[0].line, group[-1].line, headers)


def _header(row: _Row, width: int) -> tuple[Cell, ...] | None:
    """A row above the body, a missing corner filled in; None where it has other columns."""
    if len(row.cells) == width:
        return row.cells
    corner = Cell("", Span(row.cells[0].span.start, row.cells[0].span.start))
    return (corner, *row.cells) if len(row.cells) == width - 1 else None


def _columns(full: Sequence[_Row]) -> list[tuple[int, int] | None]:
    """For each column whether it is aligned left (0) or right (1), and where; None where it is neither."""
    found: list[tuple[int, int] | None] = []
    for column in range(len(full[0].cells)):
        sides = ((side, [row.edges[column][side] for row in full]) for side in (1, 0))
        held = ((side, edges[0]) for side, edges in sides if max(edges) - min(edges) <= _SLACK)
        found.append(next(held, None))
    return found


def _placed(row: _Row, columns: Sequence[tuple[int, int] | None]) -> tuple[Cell, ...] | None:
    """The cells of a row in their columns; None where one of them may be of another column."""
    if len(row.cells) == len(columns):
        return row.cells
    places = [0]
    for start, end in row.edges[1:]:
        fits = [
            n
            for n, held in enumerate(columns)
            if n and held and abs((start, end)[held[0]] - held[1]) <= _SLACK
        ]
        if len(fits) != 1 or fits[0] <= places[-1]:
            return None
        places.append(fits[0])
    filled: list[Cell] = []
    for column in range(len(columns)):
        at = filled[-1].span.end if filled else row.cells[0].span.start
        filled.append(row.cells[places.index(column)] if column in places else Cell("", Span(at, at)))
    return tuple(filled)

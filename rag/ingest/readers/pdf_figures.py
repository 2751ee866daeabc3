"""Tables of figures without lines: rows of a label and figures that stand below one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.ingest.readers.pdf_rows import Row, Segment

FIGURE = re.compile(
    r"[-+–−]?(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?(?:\s?(?:%|pct\.?|kr\.?))?|[-–—]|\([\d.,]+\)",
    re.IGNORECASE,
)
LEADER = re.compile(r"\.{3,}|…")
#: Points; figures that end this near to one another are in one column.
NEAR = 5.0
#: A table has so many rows of figures, and at most so many lines of heads above them.
_LEAST_ROWS = 2
_HEAD_LINES = 3
#: Heads stand no further above the figures than so many letter heights.
_HEAD_GAP = 2.5


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table among rows: which ones, and the text of each cell."""

    first: int
    end: int
    cells: tuple[tuple[str, ...], ...]


def figure_tables(rows: Sequence[Row]) -> list[Aligned]:
    """The tables of figures among the rows of a column, in order. In doubt there is none."""
    found: list[Aligned] = []
    first = 0
    while first < len(rows):
        end = first
        while end < len(rows) and _has_figures(rows[end]):
            end += 1
        if end - first >= _LEAST_ROWS and (table := _table(rows, first, end, found[-1].end if found else 0)):
            found.append(table)
        first = max(end, first + 1)
    return found


def _has_figures(row: Row) -> bool:
    """Whether a row is a label, or none, and figures."""
    rest = row.segments[1:]
    return bool(rest) and all(FIGURE.fullmatch(one.text) for one in rest) and not LEADER.search(row.text)


def _figures(row: Row) -> list[Segment]:
    """The figures of a row; a dash that opens it is a bullet."""
    first = [one for one in row.segments[:1] if len(one.text) > 1 and FIGURE.fullmatch(one.text)]
    return [*first, *(one for one in row.segments[1:] if FIGURE.fullmatch(one.text))]


def _table(rows: Sequence[Row], first: int, end: int, taken: int) -> Aligned | None:
    body = rows[first:end]
    if _is_contents(body):
        return None
    columns = _columns(body)
    if not columns or any(_column(segment, columns) is None for row in body for segment in _figures(row)):
        return None
    head = _head(rows, max(taken, first - _HEAD_LINES), first, columns)
    if head is None:
        return None
    cells = (head[1], *(_cells(row, columns) for row in body))
    labelled = any(row[0] for row in cells)
    return Aligned(head[0], end, cells if labelled else tuple(row[1:] for row in cells))


def _is_contents(body: Sequence[Row]) -> bool:
    """Whether the only figures are page numbers: whole, small, and never falling."""
    last = [row.segments[-1].text for row in body]
    if any(len(row.segments) > 2 for row in body) or not all(re.fullmatch(r"\d{1,3}", one) for one in last):
        return False
    numbers = [int(one) for one in last]
    return numbers == sorted(numbers)


def _columns(body: Sequence[Row]) -> list[tuple[float, float]]:
    """Left and right of each column of figures; every column has figures in most rows."""
    columns: list[list[Segment]] = []
    for segment in (segment for row in body for segment in _figures(row)):
        for column in columns:
            if abs(column[0].right - segment.right) < NEAR:
                column.append(segment)
                break
        else:
            columns.append([segment])
    if any(len(column) * 2 < len(body) for column in columns):
        return []
    edges = sorted((min(s.left for s in column), max(s.right for s in column)) for column in columns)
    apart = all(before[1] < after[0] for before, after in pairwise(edges))
    return edges if apart else []


def _column(segment: Segment, columns: Sequence[tuple[float, float]]) -> int | None:
    """Which column of figures a segment overlaps, if exactly one."""
    over = [i for i, (left, right) in enumerate(columns) if segment.left < right and segment.right > left]
    return over[0] if len(over) == 1 else None


def _head(
    rows: Sequence[Row], first: int, end: int, columns: Sequence[tuple[float, float]]
) -> tuple[int, tuple[str, ...]] | None:
    """The row where the heads begin and the head of each column, lines joined; every figure needs one."""
    begin = end
    while begin > first and _heads(rows[begin - 1], columns) and _is_near(rows, begin):
        begin -= 1
    parts: list[list[str]] = [[] for _ in range(len(columns) + 1)]
    for row in rows[begin:end]:
        for segment in row.segments:
            at = _column(segment, columns)
            parts[0 if at is None else at + 1].append(segment.text)
    texts = tuple(" ".join(part) for part in parts)
    return (begin, texts) if all(texts[1:]) else None


def _heads(row: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a row may stand above columns of figures: each part but the first over one of them."""
    places = [_column(segment, columns) for segment in row.segments]
    rest = places if row.left >= columns[0][0] - NEAR else places[1:]
    return bool(rest) and None not in rest and len(set(rest)) == len(rest)


def _is_near(rows: Sequence[Row], index: int) -> bool:
    return rows[index - 1].bottom - rows[index].top < _HEAD_GAP * rows[index].height


def _cells(row: Row, columns: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    cells = [""] * (len(columns) + 1)
    for segment in row.segments:
        at = _column(segment, columns) if FIGURE.fullmatch(segment.text) else None
        place = 0 if at is None else at + 1
        cells[place] = f"{cells[place]} {segment.text}".strip()
    return tuple(cells)

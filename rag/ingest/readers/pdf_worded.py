"""Tables of words without lines: rows whose parts stand below one another in three columns or more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.ingest.readers.pdf_figures import FIGURE, LEADER, NEAR, Aligned
from rag.ingest.readers.pdf_rows import Row, Segment

#: A table has so many rows, its head with them, and so many columns.
_LEAST_ROWS = 3
_LEAST_COLUMNS = 3
#: The first row stands no further below the head than so many letter heights, others than so many times the
#: least step between two rows.
_STEP, _REGULAR = 2.5, 1.3
#: Of the cells of a column so many begin, or end, at one place.
_STRAIGHT = 0.8
#: Of the cells of a column so many are figures where it is one of figures.
_FIGURES = 0.6
#: No cell has so many characters; two columns of running text have.
_LONGEST = 80
_ITEM = re.compile(r"(?:punkt|pkt\.?|sag|nr\.?)\s*\d|\d{1,3}[.)]?$", re.IGNORECASE)

_Edges = tuple[float, float]
_Cells = tuple[tuple[str, ...], ...]


def worded_tables(rows: Sequence[Row]) -> list[Aligned]:
    """The tables of words and figures among the rows of a column, in order. In doubt there is none.

    The first row is the head: it alone is bold, or stands over figures. Names in columns and lists of
    contents are no tables.
    """
    found: list[Aligned] = []
    first = 0
    while first < len(rows):
        end = _end(rows, first)
        table = next((one for last in range(end, first + 2, -1) if (one := _table(rows, first, last))), None)
        if table is not None:
            found.append(table)
        first = table.end if table is not None else first + 1
    return found


def _end(rows: Sequence[Row], first: int) -> int:
    """Where the rows end that may be a table with the head in the first."""
    if len(rows[first].segments) < _LEAST_COLUMNS:
        return first
    second = rows[first].segments[1].left - NEAR
    widest = _STEP * rows[first].height
    end = first + 1
    while end < len(rows) and _is_row(rows[end], second):
        step = rows[end - 1].bottom - rows[end].bottom
        if not 0 < step < widest:
            break
        if end > first + 1:
            widest = min(widest, _REGULAR * step)
        end += 1
    return end


def _is_row(row: Row, second: float) -> bool:
    """Whether a row may stand in a table: it has several parts, or goes on with a cell behind the first."""
    return (
        (len(row.segments) > 1 or row.left > second)
        and not LEADER.search(row.text)
        and all(len(segment.text) < _LONGEST for segment in row.segments)
    )


def _table(rows: Sequence[Row], first: int, end: int) -> Aligned | None:
    """The table of these rows: all columns under a head, all straight, and no cell in two of them."""
    if end - first < _LEAST_ROWS:
        return None
    part = rows[first:end]
    columns = _columns(part)
    if len(columns) < _LEAST_COLUMNS or len(columns) != len(part[0].segments):
        return None
    placed = [[_segments(row, column) for column in columns] for row in part]
    if any(len(cell) > 1 for row in placed for cell in row) or _is_centred(part, columns[0]):
        return None
    if not all(_is_straight([cell[0] for cell in column if cell]) for column in zip(*placed, strict=True)):
        return None
    cells = _whole(tuple(tuple(cell[0].text if cell else "" for cell in row) for row in placed))
    if len(cells) < _LEAST_ROWS:
        return None
    told = _is_headed(part, cells) and not _is_contents(cells)
    return Aligned(first, end, cells) if told else None


def _columns(rows: Sequence[Row]) -> list[_Edges]:
    """Left and right of what stands below one another."""
    columns: list[_Edges] = []
    for left, right in sorted((one.left, one.right) for row in rows for one in row.segments):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(right, columns[-1][1])
        else:
            columns.append((left, right))
    return columns


def _segments(row: Row, column: _Edges) -> list[Segment]:
    return [one for one in row.segments if column[0] <= one.left and one.right <= column[1]]


def _is_centred(rows: Sequence[Row], column: _Edges) -> bool:
    """Whether a line without a first cell stands nearer to the row below, whose cells it may begin."""
    steps = [above.bottom - below.bottom for above, below in pairwise(rows)]
    return any(
        row.left >= column[1] and above > below + 1
        for row, above, below in zip(rows[1:], steps, steps[1:], strict=False)
    )


def _whole(cells: _Cells) -> _Cells:
    """The rows, words below an empty first cell put into the row above, where they go on with its cells."""
    found: list[tuple[str, ...]] = []
    for row in cells:
        if len(found) > 1 and not row[0] and not any(FIGURE.fullmatch(cell) for cell in row):
            above = found.pop()
            row = tuple(f"{one} {other}".strip() for one, other in zip(above, row, strict=True))
        found.append(row)
    return tuple(found)


def _is_straight(cells: Sequence[Segment]) -> bool:
    """Whether most cells of a column, two at least, begin or end at one place."""
    if len(cells) < _LEAST_ROWS - 1:
        return False
    edges = [one.left for one in cells], [one.right for one in cells]
    return any(
        sum(abs(x - place) < NEAR for x in side) >= _STRAIGHT * len(side) for side in edges for place in side
    )


def _is_headed(rows: Sequence[Row], cells: _Cells) -> bool:
    """Whether the first row is a head: bold above others that are not, or words above figures."""
    head, *body = cells
    if any(FIGURE.fullmatch(cell) and not re.fullmatch(r"(?:19|20)\d\d", cell) for cell in head):
        return False
    if rows[0].bold and not any(row.bold for row in rows[1:-1]):
        return True
    return any(_is_of_figures([row[column] for row in body]) for column in range(1, len(head)))


def _is_of_figures(column: Sequence[str]) -> bool:
    told = [cell for cell in column if cell]
    return sum(FIGURE.fullmatch(cell) is not None for cell in told) >= max(2, _FIGURES * len(told))


def _is_contents(cells: _Cells) -> bool:
    """Whether the rows list items and, last, their pages."""
    body = cells[1:]
    pages = [row[-1] for row in body]
    rising = all(re.fullmatch(r"\d{1,3}", page) for page in pages) and all(
        int(one) <= int(other) for one, other in pairwise(pages)
    )
    return all(_ITEM.match(row[0]) for row in body) and (
        rising or any("punkt" in row[0].lower() for row in body)
    )

"""Tables whose cells are ruled off: words and drawn lines → grids of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.ingest.readers.pdf_drawing import Drawing, Stroke
from rag.ingest.readers.pdf_page import Word

#: Points; lines that differ by less are one, and meet where less is between them.
_NEAR = 3.0
#: Points; an empty column no wider is the space between two lines.
_NARROW = 8.0
#: A cell with more words is a frame around text.
_MOST_WORDS = 250
#: A single row with more words in a cell is text set side by side.
_MOST_IN_ROW = 40
#: A table has at least so many of its cells filled.
_FILLED = 0.25


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the words of each cell, row by row, and the place of the whole."""

    cells: tuple[tuple[tuple[Word, ...], ...], ...]
    left: float
    bottom: float
    right: float
    top: float


def ruled_tables(words: Sequence[Word], drawing: Drawing) -> list[Grid]:
    """The tables of two columns or more, from top to bottom, none inside another.

    One of a single row may be part of a table on the page before or behind.
    """
    across, down = _merged(drawing.across), _merged(drawing.down)
    grids: list[Grid] = []
    for lines, posts in _crossing(across, down):
        if (grid := _grid(words, lines, posts)) is not None and not any(_inside(grid, x) for x in grids):
            grids.append(grid)
    return sorted(grids, key=lambda grid: -grid.top)


def within(word: Word, grid: Grid) -> bool:
    """Whether a word stands inside a table."""
    x = (word.left + word.right) / 2
    return grid.left <= x <= grid.right and grid.bottom <= word.middle <= grid.top


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """The lines, pieces of one line put together."""
    found: list[Stroke] = []
    beside: list[Stroke] = []
    for one in [*sorted(strokes, key=lambda each: each.at), None]:
        if beside and (one is None or one.at - beside[0].at >= _NEAR):
            found.extend(_in_one_line(beside))
            beside = []
        if one is not None:
            beside.append(one)
    return found


def _in_one_line(pieces: Iterable[Stroke]) -> list[Stroke]:
    found: list[Stroke] = []
    for one in sorted(pieces, key=lambda each: each.start):
        if found and one.start - found[-1].end < _NEAR:
            found[-1] = Stroke(found[-1].at, found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found


def _crossing(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """The lines that hang together, the largest set first."""
    nodes = [(one, True) for one in across] + [(one, False) for one in down]
    group = list(range(len(nodes)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, line in enumerate(across):
        for j, post in enumerate(down, len(across)):
            if _meet(line, post):
                group[root(j)] = root(i)
    sets: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for i, (stroke, flat) in enumerate(nodes):
        sets.setdefault(root(i), ([], []))[0 if flat else 1].append(stroke)
    return sorted(sets.values(), key=lambda one: -len(one[0]) - len(one[1]))


def _meet(line: Stroke, post: Stroke) -> bool:
    return (
        line.start - _NEAR <= post.at <= line.end + _NEAR
        and post.start - _NEAR <= line.at <= post.end + _NEAR
    )


def _grid(words: Sequence[Word], lines: list[Stroke], posts: list[Stroke]) -> Grid | None:
    if len(lines) < 2 or not posts:
        return None
    xs = _distinct([*(p.at for p in posts), min(x.start for x in lines), max(x.end for x in lines)])
    ys = _distinct([*(x.at for x in lines), min(p.start for p in posts), max(p.end for p in posts)])
    if len(xs) < 3 or len(ys) < 2:
        return None
    frame = Grid((), xs[0], ys[0], xs[-1], ys[-1])
    cells = _filled([word for word in words if within(word, frame)], xs, ys, lines, posts)
    rows = [row for row in cells if any(row)]
    columns = [i for i in range(len(xs) - 1) if xs[i + 1] - xs[i] > _NARROW or any(row[i] for row in rows)]
    kept = tuple(tuple(tuple(row[i]) for i in columns) for row in rows)
    return Grid(kept, *(xs[0], ys[0], xs[-1], ys[-1])) if _is_table(kept) else None


def _distinct(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _filled(
    words: Iterable[Word], xs: list[float], ys: list[float], lines: list[Stroke], posts: list[Stroke]
) -> list[list[list[Word]]]:
    """The words of each cell, top row first; those of a merged cell stand in its first one."""
    cells: list[list[list[Word]]] = [[[] for _ in xs[1:]] for _ in ys[1:]]
    for word in words:
        x, y = (word.left + word.right) / 2, word.middle
        column = min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)
        level = min(max(bisect_right(ys, y) - 1, 0), len(ys) - 2)
        while column > 0 and not _stands(posts, xs[column], y):
            column -= 1
        while level < len(ys) - 2 and not _stands(lines, ys[level + 1], x):
            level += 1
        cells[len(ys) - 2 - level][column].append(word)
    return cells


def _stands(strokes: list[Stroke], at: float, beside: float) -> bool:
    return any(abs(one.at - at) <= _NEAR and one.start - 1 <= beside <= one.end + 1 for one in strokes)


def _is_table(cells: Sequence[Sequence[Sequence[Word]]]) -> bool:
    if not cells or len(cells[0]) < 2:
        return False
    counts = [len(cell) for row in cells for cell in row]
    if len(cells) == 1:
        return max(counts) <= _MOST_IN_ROW
    several = sum(sum(bool(cell) for cell in row) > 1 for row in cells)
    return max(counts) <= _MOST_WORDS and bool(several) and sum(map(bool, counts)) >= _FILLED * len(counts)


def _inside(one: Grid, other: Grid) -> bool:
    return (
        one.left >= other.left - 1
        and one.right <= other.right + 1
        and one.bottom >= other.bottom - 1
        and one.top <= other.top + 1
    )

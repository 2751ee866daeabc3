"""Tables whose cells are marked: by tabs, by pipes around the rows, by bars between the cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rag.ingest.layout import Line, bare
from rag.ingest.table_cells import RULE, is_amount, is_total
from rag.model import Cell, Span


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table among the lines `first` to `last`; the first `headers` are header, if known."""

    rows: tuple[tuple[Cell, ...], ...]
    first: int
    last: int
    headers: int | None = None


def marked_grids(lines: Sequence[Line]) -> Iterator[Grid]:
    """The tables of tabs, pipes and bars: neighbouring rows, of which two at least have two cells."""
    for kind, group in _with_totals(lines, _groups(lines)):
        rows = [cells(lines[i]) for i in group if not RULE.fullmatch(lines[i].raw)]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            continue
        ruled = len(rows) < len(group)
        if kind == _BAR and not _is_table(rows, ruled):
            continue
        yield Grid(tuple(rows), group[0], group[-1])


def cells(line: Line) -> tuple[Cell, ...]:
    """The cells of a row, each where it stands."""
    mark, raw, begin = "\t", line.raw, line.span.start
    if "\t" not in raw:
        mark = "|"
        if raw.startswith("|"):
            raw, begin = raw[1:].removesuffix("|"), begin + 1
    found = []
    for part in raw.split(mark):
        inner = part.strip()
        at = begin + (len(part) - len(part.lstrip()) if inner else 0)
        found.append(Cell(bare(inner), Span(at, at + len(inner))))
        begin += len(part) + 1
    return tuple(found)


def blank(last: Cell) -> Cell:
    """An empty cell behind the last of a row."""
    return Cell("", Span(last.span.end, last.span.end))


_PIPE, _TAB, _BAR = "pipe", "tab", "bar"


def _groups(lines: Sequence[Line]) -> list[tuple[str, list[int]]]:
    starts = 0
    keys = []
    for line in lines:
        starts += line.after_blank
        keys.append((_kind(line), starts))
    grouped = groupby(range(len(lines)), keys.__getitem__)
    return [(kind, list(members)) for (kind, _), members in grouped if kind]


def _kind(line: Line) -> str:
    if line.raw.startswith("|"):
        return _PIPE
    if "\t" in line.raw:
        return _TAB
    return _BAR if "|" in line.raw and not line.artefact else ""


def _with_totals(
    lines: Sequence[Line], groups: Sequence[tuple[str, list[int]]]
) -> list[tuple[str, list[int]]]:
    """The groups, a total that stands apart below a table joined to it."""
    found: list[tuple[str, list[int]]] = []
    for kind, group in groups:
        if found and found[-1][0] == kind and len(group) == 1:
            above = found[-1][1]
            between = lines[above[-1] + 1 : group[0]]
            row, width = cells(lines[group[0]]), len(cells(lines[above[0]]))
            apart = all(RULE.fullmatch(line.raw) for line in between)
            if apart and len(above) > 1 and len(row) == width and is_total(row[0].text):
                above.extend(range(above[-1] + 1, group[0] + 1))
                continue
        found.append((kind, group))
    return found


def _is_table(rows: Sequence[tuple[Cell, ...]], ruled: bool) -> bool:
    """Whether lines with bars are a table: as many cells each, and a rule, or amounts in most rows."""
    if len({len(row) for row in rows}) > 1:
        return False
    with_amounts = sum(any(is_amount(cell.text) for cell in row[1:]) for row in rows)
    return ruled or with_amounts * 2 >= len(rows)

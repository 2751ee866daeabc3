"""Blocks of text as the parser reads them: headings with '#', lists, tables with pipes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from rag.danish import fold
from rag.ingest.labels import role_of
from rag.ingest.readers.cells import Cell, entries, parted, with_inner_tables
from rag.model import Role

__all__ = ["Cell", "folded", "heading", "is_field", "is_label", "is_signal", "table", "text_of", "unrolled"]

_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\xad\u200b-\u200f\u2060\ufeff]")
#: What the first of two cells announces rather than tabulates: the facts above the first item.
_FIELDS = frozenset(
    {
        "moededato", "dato", "moededag", "tid", "tidspunkt", "moedetidspunkt", "starttidspunkt", "start",
        "sluttidspunkt", "slut", "sted", "moedested", "lokale", "moedelokale", "udvalg", "raad", "forum",
        "moede", "deltagere", "moededeltagere", "medlemmer", "til stede", "tilstede", "fremmoedte", "afbud",
        "fravaerende", "fravaerende med afbud", "ikke til stede", "sagsnr", "sagsnummer", "sag",
        "journalnr", "dagsorden", "punkter", "referent", "sekretaer",
    }
)  # fmt: skip
_ITEM = re.compile(r"(?:(?:dagsordens)?punkt|pkt\.?|sag nr\.?)\s*(?:nr\.?\s*)?\d{1,4}\b", re.IGNORECASE)
#: '12' · 'Punkt 12.' · '**12**'
_NUMBER = re.compile(
    r"(?P<marks>\*{0,2})(?P<number>(?:(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?)?\d{1,4})[.:)]?\*{0,2}",
    re.IGNORECASE,
)
#: A cell with more than so many characters holds running text: its table only places things on a page.
_LONGEST_CELL = 1_500
_LONGEST_LABEL = 100
#: The sections that every item has, and no table has as names of its rows.
_CERTAIN = frozenset({Role.DECISION, Role.RECOMMENDATION, Role.BACKGROUND})
#: A table is unrolled to so many cells at most, whatever spans it claims.
_MOST_CELLS = 500_000
_WIDEST_SPAN = 50
#: Pipes part the cells of a table.
_PIPE = "\N{BROKEN BAR}"


def folded(text: str) -> str:
    """Text with its white space folded and without invisible characters."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def text_of(blocks: Iterable[str]) -> str:
    """The blocks one below the other, a blank line between them."""
    return "".join(f"{block}\n\n" for block in blocks if block.strip()).rstrip("\n") + "\n"


def heading(level: int, text: str) -> str:
    """A heading; levels below 1 and above 6 are taken as those."""
    return f"{'#' * min(max(level, 1), 6)} {text}"


def is_field(text: str) -> bool:
    """Whether a text names a fact above the first item: 'Mødedato', 'STED:'."""
    return fold(text).strip(" :.") in _FIELDS


def is_signal(text: str) -> bool:
    """Whether a line is of minutes, wherever it stands: a section label, a field name, an item's number."""
    return len(text) <= 200 and (is_field(text) or role_of(text) is not None or _ITEM.match(text) is not None)


def is_label(cell: Cell) -> bool:
    """Whether a cell is short enough to come again in the rows that it reaches down to."""
    return sum(map(len, cell)) <= _LONGEST_LABEL


def table(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The blocks of a table: Markdown with pipes, or what its cells hold where it tabulates nothing."""
    width = max((len(row) for row in rows), default=0)
    grid = with_inner_tables(_trimmed(rows, width)) if width * len(rows) <= _MOST_CELLS else []
    if not grid or len(grid) == 1 or len(grid[0]) == 1 or _places(grid):
        return [line for row in rows for line in _unfolded(row)]
    if len(grid[0]) == 2 and (_are_facts(grid) or _are_items(grid)):
        return [block for row in grid for block in (_unfolded(row) if _is_item(row[0]) else _named(*row))]
    head, *body = grid
    lines = [_row(part, entries) for row in body for part in parted(row, _LONGEST_LABEL)]
    return ["\n".join([_row(head, " ".join), "|" + "---|" * len(head), *lines])]


def _trimmed(rows: Sequence[Sequence[Cell]], width: int) -> list[list[Cell]]:
    """The rows padded to one width, without those and the columns that are empty."""
    padded = [[*row, *[()] * (width - len(row))] for row in rows if any(row)]
    used = [column for column in range(width) if any(row[column] for row in padded)]
    return [[row[column] for column in used] for row in padded]


def _places(grid: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table only places text on a page: headings, sections or long texts stand in its cells."""
    cells = [cell for row in grid for cell in row if cell]
    return any(
        sum(map(len, cell)) > _LONGEST_CELL
        or any(line.startswith(("#", "|")) for line in cell)
        or any(role_of(line.strip("*")) for line in cell[:-1])  # text stands below a label
        for cell in cells
    )


def _unfolded(row: Sequence[Cell]) -> Iterator[str]:
    """The lines of the cells of a row; the number of an item and its title are one line."""
    cells = [cell for cell in row if cell]
    if len(cells) > 1 and len(cells[0]) == 1 and (match := _NUMBER.fullmatch(cells[0][0])) is not None:
        title = cells[1][0].strip("*")
        if title[:1].isupper() and "*" not in title:
            marks = "**" if match["marks"] or cells[1][0].startswith("**") else ""
            yield f"{marks}{match['number']}. {title}{marks}"
            cells = [cells[1][1:], *cells[2:]]
    yield from (line for cell in cells for line in cell)


def _are_facts(grid: Sequence[Sequence[Cell]]) -> bool:
    """Whether each row is a name and what it announces: facts, or the sections of an item.

    Names that are not known are taken for such where all end in a colon, or sections stand among them.
    """
    names = [" ".join(row[0]).strip("*") for row in grid]
    named = sum(map(_names, (row[0] for row in grid)))
    coloned = all(name.rstrip().endswith(":") for name in names)
    roles = [role for name in names if (role := role_of(name)) is not None]
    sections = len(roles) > 1 and any(role in _CERTAIN for role in roles)
    short = all(
        name and len(row[0]) == 1 and len(name) <= _LONGEST_LABEL
        for name, row in zip(names, grid, strict=True)
    )
    return named == len(grid) or (named > 1 and short and (coloned or sections))


def _are_items(grid: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row is 'Punkt 12' and a title, and all others name what they hold."""
    return _is_item(grid[0][0]) and all(_is_item(row[0]) or _names(row[0]) for row in grid[1:])


def _is_item(cell: Cell) -> bool:
    match = _NUMBER.fullmatch(cell[0]) if len(cell) == 1 else None
    return match is not None and not match["number"].isdigit()


def _names(cell: Cell) -> bool:
    name = " ".join(cell).strip("*")
    return is_field(name) or role_of(name) is not None


def _named(name: Cell, value: Cell) -> Iterator[str]:
    label = " ".join(name).strip("*")
    if is_field(label) or (role_of(label) is None and len(value) < 2):
        yield f"{label.rstrip(' :')}: {', '.join(line.rstrip(',') for line in value)}".rstrip()
    else:
        yield label
        yield from value


def _row(cells: Sequence[Cell], joined: Callable[[Cell], str]) -> str:
    """A row of pipes; what names it, in the first cell, is one text whatever its lines."""
    texts = [" ".join(cells[0]), *map(joined, cells[1:])]
    return "| " + " | ".join(text.strip("*").replace("|", _PIPE) for text in texts) + " |"


def unrolled(rows: Iterable[Iterable[tuple[Cell, int, int]]], headers: int) -> list[list[Cell]]:
    """Rows of cells with their column and row spans, as a grid.

    A cell stands in the first of its columns. It comes again in the rows that it reaches down to, but for
    those of the first `headers` rows: there the names of two rows are read as one.
    """
    grid: list[list[Cell]] = []
    below: dict[int, tuple[int, Cell]] = {}
    cells = 0
    for number, row in enumerate(rows):
        line: list[Cell] = []
        for cell, columns, deep in row:
            _carried(line, below)
            if cells + len(line) >= _MOST_CELLS:
                columns = deep = 1
            columns = max(1, min(columns, _WIDEST_SPAN))
            if deep > 1:
                below[len(line)] = (deep - 1, cell if number >= headers and is_label(cell) else ())
                below.update({len(line) + i: (deep - 1, ()) for i in range(1, columns)})
            line.extend([cell, *[()] * (columns - 1)])
        _carried(line, below)
        grid.append(line)
        cells += len(line)
        if cells >= _MOST_CELLS:
            below.clear()
    return grid


def _carried(line: list[Cell], below: dict[int, tuple[int, Cell]]) -> None:
    """Append the cells that reach down from the rows above."""
    while (column := len(line)) in below:
        left, cell = below.pop(column)
        line.append(cell)
        if left > 1:
            below[column] = (left - 1, cell)

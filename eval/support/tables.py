"""Tables as minutes have them (cells between tabs or pipes), with the units that their headers give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval.facts import Figure, Token, TokenKind, read, unit_of
from eval.support.sentences import sentences

_SEPARATOR = re.compile(r"^[\s|:-]*-[\s|:-]*$")
_MARK = re.compile(
    r"(?<![\d,.])(?<!\d\s)(?:(?P<thousands>1\.?000\s?kr|t\.\s?kr|tkr|tusinde?\s?kr)|(?P<millions>mio\.?\s?kr|mill\.?\s?kr)"
    r"|(?P<kroner>kr\b|kroner\b)|(?P<percent>%|pct\b|\w*procent(?!point)\b)"
    r"|(?P<measure>minutter|timer|dage|døgn|uger|måneder|år|m2|m3|km|meter|ton|hektar)(?=\)|$|\spr\.))",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\bantal\b|\bpr\.\s?(?:døgn|dag|time|uge)|\bnormering\b", re.IGNORECASE)
#: A sentence of a longer paragraph that speaks of the table below it: 'Alle beløb er i 1.000 kr.'
_OF_THE_TABLE = re.compile(r"\b(?:beløb\w*|tallene|tabellen)\b.*\bi\b", re.IGNORECASE)
_SCALES = {"thousands": 1000, "millions": 10**6}
_LONGEST_CAPTION = 80  # characters


@dataclass(frozen=True, slots=True)
class Column:
    """What a header says of the figures below it: a factor, a unit, and whether it says anything."""

    scale: int = 1
    unit: str | None = None
    says: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell: its tokens with the table's unit, the words of its row and column, and both as written."""

    tokens: tuple[Token, ...]
    row: tuple[Token, ...]
    column: tuple[Token, ...]
    text: str
    signed: bool
    label: str
    head: str


@dataclass(frozen=True)
class Grid:
    """A table: header cells, and one row of cells a line."""

    header: tuple[tuple[Token, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]


def cells_of(line: str) -> list[str] | None:
    """The cells of a table's line, or None where the line is no row."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    if line.count("|") >= 2 or " | " in line:
        return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
    return None


def is_separator(line: str) -> bool:
    """Whether a line only separates the header of a Markdown table from its rows."""
    return "|" in line and _SEPARATOR.match(line) is not None


def grid(lines: Sequence[Sequence[str]], captions: Sequence[str]) -> Grid:
    """Read the lines of one table; `captions` are the lines above it."""
    width = max(len(line) for line in lines)
    padded = [[*line, *[""] * (width - len(line))] for line in lines]
    heads = _heads(padded)
    padded[: heads - 1] = [_spread(row) for row in padded[: heads - 1]]
    header = [" ".join(row[at] for row in padded[:heads] if row[at]) for at in range(width)]
    columns = _columns(header, captions)
    body = padded[heads:]
    signed = [any(re.match(r"[-−–]\s?\d", row[at]) for row in body) for at in range(width)]
    rows = tuple(_row(row, header, columns, signed) for row in body)
    return Grid(tuple(read(cell) for cell in header), rows)


def is_caption(line: str) -> bool:
    """Whether a line above a table may speak of its unit."""
    return len(line) <= _LONGEST_CAPTION and not re.search(r"\d\s(?:mio|mill|kr|t\.)", _MARK.sub("", line))


def _spread(row: Sequence[str]) -> list[str]:
    """A header row over others, where a cell stands over the empty ones to its right."""
    filled = [row[0]]
    for cell in row[1:]:
        filled.append(cell or (filled[-1] if len(filled) > 1 else ""))
    return filled


def _heads(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows are header: the first unless it has data, and those of marks or letters.

    Where the first names no column of labels, the row that does is header too.
    """
    if len(rows) == 1 or any(_is_data(cell) for cell in rows[0][1:]):
        return 0
    heads = 1
    while heads < len(rows) - 1 and not any(_is_data(cell) for cell in rows[heads][1:]):
        named = any(row[0] for row in rows[:heads])
        if rows[heads][0] and named and not _column(rows[heads][0]).says:
            break
        heads += 1
    return heads


def _is_data(cell: str) -> bool:
    tokens = read(cell)
    return len(tokens) == 1 and isinstance(tokens[0].value, Figure)


def _columns(header: Sequence[str], captions: Sequence[str]) -> list[Column]:
    """A factor in the first header cell or the caption holds for the whole table, else for its own column."""
    whole = _column(header[0])
    if whole.scale == 1:
        told = (one for line in captions for one in sentences(line) if _OF_THE_TABLE.search(one))
        above = [_column(one) for one in (*captions, *told) if is_caption(one)]
        whole = max([whole, *above], key=lambda column: column.scale)
    own = [_column(cell) for cell in header]
    return [
        column if column.says else (Column(says=True) if _COUNTS.search(cell) else whole)
        for cell, column in zip(header, own, strict=True)
    ]


def _column(text: str) -> Column:
    found = _MARK.search(text)
    if found is None:
        return Column()
    group = found.lastgroup or ""
    if group in _SCALES or group == "kroner":
        return Column(_SCALES.get(group, 1), "kr", says=True)
    if group == "percent":
        return Column(1, "%", says=True)
    return Column(1, unit_of(found.group().casefold()), says=True)


def _row(
    row: Sequence[str], header: Sequence[str], columns: Sequence[Column], signed: Sequence[bool]
) -> tuple[Cell, ...]:
    labels = " ".join(cell for at, cell in enumerate(row) if at == 0 or _is_text(cell))
    label = read(labels)
    own = _column(row[0])  # 'Spildevand, kr. pr. m3'
    return tuple(
        Cell(
            tuple(_in_unit(token, columns[at] if columns[at].says else own) for token in read(cell)),
            label,
            read(header[at]),
            cell,
            signed[at],
            labels,
            header[at],
        )
        for at, cell in enumerate(row)
        if cell
    )


def _is_text(cell: str) -> bool:
    return sum(token.kind is TokenKind.WORD and len(token.text) > 2 for token in read(cell)) > 0


def _in_unit(token: Token, column: Column) -> Token:
    """A bare figure with the unit of its column."""
    figure = token.value
    if not isinstance(figure, Figure) or figure.unit is not None or figure.scale != 1:
        return token
    return replace(token, value=replace(figure, scale=column.scale, unit=column.unit))

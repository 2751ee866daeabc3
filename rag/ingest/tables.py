"""Tables in the text of an item: rows of tabs or pipes, with caption, unit and joined header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rag.danish import sentences
from rag.ingest.labels import role_of
from rag.ingest.layout import Line, bare
from rag.model import Cell, Span, Table

_RULE = re.compile(r"[|\s:+-]+")
_LETTER = re.compile(r"[A-ZÆØÅ](?:\s*=\s*.+)?|\([a-z0-9]\)|=.*")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s*[-/]\s*(?:\d{2}|\d{4}))?|(?:B|R|BO)\s?(?:19|20)?\d{2}")
#: 'I hele 1.000 kr.' · '1.000 kr., 2025-pl' · 'Netto i 1.000 kr.' · 'mio. kr.' · '(pct.)'
_UNIT = re.compile(
    r"\(?(?:beløb\s+|alle\s+beløb\s+|netto\s*,?\s*|tal\s+|opgjort\s+)?(?:er\s+)?"
    r"(?:(?:i|angivet i|anført i)\s+)?(?:hele\s+)?"
    r"(?:1[. ]?000\s?kr\.?|t\.?\s?kr\.?|tkr\.?|tusinde?\s?kr\.?|mio\.?\s?kr\.?|mia\.?\s?kr\.?|"
    r"millioner\s+kr(?:oner|\.)?|kr\.?|kroner|procent|pct\.?|%|antal(?:\s+\w+)?|timer|årsværk|fuldtidspersoner)"
    r"(?:[\s,(]*(?:20\d{2}\s*-?\s*)?(?:p/?l|priser?|prisniveau|niveau)[\w\s/-]*)?\)?[.:]?",
    re.IGNORECASE,
)
_UNIT_IN = re.compile(
    r"\b(?:i\s+)?(?:hele\s+)?(?:1[. ]000\s?kr\.?|t\.\s?kr\.?|tkr\.?|mio\.?\s?kr\.?)(?:,\s*20\d{2}-p/?l)?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[-+–]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[-+–]?\d+(?:,\d+)?\s*%?|[-+–]?\d+,\d+")
_MAX_HEADER_ROWS = 3
_LONGEST_CAPTION = 300


def find_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among the lines of an item: at least two neighbouring rows of two cells or more."""
    return tuple(_table(lines, group) for group in _groups(lines))


def _groups(lines: Sequence[Line]) -> Iterator[list[int]]:
    def key(i: int) -> tuple[str, int]:
        line = lines[i]
        kind = "pipe" if line.raw.startswith("|") else "tab" if "\t" in line.raw else ""
        starts[0] += line.after_blank
        return kind, starts[0]

    starts = [0]
    for (kind, _), members in groupby(range(len(lines)), key):
        group = list(members)
        rows = [i for i in group if not _RULE.fullmatch(lines[i].raw)]
        if kind and len(rows) >= 2 and max(len(_cells(lines[i])) for i in rows) >= 2:
            yield group


def _table(lines: Sequence[Line], group: Sequence[int]) -> Table:
    rows = [_cells(lines[i]) for i in group if not _RULE.fullmatch(lines[i].raw)]
    width = max(len(row) for row in rows)
    padded = [(*row, *(_blank(row[-1]) for _ in range(width - len(row)))) for row in rows]
    headers = _header_rows(padded)
    caption, unit = _above(lines, group[0])
    corner = next((found for row in padded[:headers] if (found := _unit(row[0].text))), None)
    return Table(
        header=_joined(padded[:headers])
        if headers
        else tuple(Cell("", Span(c.span.start, c.span.start)) for c in padded[0]),
        rows=tuple(padded[headers:]),
        span=Span(lines[group[0]].span.start, lines[group[-1]].span.end),
        caption=caption,
        unit=corner or unit,
    )


def _cells(line: Line) -> tuple[Cell, ...]:
    mark, raw, begin = "\t", line.raw, line.span.start
    if raw.startswith("|"):
        mark, raw, begin = "|", raw[1:].removesuffix("|"), begin + 1
    cells = []
    for part in raw.split(mark):
        inner = part.strip()
        at = begin + (len(part) - len(part.lstrip()) if inner else 0)
        cells.append(Cell(bare(inner), Span(at, at + len(inner))))
        begin += len(part) + 1
    return tuple(cells)


def _blank(last: Cell) -> Cell:
    return Cell("", Span(last.span.end, last.span.end))


def _header_rows(rows: Sequence[tuple[Cell, ...]]) -> int:
    """How many rows are header: the first unless it holds amounts, then letters, years and unit rows."""
    if any(_is_amount(cell.text) for cell in rows[0][1:]):
        return 0
    count = 1
    while count < min(_MAX_HEADER_ROWS, len(rows) - 1) and _continues_header(rows[count]):
        count += 1
    return count


def _continues_header(row: tuple[Cell, ...]) -> bool:
    first, rest = row[0].text, [cell.text for cell in row[1:] if cell.text]
    if not rest or (first and not _unit(first) and not all(_LETTER.fullmatch(t) for t in rest)):
        return False
    ticked = first and all(text.casefold() == "x" for text in rest)
    return not ticked and not any(_is_amount(text) for text in rest)


def _is_amount(text: str) -> bool:
    return bool(_AMOUNT.fullmatch(text)) and not _YEAR.fullmatch(text)


def _joined(rows: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """Header rows as one: a first-row cell spans the empty ones to its right that have a cell below."""
    texts = [[cell.text for cell in row] for row in rows]
    if len(rows) > 1:
        for column in range(2, len(texts[0])):
            below = any(row[column] for row in texts[1:])
            if not texts[0][column] and below:
                texts[0][column] = texts[0][column - 1]
    joined = []
    for column in range(len(rows[0])):
        words = list(dict.fromkeys(row[column] for row in texts if row[column]))
        place = next((row[column] for row in rows if row[column].text), rows[0][column])
        joined.append(Cell(" ".join(words), place.span))
    return tuple(joined)


def _unit(text: str) -> str | None:
    match = _UNIT.fullmatch(text.strip())
    return text.strip(" ()") if match else None


def _above(lines: Sequence[Line], first: int) -> tuple[str | None, str | None]:
    """Caption and unit from the lines above a table."""
    unit, at = None, first - 1
    while at >= 0 and lines[at].artefact:
        at -= 1
    if at >= 0 and (unit := _unit(lines[at].bare)) is not None:
        at -= 1
    if at < 0 or lines[at].tabular:
        return None, unit
    told = lines[at].bare
    if role_of(told) is not None:
        return None, unit
    found = sentences(told)
    last = found[-1].of(told) if found and not told.lower().startswith("tabel") else told
    caption = last.rstrip(" :") if len(last) <= _LONGEST_CAPTION else None
    inside = _UNIT_IN.search(caption) if caption and unit is None and "tabel" in caption.lower() else None
    return caption, unit or (inside.group().strip() if inside else None)

"""Tables in the text of an item, in every form, with caption, unit and joined header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.danish import sentences
from rag.ingest.labels import role_of
from rag.ingest.layout import Line
from rag.ingest.table_aligned import aligned_grids
from rag.ingest.table_cells import is_amount, unit_of
from rag.ingest.table_marked import Grid, blank, marked_grids
from rag.ingest.table_stacked import stacked_grids
from rag.model import Cell, Span, Table

_LETTER = re.compile(r"[A-ZÆØÅ](?:\s*=\s*.+)?|\([a-z0-9]\)|=.*")
_UNIT_IN = re.compile(
    r"\b(?:i\s+)?(?:hele\s+)?(?:1[. ]000\s?kr\.?|t\.\s?kr\.?|tkr\.?|mio\.?\s?kr\.?)(?:,\s*20\d{2}-p/?l)?",
    re.IGNORECASE,
)
#: 'Alle beløb i tabellen er i 1.000 kr.' among the sentences above a table.
_SAID_OF_AMOUNTS = re.compile(
    r"\b(?:beløb(?:ene)?|tal(?:lene)?)(?: i (?:tabellen|skemaet|oversigten)(?: (?:nedenfor|herunder))?)?"
    r"(?: er| vises)?(?: angivet| anført| opgjort| opgivet| vist)? i (?:hele )?"
    r"(?P<unit>1[. ]?000 ?kr|t\. ?kr|tkr|tusinde? kr|mio\. ?kr|mia\. ?kr)\b",
    re.IGNORECASE,
)
#: Columns of money, which such a sentence is of: years, and what is paid, planned or asked for.
_OF_MONEY = re.compile(
    r"\W*(?:(?:B|R|BO|budget|regnskab) ?)?(?:19|20)\d\d\W*|i alt|total|"
    r".*(?:beløb|budget|regnskab|forbrug|udgift|indtægt|overslag|pris|bevilling|tilskud|søgt|afvig|anlæg).*",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:tabel|skema|oversigt)\s+\d", re.IGNORECASE)
_MAX_HEADER_ROWS = 3
_LONGEST_CAPTION = 300
#: Lines below a table among which its caption or unit is sought.
_NEAR = 4


def find_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among the lines of an item: at least two neighbouring rows of two cells or more.

    Rows of tabs or pipes are tables; columns of aligned spaces and cells that stand one a line are where
    nothing else can be meant, and stay lines otherwise.
    """
    found = [*marked_grids(lines), *aligned_grids(lines), *stacked_grids(lines)]
    return tuple(_table(lines, grid) for grid in sorted(found, key=lambda grid: grid.first))


def _table(lines: Sequence[Line], grid: Grid) -> Table:
    width = max(len(row) for row in grid.rows)
    padded = [(*row, *(blank(row[-1]) for _ in range(width - len(row)))) for row in grid.rows]
    headers = _header_rows(padded) if grid.headers is None else grid.headers
    caption, unit = _above(lines, grid.first)
    title, measure = _below(lines, grid.last)
    unit = unit or _said_of_amounts(lines, grid.first, padded, headers)
    corner = next((found for row in padded[:headers] if (found := unit_of(row[0].text))), None)
    titled = caption is not None and _CAPTION.match(caption)
    return Table(
        header=_joined(padded[:headers])
        if headers
        else tuple(Cell("", Span(c.span.start, c.span.start)) for c in padded[0]),
        rows=tuple(padded[headers:]),
        span=Span(lines[grid.first].span.start, lines[grid.last].span.end),
        caption=title if title and not titled else caption,
        unit=corner or unit or measure,
    )


def _header_rows(rows: Sequence[tuple[Cell, ...]]) -> int:
    """How many rows are header: the first unless it holds amounts, then letters, years and unit rows."""
    if any(is_amount(cell.text) for cell in rows[0][1:]):
        return 0
    count = 1
    while count < min(_MAX_HEADER_ROWS, len(rows) - 1) and _continues_header(rows[count]):
        count += 1
    return count


def _continues_header(row: tuple[Cell, ...]) -> bool:
    first, rest = row[0].text, [cell.text for cell in row[1:] if cell.text]
    if not rest or (first and not unit_of(first) and not all(_LETTER.fullmatch(t) for t in rest)):
        return False
    ticked = first and all(text.casefold() == "x" for text in rest)
    return not ticked and not any(is_amount(text) for text in rest)


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


def _above(lines: Sequence[Line], first: int) -> tuple[str | None, str | None]:
    """Caption and unit from the lines above a table."""
    unit, at = None, first - 1
    while at >= 0 and lines[at].artefact:
        at -= 1
    if at >= 0 and (unit := unit_of(lines[at].bare)) is not None:
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


def _said_of_amounts(
    lines: Sequence[Line], first: int, rows: Sequence[Sequence[Cell]], headers: int
) -> str | None:
    """The unit of all amounts as a sentence right above a table says it, where every figure is an amount."""
    places = [i for i in range(1, len(rows[0])) if any(is_amount(row[i].text) for row in rows[headers:])]
    names = [" ".join(filter(None, (row[i].text for row in rows[:headers]))) for i in places]
    if not names or not all(map(_OF_MONEY.fullmatch, names)):
        return None
    told = " ".join(line.bare for line in lines[max(0, first - _NEAR) : first] if not line.tabular)
    found = list(_SAID_OF_AMOUNTS.finditer(told))
    return found[-1]["unit"] if found else None


def _below(lines: Sequence[Line], last: int) -> tuple[str | None, str | None]:
    """Caption and unit from the line below a table, where no other table follows that they may be of."""
    below = [line for line in lines[last + 1 : last + 1 + _NEAR] if not line.artefact][:2]
    if not below or any(line.tabular for line in below) or role_of(below[0].bare) is not None:
        return None, None
    if len(below) > 1 and not below[1].after_blank:
        return None, None
    told = below[0].bare
    return (told.rstrip(" :") if _CAPTION.match(told) and len(told) <= _LONGEST_CAPTION else None), unit_of(
        told
    )

"""Minutes that are one table: a row an item, with columns such as 'Punkt', 'Indhold' and 'Beslutning'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.danish import fold
from rag.ingest.label_forms import Label
from rag.ingest.labels import CLOSING, role_of
from rag.ingest.layout import Line
from rag.ingest.shapes import Heading
from rag.ingest.tables import find_tables
from rag.model import Cell, Role, Span, Table

_NUMBERED = re.compile(
    r"(?:(?:punkt|pkt\.?|nr\.?)\s*)?(?P<n>\d{1,3})\s?[.):–-]?\s*(?P<title>.*)", re.IGNORECASE
)
#: What the column of the titles is called, folded.
_TITLES = frozenset(
    {
        "punkt",
        "punkter",
        "emne",
        "emner",
        "sag",
        "sager",
        "dagsorden",
        "dagsordenspunkt",
        "titel",
        "overskrift",
    }
    | {"pkt", "pkt.", "nr", "nr.", "dagsordenspunkter", "dagsordenpunkt"}
)
#: What the column of the decisions is called besides the labels of decisions, folded.
_DECISIONS = frozenset(
    {"referat/beslutning", "beslutning/referat", "beslutning/konklusion", "aftale", "aftaler"}
)
#: Fewer rows are no agenda.
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class AgendaTable:
    """The lines of a document with each cell of the table on a line of its own, and what each opens."""

    lines: list[Line]
    labels: dict[int, Label]
    headings: list[Heading]


def agenda_table(text: str, lines: Sequence[Line]) -> AgendaTable | None:
    """The items of the table that a document consists of; None where no table has numbered items."""
    for table in find_tables(lines):
        roles = [_role(cell.text) for cell in table.header]
        rows = [(_numbered(row), row) for row in table.rows]
        numbers = [found[0] for found, _ in rows if found is not None]
        rising = numbers == list(range(numbers[0], numbers[0] + len(rows))) if numbers else False
        if Role.DECISION in roles and len(rows) >= _SEVERAL and rising and _is_titles(table.header[0]):
            return _laid_out(text, lines, table, roles)
    return None


def _is_titles(cell: Cell) -> bool:
    return fold(cell.text).strip(" :") in {fold(name) for name in _TITLES}


def _role(header: str) -> Role | None:
    """The role of a column: None for that of the titles."""
    name = fold(header).strip(" :")
    if name in _TITLES:
        return None
    return Role.DECISION if name in _DECISIONS else role_of(header) or Role.BACKGROUND


def _numbered(row: Sequence[Cell]) -> tuple[int, str, int] | None:
    """The number and title of a row, and the column that the title stands in."""
    match = _NUMBERED.fullmatch(row[0].text)
    if match is None:
        return None
    column = 0 if match["title"] or len(row) < 2 else 1
    return int(match["n"]), match["title"] or row[column].text, column


def _laid_out(text: str, lines: Sequence[Line], table: Table, roles: Sequence[Role | None]) -> AgendaTable:
    found = AgendaTable([line for line in lines if line.span.end <= table.span.start], {}, [])
    for row in table.rows:
        number, title, column = _numbered(row) or (0, "", 0)
        found.headings.append(Heading(len(found.lines), "dot", number, title))
        found.lines.append(_line(text, Span(row[0].span.start, row[column].span.end), title))
        for cell, role, head in zip(
            row[column + 1 :], roles[column + 1 :], table.header[column + 1 :], strict=True
        ):
            if cell.text:
                name = head.text.strip(" :") or "Indhold"
                found.labels[len(found.lines)] = Label(
                    name, role or Role.BACKGROUND, cell.span.start, inline=True
                )
                found.lines.append(_line(text, cell.span, cell.text))
    below = [line for line in lines if line.span.start >= table.span.end]
    if below:
        found.labels[len(found.lines)] = Label(CLOSING, Role.OTHER, below[0].span.start, inline=True)
    found.lines.extend(below)
    return found


def _line(text: str, span: Span, words: str) -> Line:
    return Line(span, span.of(text), words)

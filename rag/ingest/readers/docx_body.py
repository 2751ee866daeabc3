"""The body of a Word document → blocks of text, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rag.ingest.labels import role_of
from rag.ingest.readers.blocks import Cell, folded, heading, is_field, is_label, table, unrolled
from rag.ingest.readers.docx_numbering import BULLET, Numbering
from rag.ingest.readers.docx_styles import Styles, attribute, first, is_on, whole
from rag.ingest.readers.elements import local

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What was deleted or moved away, and what describes rather than is text.
_DROPPED = frozenset(
    """del moveFrom delText delInstrText instrText pPr rPr tblPr tcPr trPr tblGrid sectPr sdtPr sdtEndPr
    commentReference annotationRef proofErr bookmarkStart bookmarkEnd Fallback""".split()
)
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
#: A line in bold that is no longer stands for a heading.
_SHORT = 150
_NUMBER = re.compile(r"(?:(?:punkt|pkt\.?|sag nr\.?)\s*)?\d{1,4}[.:)]?", re.IGNORECASE)
_PIECE = tuple[str, bool]


@dataclass
class _Paragraph:
    """The text of a paragraph as pieces with whether each is bold, and what hangs on it."""

    pieces: list[_PIECE] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Body:
    """What the parts of a document say beside its body: styles, lists, notes by kind and id.

    A note is taken out when it is written: it stands where its mark stands first.
    """

    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], _Element]

    def blocks(self, element: _Element) -> list[str]:
        """The blocks of a body, a text box or a note; the entries of one list stand in one block."""
        found: list[list[str]] = []
        last = ""
        for block, group in self._blocks(element):
            if group and group == last:
                found[-1].append(block)
            else:
                found.append([block])
            last = group
        return ["\n".join(lines) for lines in found]

    def _blocks(self, element: _Element) -> Iterator[tuple[str, str]]:
        """Each block and the group it stands close in: entries of one list, rows of tabs; '' for none."""
        for child in element:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from ((block, "") for block in self._table(child))
            elif name and name not in _DROPPED:
                yield from self._blocks(child)

    def _paragraph(self, element: _Element) -> Iterator[tuple[str, str]]:
        properties = first(element, "pPr")
        read = _Paragraph()
        _read(element, read, bold=False)
        numbered = None if _is_deleted(properties) else self.styles.numbered(properties)
        mark = self.numbering.mark(numbered) if numbered else ""
        lines = _lines(read.pieces)
        if lines:
            level = self.styles.heading(properties)
            depth = numbered.level if numbered and not level else 0
            bold = _is_bold(read.pieces) and mark != BULLET and _is_short(lines)
            entry = numbered.number if numbered and mark and not level and not bold else ""
            group = entry or ("tabs" if "\t" in lines[0] else "")
            yield self._written(lines, mark, level, depth, bold), group
        for note in read.notes:
            if (held := self.notes.pop((note.partition(" ")[0], note.partition(" ")[2]), None)) is not None:
                yield from ((block, "") for block in self.blocks(held))
        for box in read.boxes:
            yield from ((block, "") for block in self.blocks(box))

    @staticmethod
    def _written(lines: list[str], mark: str, level: int, depth: int, bold: bool) -> str:
        if level:
            return heading(level, " ".join([*([mark] if mark and mark != BULLET else []), *lines]))
        if bold:
            named = not mark and (is_field(lines[0]) or role_of(lines[0]) is not None)
            return lines[0] if named else f"**{f'{mark} {lines[0]}'.strip()}**"
        if mark:
            return "\n".join(f"{'  ' * depth}{line}" for line in [f"{mark} {lines[0]}", *lines[1:]])
        return "\n".join(lines)

    def _table(self, element: _Element) -> list[str]:
        rows = [row for row in _inside(element, "tr") if first(row, "trPr", "del") is None]
        headers = 0
        while headers < len(rows) and is_on(first(rows[headers], "trPr", "tblHeader")):
            headers += 1
        read = [[*self._row(row)] for row in rows]
        return table(unrolled(_grid(read, headers or 1), 0))

    def _row(self, row: _Element) -> Iterator[tuple[Cell, int, str]]:
        """Each cell with how many columns it spans and how it is merged: 'restart', 'continue' or ''."""
        before = whole(attribute(first(row, "trPr", "gridBefore"))) or 0
        yield from [((), 1, "")] * min(max(before, 0), 20)
        for cell in _inside(row, "tc"):
            merged = first(cell, "tcPr", "vMerge")
            kind = "" if merged is None else attribute(merged) or "continue"
            yield self._cell(cell), whole(attribute(first(cell, "tcPr", "gridSpan"))) or 1, kind

    def _cell(self, cell: _Element) -> Cell:
        found = self.blocks(cell)
        if any(block.startswith(("#", "|")) for block in found):
            return tuple(found)
        return tuple(line.replace("\t", " ") for block in found for line in block.split("\n"))


def _inside(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, whatever they are wrapped in."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _inside(child, name)


def _grid(rows: list[list[tuple[Cell, int, str]]], headers: int) -> Iterator[list[tuple[Cell, int, int]]]:
    """Rows of cells with their column spans; what is merged downwards from below the headers comes again."""
    above: dict[int, Cell] = {}
    for number, row in enumerate(rows):
        column = 0
        line: list[tuple[Cell, int, int]] = []
        for cell, columns, merged in row:
            if merged == "continue" and column in above:
                cell = above[column]
            elif merged == "restart":
                above[column] = cell if number >= headers and is_label(cell) else ()
            else:
                above.pop(column, None)
            line.append((cell, columns, 1))
            column += max(columns, 1)
        yield line


def _read(element: _Element, into: _Paragraph, bold: bool) -> None:
    """Read the runs of a paragraph; what was inserted is kept, what was deleted or hidden is not."""
    for child in element:
        name = local(child)
        if name == "r":
            properties = first(child, "rPr")
            if not is_on(first(properties, "vanish")):
                _read(child, into, is_on(first(properties, "b")))
        elif name == "t":
            into.pieces.append(((child.text or "").replace("\n", " "), bold))
        elif name in _CHARACTERS:
            into.pieces.append((_CHARACTERS[name], bold))
        elif name == "br":
            into.pieces.append(("\n", bold))
        elif name in _NOTES:
            into.notes.append(f"{_NOTES[name]} {attribute(child, 'id') or ''}")
        elif name == "txbxContent":
            into.boxes.append(child)
        elif name and name not in _DROPPED:
            _read(child, into, bold)


def _is_deleted(properties: _Element | None) -> bool:
    """Whether the paragraph itself was deleted, its mark with it."""
    return first(properties, "rPr", "del") is not None


def _is_bold(pieces: list[_PIECE]) -> bool:
    return all(bold for text, bold in pieces if text.strip())


def _is_short(lines: list[str]) -> bool:
    """Whether lines in bold stand for a heading."""
    return len(lines) == 1 and len(lines[0]) <= _SHORT and "*" not in lines[0]


def _lines(pieces: list[_PIECE]) -> list[str]:
    """The lines of a paragraph. Tabs part cells, but after a name or a number they are only space."""
    found = []
    for line in "".join(text for text, _ in pieces).split("\n"):
        cells = [folded(cell) for cell in line.split("\t")]
        while cells and not cells[-1]:
            cells.pop()
        while len(cells) > 1 and not cells[0]:
            cells.pop(0)
        named = len(cells) == 2 and (is_field(cells[0]) or cells[0].endswith(":"))
        if named or (len(cells) > 1 and _NUMBER.fullmatch(cells[0])):
            first_two = f"{cells[0].rstrip(':')}: {cells[1]}" if named else f"{cells[0]} {cells[1]}"
            cells[:2] = [first_two]
        if text := "\t".join(cells):
            found.append(text)
    return found

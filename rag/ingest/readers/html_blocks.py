"""An element of a web page → blocks of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from rag.ingest.labels import role_of
from rag.ingest.readers.blocks import Cell, folded, heading, is_field, table, unrolled

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr o:p output q rp rt
    ruby s samp small span strike strong sub sup time tt u var wbr""".split()
)
_BOLD = frozenset({"b", "strong"})
_DELETED = frozenset({"del"})
#: What rows and terms may be wrapped in.
_WRAPPERS = frozenset({"thead", "tbody", "tfoot", "div", "form"})
#: Classes of what names the value right behind it; a style sheet sets them apart.
_NAMES_VALUE = re.compile(
    r"(?:^|[\s_-])(?:label|caption|key|term|felt|ledetekst|field-?name)(?:$|[\s_-])", re.IGNORECASE
)
#: A line in bold that is no longer stands for a heading.
_SHORT = 150
#: An entry of a list with more blocks is a part of the page rather than an entry.
_MOST_BLOCKS = 4
_LONGEST_NUMBER = 4
#: A longer heading was never closed.
_LONGEST_HEADING = 600


@dataclass
class _Writer:
    """Blocks written so far, and the line of text that is being written."""

    shift: int
    dropped: Callable[[str], bool] | None
    blocks: list[str] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def say(self, text: str | None, bold: bool) -> None:
        if text:
            self.pieces.append((text, bold))

    def block(self, text: str) -> None:
        if text and not self.drops(text):
            self.blocks.append(text)

    def drops(self, text: str) -> bool:
        return self.dropped is not None and self.dropped(text)

    def end(self) -> None:
        """End the line of text; every line break in it was written as a line of its own."""
        lines = [line for part in "".join(t for t, _ in self.pieces).split("\v") if (line := folded(part))]
        bold = bool(lines) and all(strong for text, strong in self.pieces if text.strip())
        self.pieces.clear()
        if bold and len(lines) == 1 and len(lines[0]) <= _SHORT and "*" not in lines[0]:
            self.block(lines[0] if is_field(lines[0]) or role_of(lines[0]) else f"**{lines[0]}**")
        else:
            self.block("\n".join(line for line in lines if not self.drops(line)))


def blocks_of(
    element: HtmlElement, shift: int = 0, dropped: Callable[[str], bool] | None = None
) -> list[str]:
    """The blocks of an element: paragraphs, '#' headings `shift` levels deeper, lists, tables.

    Blocks that `dropped` is true of are left out.
    """
    writer = _Writer(shift, dropped)
    _walk(element, writer, bold=False)
    writer.end()
    return writer.blocks


def _walk(element: HtmlElement, writer: _Writer, bold: bool) -> None:
    writer.say(_spaced(element, element.text), bold)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            writer.say("\v", bold)
        elif tag in _INLINE:
            _walk(child, writer, bold or tag in _BOLD or _heavy(child))
            if _names_next(child):
                writer.say(": ", bold)
        elif tag and tag not in _DELETED:
            writer.end()
            _block(child, tag, writer, bold)
        writer.say(_spaced(element, child.tail), bold)


def _names_next(element: HtmlElement) -> bool:
    """Whether an element names the one right behind it: '<span class="label">Afbud</span><span>A</span>'."""
    said = "".join(element.itertext()).strip()
    behind = element.getnext()
    return (
        _NAMES_VALUE.search(element.get("class", "")) is not None
        and said[-1:].isalpha()
        and not (element.tail or "").strip()
        and behind is not None
        and behind.tag in _INLINE
    )


def _spaced(element: HtmlElement, text: str | None) -> str | None:
    """Text with its line ends as spaces, but in preformatted text, where they are lines."""
    if not text:
        return None
    return text.replace("\v", " ").replace("\n", "\v" if element.tag == "pre" else " ")


def _heavy(element: HtmlElement) -> bool:
    return re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", element.get("style", "")) is not None


def _block(element: HtmlElement, tag: str, writer: _Writer, bold: bool) -> None:
    if tag in _HEADINGS and len(element.text_content()) <= _LONGEST_HEADING:
        words = " ".join(" ".join(_inside(element, writer)).replace("**", "").split()).lstrip("# ")
        if words and not writer.drops(words):
            writer.block(heading(_HEADINGS[tag] + writer.shift, words))
    elif tag == "table":
        for block in _table(element, writer):
            writer.block(block)
    elif tag in ("ul", "ol"):
        _list(element, writer)
    elif tag == "dl":
        _definitions(element, writer)
    else:
        _walk(element, writer, bold or _heavy(element))
    writer.end()


def _inside(element: HtmlElement, writer: _Writer) -> list[str]:
    return blocks_of(element, writer.shift, writer.dropped)


def _list(element: HtmlElement, writer: _Writer) -> None:
    """A list as lines; where its entries are whole parts of the page, as these parts."""
    entries: list[str] = []
    for mark, entry in _entries(element):
        found = _inside(entry, writer)
        if len(found) > _MOST_BLOCKS or any(block.startswith(("#", "|")) for block in found):
            writer.block("\n".join(entries))
            entries = []
            for block in found:
                writer.block(block)
        elif found:
            lines = "\n".join(found).split("\n")
            entries.append("\n".join([f"{mark} {lines[0]}", *(f"  {line}" for line in lines[1:])]))
    writer.block("\n".join(entries))


def _entries(element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    number = _number(element.get("start"), 1)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        number = _number(child.get("value"), number)
        yield "-" if element.tag == "ul" else _mark(number, element.get("type", "1")), child
        number += 1


def _mark(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)})"
    return f"{number}."


def _number(text: str | None, otherwise: int) -> int:
    short = (text or "").strip()
    return int(short) if short.isdecimal() and len(short) <= _LONGEST_NUMBER else otherwise


def _definitions(element: HtmlElement, writer: _Writer) -> None:
    """Terms and what they are: facts of the meeting on one line, sections below their label."""
    name = ""
    for child in _parts(element, ("dt", "dd")):
        found = _inside(child, writer)
        if child.tag == "dt":
            writer.block(name)
            name = " ".join(found).strip("*")
        elif name and role_of(name) is None and len(found) == 1:
            writer.block(f"{name.rstrip(' :')}: {found[0]}")
            name = ""
        else:
            writer.block(name)
            name = ""
            for block in found:
                writer.block(block)
    writer.block(name)


def _parts(element: HtmlElement, tags: tuple[str, ...]) -> Iterator[HtmlElement]:
    """The parts of a list of terms or a table by their tags, whatever they are wrapped in."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _parts(child, tags)


def _table(element: HtmlElement, writer: _Writer) -> list[str]:
    rows = list(_parts(element, ("tr",)))
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    headers = 0
    while headers < len(rows) and cells[headers] and _is_header(rows[headers], cells[headers]):
        headers += 1
    spanned = [
        [(_cell(c, writer), _number(c.get("colspan"), 1), _number(c.get("rowspan"), 1)) for c in row]
        for row in cells
    ]
    caption = [block for each in element.findall("caption") for block in _inside(each, writer)]
    return [*caption, *table(unrolled(spanned, headers))]


def _is_header(row: HtmlElement, cells: list[HtmlElement]) -> bool:
    return row.getparent().tag == "thead" or all(cell.tag == "th" for cell in cells)


def _cell(element: HtmlElement, writer: _Writer) -> Cell:
    found = _inside(element, writer)
    if any(block.startswith(("#", "|")) for block in found):
        return tuple(found)
    return tuple(line for block in found for line in block.split("\n"))

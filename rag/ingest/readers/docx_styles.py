"""What the styles of a Word document say of a paragraph: how deep a heading it is, how it is numbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from rag.ingest.readers.elements import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_T = TypeVar("_T")
_HEADING = re.compile(r"(?:heading|overskrift)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|titel", re.IGNORECASE)
#: Levels of outline are counted from 0; this one is running text.
_BODY = 9
#: A style rests on another; longer chains are circles.
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: what it rests on and what it says itself."""

    name: str
    parent: str
    properties: _Element | None


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which list a paragraph is numbered in, and on which of its levels, from 0."""

    number: str
    level: int


def first(element: _Element | None, *path: str) -> _Element | None:
    """The element at a path of local names, the first at each step."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child) == name), None)
    return element


def attribute(element: _Element | None, name: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((str(v) for key, v in element.attrib.items() if key.rpartition("}")[2] == name), None)


def whole(text: str | None) -> int | None:
    """A small whole number, or None."""
    return int(text) if text is not None and re.fullmatch(r"[+-]?\d{1,6}", text, re.ASCII) else None


def is_on(element: _Element | None) -> bool:
    """Whether a switch such as `<w:b/>` is there and not off."""
    return element is not None and attribute(element) not in ("0", "false", "off", "none")


class Styles:
    """The paragraph styles of a document by their id."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._usual = ""
        for each in () if root is None else root:
            if local(each) == "style" and attribute(each, "type") == "paragraph":
                self._add(each)

    def _add(self, element: _Element) -> None:
        name = attribute(element, "styleId") or ""
        parent = attribute(first(element, "basedOn")) or ""
        self._styles[name] = Style(attribute(first(element, "name")) or name, parent, first(element, "pPr"))
        if attribute(element, "default") in ("1", "true"):
            self._usual = name

    def heading(self, properties: _Element | None) -> int:
        """The level of heading of a paragraph with these properties, from 1; 0 for running text."""
        level = whole(attribute(first(properties, "outlineLvl")))
        if level is not None:
            return level + 1 if 0 <= level < _BODY else 0
        return self._found(properties, _heading) or 0

    def numbered(self, properties: _Element | None) -> Numbered | None:
        """The list that a paragraph with these properties is numbered in."""
        own = first(properties, "numPr")
        number = attribute(first(own, "numId"))
        level = whole(attribute(first(own, "ilvl")))
        inherited = self._found(properties, _number)
        if number is None and inherited is not None:
            number = inherited.number
            level = inherited.level if level is None else level
        if number is None or number == "0":
            return None
        return Numbered(number, min(max(level or 0, 0), 8))

    def _found(self, properties: _Element | None, read: Callable[[Style], _T | None]) -> _T | None:
        """What the nearest style says that says anything."""
        return next((said for style in self._chain(properties) if (said := read(style)) is not None), None)

    def _chain(self, properties: _Element | None) -> Iterator[Style]:
        name = attribute(first(properties, "pStyle")) or self._usual
        for _ in range(_LONGEST_CHAIN):
            if (style := self._styles.get(name)) is None:
                return
            yield style
            name = style.parent


def _heading(style: Style) -> int | None:
    level = whole(attribute(first(style.properties, "outlineLvl")))
    if level is not None:
        return level + 1 if 0 <= level < _BODY else 0
    if match := _HEADING.fullmatch(style.name.strip()):
        return int(match[1])
    return 1 if _TITLE.fullmatch(style.name.strip()) else None


def _number(style: Style) -> Numbered | None:
    number = attribute(first(style.properties, "numPr", "numId"))
    level = whole(attribute(first(style.properties, "numPr", "ilvl")))
    return None if number is None else Numbered(number, level or 0)

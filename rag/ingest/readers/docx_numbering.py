"""The numbers that Word shows before paragraphs and does not write: '1.', 'a)', 'Punkt 12:'."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.ingest.readers.docx_styles import Numbered, attribute, first, whole
from rag.ingest.readers.elements import local

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "-"
_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
#: Beyond this Roman and Arabic numbers are both nonsense.
_MOST = 4_000
#: Characters around a number: 'Dagsordenspunkt %1:'.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: what it counts from, how, and the text around its number ('Punkt %1:')."""

    start: int = 1
    kind: str = "decimal"
    text: str = "%1."


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._begun: set[str] = set()
        for each in () if root is None else root:
            if local(each) == "abstractNum":
                self._abstract[attribute(each, "abstractNumId") or ""] = _levels(each)
            elif local(each) == "num":
                self._add(each)

    def _add(self, element: _Element) -> None:
        number = attribute(element, "numId") or ""
        abstract = attribute(first(element, "abstractNumId")) or ""
        self._lists[number] = abstract
        known = self._abstract.get(abstract, {})
        self._restarts[number] = {
            at: _overridden(known.get(at, Level()), each)
            for each in element
            if local(each) == "lvlOverride" and (at := whole(attribute(each, "ilvl"))) is not None
        }

    def mark(self, numbered: Numbered) -> str:
        """What stands before the next paragraph of a list: BULLET, '3.', 'Punkt 12:'; empty for nothing."""
        abstract = self._lists.get(numbered.number)
        if abstract is None:
            return ""
        levels = {**self._abstract.get(abstract, {}), **self._restarts[numbered.number]}
        counts = self._counts[abstract]
        if numbered.number not in self._begun:
            self._begun.add(numbered.number)
            for at in self._restarts[numbered.number]:
                if at < _LEVELS:
                    counts[at] = None
        self._count(counts, levels, numbered.level)
        return _shown(levels, counts, numbered.level)

    @staticmethod
    def _count(counts: list[int | None], levels: dict[int, Level], at: int) -> None:
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels.get(above, Level()).start
        before = counts[at]
        counts[at] = levels.get(at, Level()).start if before is None else before + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)


def _levels(element: _Element) -> dict[int, Level]:
    return {
        at: _level(each)
        for each in element
        if local(each) == "lvl" and (at := whole(attribute(each, "ilvl"))) is not None
    }


def _level(element: _Element) -> Level:
    start = whole(attribute(first(element, "start")))
    return Level(
        1 if start is None else start,
        attribute(first(element, "numFmt")) or "decimal",
        (attribute(first(element, "lvlText")) or "")[:_LONGEST],
    )


def _overridden(level: Level, element: _Element) -> Level:
    own = first(element, "lvl")
    level = level if own is None else _level(own)
    start = whole(attribute(first(element, "startOverride")))
    return level if start is None else Level(start, level.kind, level.text)


def _shown(levels: dict[int, Level], counts: list[int | None], at: int) -> str:
    level = levels.get(at, Level())
    if level.kind == "bullet":
        return BULLET
    if level.kind == "none":
        return ""
    return re.sub(
        r"%([1-9])",
        lambda match: _number(counts[int(match[1]) - 1] or 0, levels.get(int(match[1]) - 1, Level()).kind),
        level.text,
    ).strip()


def _number(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and 0 < count < _MOST:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < _MOST:
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return f"{count:02}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (count // value)
        count %= value
    return letters

"""A text of minutes cut into units: sentences, list points, headings and cells, with what stands about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from eval.facts import Token, TokenKind, read, tidy
from eval.patterns import MONTHS
from eval.support.sections import Part, labelled
from eval.support.sentences import sentences
from eval.support.tables import Cell, cells_of, grid, is_separator
from eval.support.words import Words, topic, without_figures
from eval.support.wrapping import unwrapped

_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_HASH = re.compile(r"^\s*#+\s*")
_BULLET = re.compile(
    rf"^\s*(?:[-•*–+]\s+|\(?\d{{1,2}}[.)]\s+(?!(?:{'|'.join(MONTHS)}|kvartal|kvt|halvår)\b)|[a-z]\)\s+)"
)
_POINT = re.compile(r"^\s*(?:ad\.?\s*)?(?P<number>\d{1,2})\s*[.:)]+\s*(?:og\s)?", re.IGNORECASE)
_LONGEST_HEADING = 90  # characters
#: A label in the middle of a paragraph.
_RUN_IN = re.compile(
    r"(?:beslutning|afgørelse|indstilling|sagsfremstilling|økonomi|bilag): \S", re.IGNORECASE
)


@dataclass(frozen=True)
class Unit:
    """A sentence, list point, heading or cell of a table (the `table`-th of the text).

    `about` are the words of what stands above or before it, `title` those of the agenda item's heading, and
    `label` those that tell whose it is: the row of a cell, the body that decided.
    """

    text: str
    part: Part
    tokens: tuple[Token, ...]
    words: Words
    about: Words = frozenset()
    title: Words = frozenset()
    label: Words = frozenset()
    point: int | None = None
    cell: Cell | None = None
    table: int = 0


@dataclass
class _Reader:
    """Where one is while reading line by line."""

    part: Part = Part.BODY
    title: Words = frozenset()
    heading: Words = frozenset()
    lead: Words = frozenset()
    whose: Words = frozenset()
    last: Words = frozenset()
    point: int | None = None
    tables: int = 0
    caption: list[str] = field(default_factory=list)

    @property
    def about(self) -> Words:
        return without_figures(self.title | self.heading | self.lead | self.last)


def units(text: str, part: Part = Part.BODY) -> tuple[Unit, ...]:
    """The units of a text, in order. `part` is what it begins as."""
    reader = _Reader(part=part)
    return tuple(unit for block in _blocks(text) for unit in _units_of(block, reader))


def _blocks(text: str) -> Iterator[list[str]]:
    """Single lines, and tables as the list of their lines."""
    table: list[str] = []
    for line in unwrapped([_TAG.sub(" ", raw).rstrip("\r") for raw in text.split("\n")]):
        if cells_of(line) is not None and line.strip():
            table.append(line)
            continue
        if table:
            yield table
            table = []
        if line.strip():
            yield [line]
    if table:
        yield table


def _units_of(block: list[str], reader: _Reader) -> Iterator[Unit]:
    if cells_of(block[0]) is not None:
        yield from _table(block, reader)
        return
    line = tidy(_HASH.sub("", block[0]))
    found = labelled(line, reader.part) if line else None
    if found:
        reader.part, whose, line = found
        reader.whose = topic(read(whose))
        reader.heading = reader.lead = reader.last = frozenset()
        reader.point = None
        if whose:
            yield _sentence(whose, reader)  # 'Beslutning i Byrådet den 6. maj' says who and when
            reader.last = frozenset()
    if line:
        yield from _line(line, reader, is_title=bool(found))
        reader.caption = [*reader.caption[-2:], line]


def _table(block: list[str], reader: _Reader) -> Iterator[Unit]:
    rows = [cells for line in block if not is_separator(line) and (cells := cells_of(line))]
    caption = " ".join(line for line in reader.caption if len(line) <= _LONGEST_HEADING)
    table = grid(rows, reader.caption)
    about = reader.about | without_figures(topic(read(tidy(caption))))
    reader.caption = []
    reader.tables += 1
    first = without_figures(topic(table.header[0])) if table.header else frozenset()
    for row in table.rows:
        for cell in row:
            yield _cell(cell, reader, about | first)


def _cell(cell: Cell, reader: _Reader, about: Words) -> Unit:
    label = topic(cell.row)
    words = label | topic(cell.column) | topic(cell.tokens)
    return Unit(
        cell.text, reader.part, cell.tokens, words, about, reader.title, label, cell=cell, table=reader.tables
    )


def _line(line: str, reader: _Reader, is_title: bool) -> Iterator[Unit]:
    """A heading, a list point, or the sentences of a paragraph."""
    number = _POINT.match(line) if reader.part is not Part.BODY else None
    if number and not _is_date(line):
        reader.point = int(number["number"])
        line = line[number.end() :]
    is_point = bool(_BULLET.match(line)) or bool(number)
    text = _BULLET.sub("", line)
    if not is_point:
        reader.last = frozenset()
    for sentence in sentences(text):
        if run_in := labelled(sentence, reader.part) if _RUN_IN.match(sentence) else None:
            reader.part, _, sentence = run_in
            reader.point = None
        ad = _POINT.match(sentence) if reader.part is Part.DECISION and not _is_date(sentence) else None
        if ad:
            reader.point = int(ad["number"])
            sentence = sentence[ad.end() :]
        if sentence:
            yield _sentence(sentence, reader)
    _remember(text, reader, is_point, is_title)


def _sentence(sentence: str, reader: _Reader) -> Unit:
    tokens = read(sentence)
    words = topic(tokens)
    own = words | reader.whose | _point(reader)
    about, reader.last = reader.about, words
    return Unit(sentence, reader.part, tokens, own, about, reader.title, reader.whose, reader.point)


def _point(reader: _Reader) -> Words:
    return frozenset() if reader.point is None else frozenset({f"figure {reader.point}"})


def _remember(text: str, reader: _Reader, is_point: bool, is_title: bool) -> None:
    """What a line says of those below it: as a title, as a heading, or as the opening of a list."""
    words = topic(read(text))
    if is_title and text:
        reader.title = words
    elif text.endswith(":"):
        reader.lead = words
    elif not is_point:
        reader.lead = frozenset()
        if len(text) <= _LONGEST_HEADING and not text.endswith((".", "!", "?", ",", ";")):
            reader.heading = words


def _is_date(line: str) -> bool:
    tokens = read(line)
    return bool(tokens) and tokens[0].kind is TokenKind.DAY


def proposals(found: Iterable[Unit]) -> dict[int, Words]:
    """The words of each numbered point that was proposed: 'Ad 2' of a decision is about the second."""
    points: dict[int, Words] = {}
    for unit in found:
        if unit.part is Part.PROPOSAL and unit.point is not None:
            points[unit.point] = points.get(unit.point, frozenset()) | unit.words
    return points

"""Sections on one line: '2. Titel. Der søges … Beslutning: …', and rows as '| Beslutning | Godkendt. |'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rag.danish import sentences
from rag.ingest.closing import with_ends
from rag.ingest.labels import role_of
from rag.ingest.layout import Line
from rag.ingest.table_cells import RULE

_DECISION = r"(?:Beslutning(?:en)?|Konklusion|Afgørelse|Vedtagelse|Referat)"
#: What may be a label inside a line, behind the end of a sentence.
_INSIDE = re.compile(
    r"(?<=[.!?:)*])\s+(?=(?:[*_]{2})?(?P<name>[A-ZÆØÅ][\wæøåé]+(?: [\wæøå]+){0,3})\s?(?:[*_]{2})?\s?:)"
)
_DECISION_INSIDE = re.compile(rf"(?<=[.!?:)*])\s+(?:[*_]{{2}})?{_DECISION}\s?(?:[*_]{{2}})?\s?:")
_DECISION_FIRST = re.compile(
    rf"(?:[*_]{{2}})?{_DECISION}\b[^.]{{0,60}}$|(?:[*_]{{2}})?{_DECISION}\s?(?:[*_]{{2}})?\s?:"
)
#: The number that an item begins with.
_NUMBER = re.compile(
    r"(?:[*_]{2})?(?:(?:punkt|pkt\.?|sag|ad)\s*(?:nr\.?\s*)?)?(?P<n>\d{1,4})\s?[.):]\s*", re.IGNORECASE
)
#: The next item on the same line.
_NEXT = re.compile(r"(?<=[.!?])\s+(?=(?:Punkt |Pkt\. ?)?(?P<n>\d{1,4})[.)]\s+[A-ZÆØÅ])")
_CLOSED = re.compile(r"\(?lukket (?:punkt|sag)\)?\.?", re.IGNORECASE)
#: The numbers of closed items may be left out.
_WIDEST_GAP = 8
#: So many decisions stand inside lines where minutes are written so.
_SEVERAL = 2


def unfolded(lines: Sequence[Line]) -> list[Line]:
    """The lines with each label and its text on lines of their own, as titles are.

    Paragraphs are left as they are where the minutes set most of their decisions on lines of their own.
    """
    lines = list(with_ends(list(_without_rows(lines))))
    inside = sum(
        len(_DECISION_INSIDE.findall(line.raw)) for line in lines if ":" in line.raw and not line.tabular
    )
    first = sum(_DECISION_FIRST.match(line.raw) is not None for line in lines)
    if inside < _SEVERAL or inside <= first:
        return lines
    found: list[Line] = []
    number: int | None = None
    for line in lines:
        for piece in [line] if line.tabular or line.artefact else _cut(line, _borders(line, number)):
            number = _number(piece) or number
            found.append(piece)
    return found


def _without_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, a row of a label and its text as two: first the label, then the text."""
    for tabular, group in groupby(lines, key=lambda line: line.tabular):
        block = list(group)
        cells = [_cells(line) for line in block] if tabular else []
        rows = [row for row in cells if row]
        labels = sum(role_of(row[0].bare) is not None for row in rows if row)
        if labels < _SEVERAL or any(len(row) > _SEVERAL for row in rows):
            yield from block
        else:
            yield from (cell for row in rows for cell in row)


def _cells(line: Line) -> list[Line]:
    """The cells of a row as lines; none of the rule below a header."""
    if RULE.fullmatch(line.raw):
        return []
    spans = [match.span() for match in re.finditer(r"[^|\t]+", line.raw) if match.group().strip()]
    return [line.part(*span) for span in spans]


def _number(line: Line) -> int | None:
    match = _NUMBER.match(line.raw)
    return int(match["n"]) if match else None


def _borders(line: Line, number: int | None) -> list[int]:
    """Where the pieces of a line begin, as offsets into it: labels, items, the text of an item."""
    labels = [match.end() for match in _INSIDE.finditer(line.raw) if role_of(match["name"]) is not None]
    items = list(_items(line.raw, number))
    return sorted({*items, *labels, *_texts(line.raw, items, labels)} - {0})


def _items(raw: str, number: int | None) -> Iterator[int]:
    """Where the items begin whose numbers follow the last."""
    first = _NUMBER.match(raw)
    if first is not None and (number is None or number < int(first["n"]) <= number + _WIDEST_GAP):
        yield 0
        number = int(first["n"])
    for match in _NEXT.finditer(raw):
        if number is not None and int(match["n"]) == number + 1:
            yield match.end()
            number += 1


def _texts(raw: str, items: Sequence[int], labels: Sequence[int]) -> Iterator[int]:
    """Where the text of each item begins: behind the sentence that is its title."""
    for item in items:
        end = min((one for one in (*items, *labels) if one > item), default=len(raw))
        match = _NUMBER.match(raw, item)
        begin = match.end() if match else item
        told = sentences(raw[begin:end], begin)
        if len(told) > 1 and not _CLOSED.fullmatch(told[0].of(raw)):
            yield told[1].start


def _cut(line: Line, borders: Sequence[int]) -> Iterator[Line]:
    """The pieces of a line between borders; a title without its full stop."""
    for begin, end in zip([0, *borders], [*borders, len(line.raw)], strict=True):
        piece = line.part(begin, end)
        yield line.part(begin, begin + len(piece.raw) - 1) if _is_title(piece) else piece


def _is_title(line: Line) -> bool:
    return line.raw.endswith(".") and _NUMBER.match(line.raw) is not None

"""Who missed single items, where the head of the minutes says which: 'A deltog ikke i punkt 3-5 og 8'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rag.danish import sentences
from rag.ingest.layout import Line
from rag.ingest.people import NAME, mentions
from rag.model import Absence, AgendaItem, Span

_MISSED = re.compile(
    r"\b(?:deltog|deltager|har|var|er)\s+(?:\w+\s+){0,3}?ikke\b(?!\s+i mødet)[^.;]{0,60}?"
    r"\bpunkt(?:erne)?\.?\s+"
    r"(?P<numbers>\d{1,4}(?:\s*(?:[-–,]|og|samt|til)\s*\d{1,4})*)|"
    r"\bforlod\s+(?:mødet|lokalet|mødelokalet)[^.;]{0,40}?\bunder\s+(?:behandlingen af\s+)?(?:punkt|pkt\.)\s+"
    r"(?P<number>\d{1,4})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<first>\d+)(?:\s*(?:[-–]|til)\s*(?P<last>\d+))?")
_FIRST_NAME = re.compile(NAME)
#: More items than this are no list of items.
_MOST = 100


def missed_items(lines: Sequence[Line]) -> dict[int, tuple[Absence, ...]]:
    """Who took no part in which item, by its number, as the lines above the first item say."""
    found: dict[int, tuple[Absence, ...]] = {}
    for line in lines:
        for piece in sentences(line.bare):
            said = piece.of(line.bare)
            if (match := _MISSED.search(said)) is None:
                continue
            away = _people(line, piece.start, said[: match.start()])
            for number in _numbers(match["numbers"] or match["number"]):
                found[number] = (*found.get(number, ()), *away)
    return found


def with_missed(items: Sequence[AgendaItem], above: Sequence[Line]) -> tuple[AgendaItem, ...]:
    """The items with those whom the lines above them say missed just one of them.

    Whoever is named under several items counts as away from the meeting wherever attendance is asked for,
    so that those who missed a list of items are left out.
    """
    missed = missed_items(above)
    away = [absence.name for absences in missed.values() for absence in absences]
    counts = Counter([*away, *(absence.name for item in items for absence in item.absent)])
    return tuple(
        replace(
            item,
            absent=(*item.absent, *(one for one in missed.get(item.number, ()) if counts[one.name] == 1)),
        )
        for item in items
    )


def _people(line: Line, shift: int, said: str) -> tuple[Absence, ...]:
    """The people named before the predicate, behind a label such as 'Bemærkninger:'."""
    label = re.match(r"[^:]{1,40}:\s*", said)
    begin = label.end() if label and not _FIRST_NAME.match(said) else 0
    return tuple(
        Absence(
            who.name,
            Span(line.position(shift + begin + who.start), line.position(shift + begin + who.end - 1) + 1),
        )
        for who in mentions(said[begin:])
    )


def _numbers(told: str) -> list[int]:
    found: list[int] = []
    for match in _NUMBER.finditer(told):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        found.extend(range(first, last + 1) if first <= last <= first + _MOST else (first, last))
    return found

"""Whether one file holds the minutes of more than one meeting, and where the next ones begin."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rag.ingest.committees import BODY_WORD
from rag.ingest.dates import find_dates
from rag.ingest.layout import Line
from rag.ingest.shapes import numbers_of

_WEEKDAY = r"(?:man|tirs|ons|tors|fre|lør|søn)dag"
#: What stands before the date in the head of minutes, and after it.
_BEFORE = re.compile(
    rf"(?:(?:{_WEEKDAY}|møde|mødedato|dato|referat|dagsorden|protokol|fra|af|ordinært|mødet|den|d\.)\b[\s:.,–-]*){{1,8}}"
    rf"|(?:.{{0,40}}\b(?:referat|dagsorden|beslutningsprotokol)\b.{{0,60}})",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,.:–-]*(?:kl\b.{0,40}|i\s.{3,40}|på\s.{3,40}|\d{1,2}[.:]\d{2}.{0,20})?", re.IGNORECASE
)
#: What else stands in the head of minutes: each kind counts once.
_SIGNS = (
    re.compile(r"(?:beslutnings|møde)?(?:referat|dagsorden|protokol)\b.{0,60}", re.IGNORECASE),
    re.compile(rf"[\w,\s-]*{BODY_WORD}(?: for [\w,\s-]+)?(?: \d{{4}}-\d{{4}})?", re.IGNORECASE),
    re.compile(r".{2,40}\bkommune", re.IGNORECASE),
    re.compile(
        r"(?:mødested|sted|mødelokale|lokale|starttidspunkt|mødetidspunkt|mødedato)\b.*", re.IGNORECASE
    ),
    re.compile(
        r"(?:til ?stede|medlemmer|mødedeltagere|deltagere|afbud|fraværende|ikke til ?stede|"
        r"indholdsfortegnelse|sagsoversigt)\b.*",
        re.IGNORECASE,
    ),
)
#: How far above and below its date the head of minutes reaches, in lines.
_ABOVE, _BELOW = 5, 12
#: So many signs make a head where the numbers of the items begin anew, and where they go on.
_ENOUGH_ANEW, _ENOUGH_ON = 2, 4
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class OtherMeeting:
    """The head of another meeting inside a file: its first line, its date, and whether that is certain."""

    line: int
    date: datetime.date
    certain: bool


def other_meeting(
    lines: Sequence[Line], labels: Collection[int], family: str, when: datetime.date
) -> OtherMeeting | None:
    """The first head of a meeting on another day than `when` below the first section, if there is one.

    `family` is the shape that the headings of the items have.
    """
    first = min(labels, default=len(lines)) + 1
    for at, date in _dated(lines, first):
        below = next(numbers_of(family, lines[at + 1 :]), None)
        if date == when or below is None:
            continue
        around = range(max(first, at - _ABOVE), min(at + _BELOW, len(lines)))
        signs = {kind for i in around for kind in _signs(lines[i])}
        anew = below <= max(numbers_of(family, lines[:at]), default=0)
        if len(signs) >= (_ENOUGH_ANEW if anew else _ENOUGH_ON):
            return OtherMeeting(_head(lines, at, first), date, certain=True)
        if len(signs) >= _ENOUGH_ON - 1:
            return OtherMeeting(at, date, certain=False)
    return None


def _dated(lines: Sequence[Line], first: int) -> Iterator[tuple[int, datetime.date]]:
    """The lines that say when a meeting was, and nothing more."""
    for i in range(first, len(lines)):
        text = lines[i].bare
        if len(text) > _LONGEST or lines[i].tabular or lines[i].artefact:
            continue
        for start, end, date in find_dates(text):
            if start and _BEFORE.fullmatch(text[:start]) and _AFTER.fullmatch(text[end:]):
                yield i, date
            break


def _signs(line: Line) -> list[int]:
    short = len(line.bare) <= _LONGEST and not line.tabular
    return [kind for kind, sign in enumerate(_SIGNS) if short and sign.fullmatch(line.bare)]


def _head(lines: Sequence[Line], at: int, floor: int) -> int:
    """Where the head begins that has its date on line `at`."""
    first = at
    while first - 1 > floor and at - first < _ABOVE:
        above = lines[first - 1]
        if not _signs(above) and not above.artefact:
            break
        first -= 1
    return first

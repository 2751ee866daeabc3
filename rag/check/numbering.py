"""The items of minutes beside each other and beside the contents list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.check.finding import Finding, Kind, Severity
from rag.ingest.layout import Line, lines_of
from rag.ingest.shapes import contents_title
from rag.ingest.titles import clean_title, same_title
from rag.model import Meeting, Span, called, part_of_number

_NUMBERED = re.compile(
    r"(?:(?:dagsordens)?punkt|pkt\.?|sag|nr\.?)?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})\s*[.:)–-]*\s+(?P<title>\S.*)",
    re.IGNORECASE,
)
#: Of so many entries on the contents list, at least this share must be known before the rest are missed.
_LEAST_ENTRIES, _KNOWN_SHARE = 3, 0.5


def numbering_findings(meeting: Meeting) -> Iterator[Finding]:
    """Gaps and repetitions in the numbers, guesses about the meeting, and what the contents list has else."""
    yield from _identity(meeting)
    yield from _gaps(meeting)
    yield from _contents(meeting)


def _identity(meeting: Meeting) -> Iterator[Finding]:
    if meeting.municipality is None:
        yield Finding(Kind.MEETING, Severity.DOUBT, "Kommunens navn står ikke i dokumentet.")
    if not meeting.attendees:
        yield Finding(Kind.MEETING, Severity.DOUBT, "Der er ikke fundet nogen liste over mødedeltagere.")


def _gaps(meeting: Meeting) -> Iterator[Finding]:
    for before, item in zip(meeting.items, meeting.items[1:], strict=False):
        if part_of_number(before.number) is not part_of_number(item.number):
            continue
        between = [called(number) for number in range(before.number + 1, item.number)]
        if between:
            told = f"Punkt {', '.join(between)} mangler mellem Punkt {before.called} og Punkt {item.called}."
            yield Finding(Kind.NUMBERING, Severity.FAULT, told, item.number, item.heading)


def _contents(meeting: Meeting) -> Iterator[Finding]:
    listed = list(_listed(meeting))
    titles = {item.number: item for item in meeting.items if part_of_number(item.number) is None}
    known = sum(number in titles for number, _, _ in listed)
    if len(listed) < _LEAST_ENTRIES or known < _KNOWN_SHARE * len(listed):
        return
    for number, title, span in listed:
        item = titles.get(number)
        if item is None:
            text = f"Indholdsfortegnelsen har Punkt {number}, men det står ikke i teksten."
            yield Finding(Kind.CONTENTS, Severity.FAULT, text, number, span)
        elif not same_title(clean_title(title), item.title):
            text = (
                f"Indholdsfortegnelsen kalder Punkt {number} »{title}«; i teksten hedder det »{item.title}«."
            )
            yield Finding(Kind.CONTENTS, Severity.DOUBT, text, number, span)
    missing = sorted(titles.keys() - {number for number, _, _ in listed})
    for number in missing:
        text = f"Punkt {number} står ikke i indholdsfortegnelsen."
        yield Finding(Kind.CONTENTS, Severity.DOUBT, text, number, titles[number].heading)


def _listed(meeting: Meeting) -> Iterator[tuple[int, str, Span]]:
    """The entries of the contents list, of its first part: number, title, and where they stand."""
    last, parted = 0, any(part_of_number(item.number) is not None for item in meeting.items)
    for line in _lines_above(meeting):
        title = contents_title(line)
        if title and (found := _NUMBERED.fullmatch(title)):
            if parted and int(found["n"]) <= last:
                return
            last = int(found["n"])
            yield int(found["n"]), found["title"].rstrip(" ."), line.span


def _lines_above(meeting: Meeting) -> list[Line]:
    return lines_of(meeting.source.text, 0, meeting.items[0].span.start)

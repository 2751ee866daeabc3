"""Source → Meeting: find the items, read each, and say what was guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rag.danish import fold
from rag.errors import MinutesNotRecognised
from rag.ingest.committees import committee_in
from rag.ingest.dates import find_dates
from rag.ingest.header import Header, read_header
from rag.ingest.headings import Heading, find_headings
from rag.ingest.items import ReadItem, read_item
from rag.ingest.labelling import Label, labels_of
from rag.ingest.layout import Line, lines_of
from rag.ingest.municipality import infer_municipality
from rag.ingest.partial import with_missed
from rag.ingest.places import places_of
from rag.ingest.sections import Sitting
from rag.ingest.substitutes import substitutes
from rag.model import Absence, AgendaItem, Kind, Meeting, Role, Source

_CLOSING = re.compile(r"mødet\b.{0,60}?\b(?:den|d\.)", re.IGNORECASE)
#: Whoever sent apologies under more than this share of the decisions was not at the meeting.
_AWAY_SHARE = 2 / 3
_UNKNOWN_COMMITTEE = "Ukendt udvalg"


@dataclass(frozen=True, slots=True)
class _Identity:
    """What the meeting's id is made of, and what was guessed on the way."""

    municipality: str | None
    committee: str
    date: date
    warnings: tuple[str, ...]


def parse_meeting(source: Source, municipality: str | None = None) -> Meeting:
    """The meeting a document reports: its items with sections, decisions, votes, absences and tables.

    `municipality` overrides what is inferred from the text and the file name. Raises
    MinutesNotRecognised when no agenda items or no date are found.
    """
    lines = lines_of(source.text)
    labels = labels_of(lines)
    headings = find_headings(lines, labels)
    if not headings:
        raise MinutesNotRecognised(
            f"{source.name}: found no agenda items (headings such as 'Punkt 12: Titel' or '12. Titel' with "
            "rising numbers, and sections such as 'Indstilling' or 'Beslutning'); "
            "is this a referat or dagsorden saved as text?"
        )
    places = places_of(lines, labels, headings)
    header = read_header(lines[: places[0].first])
    who = _identity(source, lines, places[0].first, header, municipality)
    kind = _kind(header, labels, lines, places[0].first)
    meeting_id = _meeting_id(who, kind)
    sitting = Sitting(who.committee, who.date)
    read = [read_item(source.text, lines, labels, place, meeting_id, sitting) for place in places]
    above = [line for line in lines[: places[0].first] if not line.artefact]
    meeting = Meeting(
        id=meeting_id,
        kind=kind,
        municipality=who.municipality,
        committee=who.committee,
        date=who.date,
        source=source,
        items=with_missed([one.item for one in read], above),
        time=header.time,
        place=header.place,
        attendees=header.attendees,
        absent=_absent(header, read),
        substitutes=substitutes(source.text, header.attendees),
        warnings=who.warnings,
    )
    return replace(meeting, warnings=(*who.warnings, *_doubts(meeting, headings)))


def slug(text: str) -> str:
    """Lower-case words of ASCII letters and digits joined by hyphens; æ, ø, å become ae, oe, aa."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _meeting_id(who: _Identity, kind: Kind) -> str:
    parts = [who.municipality or "", who.committee, who.date.isoformat(), kind if kind is Kind.AGENDA else ""]
    return "-".join(slug(part) for part in parts if part)


def _identity(
    source: Source, lines: Sequence[Line], first: int, header: Header, municipality: str | None
) -> _Identity:
    warnings: list[str] = []
    above = source.text[: lines[first].span.start]
    if municipality is None:
        municipality, certain = infer_municipality(above, source.text, source.path or source.name)
        if municipality is None:
            warnings.append("no municipality found; name it with --municipality")
        elif not certain:
            warnings.append(
                f"municipality '{municipality}' is a guess; check it or name it with --municipality"
            )
    committee = header.committee or committee_in(re.sub(r"[_.-]+", " ", source.name))
    if committee and municipality:  # 'Odderby Byråd' is the Byråd of Odderby
        committee = committee.removeprefix(f"{municipality} ")
    if committee is None:
        warnings.append(f"no committee found above the first item; filed under '{_UNKNOWN_COMMITTEE}'")
    when, guessed = _date(source, lines, header)
    return _Identity(municipality, committee or _UNKNOWN_COMMITTEE, when, (*warnings, *guessed))


def _date(source: Source, lines: Sequence[Line], header: Header) -> tuple[date, list[str]]:
    if header.date is not None:
        other = header.other_date
        return header.date, [f"two dates: '{header.date}' is used, the title says '{other}'"] if other else []
    for where, found in _other_dates(source, lines):
        return found, [f"the date {found} is taken from {where}; check it"]
    raise MinutesNotRecognised(
        f"{source.name}: found no date of the meeting ('Mødedato', title, file name, 'Mødet den …'); "
        "put the date into the file name, e.g. 2024-11-27.txt"
    )


def _other_dates(source: Source, lines: Sequence[Line]) -> Iterator[tuple[str, date]]:
    for _, _, when in find_dates(re.sub(r"[_ ]", " ", source.name)):
        yield f"the file name '{source.name}'", when
    for line in lines:
        if _CLOSING.search(line.bare):
            for _, _, when in find_dates(line.bare):
                yield f"the text '{line.bare[:60]}'", when


def _kind(header: Header, labels: Mapping[int, Label], lines: Sequence[Line], first: int) -> Kind:
    deciding = [i for i, label in labels.items() if i >= first and label.role is Role.DECISION]
    decided = any(labels[i].inline or (i + 1 < len(lines) and i + 1 not in labels) for i in deciding)
    if "dagsorden" in header.title.lower() and "referat" not in header.title.lower():
        return Kind.MINUTES if len(deciding) > 1 and decided else Kind.AGENDA
    return Kind.MINUTES if decided or "referat" in header.title.lower() else Kind.AGENDA


def _absent(header: Header, read: Sequence[ReadItem]) -> tuple[Absence, ...]:
    """Those the header reports away, and those who sent apologies under most of the decisions.

    Whoever voted was there, and only left early or came late.
    """
    away = {absence.name: absence for absence in header.absent}
    votes = [vote for one in read for vote in one.item.votes]
    voted = {name for vote in votes for name in (*vote.in_favour, *vote.against, *vote.abstained)}
    reported = Counter(absence.name for one in read for absence in one.whole_meeting)
    decided = sum(not one.item.closed and one.item.decision is not None for one in read)
    for one in read:
        for absence in one.whole_meeting:
            if reported[absence.name] > _AWAY_SHARE * decided and absence.name not in voted:
                away.setdefault(absence.name, absence)
    return tuple(away.values())


def _doubts(meeting: Meeting, headings: Sequence[Heading]) -> Iterator[str]:
    numbers = [heading.number for heading in headings]
    missing = sorted(set(range(numbers[0], numbers[-1])) - set(numbers))
    if missing:
        yield f"no Punkt {', '.join(map(str, missing))} between Punkt {numbers[0]} and Punkt {numbers[-1]}"
    if meeting.kind is Kind.MINUTES:
        undecided = [item for item in meeting.items if _lacks_decision(item)]
        if len(undecided) == len(meeting.items):
            yield "no decisions found; is this an agenda (dagsorden)?"


def _lacks_decision(item: AgendaItem) -> bool:
    return not item.closed and item.decision is None

"""Source → Meeting: find the items, read each, and say what was guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from rag.danish import fold
from rag.errors import MinutesNotRecognised
from rag.ingest.agenda_tables import agenda_table
from rag.ingest.closing import with_closing
from rag.ingest.committees import committee_in, without_capitals
from rag.ingest.conclusions import with_conclusions
from rag.ingest.dates import find_dates
from rag.ingest.further_parts import further_part
from rag.ingest.header import Header, read_header
from rag.ingest.headings import find_headings
from rag.ingest.items import Place, ReadItem, read_item
from rag.ingest.label_forms import Label
from rag.ingest.labelling import labels_of
from rag.ingest.layout import Line, lines_of
from rag.ingest.municipality import infer_municipality
from rag.ingest.partial import with_missed
from rag.ingest.places import places_of
from rag.ingest.sections import Sitting
from rag.ingest.shapes import Heading
from rag.ingest.sittings import other_meeting
from rag.ingest.substitutes import substitutes
from rag.ingest.unfolding import unfolded
from rag.model import Absence, AgendaItem, Kind, Meeting, Role, Source

_CLOSING = re.compile(r"mødet\b.{0,60}?\b(?:den|d\.)", re.IGNORECASE)
#: Whoever sent apologies under more than this share of the decisions was not at the meeting.
_AWAY_SHARE = 2 / 3
_MINUTES = re.compile(r"referat|protokol")
#: What 'Odderby Byråd' leaves without the name of the place, as the other minutes of the body call it.
_THE_COUNCIL = {"byråd": "Byrådet", "kommunalbestyrelse": "Kommunalbestyrelsen"}
_UNKNOWN_COMMITTEE = "Ukendt udvalg"


@dataclass(frozen=True, slots=True)
class _Identity:
    """What the meeting's id is made of, and what was guessed on the way."""

    municipality: str | None
    committee: str
    date: date
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Outline:
    """The lines of one meeting, what each opens, where its items stand, and which meeting it is."""

    lines: Sequence[Line]
    labels: Mapping[int, Label]
    headings: Sequence[Heading]
    places: Sequence[Place]
    header: Header
    who: _Identity


def parse_meeting(source: Source, municipality: str | None = None) -> Meeting:
    """The meeting a document reports: its items with sections, decisions, votes, absences and tables.

    `municipality` overrides what is inferred from the text and the file name. Of a file with several
    meetings the first is read, with a warning. Raises MinutesNotRecognised when no agenda items or no
    date are found.
    """
    outline, warnings = _first_meeting(source, municipality)
    text, lines, labels, header, who = (
        source.text, outline.lines, outline.labels, outline.header, outline.who,
    )  # fmt: skip
    sitting = _sitting(labels, who)
    read = [read_item(text, lines, labels, place, sitting) for place in outline.places]
    kind = _kind(header, [one.item for one in read])
    meeting_id = _meeting_id(who, kind)
    items = [replace(one.item, id=f"{meeting_id}/{one.item.number}") for one in read]
    above = [line for line in lines[: outline.places[0].first] if not line.artefact]
    meeting = Meeting(
        id=meeting_id,
        kind=kind,
        municipality=who.municipality,
        committee=who.committee,
        date=who.date,
        source=source,
        items=with_missed(text, items, above),
        time=header.time,
        place=header.place,
        attendees=header.attendees,
        absent=_absent(header, read),
        substitutes=substitutes(text[: lines[-1].span.end], header.attendees, header.absent),
    )
    return replace(
        meeting, warnings=(*source.warnings, *who.warnings, *warnings, *_doubts(meeting, outline.headings))
    )


def _first_meeting(source: Source, municipality: str | None) -> tuple[_Outline, list[str]]:
    """The outline of the only or first meeting, and a warning where others follow in the file."""
    lines = unfolded(lines_of(source.text))
    outline = _outline(source, lines, municipality)
    further = further_part(outline.lines, outline.labels, outline.headings)
    if further is not None:
        told = f"a further part of the agenda ('{lines[further].bare[:60]}') numbers its items anew"
        first = _outline(source, lines[:further], municipality)
        return first, [f"{told}; only the items above it were read: save it as a file of its own"]
    other = other_meeting(lines, outline.labels, outline.headings[0].family, outline.who.date)
    if other is None:
        return outline, []
    told = f"the file seems to hold another meeting, of {other.date} ('{lines[other.line].bare[:60]}')"
    if not other.certain:
        return outline, [f"{told}; if it does, split it into one file per meeting"]
    first = _outline(source, lines[: other.line], municipality)
    return first, [f"{told}; only that of {first.who.date} was read: split it into one file per meeting"]


def _outline(source: Source, lines: Sequence[Line], municipality: str | None) -> _Outline:
    labels = labels_of(lines)
    headings = find_headings(lines, labels)
    if not headings and (table := agenda_table(source.text, lines)) is not None:
        lines, labels, headings = table.lines, table.labels, table.headings
    if not headings:
        raise MinutesNotRecognised(
            f"{source.name}: found no agenda items (headings such as 'Punkt 12: Titel' or '12. Titel' with "
            "rising numbers, and sections such as 'Indstilling' or 'Beslutning'); "
            "is this a referat or dagsorden saved as text?"
        )
    places = places_of(lines, labels, headings)
    labels, closing = with_closing(lines, with_conclusions(lines, labels, places), places)
    header = read_header(lines[: places[0].first], closing)
    who = _identity(source, lines, places[0].first, header, municipality)
    return _Outline(lines, labels, headings, places, header, who)


def _sitting(labels: Mapping[int, Label], who: _Identity) -> Sitting:
    """Whose decisions are sought: those of the day, where no decision is the body's as its name is read."""
    named = Sitting("" if who.committee == _UNKNOWN_COMMITTEE else who.committee, who.date)
    told = [label for label in labels.values() if label.role is Role.DECISION]
    if any(map(named.decided, told)) or all(label.date != who.date for label in told):
        return named
    return Sitting("", who.date)


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
    committee = header.committee or _body_in_name(source.name)
    committee = without_capitals(committee, source.text) if committee else None
    if committee and municipality:  # 'Odderby Byråd' is the Byråd of Odderby
        committee = committee.removeprefix(f"{municipality} ")
        committee = _THE_COUNCIL.get(committee.lower(), committee)
    if committee is not None:
        committee = committee[:1].upper() + committee[1:]
    if committee is None:
        warnings.append(f"no committee found above the first item; filed under '{_UNKNOWN_COMMITTEE}'")
    when, guessed = _date(source, lines, header)
    return _Identity(municipality, committee or _UNKNOWN_COMMITTEE, when, (*warnings, *guessed))


def _body_in_name(name: str) -> str | None:
    """The body in a file name: 'Kulturudvalget' in 'kongelev_2024-06-04_kulturudvalget.md'."""
    words = re.split(r"[\d_.\s]+", PurePath(name).stem)
    found = next((word.strip("-") for word in words if committee_in(word)), None)
    return found[:1].upper() + found[1:] if found else None


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


def _kind(header: Header, items: Sequence[AgendaItem]) -> Kind:
    """Minutes decide something: text stands under a decision label of an item."""
    decided = sum(bool(item.with_role(Role.DECISION)) for item in items)
    title = header.title.lower()
    if "dagsorden" in title and not _MINUTES.search(title):
        return Kind.MINUTES if decided > 1 else Kind.AGENDA
    return Kind.MINUTES if decided or _MINUTES.search(title) else Kind.AGENDA


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

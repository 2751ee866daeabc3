"""Source → Meeting: find the items, read each, and say what was guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.errors import MinutesNotRecognised
from rag.ingest.agenda_tables import agenda_table
from rag.ingest.bare_decisions import with_bare_decisions
from rag.ingest.closing import with_closing
from rag.ingest.conclusions import with_conclusions
from rag.ingest.further_parts import FurtherPart, further_items, parted
from rag.ingest.header import Header, read_header
from rag.ingest.headings import find_headings
from rag.ingest.identity import UNKNOWN_COMMITTEE, Identity, identity_of, meeting_id
from rag.ingest.items import Place, ReadItem, read_item
from rag.ingest.label_forms import Label
from rag.ingest.labelling import labels_of
from rag.ingest.layout import Line, lines_of
from rag.ingest.partial import with_missed
from rag.ingest.places import places_of
from rag.ingest.sections import Sitting
from rag.ingest.shapes import Heading
from rag.ingest.sittings import other_meeting
from rag.ingest.substitutes import substitutes
from rag.ingest.unfolding import unfolded
from rag.model import Absence, AgendaItem, AgendaPart, Kind, Meeting, Role, Source, item_id, number_in

#: Whoever sent apologies under more than this share of the decisions was not at the meeting.
_AWAY_SHARE = 2 / 3
_MINUTES = re.compile(r"referat|protokol")


@dataclass(frozen=True, slots=True)
class _Outline:
    """The lines of one meeting, what each opens, where its items stand, and which meeting it is."""

    lines: Sequence[Line]
    labels: Mapping[int, Label]
    headings: Sequence[Heading]
    places: Sequence[Place]
    header: Header
    who: Identity
    further: Sequence[FurtherPart] = ()

    @property
    def end(self) -> int:
        """Where the meeting ends in the source."""
        last = self.further[-1].lines if self.further else self.lines
        return last[-1].span.end


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
    read.extend(one for part in outline.further for one in _read_further(text, part, sitting))
    kind = _kind(header, [one.item for one in read])
    held = meeting_id(who, kind)
    items = [replace(one.item, id=item_id(held, one.item.number)) for one in read]
    above = [line for line in lines[: outline.places[0].first] if not line.artefact]
    meeting = Meeting(
        id=held,
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
        substitutes=substitutes(text[: outline.end], header.attendees, header.absent),
    )
    return replace(
        meeting, warnings=(*source.warnings, *who.warnings, *warnings, *_doubts(meeting, outline.headings))
    )


def _first_meeting(source: Source, municipality: str | None) -> tuple[_Outline, list[str]]:
    """The outline of the only or first meeting, and a warning where others follow in the file."""
    lines = unfolded(lines_of(source.text))
    outline = _outline(source, lines, municipality)
    own, *others = parted(outline.lines, outline.labels, outline.headings)
    if others:
        return _with_further(_outline(source, own, municipality), others)
    other = other_meeting(lines, outline.labels, outline.headings[0].family, outline.who.date)
    if other is None:
        return outline, []
    told = f"the file seems to hold another meeting, of {other.date} ('{lines[other.line].bare[:60]}')"
    if not other.certain:
        return outline, [f"{told}; if it does, split it into one file per meeting"]
    first = _outline(source, lines[: other.line], municipality)
    return first, [f"{told}; only that of {first.who.date} was read: split it into one file per meeting"]


def _with_further(outline: _Outline, others: Sequence[Sequence[Line]]) -> tuple[_Outline, list[str]]:
    """The outline with the further parts of its agenda, and a warning for each that cannot be read."""
    found: dict[AgendaPart, FurtherPart] = {}
    warnings = []
    for lines in others:
        part = further_items(lines, outline.headings[0].family)
        if part is None or part.part in found:
            told = f"a further part of the agenda ('{lines[0].bare[:60]}') numbers its items anew"
            warnings.append(f"{told}; its items were not read: save it as a file of its own")
        else:
            found[part.part] = part
    return replace(outline, further=tuple(found.values())), warnings


def _read_further(text: str, part: FurtherPart, sitting: Sitting) -> Iterator[ReadItem]:
    """The items of a further part, with numbers of their own."""
    places = places_of(part.lines, part.labels, part.headings)
    labels, _ = with_closing(part.lines, with_conclusions(part.lines, part.labels, places), places)
    for place in places:
        one = read_item(text, part.lines, labels, place, sitting)
        number = number_in(part.part, one.item.number)
        yield replace(one, item=replace(one.item, number=number))


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
    labels = with_bare_decisions(lines, labels, places)
    header = read_header(lines[: places[0].first], closing)
    who = identity_of(source, lines, places[0].first, header, municipality)
    return _Outline(lines, labels, headings, places, header, who)


def _sitting(labels: Mapping[int, Label], who: Identity) -> Sitting:
    """Whose decisions are sought: those of the day, where no decision is the body's as its name is read."""
    named = Sitting("" if who.committee == UNKNOWN_COMMITTEE else who.committee, who.date)
    told = [label for label in labels.values() if label.role is Role.DECISION]
    if any(map(named.decided, told)) or all(label.date != who.date for label in told):
        return named
    return Sitting("", who.date)


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

"""Who met: who was there, who sent apologies, who stood in, and who was away from single items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.ask.civic.absences import left_after
from rag.ask.claims import cite, claim, enumeration
from rag.danish import sentences
from rag.model import AgendaItem, Claim, Kind, Meeting, Person, Span

_LEFT = re.compile(
    r"\bforlod mødet (?P<when>efter|før|inden|under) (?:behandlingen af )?(?:dette |pågældende )?punkt",
    re.IGNORECASE,
)
_TELLS = re.compile(r"fravær|afbud|ikke til ?stede|deltog|deltager|inhabil|forlod|udeblev", re.IGNORECASE)
_CONFLICT = re.compile(r"inhabil", re.IGNORECASE)
_NO_PART = re.compile(r"\bdelt(?:og|ager|aget)\b|inhabil", re.IGNORECASE)
_NAMED = re.compile(r"\bpunkt(?:et)?(?: nr\.?)? (?P<number>\d{1,4})\b", re.IGNORECASE)
#: A label stands at most so many lines above a name of its list.
_LINES_ABOVE = 8


def attendance(meeting: Meeting, with_present: bool = True) -> tuple[Claim, ...]:
    """One sentence a matter; nothing of an agenda, which nobody has met for yet.

    Without `with_present` those who were there are left out. They are cited as the list that they stand in;
    name by name where a party is written out ('Uden for parti'), whose words are no part of a list of people.
    """
    if meeting.kind is Kind.AGENDA or not meeting.items:
        return ()
    told = [*(_present(meeting) if with_present else ()), *_apologies(meeting), *_stand_ins(meeting)]
    told += [*_left(meeting), *_partly(meeting), *_away_from_items(meeting)]
    return tuple({one.text: one for one in reversed(told)}.values())[::-1]


def _present(meeting: Meeting) -> Iterator[Claim]:
    away = {absence.name for absence in meeting.absent} | _partly_absent(meeting).keys()
    there = [person for person in meeting.attendees if person.name not in away]
    spans = [span for person in there if (span := _listed_at(meeting, person))]
    if not spans or len(spans) < len(there):
        return
    whole = [Span(min(spans).start, max(spans).end)]
    by_name = any(" " in (person.party or "") for person in there)
    text = f"Til stede var {enumeration(map(str, there))}."
    yield claim(text, meeting, meeting.items[0], spans if by_name else whole)


def _listed_at(meeting: Meeting, person: Person) -> Span | None:
    """Where the head of the minutes names somebody."""
    at = meeting.source.text.find(person.name, 0, meeting.items[0].span.start)
    return Span(at, at + len(person.name)) if at >= 0 else None


def _apologies(meeting: Meeting) -> Iterator[Claim]:
    stand_ins = {one.name for one in meeting.substitutes}
    away = [absence for absence in meeting.absent if absence.name not in stand_ins]
    if not away:
        return
    item = _item_at(meeting, away[0].span)
    near = [one.span for one in away if _item_at(meeting, one.span) is item]
    text = f"Der var afbud fra {enumeration(one.name for one in away)}."
    yield claim(text, meeting, item, [_telling(meeting, item, span) for span in near])


def _item_at(meeting: Meeting, place: Span) -> AgendaItem:
    """The item that a place stands in; the first one for the head of the minutes."""
    return next((item for item in meeting.items if item.span.contains(place)), meeting.items[0])


def _stand_ins(meeting: Meeting) -> Iterator[Claim]:
    for one in meeting.substitutes:
        item = _item_at(meeting, one.span)
        whom = f" for {one.stands_in_for}" if one.stands_in_for else ""
        yield claim(f"{one.name} deltog som stedfortræder{whom}.", meeting, item, [_line(meeting, one.span)])


def _left(meeting: Meeting) -> Iterator[Claim]:
    """Who left the meeting, before an item or after it; who left after an item did not miss it."""
    away = [(one.name, item, one.span) for item in _open(meeting) for one in item.absent]
    after = ((person.name, left_after(meeting, person.name)) for person in meeting.attendees)
    for name, item, span in (
        *away,
        *((name, *place) for name, place in after if place and not place[0].closed),
    ):
        sentence = _sentence_at(meeting, item, span)
        if found := _LEFT.search(meeting.text(sentence)):
            number = _number(meeting.text(sentence), item)
            text = f"{name} forlod mødet {found['when'].lower()} punkt {number}."
            yield claim(text, meeting, item, [sentence])


def _partly(meeting: Meeting) -> Iterator[Claim]:
    """Who is listed as absent under some of the items."""
    for name, items in _partly_absent(meeting).items():
        numbers = enumeration(f"punkt {item.called}" for item, _ in items)
        text = f"{name} var fraværende under {numbers}."
        citations = (
            cite(meeting, _item_at(meeting, span), _telling(meeting, item, span)) for item, span in items
        )
        yield Claim(text, tuple(citations))


def _partly_absent(meeting: Meeting) -> dict[str, list[tuple[AgendaItem, Span]]]:
    """The items under which somebody is listed as absent who neither sent apologies nor left the meeting."""
    known = {absence.name for absence in meeting.absent}
    known |= {claim.text.split(" forlod ")[0] for claim in _left(meeting)}
    found: dict[str, list[tuple[AgendaItem, Span]]] = {}
    for item in _open(meeting):
        for absence in item.absent:
            said = meeting.text(_sentence_at(meeting, item, absence.span))
            if absence.name not in known and not _NO_PART.search(said):
                found.setdefault(absence.name, []).append((item, absence.span))
    return found


def _away_from_items(meeting: Meeting) -> Iterator[Claim]:
    """Who took no part in single items, though at the meeting; not what follows from leaving it."""
    gone = {absence.name for absence in meeting.absent}
    for item in _open(meeting):
        for absence in item.absent:
            sentence = _sentence_at(meeting, item, absence.span)
            said = meeting.text(sentence)
            if absence.name in gone or _LEFT.search(said) or not _NO_PART.search(said):
                continue
            why = " på grund af inhabilitet" if _CONFLICT.search(said) else ""
            text = f"{absence.name} deltog ikke i behandlingen af punkt {_number(said, item)}{why}."
            yield claim(text, meeting, item, [sentence])


def _open(meeting: Meeting) -> Iterator[AgendaItem]:
    return (item for item in meeting.items if not item.closed)


def _number(said: str, item: AgendaItem) -> str:
    """The number of the item that a sentence speaks of: the one it names, else the one it stands under."""
    named = _NAMED.search(said)
    return named["number"] if named else item.called


def _sentence_at(meeting: Meeting, item: AgendaItem, place: Span) -> Span:
    found = sentences(meeting.text(item.span), item.span.start)
    return next((span for span in found if span.contains(place)), place)


def _telling(meeting: Meeting, item: AgendaItem, name: Span) -> Span:
    """The line of a name, from the label of its list on where that stands above it."""
    floor = item.span.start if item.span.contains(name) else 0
    line = _line(meeting, name)
    above = line.start
    for _ in range(_LINES_ABOVE):
        if _TELLS.search(meeting.source.text[above : line.end]):
            return Span(above, line.end, name.page)
        above = meeting.source.text.rfind("\n", floor, max(above - 1, floor)) + 1 or floor
    return line


def _line(meeting: Meeting, place: Span) -> Span:
    """The whole line, or lines, of a place."""
    text = meeting.source.text
    end = text.find("\n", place.end)
    return Span(text.rfind("\n", 0, place.start) + 1, len(text) if end < 0 else end, place.page)

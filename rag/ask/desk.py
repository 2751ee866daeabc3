"""What look-ups find, from parsed minutes: each gives a larger dossier, and what the model is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rag.ask.briefing import evidence_of, ids_of
from rag.ask.dossier import Dossier, extended
from rag.ask.entries import Entry
from rag.ask.evidence import Evidence, Finder
from rag.ask.pieces import core
from rag.ask.places import Unknown, narrowed
from rag.ask.question import Question
from rag.ask.retrieval import RankedItem, passes
from rag.ask.shown import fenced, one_line
from rag.model import AgendaItem, Meeting, Scope
from rag.store.library import Library, MeetingOverview
from rag.store.record_rows import normal_case_number
from rag.tokens import count_tokens

#: Items that a search shows, and lines of a list.
FOUND, LINES = 4, 60

NO_ROOM = "Der er ikke plads til at vise mere. Svar ud fra de punkter, du har."
NOTHING = "Det blev der ikke fundet noget om."


@dataclass(frozen=True, slots=True)
class Shown:
    """The dossier as it is now, and what the model is told."""

    dossier: Dossier
    text: str


class Desk:
    """Looks things up within the reader's own filters. `room` is in tokens throughout."""

    def __init__(self, library: Library, finder: Finder, filters: Scope) -> None:
        self._library, self._finder, self._filters = library, finder, filters

    def search(
        self,
        dossier: Dossier,
        room: int,
        question: str,
        municipality: str | None = None,
        committee: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
    ) -> Shown:
        """The items that fit the words best. Raises Unknown for a place there is not."""
        filters = self._narrowed(municipality, committee, from_date, to_date)
        return _shown(dossier, [self._finder.find(Question(question), Scope(), filters, FOUND)], room)

    def read_item(self, dossier: Dossier, room: int, meeting: str, number: int) -> Shown:
        """One item in full. Raises Unknown."""
        found = self._meeting(meeting)
        items = self._items(found)
        item = next((item for item in items if item.number == number), None)
        if item is None:
            there = ", ".join(str(item.number) for item in items[:LINES])
            raise Unknown(f"Mødet {found.id} har ikke noget punkt {number}. Det har: {there or 'ingen'}.")
        return _shown(dossier, [evidence_of([RankedItem(found, item, 1.0)])], room)

    def list_meetings(
        self,
        dossier: Dossier,
        room: int,
        municipality: str | None = None,
        committee: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
    ) -> Shown:
        """The meetings there are minutes of, newest first. Raises Unknown."""
        seen = self._overviews(self._narrowed(municipality, committee, from_date, to_date))
        return _listed(dossier, map(_meeting_line, seen), room)

    def list_items(self, dossier: Dossier, room: int, meeting: str) -> Shown:
        """The numbers and titles of a meeting. Raises Unknown."""
        return _listed(dossier, map(_item_line, self._items(self._meeting(meeting))), room)

    def decisions(self, dossier: Dossier, room: int, meeting: str) -> Shown:
        """What was decided under each item of a meeting. Raises Unknown."""
        found = self._meeting(meeting)
        return _cores(dossier, [(found, item) for item in self._items(found) if item.decision], room)

    def votes(
        self,
        dossier: Dossier,
        room: int,
        municipality: str | None = None,
        committee: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
    ) -> Shown:
        """The items with votes, newest first. Raises Unknown."""
        filters = self._narrowed(municipality, committee, from_date, to_date)
        return _cores(dossier, [(m, item) for m, item in self._all(filters) if item.votes], room)

    def attendance(self, dossier: Dossier, room: int, meeting: str) -> Shown:
        """Who came and who did not, at the meeting and under its items. Raises Unknown."""
        found = self._meeting(meeting)
        items = self._items(found)
        first = [(found, item) for item in items[:1]]
        return _cores(dossier, [*first, *((found, item) for item in items[1:] if item.absent)], room, True)

    def find_case(self, dossier: Dossier, room: int, case_number: str) -> Shown:
        """The items of a case, oldest first."""
        wanted = normal_case_number(case_number)
        items = [
            RankedItem(meeting, item, 1.0)
            for meeting, item in self._all(self._filters)
            if item.case_number and normal_case_number(item.case_number) == wanted
        ]
        return _shown(dossier, [evidence_of(items[::-1])], room)

    def _narrowed(self, *named: str | date | None) -> Scope:
        return narrowed(self._library.overviews(), self._filters, *named)  # type: ignore[arg-type]

    def _overviews(self, filters: Scope) -> list[MeetingOverview]:
        return [overview for overview in self._library.overviews() if passes(overview, filters)]

    def _meeting(self, meeting: str) -> Meeting:
        seen = {overview.id for overview in self._overviews(self._filters)}
        if meeting.strip() not in seen:
            raise Unknown(
                f"Der er intet møde med id {one_line(meeting)}. Brug list_meetings for at se møderne."
            )
        return self._library.meeting(meeting.strip())

    def _items(self, meeting: Meeting) -> list[AgendaItem]:
        """The items of a meeting that the reader's filters let through."""
        numbers = self._filters.numbers
        return [item for item in meeting.items if not numbers or item.number in numbers]

    def _all(self, filters: Scope) -> Iterable[tuple[Meeting, AgendaItem]]:
        for overview in self._overviews(filters):
            meeting = self._library.meeting(overview.id)
            yield from ((meeting, item) for item in self._items(meeting))


def _shown(dossier: Dossier, parts: Sequence[Evidence], room: int) -> Shown:
    """Evidence as further entries, as much as there is room for."""
    items = [ranked for part in parts for ranked in part.ranked]
    if not items:
        return Shown(dossier, NOTHING)
    grown = extended(dossier, parts, room)
    return _told(grown, dossier, [(ranked.meeting, ranked.item) for ranked in items])


def _cores(
    dossier: Dossier, items: Sequence[tuple[Meeting, AgendaItem]], room: int, with_people: bool = False
) -> Shown:
    """What was decided, voted and who was absent under each item, as much as there is room for.

    The first entry says who came and who did not, if that is asked for.
    """
    grown = dossier
    for place, (meeting, item) in enumerate(items):
        people = with_people and place == 0
        known = grown.of_item(meeting, item)
        if known and (known.with_people or not people):
            continue
        entry = (
            replace(known, with_people=True)
            if known
            else Entry(len(grown.entries) + 1, meeting, item, core(item), people)
        )
        wider = _with(grown, entry)
        if count_tokens(wider.since(dossier)) > room:
            break
        grown = wider
    return _told(grown, dossier, items) if items else Shown(dossier, NOTHING)


def _with(dossier: Dossier, entry: Entry) -> Dossier:
    others = [other for other in dossier.entries if other.number != entry.number]
    return Dossier(tuple(sorted((*others, entry), key=lambda one: one.number)), dossier.left_out)


def _told(grown: Dossier, before: Dossier, items: Sequence[tuple[Meeting, AgendaItem]]) -> Shown:
    """The new entries, which of those asked for are shown already, and whether some had no room."""
    new = grown.since(before)
    there = [before.of_item(meeting, item) for meeting, item in items]
    old = [entry for entry in there if entry and entry in grown.entries]
    missing = any(grown.of_item(meeting, item) is None for meeting, item in items)
    seen = ", ".join(f"[{entry.number}]" for entry in dict.fromkeys(old))
    told = (
        new,
        f"Du har allerede: {seen}." if old else "",
        ids_of(grown, before) if new else "",
        NO_ROOM if missing else "",
    )
    return Shown(grown, "\n\n".join(filter(None, told)))


def _listed(dossier: Dossier, lines: Iterable[str], room: int) -> Shown:
    """A list that is no entry: to cite from it, the model reads an item."""
    listed = list(lines)
    kept = listed[:LINES]
    while kept and count_tokens("\n".join(kept)) > room:
        kept = kept[: len(kept) // 2]
    more = [f"… og {len(listed) - len(kept)} mere."] if len(kept) < len(listed) else []
    return Shown(dossier, "\n".join([*kept, *more]) or NOTHING)


def _meeting_line(overview: MeetingOverview) -> str:
    place = f"{overview.municipality} Kommune, " if overview.municipality else ""
    return fenced(
        f"{overview.date.isoformat()}: {one_line(place + overview.committee)}, "
        f"{overview.items} punkter, id {overview.id}"
    )


def _item_line(item: AgendaItem) -> str:
    closed = " (lukket)" if item.closed else ""
    return fenced(f"Punkt {item.number}: {one_line(item.title)}{closed}")

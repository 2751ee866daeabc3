"""What look-ups find, from parsed minutes and their records: each gives a larger dossier, and its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.shown import one_line
from rag.ask.evidence.gathered import Finder
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.generation.briefing import evidence_of
from rag.ask.lookup import lookups
from rag.ask.lookup.places import Unknown, narrowed
from rag.ask.lookup.record_filters import ballots, cast_by, is_meant, members, outcomes, sums
from rag.ask.lookup.showing import (
    LINES,
    Shown,
    Wanted,
    item_line,
    meeting_line,
    shown_cores,
    shown_evidence,
    shown_list,
    told_at,
)
from rag.ask.questions.question import Question
from rag.ask.questions.understood import QuestionReader
from rag.model import AgendaItem, Meeting, Scope
from rag.store.library import Library, MeetingOverview
from rag.store.records import Place

#: Items that a search shows.
FOUND = 4


class Desk:
    """Looks things up within the reader's own filters.

    Each look-up takes the dossier so far, the room in tokens that its text may take, and what is asked. It
    raises Unknown for a meeting, an item or a name that there is not.
    """

    def __init__(self, library: Library, finder: Finder, filters: Scope) -> None:
        self._library, self._finder, self._filters = library, finder, filters
        self._records = library.records
        self._reader = QuestionReader(library)

    def search(self, dossier: Dossier, room: int, asked: lookups.Search) -> Shown:
        """The items that fit the words best."""
        within = self._narrowed(asked)
        understood = self._reader.understood(Question(asked.question), within)
        return shown_evidence(dossier, self._finder.find_each(understood, within, FOUND), room)

    def read_item(self, dossier: Dossier, room: int, asked: lookups.OneItem) -> Shown:
        """One item in full."""
        found = self._meeting(asked.meeting)
        items = self._items(found)
        item = next((item for item in items if item.number == asked.number), None)
        if item is None:
            there = ", ".join(str(item.number) for item in items[:LINES])
            raise Unknown(
                f"Mødet {found.id} har ikke noget punkt {asked.number}. Det har: {there or 'ingen'}."
            )
        return shown_evidence(dossier, [evidence_of([RankedItem(found, item, 1.0)])], room)

    def list_meetings(self, dossier: Dossier, room: int, asked: lookups.Where) -> Shown:
        """The meetings there are minutes of, newest first."""
        return shown_list(dossier, map(meeting_line, self._overviews(self._narrowed(asked))), room)

    def list_items(self, dossier: Dossier, room: int, asked: lookups.OneMeeting) -> Shown:
        """The numbers and titles of a meeting."""
        return shown_list(dossier, map(item_line, self._items(self._meeting(asked.meeting))), room)

    def decisions(self, dossier: Dossier, room: int, asked: lookups.Decisions) -> Shown:
        """What was decided under each item, newest meeting first."""
        decided = outcomes(self._records.items(self._narrowed(asked)), asked.outcome)
        return self._shown(dossier, room, self._of_meeting(asked, (one.place for one in decided)))

    def votes(self, dossier: Dossier, room: int, asked: lookups.Votes) -> Shown:
        """The items with votes, newest first."""
        where = self._narrowed(asked)
        cast = ballots(self._records.votes(where))
        if asked.voter:
            of = members(self._records.attendance(replace(where, numbers=frozenset())))
            cast = [ballot for ballot in cast if cast_by(ballot, asked.voter, of)]
        return self._shown(dossier, room, [ballot.place for ballot in cast])

    def attendance(self, dossier: Dossier, room: int, asked: lookups.Attendance) -> Shown:
        """Who came and who did not, at the meetings and under their items."""
        where = self._narrowed(asked)
        places = {overview.id: list[Place]() for overview in self._overviews(where)}
        for one in self._records.attendance(where):
            if asked.person is None or is_meant(asked.person, one.person, one.party):
                places[one.place.meeting].append(one.place)
        if asked.meeting:
            places = {self._meeting(asked.meeting).id: places.get(asked.meeting.strip(), [])}
        met = (
            self._library.meeting(meeting) for meeting, there in places.items() if there or not asked.person
        )
        wanted = [one for meeting in met for one in self._presence(meeting, places[meeting.id])]
        return shown_cores(dossier, wanted, room)

    def find_case(self, dossier: Dossier, room: int, asked: lookups.OneCase) -> Shown:
        """The items of a case, oldest first."""
        where = replace(self._filters, case_numbers=frozenset({asked.case_number}))
        items = [RankedItem(*self._at(one.place), 1.0) for one in self._records.items(where)]
        return shown_evidence(dossier, [evidence_of(items)], room)

    def amounts(self, dossier: Dossier, room: int, asked: lookups.Amounts) -> Shown:
        """The items with sums of money, newest first, and where each sum stands."""
        found = sums(self._records.amounts(self._narrowed(asked)), asked.about, asked.least or 0)
        return self._shown(dossier, room, [one.place for one in found], with_places=True)

    def _presence(self, meeting: Meeting, places: Sequence[Place]) -> list[Wanted]:
        """The list of who came, under the first item, and the items at which somebody was away."""
        items = self._items(meeting)
        away = {place.number for place in places if place.number is not None}
        return [Wanted(meeting, item, with_people=True) for item in items[:1]] + [
            Wanted(meeting, item) for item in items[1:] if item.number in away
        ]

    def _shown(
        self, dossier: Dossier, room: int, places: Iterable[Place], with_places: bool = False
    ) -> Shown:
        """The items at the places, the newest meeting first, each with its places if that is wanted."""
        spans: dict[tuple[str, int | None], list[Place]] = defaultdict(list)
        for place in sorted(places, key=lambda place: place.date, reverse=True):
            spans[place.meeting, place.number].append(place)
        wanted = []
        for there in spans.values():
            meeting, item = self._at(there[0])
            said = [told_at(meeting, item, place.span) for place in there] if with_places else []
            wanted.append(Wanted(meeting, item, tuple(span for one in said for span in one)))
        return shown_cores(dossier, wanted, room)

    def _of_meeting(self, asked: lookups.Meetings, places: Iterable[Place]) -> list[Place]:
        only = self._meeting(asked.meeting).id if asked.meeting else None
        return [place for place in places if only in (None, place.meeting)]

    def _narrowed(self, asked: lookups.Where) -> Scope:
        named = (asked.municipality, asked.committee, asked.from_date, asked.to_date)
        return narrowed(self._library.overviews(), self._filters, *named)

    def _overviews(self, filters: Scope) -> list[MeetingOverview]:
        return [overview for overview in self._library.overviews() if overview.passes(filters)]

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

    def _at(self, place: Place) -> tuple[Meeting, AgendaItem]:
        """The item that a record of an item stands in."""
        meeting = self._library.meeting(place.meeting)
        return meeting, next(item for item in meeting.items if item.number == place.number)

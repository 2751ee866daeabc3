"""A case over its meetings: what it is about, what each meeting made of it, and what holds today."""

from __future__ import annotations

from collections.abc import Sequence

from rag.ask.claims import cite, day_in_words
from rag.ask.verification import FindMeeting
from rag.model import AgendaItem, Claim, Kind, Meeting
from rag.summaries.about import about
from rag.summaries.cost import cost
from rag.summaries.filling import Entry, filled
from rag.summaries.finding import Place
from rag.summaries.glossed import finished
from rag.summaries.headline import cleaned
from rag.summaries.next_steps import next_steps
from rag.summaries.ranking import is_put_off
from rag.summaries.retelling import length
from rag.summaries.ruling import ballots, ruling
from rag.summaries.sound import Sound
from rag.summaries.sources import source_text
from rag.summaries.summary import Audience, Heading, Length, Part, Subject, Summary, Wish
from rag.summaries.titled import dated, lines
from rag.summaries.verifying import LEFT_OUT

COURSE = "Sagens forløb"
NOW = "Hvad er besluttet nu"
OPEN = "Hvad er foreslået nu"
AGENDA = "Sagen står på en dagsorden, som ikke er behandlet endnu."
#: Words of the whole, and of each part of it beside what must be told.
WORDS = {Length.SHORT: 150, Length.MEDIUM: 350, Length.LONG: 700}
ABOUT = {Length.SHORT: 25, Length.MEDIUM: 60, Length.LONG: 120}
#: Words that one meeting gets in the course of the case beside its line.
OF_MEETING = {Length.SHORT: 0, Length.MEDIUM: 45, Length.LONG: 90}
COST, AHEAD = 45, 40

_ORDER = {
    Audience.CITIZEN: (Heading.ABOUT, COURSE, NOW, OPEN, Heading.VOTES, Heading.COST, Heading.NEXT),
    Audience.POLITICIAN: (NOW, OPEN, Heading.VOTES, Heading.COST, COURSE, Heading.ABOUT, Heading.NEXT),
    Audience.PRESS: (NOW, OPEN, Heading.VOTES, Heading.ABOUT, COURSE, Heading.COST, Heading.NEXT),
}


def summarise_case(number: str, places: Sequence[Place], wish: Wish, find: FindMeeting) -> Summary:
    """A case in order of time, every sentence verified. `places` bear its number; there is one."""
    course = _Course(number, places, wish, Sound(find))
    headline, parts = course.headline(), course.parts()
    notes = ((LEFT_OUT,) if course.sound.lost else ()) + ((AGENDA,) if course.is_open else ())
    summary = Summary(Subject.CASE, number, headline, parts, wish=wish, notes=notes)
    return finished(summary, "\n\n".join(source_text(*place) for place in course.places))


class _Course:
    """The parts of one summary."""

    def __init__(self, number: str, places: Sequence[Place], wish: Wish, sound: Sound) -> None:
        self.sound = sound
        self.places = sorted(places, key=lambda place: (place[0].date, place[0].id, place[1].span))
        self._number, self._wish = number, wish

    @property
    def is_open(self) -> bool:
        """Whether the last that is known of the case is that it is to be treated."""
        return self.places[-1][0].kind is Kind.AGENDA

    def headline(self) -> Claim:
        """'Cykelsti langs Åvej: 3 møder, senest den 9. december 2025'."""
        meetings = {meeting.id: (meeting, item) for meeting, item in self.places}
        count = "1 møde" if len(meetings) == 1 else f"{len(meetings)} møder"
        when = f"{'senest ' if len(meetings) > 1 else ''}den {day_in_words(self.places[-1][0].date)}"
        texts = (f"{self._title()}: {count}, {when}", f"Sag {self._number}: {count}")
        citations = tuple(cite(meeting, item, item.heading) for meeting, item in meetings.values())
        return self.sound.first([Claim(text, citations, computed=True) for text in texts])

    def _title(self) -> str:
        """The title under which the case is open for the first time; its number where it never is."""
        titles = (cleaned(item.title) for _, item in self.places if not item.closed)
        return next(titles, f"Sag {self._number}")

    def parts(self) -> tuple[Part, ...]:
        """The parts in the order of the audience, without those that have nothing to say."""
        size, (meeting, item) = self._wish.length, self._last
        now = ruling(meeting, item, self.sound)
        said = [one.text for one in now]
        every: dict[str, tuple[Claim, ...]] = {
            Heading.ABOUT: self._about(ABOUT[size]),
            OPEN if meeting.kind is Kind.AGENDA else NOW: now,
            Heading.VOTES: ballots(meeting, item, self.sound),
            Heading.COST: self.sound.kept(cost(meeting, item, COST, said)),
            Heading.NEXT: self.sound.kept(next_steps(meeting, item, AHEAD, said)),
        }
        taken = length(one for claims in every.values() for one in claims)
        entries = {COURSE: [self._entry(*place) for place in self.places]}
        every |= filled(entries, WORDS[size] - taken)
        order = _ORDER[self._wish.audience]
        return tuple(Part(str(name), every[name]) for name in order if every.get(name))

    @property
    def _last(self) -> Place:
        """The latest item that is open and was not put off, else the latest open one, else the latest."""
        told = [place for place in self.places if not place[1].closed]
        settled = [place for place in told if not is_put_off(place[1])]
        return (settled or told or self.places)[-1]

    def _about(self, most_words: int) -> tuple[Claim, ...]:
        """What the case is about, as the first meeting tells it that tells anything."""
        told = (self.sound.kept(about(meeting, item, most_words)) for meeting, item in self.places)
        return next(filter(None, told), ())

    def _entry(self, meeting: Meeting, item: AgendaItem) -> Entry:
        """When and where, the outcome and the title; of earlier meetings also what was decided."""
        opening = self.sound.first([dated(meeting, one) for one in lines(meeting, item)])
        earlier = (meeting, item) != self._last
        groups = (ruling(meeting, item, self.sound),) if earlier and meeting.kind is Kind.MINUTES else ()
        return Entry(opening, groups, OF_MEETING[self._wish.length])

"""A meeting on one page: who met, the decisions that matter, every other item in a line, votes.

Each item stands in one place only; a vote stands in a part of its own as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rag.ask.claims import claim, date_in_words
from rag.ask.verification import FindMeeting
from rag.model import AgendaItem, Claim, Kind, Meeting
from rag.summaries.about import about
from rag.summaries.attendance import attendance
from rag.summaries.cost import cost
from rag.summaries.filling import Entry, filled
from rag.summaries.glossed import finished
from rag.summaries.next_steps import next_steps
from rag.summaries.quoted import key_quote
from rag.summaries.ranking import is_procedure, is_put_off, most_important
from rag.summaries.retelling import length
from rag.summaries.ruling import ballots, ruling
from rag.summaries.sound import Sound
from rag.summaries.sources import source_text
from rag.summaries.summary import Audience, Heading, Length, Part, Subject, Summary, Wish
from rag.summaries.titled import closed_line, lines, titled
from rag.summaries.verifying import LEFT_OUT, confirmed


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much is told, in words but for `most`: of the page, of an important item, of any other item.

    What must be told is told even where that alone is more. `least` and `most` say how many items are told as
    important, where there are so many.
    """

    page: int
    important: int
    other: int
    about: int
    cost: int
    ahead: int
    least: int = 4
    most: int = 6


_MEASURES = {
    Length.SHORT: _Measure(150, 25, 0, 15, 0, 0, least=3, most=3),
    Length.MEDIUM: _Measure(400, 60, 0, 25, 20, 20),
    Length.LONG: _Measure(900, 130, 80, 60, 40, 40),
}
#: The heading in an agenda, of which nothing is decided.
IMPORTANT = "De vigtigste punkter"
AGENDA = "Dette er en dagsorden. Der er ikke truffet nogen beslutninger endnu."

_CITIZENS = (
    Heading.PRESENT,
    IMPORTANT,
    Heading.DECISIONS,
    Heading.ITEMS,
    Heading.VOTES,
    Heading.POSTPONED,
    Heading.CLOSED,
)
_OTHERS = (
    IMPORTANT,
    Heading.DECISIONS,
    Heading.VOTES,
    Heading.ITEMS,
    Heading.POSTPONED,
    Heading.CLOSED,
    Heading.PRESENT,
)


def summarise_meeting(meeting: Meeting, wish: Wish, find: FindMeeting) -> Summary:
    """The meeting on one page for one audience, every sentence verified. Raises what `find` raises."""
    page = _Page(meeting, wish, Sound(find))
    headline, parts = page.headline(), page.parts()
    notes = [AGENDA] if meeting.kind is Kind.AGENDA else []
    notes += [LEFT_OUT] if page.sound.lost else []
    summary = Summary(Subject.MEETING, meeting.id, headline, parts, wish=wish, notes=tuple(notes))
    texts = (source_text(meeting, item) for item in meeting.items if not item.closed)
    return finished(summary, "\n\n".join(texts))


class _Page:
    """The parts of one summary."""

    def __init__(self, meeting: Meeting, wish: Wish, sound: Sound) -> None:
        self.sound = sound
        self._meeting, self._wish = meeting, wish
        self._measure = _MEASURES[wish.length]

    def headline(self) -> Claim:
        """'Teknikudvalget i Lindby behandlede 12 punkter den 3. marts 2025'."""
        meeting = self._meeting
        count = "1 punkt" if len(meeting.items) == 1 else f"{len(meeting.items)} punkter"
        where = f"{meeting.committee} i {meeting.municipality}" if meeting.municipality else meeting.committee
        verb, after = "behandlede", ""
        if meeting.kind is Kind.AGENDA:
            verb = "skal behandle"
        elif any(map(is_put_off, meeting.items)):
            verb, after = "havde", " på dagsordenen"
        text = f"{where} {verb} {count}{after} den {date_in_words(meeting)}"
        first = meeting.items[0]
        return self.sound.checked([claim(text, meeting, first, [first.heading], computed=True)])[0]

    def parts(self) -> tuple[Part, ...]:
        """The parts in the order of the audience, without those that have nothing to say."""
        meeting, measure = self._meeting, self._measure
        important = [one.item for one in most_important(meeting, measure.least, measure.most)]
        put_off = [item for item in meeting.items if not item.closed and is_put_off(item)]
        closed = [item for item in meeting.items if item.closed]
        rest = [item for item in meeting.items if item not in (*important, *put_off, *closed)]
        every: dict[str, tuple[Claim, ...]] = {
            Heading.PRESENT: self.sound.kept(
                attendance(meeting, with_present=self._wish.length is not Length.SHORT)
            ),
            Heading.VOTES: tuple(told for item in meeting.items for told in self._votes(item)),
            Heading.CLOSED: tuple(self.sound.first([closed_line(meeting, item)]) for item in closed),
        }
        entries = {
            Heading.POSTPONED: [self._put_off(item) for item in put_off],
            IMPORTANT if meeting.kind is Kind.AGENDA else Heading.DECISIONS: [
                self._important(item, first=number == 0) for number, item in enumerate(important)
            ],
            Heading.ITEMS: [self._other(item) for item in rest],
        }
        taken = length([self.headline(), *(one for claims in every.values() for one in claims)])
        every |= filled(entries, measure.page - taken)
        order = _CITIZENS if self._wish.audience is Audience.CITIZEN else _OTHERS
        return tuple(Part(str(name), every[name]) for name in order if every.get(name))

    def _important(self, item: AgendaItem, first: bool) -> Entry:
        """Its title with the decision, what it is about, its cost, what is next; a quote for the press."""
        meeting, measure = self._meeting, self._measure
        opening, outcome, told = self._outcome(item)
        quoted = key_quote(meeting, item) if first and self._wish.audience is Audience.PRESS else ()
        told += quoted
        groups = [self.sound.kept(quoted), outcome]
        for part, words in ((about, measure.about), (cost, measure.cost), (next_steps, measure.ahead)):
            said, places = [one.text for one in told], [c.span for one in told for c in one.citations]
            groups.append(self.sound.kept(part(meeting, item, words, said, places)))
            told += groups[-1]
        return Entry(opening, tuple(groups), measure.important)

    def _put_off(self, item: AgendaItem) -> Entry:
        opening, outcome, _ = self._outcome(item)
        return Entry(opening, (outcome,), self._measure.important // 2)

    def _other(self, item: AgendaItem) -> Entry:
        """A line, and where there is room what it is about."""
        opening, room = self._line(item), self._measure.other
        matter = about(self._meeting, item, room) if room and not is_procedure(item) else ()
        return Entry(opening, (self.sound.kept(matter),), room)

    def _outcome(self, item: AgendaItem) -> tuple[Claim, tuple[Claim, ...], tuple[Claim, ...]]:
        """What opens with the title of an item, what more was decided, and the whole of what was decided."""
        told = ruling(self._meeting, item, self.sound)
        if self._meeting.kind is Kind.AGENDA or not told:
            return self._line(item), told[1:], told
        opening = self.sound.checked([titled(self._meeting, item, told[0])])[0]
        return (opening, told[1:], told) if confirmed(opening) else (self._line(item), told, told)

    def _line(self, item: AgendaItem) -> Claim:
        return self.sound.first(lines(self._meeting, item))

    def _votes(self, item: AgendaItem) -> Iterator[Claim]:
        """Who voted how, the first sentence behind the title of the item."""
        for number, one in enumerate(ballots(self._meeting, item, self.sound)):
            yield one if number else self.sound.first([titled(self._meeting, item, one), one])

"""A meeting on one page: who met, the decisions that matter, every other item in a line, votes.

Each item stands in one place only; a vote stands in a part of its own as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rag.ask.claims import cite, claim, date_in_words
from rag.ask.verification import FindMeeting
from rag.model import AgendaItem, Claim, Kind, Meeting
from rag.summaries.about import about
from rag.summaries.attendance import attendance
from rag.summaries.cost import cost
from rag.summaries.decided import decided
from rag.summaries.filling import Entry, filled
from rag.summaries.glossed import finished
from rag.summaries.headline import cleaned, headline
from rag.summaries.next_steps import next_steps
from rag.summaries.ranking import is_put_off, most_important
from rag.summaries.retelling import length
from rag.summaries.sources import source_text
from rag.summaries.summary import Audience, Heading, Length, Part, Subject, Summary, Wish
from rag.summaries.verifying import verified
from rag.summaries.voting import left, votes

#: Words of the whole page. What must be told is told even where that alone is more.
WORDS = {Length.SHORT: 150, Length.MEDIUM: 400, Length.LONG: 900}
#: How many items are told as the most important: so many at least, where there are, and at most.
LEAST, MOST = 3, {Length.SHORT: 3, Length.MEDIUM: 6, Length.LONG: 6}
#: Words that an important item gets at most, and any other beside its line.
AN_IMPORTANT = {Length.SHORT: 25, Length.MEDIUM: 60, Length.LONG: 110}
ANY_OTHER = {Length.SHORT: 0, Length.MEDIUM: 0, Length.LONG: 60}
#: Words within which the sentences of one item are chosen: what it is about, what it costs, what comes next.
ABOUT, COST, AHEAD = 30, 25, 20
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
    notes = (AGENDA,) if meeting.kind is Kind.AGENDA else ()
    summary = Summary(
        Subject.MEETING, meeting.id, _headline(meeting), _parts(meeting, wish), wish=wish, notes=notes
    )
    texts = (source_text(meeting, item) for item in meeting.items if not item.closed)
    return finished(verified(summary, find), "\n\n".join(texts))


def _headline(meeting: Meeting) -> Claim:
    """'Teknikudvalget i Lindby behandlede 12 punkter den 3. marts 2025'."""
    count = "1 punkt" if len(meeting.items) == 1 else f"{len(meeting.items)} punkter"
    where = f"{meeting.committee} i {meeting.municipality}" if meeting.municipality else meeting.committee
    verb, after = "behandlede", ""
    if meeting.kind is Kind.AGENDA:
        verb = "skal behandle"
    elif any(is_put_off(item) for item in meeting.items):
        verb, after = "havde", " på dagsordenen"
    text = f"{where} {verb} {count}{after} den {date_in_words(meeting)}"
    return claim(text, meeting, meeting.items[0], [meeting.items[0].heading], computed=True)


def _parts(meeting: Meeting, wish: Wish) -> tuple[Part, ...]:
    important = [one.item for one in most_important(meeting, LEAST, MOST[wish.length])]
    put_off = [item for item in meeting.items if not item.closed and is_put_off(item)]
    closed = [item for item in meeting.items if item.closed]
    rest = [item for item in meeting.items if item not in (*important, *put_off, *closed)]
    fixed: dict[str, tuple[Claim, ...]] = {
        Heading.PRESENT: attendance(meeting, with_present=wish.length is not Length.SHORT),
        Heading.VOTES: tuple(told for item in meeting.items for told in _votes(meeting, item)),
        Heading.POSTPONED: tuple(_line(meeting, item) for item in put_off),
        Heading.CLOSED: tuple(_closed(meeting, item) for item in closed),
    }
    entries = [_entry(meeting, item, AN_IMPORTANT[wish.length]) for item in important]
    entries += [_further(meeting, item, ANY_OTHER[wish.length]) for item in rest]
    taken = length([_headline(meeting), *(one for claims in fixed.values() for one in claims)])
    told = filled(entries, WORDS[wish.length] - taken)
    heading = IMPORTANT if meeting.kind is Kind.AGENDA else Heading.DECISIONS
    every = {**fixed, heading: _joined(told, important), Heading.ITEMS: _joined(told, rest)}
    order = _CITIZENS if wish.audience is Audience.CITIZEN else _OTHERS
    return tuple(Part(str(name), every[name]) for name in order if every.get(name))


def _joined(told: Mapping[str, Sequence[Claim]], items: Sequence[AgendaItem]) -> tuple[Claim, ...]:
    return tuple(one for item in items for one in told[item.id])


def _entry(meeting: Meeting, item: AgendaItem, most_words: int) -> Entry:
    """An important item: its title with the decision, what it is about, what it costs, what comes next."""
    aside = {one.text for one in (*votes(meeting, item), *left(meeting, item))}
    outcome = [one for one in decided(meeting, item) if one.text not in aside]
    if not outcome or meeting.kind is Kind.AGENDA:
        first, further = _line(meeting, item), outcome[1:]
    else:
        first, further = _titled(meeting, item, outcome[0]), outcome[1:]
    said = [first.text, *(one.text for one in further)]
    groups = (
        tuple(further),
        about(meeting, item, ABOUT, said),
        cost(meeting, item, COST, said),
        next_steps(meeting, item, AHEAD, said),
    )
    return Entry(item.id, first, groups, most_words)


def _further(meeting: Meeting, item: AgendaItem, most_words: int) -> Entry:
    """Any other item: a line, and in a long summary what it is about."""
    groups = (about(meeting, item, most_words, [item.title]),) if most_words else ()
    return Entry(item.id, _line(meeting, item), groups, most_words)


def _line(meeting: Meeting, item: AgendaItem) -> Claim:
    """'Godkendt: Cykelsti langs Åvej.'"""
    told = headline(meeting, item)
    return replace(told, text=told.text if told.text.endswith("…") else f"{told.text}.")


def _closed(meeting: Meeting, item: AgendaItem) -> Claim:
    """The title of a closed item, and nothing else."""
    told = headline(meeting, item)
    return replace(told, text=told.text.removeprefix("Lukket punkt: ") + ".")


def _titled(meeting: Meeting, item: AgendaItem, told: Claim) -> Claim:
    """A sentence about an item behind the title of the item."""
    citations = (cite(meeting, item, item.heading), *told.citations)
    return replace(told, text=f"{cleaned(item.title)}: {told.text}", citations=citations)


def _votes(meeting: Meeting, item: AgendaItem) -> Iterator[Claim]:
    """Who voted how, the first sentence behind the title of the item."""
    for number, told in enumerate(votes(meeting, item)):
        yield told if number else _titled(meeting, item, told)

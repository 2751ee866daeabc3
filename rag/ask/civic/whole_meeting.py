"""All that a meeting decided, item by item: what was open with its decision, what was closed by its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.ask.asked import Asked
from rag.ask.civic.closed import closed_count
from rag.ask.civic.listing import shortened
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import cite, claim, date_in_words
from rag.ask.evidence.units import readable
from rag.ask.outcome import decided, decision_text
from rag.ask.questions.moments import asks_for_all, names_time, of_a_whole
from rag.ask.questions.scope import named_bodies, within
from rag.ask.verification import FindMeeting
from rag.danish import fold
from rag.model import AgendaItem, Claim, DecisionClass, Kind, Meeting, Scope

#: Items that are told of one meeting, and at least of each of several; the rest are counted.
TOLD, LEAST_TOLD = 12, 2
#: Meetings that are told of; the newest where there are more.
MEETINGS = 4
#: Items by which a meeting is run (folded), with nothing decided of a matter.
_FORMAL = re.compile(
    r"\b(?:godkendelse af (?:dagsorden|referat)|dagsorden til godkendelse|underskrift|eventuelt)"
    r"|^godkendelse$"
)


def asks_for_meeting(asked: Asked) -> bool:
    """Whether all that was decided is asked for, of bodies and a time that meetings are known of."""
    return all(_is_whole(asked, scope) for scope in asked.scopes) and bool(_meetings(asked))


def lacks_meeting(asked: Asked) -> bool:
    """Whether all decided is asked for, at a time (a full date aside) of which no meeting is known."""
    dated = any(fact.year and fact.month for fact in asked.question.dates)
    return not dated and all(_is_whole(asked, scope) for scope in asked.scopes) and not _meetings(asked)


def whole_meeting(asked: Asked) -> list[Claim]:
    """How many items each meeting had, what was decided of them, and which were closed."""
    meetings = _meetings(asked)
    told = max(LEAST_TOLD, TOLD // len(meetings))
    return [claim for one in meetings for claim in _told(one, told, asked.library.meeting)]


def _is_whole(asked: Asked, scope: Scope) -> bool:
    if scope.numbers or scope.case_numbers or not of_a_whole(asked.question):
        return False
    return asks_for_all(asked.question, scope)


def _meetings(asked: Asked) -> list[Meeting]:
    """The minutes that the question means, in order of time, the newest few; none where it names others."""
    scopes = [one for scope in asked.scopes if (one := within(scope, asked.filters))]
    unknown = named_bodies(asked.question) and not any(scope.committees for scope in asked.scopes)
    if unknown or not names_time(asked.question) or not all(scope.start for scope in scopes):
        return []
    held = {
        one.id: one.date
        for one in asked.library.overviews()
        if one.kind is Kind.MINUTES and any(one.passes(scope) for scope in scopes)
    }
    newest = sorted(held, key=lambda key: (held[key], key))[-MEETINGS:]
    return [asked.library.meeting(key) for key in newest]


def _told(meeting: Meeting, most: int, find: FindMeeting) -> Iterator[Claim]:
    open_ = [one for one in meeting.items if not one.closed and _is_told(one)]
    yield from _head(meeting, most, len(open_), find)
    for item in open_[:most]:
        yield from _entry(meeting, item, find)
    yield from closed_count(meeting)


def _is_told(item: AgendaItem) -> bool:
    """Whether something was decided of a matter."""
    came = item.decision is not None and item.decision.decision_class is not DecisionClass.NOTHING
    return came and not _FORMAL.search(fold(readable(item.title)))


def _head(meeting: Meeting, most: int, count: int, find: FindMeeting) -> list[Claim]:
    """'Mødet i Byrådet i Fjordby den 2. juni 2025 havde 9 punkter.'"""
    ends = dict.fromkeys((meeting.items[0], meeting.items[-1]))
    cited = tuple(cite(meeting, item, item.heading) for item in ends)
    items = "1 punkt" if len(meeting.items) == 1 else f"{len(meeting.items)} punkter"
    rest = "; de første med en beslutning nævnes her" if count > most else ""
    places = (f" i {meeting.municipality}", "") if meeting.municipality else ("",)
    wordings = [
        Claim(
            f"Mødet i {meeting.committee}{place} den {date_in_words(meeting)} havde {items}{end}.",
            cited,
            computed=True,
        )
        for end in dict.fromkeys((rest, ""))
        for place in places
    ]
    return first_confirmed(wordings, find) or wordings[-1:]


def _entry(meeting: Meeting, item: AgendaItem, find: FindMeeting) -> Sequence[Claim]:
    """'»Cykelsti langs Åvej«: Udsat.', or title and decision each for itself."""
    decision = item.decision
    if decision is None:
        return []
    title = f"»{readable(item.title)}«"
    spans = [item.heading, *decision.spans]
    whole = claim(f"{title}: {shortened(decision_text(decision))}", meeting, item, spans)
    if told := first_confirmed([whole], find):
        return told
    named = first_confirmed([claim(f"{title}.", meeting, item, [item.heading])], find)
    if named:
        return [*named, *decided(meeting, item)]
    return [claim(f"Punkt {item.called}: {shortened(decision_text(decision))}", meeting, item, spans)]

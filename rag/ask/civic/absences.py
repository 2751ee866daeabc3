"""Who the minutes say was away, from the meeting or from which items, and the lines that say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.danish import sentences
from rag.model import Absence, AgendaItem, DecisionClass, Meeting, Span

#: Whoever is reported away under more than this share of the decisions was not at the meeting.
AWAY_SHARE = 2 / 3
#: Whoever is absent because of one matter is not absent from the meeting.
_ONE_ITEM = re.compile(
    r"inhabil|forlod|behandling|\bpunkt|\bpkt\b|\bsagen\b|\bdelt(?:og|ager|aget)\b(?!.*\bi mødet\b)",
    re.IGNORECASE | re.DOTALL,
)
#: What is told of somebody, and the item it is told of.
Place = tuple[AgendaItem, Span]
#: Who left after an item was there for it.
_LEFT_AFTER = re.compile(
    r"\b(?:forlod|gik fra)\s+(?:mødet|lokalet|mødelokalet)\b.{0,40}?\befter\b"
    r"(?:\s+(?:behandlingen af\s+)?(?:punkt|pkt\.)\s+(?P<number>\d{1,4}))?",
    re.IGNORECASE,
)
#: Words that tell an absence or a presence, so that a quote of them shows what it is quoted for.
TELLS_ABSENCE = re.compile(
    r"fravær|afbud|ikke til stede|deltog ikke|deltager ikke|inhabil|forlod|udeblev", re.IGNORECASE
)
TELLS_PRESENCE = re.compile(r"deltage|til stede|tilstede|medlem|fremmødt|mødt", re.IGNORECASE)
#: A label stands at most so many lines above a name of its list.
_LINES_ABOVE = 8
#: A longer line is running text, of which only the sentence is quoted.
_LONG_LINE = 300


def absences(meeting: Meeting) -> dict[str, tuple[AgendaItem, Span]]:
    """Each absent member with the first place that says so; the decision texts win over the header."""
    found: dict[str, tuple[AgendaItem, Span]] = {}
    for item in meeting.items:
        for absence in item.absent:
            found.setdefault(absence.name, (stands_in(meeting, item, absence.span), absence.span))
    for absence in meeting.absent:
        found.setdefault(absence.name, (meeting.items[0], absence.span))
    return found


def items_missed(meeting: Meeting, person: str) -> list[Place]:
    """The items somebody took no part in, each with the place that says so."""
    return [
        (item, one.span)
        for item in meeting.items
        for one in item.absent
        if one.name == person and not _left_after(meeting, item, one)
    ]


def left_after(meeting: Meeting, person: str) -> Place | None:
    """The item after which somebody left the meeting, as the text of that item says."""
    for item in meeting.items:
        for line in sentences(meeting.text(item.span), item.span.start):
            text = line.of(meeting.source.text)
            left, at = _LEFT_AFTER.search(text), text.find(person)
            if left and at >= 0 and int(left["number"] or item.number) == item.number:
                return item, Span(line.start + at, line.start + at + len(person))
    return None


def away_throughout(meeting: Meeting, person: str) -> bool:
    """Whether the head, or most of the decisions, say that somebody was away, and no vote gainsays it."""
    if any(absence.name == person for absence in meeting.absent):
        return True
    votes = [vote for item in meeting.items for vote in item.votes]
    if any(person in (*vote.in_favour, *vote.against, *vote.abstained) for vote in votes):
        return False
    decided = [item for item in meeting.items if _decides(item)]
    gone = [
        item for item in decided for a in item.absent if a.name == person and _throughout(meeting, item, a)
    ]
    return bool(gone) and len(gone) > AWAY_SHARE * len(decided)


def _decides(item: AgendaItem) -> bool:
    """Whether an item is one under which absences are told: not closed, and more than 'Intet.'"""
    decision = None if item.closed else item.decision
    return decision is not None and decision.decision_class is not DecisionClass.NOTHING


def _throughout(meeting: Meeting, item: AgendaItem, absence: Absence) -> bool:
    """Whether what an item says of an absence is bound to no single item."""
    if not item.span.contains(absence.span):
        return False
    return _ONE_ITEM.search(said(meeting, item, absence.span)) is None


def _left_after(meeting: Meeting, item: AgendaItem, absence: Absence) -> bool:
    """Whether the text of an item says that somebody left after it."""
    if not item.span.contains(absence.span):
        return False
    left = _LEFT_AFTER.search(said(meeting, item, absence.span))
    return left is not None and int(left["number"] or item.number) == item.number


def said(meeting: Meeting, item: AgendaItem, place: Span) -> str:
    """The sentence that tells of an absence, or the list it stands on with its label."""
    (line,) = telling(meeting, item, [place])
    found = sentences(line.of(meeting.source.text), line.start)
    return next((one for one in found if one.contains(place)), line).of(meeting.source.text)


def stands_in(meeting: Meeting, item: AgendaItem, span: Span) -> AgendaItem:
    """The item that says who missed it; the first for the head of the minutes, which is cited with it."""
    return item if item.span.contains(span) else meeting.items[0]


def telling(
    meeting: Meeting, item: AgendaItem, names: Sequence[Span], words_: re.Pattern[str] = TELLS_ABSENCE
) -> list[Span]:
    """The lines that say it of those named, from the label of their list on; each once."""
    spans: list[Span] = []
    for name in sorted(names):
        floor = item.span.start if item.span.contains(name) else 0
        span = _line(meeting.source.text, name, floor, words_)
        if spans and spans[-1].overlaps(span):
            span = Span(spans[-1].start, max(spans[-1].end, span.end), span.page)
            spans.pop()
        spans.append(span)
    return spans


def _line(text: str, name: Span, floor: int, tells: re.Pattern[str]) -> Span:
    start, end = text.rfind("\n", floor, name.start) + 1 or floor, text.find("\n", name.end)
    end = len(text) if end < 0 else end
    if end - start > _LONG_LINE:
        return next((s for s in sentences(text[start:end], start) if s.contains(name)), name)
    above = start
    for _ in range(_LINES_ABOVE):
        if tells.search(text[above:end]):
            return Span(above, end, name.page)
        above = text.rfind("\n", floor, max(above - 1, floor)) + 1 or floor
    return name

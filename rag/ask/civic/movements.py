"""Who came late to a meeting, who left it, and why somebody was out of the room, as the minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.ask.asked import Asked
from rag.ask.civic.absences import TELLS_ABSENCE, left_after
from rag.ask.civic.presence import member_asked, told_missed
from rag.ask.claims import claim
from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.evidence.units import readable
from rag.ask.questions.wants import Want
from rag.danish import sentences
from rag.model import AgendaItem, Claim, Meeting, Span

#: What asks for those who came late, and for those who left (folded).
_ASKS_COMING = re.compile(
    r"\b(?:kom|ankom|moedte|dukkede|var)\b.{0,30}\b(?:for sent|senere|forsinket)\b"
    r"|\bstoedte til\b|\bcame late\b|\blate for\b"
)
_ASKS_LEAVING = re.compile(
    r"\b(?:gik|forlod|tog|smuttede|koerte)\b(?: \w+){0,5}? (?:foer tid|(?:for )?tidligt|tidligere|hjem)\b"
    r"|\b(?:gik|tog|forlod)\b.{0,60}\bfoer\b.{0,60}\b(?:slut\w*|forbi|faerdig\w*)\b"
    r"|\bforlod\b.{0,40}\bmoedet\b|\bleft\b.*\b(?:early|meeting)\b"
)
#: What the minutes say of those who came late, and of those who left for good.
_COMES = re.compile(
    r"\b(?:ankom|kom(?:mer)? (?:til stede |til mødet |først )?(?:kl|efter|under|ved)"
    r"|mødte (?:først |op |ind )*(?:kl|under|ved)"
    r"|(?:deltog|deltager|til ?stede|med)\b[^.]{0,40}?\bfra (?:kl|og med|punkt|pkt|nr)"
    r"|stødte til|indtrådte|tiltrådte mødet)",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:forlod|forlader|gik (?:fra|hjem|kl|efter|ved|før)|måtte (?:forlade|gå)"
    r"|deltog (?:i mødet )?(?:kun )?(?:indtil|til og med|frem til))\b",
    re.IGNORECASE,
)
_ONE_ITEM = re.compile(
    r"\binhabil|\blokalet (?:under|mens)\b|\bunder (?:punkt|sagen|behandling)", re.IGNORECASE
)


def asks_for_movements(asked: Asked) -> bool:
    """Whether it is asked who came late to a meeting or left it before its end."""
    moves = _ASKS_COMING.search(asked.question.folded) or _ASKS_LEAVING.search(asked.question.folded)
    return asked.wants(Want.ATTENDANCE) and bool(moves)


def movements(asked: Asked) -> list[Claim]:
    """Who came late to the meeting, or who left it; of the member named, only that."""
    tells = _COMES if _ASKS_COMING.search(asked.question.folded) else _LEAVES
    members = _members(asked.meeting)
    person = member_asked(asked.question, members)
    found = (_moved(asked.meeting, one, tells) for one in ([person] if person else members))
    return list(dict.fromkeys(claim for claims in found for claim in claims))


def _moved(meeting: Meeting, person: str, tells: re.Pattern[str]) -> list[Claim]:
    """The item after which somebody left where it is told, else the sentences that tell how they moved."""
    if tells is _LEAVES and left_after(meeting, person):
        return told_missed(meeting, person)
    text = meeting.source.text
    spans = [(item, span) for item, span in _lines(meeting) if _tells(span.of(text), tells, person)]
    return [claim(readable(span.of(text)), meeting, item, [span]) for item, span in spans]


def asks_why_away(asked: Asked) -> bool:
    """Whether it is asked why a member took no part."""
    return asked.wants(Want.REASON) and asked.wants(Want.ATTENDANCE)


def why_away(asked: Asked) -> list[Claim]:
    """The sentence that says how the member named was away: of the best item that has one, or the first."""
    person = member_asked(asked.question, _members(asked.meeting))
    if person is None:
        return []
    near = [one.item for one in asked.part.ranked[:READ_ITEMS] if one.meeting.id == asked.meeting.id]
    first = {item.id: at for at, item in reversed(list(enumerate(near)))}
    text = asked.meeting.source.text
    found = [
        (first.get(item.id, len(near)), item, span)
        for item, span in _lines(asked.meeting)
        if person in (said := span.of(text)) and (TELLS_ABSENCE.search(said) or _COMES.search(said))
    ]
    if not found:
        return []
    _, item, span = min(found, key=lambda one: one[0])
    return [claim(readable(span.of(text)), asked.meeting, item, [span])]


def _tells(said: str, tells: re.Pattern[str], person: str) -> bool:
    moves = person in said and tells.search(said) is not None
    return moves and not (tells is _LEAVES and _ONE_ITEM.search(said))


def _members(meeting: Meeting) -> list[str]:
    """Everybody whom the minutes name as there or as away, each once."""
    there = [one.name for one in meeting.attendees] + [one.name for one in meeting.substitutes]
    absent = [one.name for one in meeting.absent]
    absent += [one.name for item in meeting.items for one in item.absent]
    return list(dict.fromkeys((*there, *absent)))


def _lines(meeting: Meeting) -> Iterator[tuple[AgendaItem, Span]]:
    """The sentences of the head, with the first item, and of every open item, in their order."""
    if not meeting.items:
        return
    first = meeting.items[0]
    text = meeting.source.text
    for span in sentences(text[: first.span.start]):
        yield first, span
    for item in meeting.items:
        if not item.closed:
            for span in sentences(meeting.text(item.span), item.span.start):
                yield item, span

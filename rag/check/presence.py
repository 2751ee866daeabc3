"""Who was there: where attendance contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Set

from rag.ask.claims import enumeration
from rag.ask.contradictions import contradictions
from rag.check.finding import Finding, Kind, Severity
from rag.check.voters import is_person
from rag.model import Meeting

_AT_MOST = 10


def presence_findings(meeting: Meeting) -> Iterator[Finding]:
    """Names spelt two ways, absent voters, sums that do not add up, and voters nobody has listed."""
    told: set[str] = set()
    for one in contradictions([meeting]):
        first = one.sides[0]
        told |= set(one.said)
        yield Finding(Kind.ATTENDANCE, Severity.FAULT, one.text, first.item.number, first.span)
    yield from _away_throughout(meeting)
    yield from _unlisted_voters(meeting, told)


def _away_throughout(meeting: Meeting) -> Iterator[Finding]:
    """Whoever is away for the whole meeting and for a single item besides, or votes all the same."""
    away = {absence.name: absence for absence in meeting.absent}
    for item in meeting.items:
        voted = {name for vote in item.votes for name in (*vote.in_favour, *vote.against, *vote.abstained)}
        for name in sorted(voted & away.keys()):
            text = f"{name} står som fraværende på mødet, men stemte under Punkt {item.called}."
            yield Finding(Kind.ATTENDANCE, Severity.FAULT, text, item.number, away[name].span)


def _unlisted_voters(meeting: Meeting, told: Set[str]) -> Iterator[Finding]:
    """Full names that vote and stand in no list of who came, but for those `told` of already."""
    if not meeting.attendees:
        return
    listed = {person.name for person in meeting.attendees} | {one.name for one in meeting.substitutes} | told
    for item in meeting.items:
        for vote in item.votes:
            sides = (*vote.in_favour, *vote.against, *vote.abstained)
            unknown = [name for name in sides if is_person(name) and name not in listed]
            if unknown:
                who = enumeration(unknown[:_AT_MOST])
                text = f"Stemte under Punkt {item.called}, men står ikke blandt mødedeltagerne: {who}."
                yield Finding(Kind.ATTENDANCE, Severity.DOUBT, text, item.number, vote.span)

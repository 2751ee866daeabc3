"""Whether every item of minutes has an outcome, and one that can be understood."""

from __future__ import annotations

from collections.abc import Iterator

from rag.ask.claims import enumeration
from rag.check.finding import Finding, Kind, Severity
from rag.check.voters import is_person
from rag.model import AgendaItem, DecisionClass, Meeting
from rag.model import Kind as Document


def decision_findings(meeting: Meeting) -> Iterator[Finding]:
    """Open items without a decision or with one that Punkt cannot read, votes without sides, attachments."""
    for item in meeting.items:
        if not item.closed and meeting.kind is Document.MINUTES:
            yield from _decision(item)
        yield from _votes(item)
        yield from _attachments(item)


def _decision(item: AgendaItem) -> Iterator[Finding]:
    if item.decision is None:
        text = f"Punkt {item.called} har ingen beslutning."
        yield Finding(Kind.DECISION, Severity.FAULT, text, item.number, item.heading)
    elif item.decision.decision_class is DecisionClass.OTHER:
        text = f"Det kan ikke læses af beslutningen til Punkt {item.called}, hvad udfaldet blev."
        yield Finding(Kind.DECISION, Severity.HINT, text, item.number, item.decision.spans[0])


def _votes(item: AgendaItem) -> Iterator[Finding]:
    for vote in item.votes:
        twice = sorted(
            set(vote.in_favour) & {*vote.against, *vote.abstained} | set(vote.against) & set(vote.abstained)
        )
        named = [who for who in twice if is_person(who)]  # a party may be divided
        if named:
            text = f"{', '.join(named)} står på flere sider i afstemningen under Punkt {item.called}."
            yield Finding(Kind.DECISION, Severity.FAULT, text, item.number, vote.span)


def _attachments(item: AgendaItem) -> Iterator[Finding]:
    missing = [one for one in item.attachments if one.file is None and not item.closed]
    if missing:
        titles = enumeration(f"»{one.title}«" for one in missing)
        text = f"Nævnt som bilag, men ligger ikke ved siden af dokumentet: {titles}."
        yield Finding(Kind.ATTACHMENT, Severity.HINT, text, item.number, missing[0].span)

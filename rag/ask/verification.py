"""Checks an answer against the source before anybody sees it.

A quote must stand verbatim at its span, inside the item it names; what the head of the minutes says (who
came, who sent apologies) is cited with the first item. Every figure and date of a claim must stand in the
items it cites. What fails loses its confirmation, never silently.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rag.facts import dates, figures
from rag.model import Answer, Citation, Claim, Meeting, Status

FindMeeting = Callable[[str], Meeting]


def verify(answer: Answer, find: FindMeeting) -> Answer:
    """The answer with the status of each citation set by what the source says."""
    return replace(answer, claims=tuple(_verify_claim(claim, find) for claim in answer.claims))


def _verify_claim(claim: Claim, find: FindMeeting) -> Claim:
    stands = [_stands(citation, find(citation.meeting)) for citation in claim.citations]
    supported = claim.computed or supports(claim, find)
    status = [Status.CONFIRMED if ok and supported else Status.UNCONFIRMED for ok in stands]
    citations = tuple(replace(c, status=s) for c, s in zip(claim.citations, status, strict=True))
    return replace(claim, citations=citations)


def _stands(citation: Citation, meeting: Meeting) -> bool:
    item = meeting.item(citation.punkt)
    if item is None or not citation.quote or meeting.text(citation.span) != citation.quote:
        return False
    in_head = item == meeting.items[0] and citation.span.end <= item.span.start
    return in_head or item.span.contains(citation.span)


def supports(claim: Claim, find: FindMeeting) -> bool:
    """Whether every figure and date of a claim stands in what it cites: item text and meeting date."""
    texts = [_evidence(citation, find(citation.meeting)) for citation in claim.citations]
    said_figures = [figure for text in texts for figure in figures(text)]
    scaled = [figure for text in texts for figure in figures(text, 1000)]
    said_dates = [fact for text in texts for fact in dates(text)]
    return all(any(f.agrees_with(s) for s in (*said_figures, *scaled)) for f in figures(claim.text)) and all(
        any(d.agrees_with(s) for s in said_dates) for d in dates(claim.text)
    )


def _evidence(citation: Citation, meeting: Meeting) -> str:
    item = meeting.item(citation.punkt)
    return f"{meeting.text(item.span)}\n{meeting.date.isoformat()}" if item else ""

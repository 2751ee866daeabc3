"""Checks an answer against the source before anybody sees it.

A quote must stand verbatim at its span, inside the item it names; what the head of the minutes says (who
came, who sent apologies) is cited with the first item. Every typed fact of a claim must stand in what it
cites, where the claim says it. A Punkt that supports nothing of a claim while another does is cited idly.
What fails loses its confirmation, never silently.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rag.ask.support.cited import Support
from rag.facts import checkable
from rag.model import Answer, Citation, Claim, Meeting, Status

FindMeeting = Callable[[str], Meeting]


def verify(answer: Answer, find: FindMeeting) -> Answer:
    """The answer with the status of each citation set by what the source says."""
    return replace(answer, claims=tuple(_verify_claim(claim, find) for claim in answer.claims))


def unconfirmed(answer: Answer) -> tuple[Claim, ...]:
    """The claims of a verified answer that are not wholly confirmed.

    That is any with a citation that is not, and any that states a fact without citing where it stands.
    A refusal states no facts of the minutes.
    """
    return tuple(
        claim
        for claim in answer.claims
        if any(citation.status is Status.UNCONFIRMED for citation in claim.citations)
        or (not claim.citations and not answer.refused and checkable(claim.text))
    )


def supports(claim: Claim, find: FindMeeting) -> bool:
    """Whether every fact of a claim stands in what it cites: the items, and the head of their minutes."""
    return not Support(claim, find).missing()


def _verify_claim(claim: Claim, find: FindMeeting) -> Claim:
    support = Support(claim, find)
    supported = not support.missing()
    citations = tuple(
        replace(
            citation, status=_status(supported and _stands(citation, find) and not support.is_idle(citation))
        )
        for citation in claim.citations
    )
    return replace(claim, citations=citations)


def _status(confirmed: bool) -> Status:
    return Status.CONFIRMED if confirmed else Status.UNCONFIRMED


def _stands(citation: Citation, find: FindMeeting) -> bool:
    meeting = find(citation.meeting)
    item = meeting.cited(citation)
    if item is None or not citation.quote or meeting.text(citation.span) != citation.quote:
        return False
    if (citation.committee, citation.date, citation.attachment) != (
        meeting.committee,
        meeting.date,
        item.attachment,
    ):
        return False
    in_head = item == meeting.items[0] and citation.span.end <= item.span.start
    return in_head or item.span.contains(citation.span)

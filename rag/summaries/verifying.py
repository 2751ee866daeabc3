"""A summary held against the minutes: what cannot be confirmed is told in their own words, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from rag.ask.claims import cite
from rag.ask.evidence.units import readable
from rag.ask.outcome import as_proposed
from rag.ask.verification import FindMeeting, verify
from rag.model import Answer, Citation, Claim, Role, Searched, Status
from rag.summaries.glossed import finished
from rag.summaries.summary import Heading, Part, Summary

__all__ = ["LEFT_OUT", "checked", "confirmed", "finished", "verified"]

#: Shown where something could not be told because the check did not confirm it.
LEFT_OUT = "Noget i resuméet kunne ikke bekræftes og er udeladt; læs punktet i referatet."
_VITAL = frozenset({Heading.DECIDED, Heading.COST, Heading.NEXT, Heading.DECISIONS, Heading.VOTES})
_LEAST_WORDS = 4
_NO_SEARCH = Searched(0, (), None, None)


def verified(summary: Summary, find: FindMeeting) -> Summary:
    """The summary with every claim checked as the claims of an answer are.

    Sentences with the same citations are checked together: where one is not confirmed, the cited sentence of
    the minutes stands for all of them, if that holds; else they are left out, and a note says so where it is
    more than background.
    """
    kept, lost = [], False
    for part in summary.parts:
        claims = tuple(_settled(part.claims, find))
        told = {citation for claim in claims for citation in _places(claim)}
        missing = any(not _places(claim) <= told for claim in part.claims)
        lost = lost or (missing and part.heading in _VITAL)
        if claims:
            kept.append(Part(part.heading, claims))
    notes = (*summary.notes, LEFT_OUT) if lost and LEFT_OUT not in summary.notes else summary.notes
    return replace(summary, headline=_headline(summary.headline, find), parts=tuple(kept), notes=notes)


def checked(claims: Sequence[Claim], find: FindMeeting) -> tuple[Claim, ...]:
    """The claims with the status of each citation."""
    return verify(Answer("", tuple(claims), _NO_SEARCH), find).claims


def confirmed(claim: Claim) -> bool:
    """Whether a checked claim cites something, and all of it is confirmed."""
    return bool(claim.citations) and all(c.status is Status.CONFIRMED for c in claim.citations)


def _settled(claims: Sequence[Claim], find: FindMeeting) -> Iterator[Claim]:
    for _, group in groupby(claims, key=lambda claim: claim.citations):
        told = checked(list(group), find)
        if all(map(confirmed, told)):
            yield from told
            continue
        own = checked(list(_in_own_words(told[0], find)), find)
        yield from (claim for claim in own if confirmed(claim))


def _in_own_words(claim: Claim, find: FindMeeting) -> Iterator[Claim]:
    """What a claim cites, as it stands; said to be a proposal or a decision where it is one.

    A scrap of a sentence says nothing by itself.
    """
    for citation in claim.citations:
        meeting = find(citation.meeting)
        item = meeting.item(citation.punkt)
        section = item.section_at(citation.span.start) if item else None
        text = readable(citation.quote)
        if section and section.role is Role.DECISION:
            yield Claim(_stopped(f"Beslutning: {text}"), (citation,))
        elif section and section.role is Role.RECOMMENDATION:
            yield Claim(_stopped(as_proposed(text)), (citation,))
        elif len(text.split()) >= _LEAST_WORDS and text[-1:] in ".!?":
            yield Claim(text, (citation,))


def _stopped(text: str) -> str:
    text = text.rstrip(" ,;")
    return text if text[-1:] in ".!?:" else f"{text}."


def _headline(claim: Claim, find: FindMeeting) -> Claim:
    """The headline; where it is not confirmed, the title alone."""
    told = checked([claim], find)[0]
    if confirmed(told) or not claim.citations:
        return told
    citation = claim.citations[0]
    meeting = find(citation.meeting)
    item = meeting.item(citation.punkt)
    if item is None:
        return told
    return checked([Claim(readable(item.title), (cite(meeting, item, item.heading),))], find)[0]


def _places(claim: Claim) -> frozenset[tuple[str, int]]:
    return frozenset(_place(citation) for citation in claim.citations)


def _place(citation: Citation) -> tuple[str, int]:
    return citation.meeting, citation.span.start

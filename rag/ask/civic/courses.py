"""The course of a case over meetings."""

from __future__ import annotations

from collections.abc import Sequence

from rag.ask.claims import claim, date_in_words
from rag.ask.outcome import decision_text
from rag.ask.retrieval import RankedItem
from rag.ask.units import readable
from rag.model import Claim


def case_course(items: Sequence[RankedItem]) -> list[Claim]:
    """The meetings at which a case was treated, in order of time, each with its decision."""
    claims = []
    for ranked in sorted(items, key=lambda r: (r.meeting.date, r.item.number)):
        meeting, item = ranked.meeting, ranked.item
        outcome = f": {decision_text(item.decision)}" if item.decision else "."
        text = f"{date_in_words(meeting)}, {meeting.committee}, »{readable(item.title)}«{outcome}"
        spans = item.decision.spans if item.decision else ()
        claims.append(claim(text, meeting, item, [item.heading, *spans]))
    return claims

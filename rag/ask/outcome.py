"""Proposals and decisions in words: what was proposed is never told as if it had been decided."""

from __future__ import annotations

import re

from rag.ask.claims import claim
from rag.ask.evidence.units import readable
from rag.model import AgendaItem, Claim, Decision, Meeting

_TELLS_PROPOSAL = re.compile(r"indstil|foresl|forslag|anbefal", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}[.)]\s*")


def as_proposed(text: str) -> str:
    """A piece of an indstilling that says it is one, as it stands where it does already."""
    point = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    if point.casefold().startswith("at "):
        return f"Det blev indstillet, {point[0].lower()}{point[1:]}"
    return text if _TELLS_PROPOSAL.search(text) else f"Fra indstillingen: {text}"


def decided(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """What was decided, in the words of the minutes; nothing where no decision stands there."""
    if item.decision is None:
        return []
    return [claim(f"Beslutning: {decision_text(item.decision)}", meeting, item, item.decision.spans)]


def decision_text(decision: Decision) -> str:
    """A decision as people read it, with a full stop."""
    text = readable(decision.text)
    return text if text[-1:] in ".!?:" else f"{text}."

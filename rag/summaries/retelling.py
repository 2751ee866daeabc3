"""Sentences of minutes told in plain Danish, each a claim that cites where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from rag.ask.claims import claim
from rag.ask.evidence.units import readable
from rag.model import AgendaItem, Claim, Meeting, Span
from rag.plain import simplified
from rag.summaries.bodies import named_shortly


def retold(text: str, meeting: Meeting, item: AgendaItem, spans: Iterable[Span]) -> tuple[Claim, ...]:
    """A sentence about one item in one or more plainer ones, each citing the same places."""
    places = tuple(dict.fromkeys(spans))
    plain = simplified(named_shortly(readable(text), meeting))
    return tuple(claim(_closed(sentence), meeting, item, places) for sentence in plain)


def length(claims: Iterable[Claim]) -> int:
    """How many words the claims have."""
    return sum(len(one.text.split()) for one in claims)


def _closed(sentence: str) -> str:
    sentence = sentence.strip()
    opened = sentence[:1].upper() + sentence[1:]
    return opened if opened[-1:] in ".!?«:" else f"{opened}."

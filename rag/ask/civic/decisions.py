"""What was decided of an item, with what was proposed where the decision only refers to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.claims import claim
from rag.ask.evidence.units import readable
from rag.ask.outcome import decided
from rag.danish import sentences
from rag.model import AgendaItem, Claim, DecisionClass, Meeting, Role, Span

#: A decision shorter than this says little without the proposal it answers.
SHORT_DECISION = 60
#: Outcomes that mean what was proposed, so that the proposal says what was decided.
FOLLOWS_PROPOSAL = frozenset({DecisionClass.APPROVED, DecisionClass.ADOPTED, DecisionClass.RECOMMENDED})
#: A proposal is quoted whole up to this many words; after that its further points are counted.
LONGEST_PROPOSAL = 70


def decision(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """What was decided, with the proposal where the decision only refers to it."""
    claims = decided(meeting, item)
    if item.decision is None or item.decision.decision_class not in FOLLOWS_PROPOSAL:
        return claims
    return claims + (proposal(meeting, item) if len(item.decision.text) < SHORT_DECISION else [])


def proposal(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """What was proposed, up to so many words; nothing where no proposal stands there."""
    spans = [
        span for section in item.with_role(Role.RECOMMENDATION) for span in _points(meeting, section.span)
    ]
    if not spans:
        return []
    points = [_point_text(span.of(meeting.source.text)) for span in spans]
    shown = _within(points, LONGEST_PROPOSAL)
    more = f" (og {len(points) - len(shown)} punkter mere)" if len(shown) < len(points) else ""
    return [claim(f"Indstillingen lød: {'; '.join(shown)}{more}.", meeting, item, spans[: len(shown)])]


def _within(texts: Sequence[str], most_words: int) -> list[str]:
    """The first texts that together have at most `most_words` words, and at least one."""
    kept: list[str] = []
    for text in texts:
        if kept and sum(len(t.split()) for t in (*kept, text)) > most_words:
            break
        kept.append(text)
    return kept


def _points(meeting: Meeting, section: Span) -> list[Span]:
    """The sentences of a proposal without the line that only says who proposes."""
    found = sentences(section.of(meeting.source.text), section.start)
    return [span for span in found if not _PROPOSER.fullmatch(readable(span.of(meeting.source.text)))]


_PROPOSER = re.compile(
    r"(?:[A-ZÆØÅ][\w ,&/-]*|Det) (?:indstiller|indstilles|foreslår|anbefaler)[^.]{0,40}?[,:]?|Indstilling:?",
    re.IGNORECASE,
)


def _point_text(verbatim: str) -> str:
    shown = re.sub(r"^\d{1,2}[.)]\s*", "", readable(verbatim))
    return re.sub(r"[,;.]?\s*(?:\bog)?\s*$", "", shown)

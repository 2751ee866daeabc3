"""What the administration proposed, told as a proposal, with what came of it."""

from __future__ import annotations

import re
from itertools import islice

from rag.ask.asked import Asked
from rag.ask.civic.decisions import proposal
from rag.ask.claims import claim
from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.outcome import decided
from rag.ask.questions.question import Question
from rag.danish import fold
from rag.model import Claim, Role

#: A proposal of fewer characters refers to what the text above it lays out.
SHORT_PROPOSAL = 75
_BODY = frozenset({Role.BACKGROUND, Role.RESUME, Role.ECONOMY})
_PROPOSED = re.compile(
    r"\bforesl\w+|\b(?:forvaltningen|administrationen) anbefaler|\bforslag\w* (?:er|gaar|indebaerer)\b"
)

_PROPOSES = r"(?:foreslog|foreslaar|indstill(?:er|ede)|anbefal(?:er|ede)|(?:vil|ville) have)"
_STAFF = r"(?:forvaltning|administration|direktion|embeds|sekretariat)\w*"
_ASKED = re.compile(
    r"\bhvad (?:siger|sagde|lyder|loed|staar der i|stod der i|gaar|gik|er|var) (?:\w+ ){0,2}?indstilling\w*"
    r"|\bhvordan (?:lyder|loed) (?:\w+ ){0,2}?indstilling\w*"
    rf"|\bhvad {_PROPOSES} (?:\w+ ){{0,2}}?{_STAFF}"
    rf"|\bhvad (?:er|var) {_STAFF}s (?:indstilling|forslag|anbefaling)"
    r"|\bhvad (?:er|var|bliver|blev) der (?:indstillet|foreslaaet)\b"
    r"|\bwhat (?:did|does) the administration (?:propose|recommend|suggest)\b"
)


def asks_for_proposal(question: Question) -> bool:
    """Whether it is asked what the administration proposed."""
    return _ASKED.search(question.folded) is not None


def proposed(asked: Asked) -> list[Claim]:
    """The proposal of the best item that has one, with the decision; nothing where the best few have none."""
    best = asked.part.ranked[0]
    ranked = [one for one in asked.timely[:READ_ITEMS] if one.item.with_role(Role.RECOMMENDATION)]
    if not ranked or ranked[0].meeting.municipality != best.meeting.municipality:
        return []
    found = ranked[0]
    told = proposal(found.meeting, found.item)
    if not told:
        return []
    more = _in_the_body(asked, found) if len(told[0].text) < SHORT_PROPOSAL else []
    return [*told, *more, *decided(found.meeting, found.item)]


def _in_the_body(asked: Asked, found: RankedItem) -> list[Claim]:
    """The best statement of what is proposed in the text that a short proposal refers to."""
    units = (one.unit for one in asked.part.selection.candidates if one.ranked.item.id == found.item.id)
    told = (one for one in units if one.role in _BODY and _PROPOSED.search(fold(one.text)))
    return [claim(one.text, found.meeting, found.item, [one.span]) for one in islice(told, 1)]

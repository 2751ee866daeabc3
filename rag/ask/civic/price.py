"""What a thing costs, where the sentences that speak most of it name no sum."""

from __future__ import annotations

import re

from rag.ask.asked import Asked
from rag.ask.claims import claim
from rag.ask.doubts.missing import GENERIC
from rag.ask.evidence.kinds import CHECKS
from rag.ask.evidence.selection import Candidate
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.wants import Want
from rag.danish import fold
from rag.facts import figures
from rag.model import Claim, Role

_ASKED = re.compile(
    r"\bhvad (?:\w+ ){0,3}?(?:koster|kostede|koste|kostet)\b|\bhvor meget (?:\w+ ){0,3}?kost\w+"
    r"|\bhvad (?:er|var|blev|bliver) (?:\w+ )?prisen\b|\bhvor dyr\w*\b|\bwhat (?:does|did|will)\b.*\bcost\b"
)
#: Words by which a price is told (folded); 'merudgift' and 'driftsudgift' tell another sum.
_PRICED = re.compile(
    r"\b(?:koster?|kostede|koste|pris(?:en)?|(?:anlaegs|samlede? )?udgift(?:en)?|\w*overslag(?:et)?)\b"
)
_TOTAL = re.compile(r"\b(?:i alt|samlede?t?|total)\b")
#: A term of the question stands in a statement, or around it, from this strength on.
LEAST_FOUND = 0.3
#: What a total is worth beside the score of a statement.
IN_ALL = 1.0


def asks_for_price(asked: Asked) -> bool:
    """Whether a price is asked for, and the best statement found has none."""
    found = asked.part.selection.candidates
    asks = asked.wants(Want.MONEY) and _ASKED.search(asked.question.folded)
    return bool(asks and found) and not (
        _has_sum(found[0], asked) and CHECKS[Want.FIGURE](found[0].unit, asked.question)
    )


def price(asked: Asked) -> list[Claim]:
    """The best statement of a price where all that the question names stands; nothing where there is none."""
    told = [one for one in asked.part.selection.candidates if _is_price(one, asked)]
    if not told:
        return []
    best = max(told, key=lambda one: one.score + IN_ALL * bool(_TOTAL.search(_said(one))))
    return [claim(best.unit.text, best.ranked.meeting, best.ranked.item, [best.unit.span])]


def _is_price(candidate: Candidate, asked: Asked) -> bool:
    terms = asked.part.selection.terms
    left = [i for i, term in enumerate(terms) if term not in GENERIC]
    named = bool(left) and all(candidate.strengths[i] >= LEAST_FOUND for i in left)
    stated = candidate.unit.role is not Role.RECOMMENDATION and candidate.unit.kind is not UnitKind.LIST
    return named and stated and _has_sum(candidate, asked) and bool(_PRICED.search(_said(candidate)))


def _has_sum(candidate: Candidate, asked: Asked) -> bool:
    known = {one.value for one in figures(asked.question.text)}
    return any(one.unit == "kr" and one.value not in known for one in figures(candidate.unit.text))


def _said(candidate: Candidate) -> str:
    return fold(candidate.unit.text)

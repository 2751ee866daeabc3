"""Who voted how, on what, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rag.ask.civic.decisions import decision
from rag.ask.claims import claim, enumeration
from rag.ask.evidence.units import readable
from rag.ask.outcome import decided
from rag.ask.questions.question import Question
from rag.model import AgendaItem, Claim, Meeting, Vote

_SIDES = (
    ("in_favour", r"\bfor\b|\bja\b|stoettede|bakkede op|in favou?r"),
    ("against", r"\bimod\b|\bmod\b|\bnej\b|\bagainst\b|modstander"),
    ("abstained", r"undlod|undlade|hverken|abstain|blankt"),
)
EVERY_SIDE = frozenset(side for side, _ in _SIDES)
_OUTCOME = r"flertal|resultat|udfald|vedtaget|igennem|faldt|nedstemt|majority|outcome|result"


def votes(question: Question, meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """Who voted how, on the sides asked for (on all when the question names none), and what came of it."""
    if not item.votes:
        return []
    asked = {side for side, pattern in _SIDES if re.search(pattern, question.folded)}
    if "abstained" in asked or not asked & {"in_favour", "against"} or "hvordan" in question.folded:
        asked = {"abstained"} if "abstained" in asked else {side for side, _ in _SIDES}
    told = [c for vote in votes_asked(question, item) for c in vote_claims(vote, meeting, item, asked)]
    if re.search(_OUTCOME, question.folded):
        return told + decision(meeting, item)
    return told + decided(meeting, item) if told else []


def votes_asked(question: Question, item: AgendaItem) -> Sequence[Vote]:
    """The votes on amendments, or on the proposal itself, when the question names only one of them."""
    amendments = [vote for vote in item.votes if vote.motion and not _ON_PROPOSAL.search(vote.motion)]
    others = [vote for vote in item.votes if vote not in amendments]
    asks_amendment = re.search(r"aendringsforslag|amendment", question.folded)
    asks_proposal = re.search(r"indstilling|proposal", question.folded)
    if bool(asks_amendment) == bool(asks_proposal):
        return item.votes
    return (amendments if asks_amendment else others) or item.votes


_ON_PROPOSAL = re.compile(
    r"^\W*(?:forvaltningens |administrationens )?(?:indstilling|forslag)en\b", re.IGNORECASE
)


def vote_claims(
    vote: Vote, meeting: Meeting, item: AgendaItem, asked: Collection[str] = EVERY_SIDE
) -> list[Claim]:
    """Who voted how in one ballot, on the sides asked for; nothing where nobody is named on them."""
    said = {"in_favour": "stemte for", "against": "stemte imod", "abstained": "undlod at stemme"}
    parts = [
        f"{enumeration(getattr(vote, side))} {said[side]}"
        for side, _ in _SIDES
        if side in asked and getattr(vote, side)
    ]
    if not parts:
        return []
    about = f"Om {_quoted(vote.motion)}: " if vote.motion else ""
    return [claim(f"{about}{'; '.join(parts)}.", meeting, item, [vote.span])]


def _quoted(motion: str) -> str:
    shown = readable(motion).strip(' ."”“:')
    return shown.casefold() if _ON_PROPOSAL.fullmatch(shown) else f"»{shown}«"

"""What was proposed against what was decided."""

from __future__ import annotations

import re

from rag.ask.civic.decisions import FOLLOWS_PROPOSAL, proposal
from rag.ask.civic.yes_no import is_mixed
from rag.ask.outcome import decided
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.model import AgendaItem, Claim, DecisionClass, Meeting

_PROPOSED = r"indstil\w+|foresl\w+|forslag\w*|oplaeg\w*|propos\w+|recommend\w+"
_AGAINST = r"fulgt\w*|foelg\w+|afveg\w*|afvig\w+|forskel\w*|anderledes|aendre\w*|follow\w*|differ\w*"
#: 'fulgte udvalget indstillingen', 'forskellen på det foreslåede og det vedtagne'.
_ASKS = re.compile(rf"\b(?:{_AGAINST})\b.*\b(?:{_PROPOSED})\b|\b(?:{_PROPOSED})\b.*\b(?:{_AGAINST})\b")
_DECIDED = re.compile(r"udvalg|raad|politiker|beslut|vedtag|vedtog|fulgt|foelg|afveg|committee|council")
_FOLLOWED = re.compile(r"\b(?:fulgt\w*|foelg\w+|follow\w*)\b")
_NOT_FOLLOWED = frozenset({DecisionClass.REJECTED, DecisionClass.POSTPONED, DecisionClass.WITHDRAWN})


def asks_if_followed(question: Question) -> bool:
    """Whether a proposal is to be held against its decision: was it followed, and how do they differ."""
    return bool(_ASKS.search(question.folded) and _DECIDED.search(question.folded))


def followed(question: Question, meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """The decision and the proposal; after 'Ja' or 'Nej' where a plain decision says if it was followed."""
    told, proposed = decided(meeting, item), proposal(meeting, item)
    if not told or not proposed:
        return []
    word = _word(question, item)
    first = Claim(f"{word}{told[0].text}", told[0].citations, told[0].computed)
    return [first, *told[1:], *proposed]


def _word(question: Question, item: AgendaItem) -> str:
    decision = item.decision
    asks = Want.YES_NO in question.wants or question.folded.startswith(("fulgte", "foelger"))
    if decision is None or not asks or not _FOLLOWED.search(question.folded) or is_mixed(decision):
        return ""
    if decision.decision_class in FOLLOWS_PROPOSAL:
        return "Ja. "
    return "Nej. " if decision.decision_class in _NOT_FOLLOWED else ""

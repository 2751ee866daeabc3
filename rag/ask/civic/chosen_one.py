"""Who a task goes to: the decision, and the proposal that it follows, where they name somebody."""

from __future__ import annotations

import re

from rag.ask.asked import Asked
from rag.ask.civic.decisions import FOLLOWS_PROPOSAL, proposal
from rag.ask.outcome import decided
from rag.ask.questions.question import Question
from rag.danish import sentences, words
from rag.facts.names import names
from rag.model import Claim

#: What asks who a task or a thing went to (folded).
_ASKED = re.compile(
    r"\bhvem (?:skal|kommer til at) (?:\w+ )?"
    r"(?:staa for|koere|levere|udfoere|drive|bygge|passe|have|lave|varetage)\b"
    r"|\bhvem (?:fik|vandt|faar) (?:\w+ ){0,3}\w*(?:kontrakt|opgave|entreprise|ordre|udbud|licitation)\w*"
    r"|\bhvilke[nt]? (?:firma|virksomhed|leverandoer|entreprenoer|vognmand)\w* (?:skal|fik|vandt|faar)\b"
)
#: Bodies and offices that decide and propose.
_BODY = re.compile(r"udvalg|råd|bestyrelse|administration|forvaltning|kommun|direktør|center", re.IGNORECASE)
#: A sentence of a decision that tells what a member did, and not who was chosen.
_OF_MEMBERS = re.compile(r"forbehold|stem|imod|undlod|deltog|deltager|fravær|afbud|inhabil", re.IGNORECASE)


def asks_who_is_chosen(asked: Asked) -> bool:
    """Whether it is asked who a task or a thing goes to."""
    return _ASKED.search(asked.question.folded) is not None


def who_is_chosen(asked: Asked) -> list[Claim]:
    """The decision and, where it names nobody, the proposal that it follows; nothing where neither does."""
    decision = asked.item.decision
    if decision is None:
        return []
    claims = decided(asked.meeting, asked.item)
    if _names_somebody(asked.question, decision.text):
        return claims
    proposed = proposal(asked.meeting, asked.item) if decision.decision_class in FOLLOWS_PROPOSAL else []
    named_there = any(_names_somebody(asked.question, one.text) for one in proposed)
    return [*claims, *proposed] if named_there else []


def _names_somebody(question: Question, text: str) -> bool:
    """Whether a text names somebody whom the question does not name, and who neither decides nor votes."""
    said = {word.removesuffix("s") for word in words(question.text)}
    kept = (one.of(text) for one in sentences(text))
    found = (name for one in kept if not _OF_MEMBERS.search(one) for name, _ in names(one))
    return any(not _BODY.search(one) and not set(words(one)) & said for one in found)

"""Whom or what a decision chose, where a question takes another choice for granted."""

from __future__ import annotations

import re

from rag.ask.claims import claim
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.outcome import decision_text
from rag.ask.questions.question import Question
from rag.danish import fold, words
from rag.facts.names import is_personal, named
from rag.model import Claim, Decision, DecisionClass, Role

#: Such a decision chooses nothing else than was proposed, or nothing at all.
_AS_PROPOSED = frozenset(
    {DecisionClass.APPROVED, DecisionClass.ADOPTED, DecisionClass.RECOMMENDED, DecisionClass.POSTPONED}
)
_NAME = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ]\w{2,}")
_ELECTS = re.compile(r"\b(?:valgt\w*|valgte|udpeg\w+|ansat|ansatte|indstillet som)\b")


def other_choice(question: Question, found: RankedItem) -> list[Claim]:
    """The decision, where the question has a name of the proposal that the decision puts another one for."""
    meeting, item, decision = found.meeting, found.item, found.item.decision
    if decision is None or decision.decision_class in _AS_PROPOSED:
        return []
    proposed = " ".join(meeting.text(section.span) for section in item.with_role(Role.RECOMMENDATION))
    asked = {fold(name) for name in question.proper_names} - set(
        words(f"{item.title} {meeting.municipality}")
    )
    chosen = {fold(name) for name in _NAME.findall(decision.text)} - set(words(meeting.committee))
    gone = asked & set(words(proposed)) - set(words(decision.text))
    if not gone or not chosen - asked - set(words(proposed)):
        return []
    text = f"Nej, beslutningen lød: {decision_text(decision)}"
    return [claim(text, meeting, item, decision.spans)]


def elected(question: Question, decision: Decision) -> bool | None:
    """Whether who the question says was chosen was; None where nobody is named, in either."""
    if not _ELECTS.search(question.folded) or not _ELECTS.search(fold(decision.text)):
        return None
    asked, chosen = (
        {name.words for name in named(text) if is_personal(name)} for text in (question.text, decision.text)
    )
    return bool(asked & chosen) if asked and chosen else None

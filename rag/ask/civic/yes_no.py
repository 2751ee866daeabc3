"""'Ja' or 'nej' before a decision, where the question asks for one and the decision gives it."""

from __future__ import annotations

import re

from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.model import Decision, DecisionClass

_AGREED = frozenset({DecisionClass.APPROVED, DecisionClass.ADOPTED, DecisionClass.RECOMMENDED})
_TURNED_DOWN = frozenset({DecisionClass.REJECTED, DecisionClass.LAPSED})
_WAITING = frozenset({DecisionClass.POSTPONED, DecisionClass.WITHDRAWN, DecisionClass.REMITTED})
#: What a question asks after (folded), with the outcomes that answer yes and those that answer no. An outcome
#: in neither ('drøftet', 'taget til efterretning') says nothing about it.
_ASKED: tuple[tuple[str, frozenset[DecisionClass], frozenset[DecisionClass]], ...] = (
    (
        r"\b(?:udsat\w*|udskudt\w*|udskoed|postponed)\b",
        frozenset({DecisionClass.POSTPONED}),
        _AGREED | _TURNED_DOWN,
    ),
    (
        r"\b(?:trukket|taget af dagsordenen|withdrawn)\b",
        frozenset({DecisionClass.WITHDRAWN}),
        _AGREED | _TURNED_DOWN,
    ),
    (
        r"\b(?:afvis\w+|forkast\w+|sagde\b.{0,40}\bnej|sige nej|rejected|turned down)\b",
        _TURNED_DOWN,
        _AGREED | _WAITING,
    ),
    (
        r"\b(?:godkend\w+|vedtag\w+|vedtog|tiltraad\w+|bevilge\w*|sagde\b.{0,40}\bja|sige ja|igennem"
        r"|approved?|passed|adopted)\b",
        _AGREED,
        _TURNED_DOWN | _WAITING,
    ),
)
#: A decision with more to it than its class is not answered by one word.
_MIXED = re.compile(
    r"\b(?:dog|bortset fra|undtagen|ændring\w*|tilføjelse\w*|bemærkning\w*|delvis|(?:ad|pkt)\.?\s?\d|ikke)\b",
    re.IGNORECASE,
)
#: What asks of the denial of a thing, or of somebody among those who decided.
_OTHERWISE = re.compile(
    r"\b(?:ikke|aldrig|not|never|nogen|nogle|alle|enkelte|enig\w*|enstemmig\w*|any\w*|some\w*|every\w*)\b"
)


def verdict(question: Question, decision: Decision) -> str:
    """'Ja' or 'Nej' where the class of a plain decision answers a yes-or-no question about it; else ''."""
    asks_it = Want.YES_NO in question.wants and not _OTHERWISE.search(question.folded)
    if not asks_it or is_mixed(decision):
        return ""
    for pattern, yes, no in _ASKED:
        if re.search(pattern, question.folded):
            return "Ja" if decision.decision_class in yes else "Nej" if decision.decision_class in no else ""
    return ""


def is_mixed(decision: Decision) -> bool:
    """Whether a decision has more to it than its class: an exception, a change, several points."""
    return _MIXED.search(decision.text) is not None

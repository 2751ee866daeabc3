"""Decisions in Danish text: the class of an outcome, and whether it is denied."""

from __future__ import annotations

import re

from rag.danish import fold
from rag.model import DecisionClass

#: Decision words by class; first match in a text wins. Word beginnings, folded by `fold`.
DECISION_WORDS: tuple[tuple[DecisionClass, str], ...] = (
    (DecisionClass.POSTPONED, r"ud(?:saettes|sat\b|saette|skyde[srt]*|skudt|skoed)"),
    (DecisionClass.WITHDRAWN, r"trukket|traekkes|tages? af dagsordenen|taget af dagsordenen|udgaar|udgik"),
    (
        DecisionClass.REJECTED,
        r"forkaste|afvis|nedstemt|ikke (?:blev |kunne )?(?:godken|tiltr|vedtag|imoedekom)",
    ),
    (DecisionClass.REMITTED, r"oversend|tilbagesend|henvis(?:es|t) til"),
    (DecisionClass.NOTED, r"til efterretning|til orientering"),
    (DecisionClass.RECOMMENDED, r"anbefal|indstill\w+ (?:godkendt|til)"),
    (DecisionClass.ADOPTED, r"til?traad|tiltraed|fulgte? indstilling"),
    (DecisionClass.APPROVED, r"godkend|vedtag|vedtog|bevilg|bevilli"),
    (DecisionClass.DISCUSSED, r"droeft"),
    (DecisionClass.LAPSED, r"bortfald"),
)


def decision_class(text: str) -> DecisionClass | None:
    """The class of outcome that a text states, or None when it states none."""
    folded = fold(text)
    hits = [
        (m.start(), cls) for cls, pattern in DECISION_WORDS if (m := re.search(rf"\b(?:{pattern})", folded))
    ]
    return min(hits)[1] if hits else None


_NEGATION = re.compile(r"\b(?:ikke|ingen|intet|hverken|uden|aldrig|no|not)\b", re.IGNORECASE)


def negated(text: str) -> bool:
    """Whether a text denies what it speaks of ('ikke', 'ingen', 'hverken', 'uden')."""
    return _NEGATION.search(text) is not None

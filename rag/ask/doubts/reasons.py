"""A reason that is asked for, and that a sentence gives which would else not be told."""

from __future__ import annotations

from rag.ask.doubts.aim import told
from rag.ask.evidence.kinds import CHECKS
from rag.ask.evidence.selection import Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want

#: A sentence of the best item, or of one whose score is no further behind, covers at least this share of what
#: the sentences cover that would be told.
NEAR, ON_THE_TOPIC = 0.5, 0.35


def with_reason(question: Question, selection: Selection) -> Selection:
    """The units, first the best one that gives a reason, where it is asked why and none told gives one."""
    chosen = told(selection)
    if Want.REASON not in question.wants or Want.FIGURE in question.wants or not chosen:
        return selection
    reason = CHECKS[Want.REASON]
    if any(reason(one.unit, question) for one in chosen):
        return selection
    top = max(selection.coverage(one) for one in chosen)
    best = max(one.ranked.score for one in selection.candidates)
    for one in selection.candidates:
        near = one.ranked.score >= best - NEAR and one.unit.kind is UnitKind.SENTENCE
        on_topic = selection.coverage(one) >= ON_THE_TOPIC * top > 0 and selection.own_coverage(one) > 0
        if near and on_topic and reason(one.unit, question):
            return selection.led_by(one)
    return selection

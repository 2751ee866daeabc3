"""Reasons not to answer: what the question names, and the minutes found do not have."""

from __future__ import annotations

from collections.abc import Sequence

from rag.ask.matching import covered
from rag.ask.question import Question
from rag.ask.retrieval import RankedItem
from rag.ask.selection import Selection

#: Less of the question than this in the best unit and its surroundings is no answer.
LEAST_COVERED = 0.15


def doubt(question: Question, ranked: Sequence[RankedItem], selection: Selection) -> str:
    """Why the question should be refused, or '' when it can be answered."""
    if not ranked or not selection.candidates:
        return "no item was found"
    best = selection.candidates[0]
    if selection.terms and covered(best.strengths, selection.weights) < LEAST_COVERED:
        return "the best passage covers too little of the question"
    return ""

"""Typed facts in Danish text, and whether a source states them.

Answers are verified with this package. The evaluation harness has its own normaliser, written apart from
this one, so that one bug cannot hide itself.

text ──> figures, dates, references, names, outcomes, sides, presence ──> typed facts
source ──> statements (sentence, cell, vote, decision …) with their facts
said, source ──> unsupported
"""

from __future__ import annotations

from rag.facts.dates import DateFact, dates, months
from rag.facts.decisions import Mood, Outcome, outcomes
from rag.facts.figures import FOLDED_NUMBER_WORDS, NUMBER_WORDS, Figure, figures
from rag.facts.fitting import Source, read_source
from rag.facts.names import names
from rag.facts.references import Reference, ReferenceKind, references
from rag.facts.support import checkable, supported_share, unsupported, unsupported_by, wordy

__all__ = [
    "FOLDED_NUMBER_WORDS",
    "NUMBER_WORDS",
    "DateFact",
    "Figure",
    "Mood",
    "Outcome",
    "Reference",
    "ReferenceKind",
    "Source",
    "checkable",
    "dates",
    "figures",
    "months",
    "names",
    "outcomes",
    "read_source",
    "references",
    "supported_share",
    "unsupported",
    "unsupported_by",
    "wordy",
]

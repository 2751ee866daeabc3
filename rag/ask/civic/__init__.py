"""Answers from the structure of minutes: decisions, votes, cases, counts, closed items.

Each function answers one kind of question from parsed items, or returns no claims when the minutes
do not hold it; the sentences of the minutes are then searched instead. `rag.ask.routing` chooses.
"""

from __future__ import annotations

from rag.ask.civic.attachments import asks_for_attachments, attachments_named
from rag.ask.civic.ballots import votes
from rag.ask.civic.closed import closed_count, closed_item
from rag.ask.civic.courses import asks_for_course, case_course, course
from rag.ask.civic.decisions import decision
from rag.ask.civic.followed import asks_if_followed, followed
from rag.ask.civic.yes_no import verdict

__all__ = [
    "asks_for_attachments",
    "asks_for_course",
    "asks_if_followed",
    "attachments_named",
    "case_course",
    "closed_count",
    "closed_item",
    "course",
    "decision",
    "followed",
    "verdict",
    "votes",
]

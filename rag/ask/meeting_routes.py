"""The routes of the whole that answer for meetings themselves: who sat, when, and all that was decided."""

from __future__ import annotations

from rag.ask.civic.meeting_days import asks_for_last, asks_for_next, last_meeting, next_meeting
from rag.ask.civic.members import asks_for_members, asks_for_office, holders, members
from rag.ask.civic.whole_meeting import asks_for_meeting, lacks_meeting, whole_meeting
from rag.ask.route import Route

#: In the order in which they are asked.
MEETINGS: tuple[Route, ...] = (
    Route("members", "asks who sits in a body", asks_for_members, members, sole=True),
    Route("office", "asks who chairs a body", asks_for_office, holders, sole=True),
    Route("next meeting", "asks when a body meets next", asks_for_next, next_meeting, sole=True),
    Route("last meeting", "asks when a body met last", asks_for_last, last_meeting, sole=True),
    Route(
        "meeting",
        "asks for all that a meeting decided",
        asks_for_meeting,
        whole_meeting,
    ),
    Route(
        "no meeting",
        "asks for all that a meeting decided, and none is known of that time",
        lacks_meeting,
        lambda _: [],
        sole=True,
    ),
)

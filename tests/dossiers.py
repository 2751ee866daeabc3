"""A dossier of the fictional minutes, for the tests of what becomes of a model's text."""

from __future__ import annotations

from minutes import CARE_2025, ROADS_2024, ROADS_2025, SCHOOL_2025, item_of, parsed

from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.entries import Entry
from rag.model import Meeting

_MEETINGS = {meeting.id: meeting for meeting in map(parsed, (ROADS_2025, CARE_2025, ROADS_2024, SCHOOL_2025))}
ROADS, CARE, EARLIER, SCHOOL = _MEETINGS.values()
#: [1] is the budget, [2] the wall, [3] the waiting time, [4] the earlier screen, [5] a closed item.
SHOWN = ((ROADS, 4), (ROADS, 3), (CARE, 9), (EARLIER, 12), (ROADS, 5))
DOSSIER = Dossier(
    tuple(
        Entry(number, meeting, item_of(meeting, punkt), (item_of(meeting, punkt).span,))
        for number, (meeting, punkt) in enumerate(SHOWN, start=1)
    )
)


def find(meeting_id: str) -> Meeting:
    """The meeting of the dossier with this id."""
    return _MEETINGS[meeting_id]

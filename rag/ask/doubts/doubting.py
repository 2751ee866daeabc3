"""Everything that may speak against answering a question, in the order in which it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rag.ask.doubts.attached import asked_of_attachment, listed_in_attachment, only_listed
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.missing import off_topic
from rag.ask.doubts.naming import missing_name
from rag.ask.doubts.nearby import decided_by
from rag.ask.doubts.other_meetings import (
    another_meeting,
    tells_elsewhere,
    undecided,
    unheld_day,
    unheld_item,
    unheld_meeting,
)
from rag.ask.doubts.other_places import of_another_place, unheld_place
from rag.ask.doubts.promised import still_to_come
from rag.ask.evidence.gathered import READ_ITEMS, Evidence
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.facts.names import is_personal, named
from rag.store.library import MeetingOverview

#: What asks for somebody's will (folded).
_OF_WILL = re.compile(r"\b(?:stem+te|sagde|siger|mente|mener|foreslog|oenskede|ville|imod|vote[ds]?|said)\b")


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the library holds, as far as a question's reach is told by it: `days` of the meetings in scope."""

    days: Sequence[date]
    municipalities: frozenset[str]
    heads: str

    @classmethod
    def of(cls, overviews: Sequence[MeetingOverview], part: Evidence) -> Holdings:
        """The meetings of the places where something was found, and all names of bodies and places."""
        places = {ranked.meeting.municipality for ranked in part.ranked}
        return cls(
            [o.date for o in overviews if o.municipality in places],
            frozenset(o.municipality for o in overviews if o.municipality),
            " ".join(f"{o.municipality} {o.committee}" for o in overviews),
        )


def out_of_reach(question: Question, part: Evidence, held: Holdings) -> Doubt:
    """Why not even the structure of the minutes can answer, if it cannot."""
    if not part.ranked:
        return unheld_place(question, part, held.municipalities)
    best = part.ranked[0]
    may_answer = part.ranked[: READ_ITEMS if Want.VOTE in question.wants else 1]
    return (
        unheld_meeting(question, held.days)
        or unheld_place(question, part, held.municipalities)
        or of_another_place(question, part, held.municipalities)
        or unheld_item(question, part)
        or unheld_day(question, part, held.days)
        or undecided(question, part)
        or _of_another_meeting(question, part, held)
        or _not_named(question, part, missing_name(question, part.ranked, may_answer, held.heads))
        or asked_of_attachment(question, best)
        or only_listed(question, part.selection)
        or listed_in_attachment(question, part.selection)
        or still_to_come(question, part.selection)
        or off_topic(question, part)
    )


def _not_named(question: Question, part: Evidence, against: Doubt) -> Doubt:
    """A doubt about a name, with what was decided where it is a person whose will or vote is asked for."""
    person = any(is_personal(name) for name in named(question.text))
    if not against or not person or not _OF_WILL.search(question.folded) or off_topic(question, part):
        return against
    return replace(against, told=(*against.told, *decided_by(part.ranked[0])))


def _of_another_meeting(question: Question, part: Evidence, held: Holdings) -> Doubt:
    if tells_elsewhere(question, part, held.days):
        return NO_DOUBT
    return another_meeting(question, part, held.days)

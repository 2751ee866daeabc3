"""The decisions of a meeting that matter most, as a task for a language model and as a part of its page."""

from __future__ import annotations

from collections.abc import Iterable

from rag.ask.dossier.dossier import build_dossier
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.generation.briefing import Window, evidence_of
from rag.ask.generation.drafts import Unusable
from rag.ask.verification import FindMeeting
from rag.model import Meeting
from rag.summaries.aims import Aim
from rag.summaries.briefing import meeting_messages, room_beside
from rag.summaries.drafting import Task
from rag.summaries.keeping import Vital, cited, vital
from rag.summaries.notes import TOO_LONG
from rag.summaries.summary import Heading, Part, Wish


def decisions_task(told: Part, meeting: Meeting, wish: Wish, window: Window, find: FindMeeting) -> Task:
    """What a model is to write about the items that `told` cites, which is what must not be lost of them.

    Raises Unusable where there is no room for any of the items.
    """
    items = [item for _, number in cited(told.claims) if (item := meeting.item(number)) and not item.closed]
    aim = Aim.of_decisions(wish, len(items))
    room = room_beside(meeting_messages("", wish.audience, aim), window)
    dossier = build_dossier([evidence_of([RankedItem(meeting, item, 1.0) for item in items])], max(room, 0))
    if not dossier.entries:
        raise Unusable(TOO_LONG)
    messages = meeting_messages(dossier.text, wish.audience, aim)
    headings = (Heading.DECISIONS,)
    return Task(messages, dossier, dossier, headings, aim, vital([told], find), needed=Heading.DECISIONS)


def completed(told: Part, shown: Iterable[Part], lost: Iterable[Vital]) -> Part:
    """What a model told of the decisions, with what it lost, item by item in the order of `told`.

    Of an item that it told nothing of, all that `told` has stands.
    """
    claims = [claim for part in shown for claim in part.claims]
    known = cited(claims)
    claims += [one.claim for one in lost if cited([one.claim]).keys() & known.keys()]
    claims += [claim for claim in told.claims if not cited([claim]).keys() & known.keys()]
    order = {item: place for place, item in enumerate(cited(told.claims))}
    places = {claim: min(order.get(item, len(order)) for item in cited([claim])) for claim in claims}
    return Part(told.heading, tuple(sorted(places, key=lambda claim: places[claim])))

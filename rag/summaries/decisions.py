"""The decisions of a meeting that matter most, as a task for a language model and as a part of its page."""

from __future__ import annotations

from collections.abc import Iterable

from rag.ask.briefing import Window, evidence_of
from rag.ask.dossier import build_dossier
from rag.ask.drafts import Unusable
from rag.ask.retrieval import RankedItem
from rag.model import Claim, Meeting
from rag.summaries.aims import Aim
from rag.summaries.briefing import meeting_messages, room_beside
from rag.summaries.drafting import Task
from rag.summaries.notes import TOO_LONG
from rag.summaries.summary import Heading, Part, Wish


def decisions_task(told: Part, meeting: Meeting, wish: Wish, window: Window) -> Task:
    """What a model is to write about the items that `told` cites, which is what must not be lost of them.

    Raises Unusable where there is no room for any of the items.
    """
    items = [item for number in numbers(told.claims) if (item := meeting.item(number)) and not item.closed]
    aim = Aim.of_decisions(wish, len(items))
    room = room_beside(meeting_messages("", wish.audience, aim), window)
    dossier = build_dossier([evidence_of([RankedItem(meeting, item, 1.0) for item in items])], max(room, 0))
    if not dossier.entries:
        raise Unusable(TOO_LONG)
    messages = meeting_messages(dossier.text, wish.audience, aim)
    headings = (Heading.DECISIONS,)
    return Task(messages, dossier, dossier, headings, aim, vital=(told,), needed=Heading.DECISIONS)


def in_order(told: Part, parts: Iterable[Part]) -> Part:
    """The claims of the parts, in the order in which `told` has their items."""
    order = numbers(told.claims)
    claims = [claim for part in parts for claim in part.claims]
    known = {number: place for place, number in enumerate(order)}
    return Part(
        told.heading,
        tuple(sorted(claims, key=lambda one: min(known.get(n, len(order)) for n in numbers([one])))),
    )


def numbers(claims: Iterable[Claim]) -> list[int]:
    """The Punkter that claims cite, each once, in their order."""
    return list(dict.fromkeys(citation.punkt for claim in claims for citation in claim.citations))

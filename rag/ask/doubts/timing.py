"""Reasons not to answer: the items that would be cited know nothing of the year that is asked about."""

from __future__ import annotations

from collections.abc import Sequence

from rag.ask.claims import claim
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.questions.question import Question
from rag.ask.refusal import near_fact
from rag.ask.verification import FindMeeting
from rag.facts import dates
from rag.model import AgendaItem, Claim, Meeting

_NEAREST = "Det nærmeste er:"


def of_other_years(question: Question, claims: Sequence[Claim], find: FindMeeting) -> Doubt:
    """Years that the question names and that neither the cited items nor the days of their meetings have."""
    asked = [fact for fact in question.dates if fact.year]
    places = _cited(claims, find) if asked else []
    if not places or {fact.year for fact in asked} & _years(places):
        return NO_DOUBT
    meeting, item = places[0]
    written = min(str(fact.year) for fact in asked)
    said = Claim(f"Om {written} står der ikke noget.")
    near = next(filter(None, (near_fact(_NEAREST, one, find) for one in claims)), None)
    near = near or claim(_NEAREST, meeting, item, [item.heading])
    return Doubt(f"what would be told is not of {written}", (said, near))


def _cited(claims: Sequence[Claim], find: FindMeeting) -> list[tuple[Meeting, AgendaItem]]:
    """The items that the claims cite, in order, each once."""
    named = dict.fromkeys((one.meeting, one.punkt) for told in claims for one in told.citations)
    found = ((meeting := find(name), meeting.item(number)) for name, number in named)
    return [(meeting, item) for meeting, item in found if item]


def _years(places: Sequence[tuple[Meeting, AgendaItem]]) -> set[int | None]:
    said = {fact.year for meeting, item in places for fact in dates(meeting.text(item.span))}
    return said | {meeting.date.year for meeting, _ in places}

"""What was decided on an item, without what a summary over several items tells elsewhere or not at all."""

from __future__ import annotations

from rag.model import AgendaItem, Claim, Meeting
from rag.summaries.decided import decided, followed
from rag.summaries.voting import left, votes


def ruling(meeting: Meeting, item: AgendaItem) -> tuple[Claim, ...]:
    """The outcome and what it is of; not who voted how, who left, and that it is what was proposed."""
    told = (*votes(meeting, item), *left(meeting, item), followed(meeting, item))
    aside = {one.text for one in told if one}
    return tuple(one for one in decided(meeting, item) if one.text not in aside)

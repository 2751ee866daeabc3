"""What was decided on an item, without what a summary over several items tells elsewhere or not at all."""

from __future__ import annotations

from rag.ask.outcome import decided as verbatim
from rag.model import AgendaItem, Claim, DecisionClass, Meeting
from rag.summaries.decided import decided, followed
from rag.summaries.sound import Sound
from rag.summaries.voting import left, votes


def ballots(meeting: Meeting, item: AgendaItem, sound: Sound) -> tuple[Claim, ...]:
    """Who voted how, confirmed; nothing of a closed item."""
    return () if item.closed else sound.kept(votes(meeting, item), vital=True)


def ruling(meeting: Meeting, item: AgendaItem, sound: Sound) -> tuple[Claim, ...]:
    """The outcome and what it is of, confirmed; not who voted how, who left, and that it was as proposed.

    Nothing of a closed item. Where some of it is not confirmed, or nothing is told of a decision, this stands
    before the rest, in the words of the minutes.
    """
    if item.closed:
        return ()
    told = (*votes(meeting, item), *left(meeting, item), followed(meeting, item))
    aside = {one.text for one in told if one}
    outcome = [one for one in decided(meeting, item) if one.text not in aside]
    kept = sound.kept(outcome)
    if kept and len(kept) == len(outcome):
        return kept
    if item.decision is None or item.decision.decision_class is DecisionClass.NOTHING:
        return kept
    own = sound.kept(verbatim(meeting, item), vital=True)
    said = " ".join(one.text for one in own)
    return (*own, *(one for one in kept if one.text.rstrip(".") not in said))

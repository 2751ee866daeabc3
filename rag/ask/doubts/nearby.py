"""What does stand near, where what is asked for does not: of another place, or decided by another body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.ask.civic.decisions import decision
from rag.ask.claims import claim, date_in_words
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.outcome import decision_text
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.ask.refusal import LONGEST_FACT
from rag.ask.verification import FindMeeting, supports
from rag.facts import figures
from rag.model import Claim

#: So many claims of an answer are looked at.
NEAREST = 3
_LEADING_PLACE = r"(?:\b(?:i|fra|hos|for|af|in|from|of)\s+)?"
#: What an answer says first of a decision, or of a question that asks for yes or no.
_OPENING = re.compile(r"^(?:(?:Ja|Nej)[.,:] )?(?P<decided>Beslutning: )?")
_PROPOSED = "Indstillingen lød:"


def with_place(asked: str, named: str, other: str) -> str:
    """A question about another municipality than the one it names."""
    return re.sub(rf"\b{re.escape(named)}", other, asked, flags=re.IGNORECASE)


def without_place(asked: str, named: str) -> str:
    """A question without the municipality that it names."""
    place = rf"{_LEADING_PLACE}\b{re.escape(named)}s?\b(?:\s+kommunes?\b)?"
    left = re.sub(place, " ", asked, flags=re.IGNORECASE)
    return re.sub(r"\s+(?=[?.!,])", "", " ".join(left.split()))


def told_elsewhere(question: Question, claims: Sequence[Claim], find: FindMeeting) -> tuple[Claim, ...]:
    """What claims say, headed by the municipality that they are of; nothing where that is not certain.

    Where a figure is asked for, it is the first claim that has one.
    """
    asks_figure = question.wants_any(Want.FIGURE, Want.MONEY, Want.PERCENT)
    first = next((told for told in claims[:NEAREST] if figures(told.text) or not asks_figure), None)
    places = {citation.municipality for told in claims[:NEAREST] for citation in told.citations}
    place = next(iter(places), None)
    if first is None or first.computed or not place or len(places) > 1 or len(first.text) > LONGEST_FACT:
        return ()
    opening = _OPENING.match(first.text)
    lead = f"I {place} lød beslutningen:" if opening and opening["decided"] else f"I {place} står der:"
    near = replace(first, text=f"{lead} {_OPENING.sub('', first.text)}")
    more = [told for told in claims[1:2] if first is claims[0] and told.text.startswith(_PROPOSED)]
    return (near, *more) if all(supports(told, find) for told in (near, *more)) else ()


def decided_by(found: RankedItem) -> tuple[Claim, ...]:
    """What the body that had the matter decided, and when; nothing where no decision stands there."""
    meeting, item = found.meeting, found.item
    if item.decision is None or not meeting.committee:
        return ()
    where = f"I {meeting.committee} lød beslutningen den {date_in_words(meeting)}:"
    near = claim(f"{where} {decision_text(item.decision)}", meeting, item, item.decision.spans)
    told = (near, *decision(meeting, item)[1:])
    return told if all(supports(one, lambda _: meeting) for one in told) else ()

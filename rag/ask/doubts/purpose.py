"""Reasons not to answer: a figure is asked for one thing ('licens til motorcykel'), and told for another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import fold, stem, words
from rag.model import Claim

#: What a figure is for, against or among, at the end of a question or before the next preposition; a word
#: with a capital is a name, which is asked for elsewhere.
_PURPOSE = re.compile(
    r"(?:\b(?:til|mod|for|blandt|hos)|\b(?!slut)\w+ning(?:en|er)? af) (?:(?:en|et|den|det|de) )?"
    r"(?:[a-zæøå]+(?:ede|te|ske|lige|ige|ne|ve) )?(?P<noun>[a-zæøå]{4,})(?=\W*$| (?:i|på|om|fra|hos|ved) )"
)
_FIGURE = (Want.FIGURE, Want.MONEY, Want.PERCENT)
_STRUCTURED = frozenset({Want.DECISION, Want.VOTE, Want.ATTENDANCE, Want.REASON, Want.YES_NO})
#: Below this strength, by letters and by meaning, nothing of an item speaks of a word.
UNSPOKEN = 0.1
#: Letters of a stem that may be a part of a compound.
_PART = 4


def for_another(question: Question, claims: Sequence[Claim], selection: Selection) -> Doubt:
    """What a figure is asked for stands nowhere in the items that would be cited."""
    if question.english or question.wants & _STRUCTURED or not question.wants_any(*_FIGURE):
        return NO_DOUBT
    cited = {(one.meeting, one.punkt) for told in claims for one in told.citations}
    inside = [c for c in selection.candidates if (c.ranked.meeting.id, c.ranked.item.number) in cited]
    for noun in _purposes(question, selection) if inside else ():
        if not _is_spoken(fold(noun), inside, selection):
            near = Claim(f"»{noun}« er ikke nævnt her:", claims[0].citations[:1])
            return Doubt(f"what would be told is not for {fold(noun)}", (near,))
    return NO_DOUBT


def _purposes(question: Question, selection: Selection) -> Iterator[str]:
    found = (match["noun"] for match in _PURPOSE.finditer(question.text.rstrip(" ?.!")))
    return (noun for noun in found if fold(noun) in selection.terms)


def _is_spoken(noun: str, inside: Sequence[Candidate], selection: Selection) -> bool:
    place, own = selection.terms.index(noun), stem(noun)
    if max(float(one.strengths[place]) for one in inside) >= UNSPOKEN:
        return True
    items = {one.ranked.item.id: one.ranked for one in inside}.values()
    said = {word for one in items for word in words(one.meeting.text(one.item.span))}
    return any(own in word or (len(stem(word)) >= _PART and stem(word) in own) for word in said)

"""Whether a sentence tells a proposal as if it had been decided.

What was decided is the decision itself, and of the proposal only the points that it carries. A sentence that
tells a decision must have its words from there. Words that only a proposal has that was not carried may stand
in a sentence that says it is a proposal, and in no other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.ask.support.cited import head_text
from rag.ask.support.wording import shared_words
from rag.ask.verification import FindMeeting
from rag.danish import content_words, sentences, stem
from rag.facts import DateFact, Figure, Mood, dates, figures, outcomes
from rag.model import AgendaItem, Claim, DecisionClass, Meeting, Role
from rag.summaries.proposal import Point, points
from rag.summaries.summary import Heading
from rag.summaries.verdicts import Verdict, verdicts

#: Of the words that say what was decided at least this share stands in what was decided; and of a sentence on
#: what was decided elsewhere, in what the item tells of the matter.
LEAST, LEAST_ELSEWHERE = 0.5, 0.8
_CARRIES = frozenset(
    {
        DecisionClass.APPROVED,
        DecisionClass.ADOPTED,
        DecisionClass.RECOMMENDED,
        DecisionClass.NOTED,
        DecisionClass.DISCUSSED,
    }
)
_UNDONE = frozenset(
    {
        DecisionClass.POSTPONED,
        DecisionClass.WITHDRAWN,
        DecisionClass.REJECTED,
        DecisionClass.REMITTED,
        DecisionClass.LAPSED,
    }
)
_DECIDES = re.compile(r"\b(?:besluttede|besluttet|bestemte|bestemt|vedtog|vedtaget|traf)\b", re.IGNORECASE)
_PROPOSES = re.compile(
    r"foresl[oå]|indstil|anbefal|ønske|lægge[rs]? op til|^fra forslaget:"
    r"|\bforslag(?:et)?\b(?! til\b).*\b(?:er|var|gik|går|lød)\b|\b(?:er|var|lød)\b(?: også)? forslaget\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:og|men|samt)\b|;", re.IGNORECASE)
#: Words of every decision, which say nothing of the matter.
_NEUTRAL = frozenset(
    map(
        stem,
        content_words(
            """udvalg udvalget udvalgets byråd byrådet råd rådet kommunalbestyrelse kommunalbestyrelsen
            medlem medlemmer medlemmerne møde mødet punkt punktet sag sagen forslag forslaget indstilling
            indstillingen forvaltning forvaltningen forvaltningens administration administrationen
            beslutning beslutningen beslutte besluttede besluttet godkende godkendte godkendt vedtage vedtog
            vedtaget tiltræde tiltrådte tiltrådt anbefale anbefalede anbefalet afvise afviste afvist udsætte
            udsatte udsat drøfte drøftede drøftet tage tog taget efterretning orientering orienteringen sige
            sagde følge følger fulgte fulgt betyde betyder blive bliver stemme stemte stemt enig enige enigt
            flertal kommune kommunen"""
        ),
    )
)


def overstates(claim: Claim, heading: str, find: FindMeeting) -> bool:
    """Whether a sentence below a heading tells as decided, or as settled, what was only proposed."""
    cited = dict.fromkeys((citation.meeting, citation.punkt) for citation in claim.citations)
    found = ((find(meeting), find(meeting).item(number)) for meeting, number in cited)
    grounds = [_Ground.of(meeting, item) for meeting, item in found if item and not item.closed]
    if not grounds or (_PROPOSES.search(claim.text) and not _DECIDES.search(claim.text)):
        return False
    if _turns_down(claim.text):
        return False
    settles = heading in {Heading.NEXT, Heading.DECISIONS} and _is_proposal(claim.text, grounds)
    tells = heading == Heading.DECIDED or settles or _tells_here(claim.text, grounds)
    return (tells and not _is_decided(claim.text, grounds)) or _is_only_proposed(claim.text, grounds)


@dataclass(frozen=True, slots=True)
class _Ground:
    """The texts of an item, told apart: what was decided, and what was proposed in vain."""

    meeting: Meeting
    item: AgendaItem
    decided: str
    in_vain: str

    @classmethod
    def of(cls, meeting: Meeting, item: AgendaItem) -> _Ground:
        ruled = verdicts(meeting, item)
        proposed = points(meeting, item)
        carried = [point for point in proposed if any(_carries(one, point) for one in ruled)]
        sections = [meeting.text(section.span) for section in item.with_role(Role.DECISION)]
        sections += [item.decision.text] if item.decision else []
        decided = "\n\n".join((*sections, *(point.text for point in carried)))
        in_vain = "\n\n".join(point.text for point in proposed if point not in carried)
        return cls(meeting, item, decided, in_vain)

    @property
    def around(self) -> str:
        """What may be said of any decision here: who met, and the title where no proposal was in vain."""
        return head_text(self.meeting) + ("" if self.in_vain else f"\n{self.item.title}")

    @property
    def before(self) -> str:
        """The item without its proposals and its decision."""
        settled = self.item.with_role(Role.RECOMMENDATION, Role.DECISION)
        text = self.meeting.text(self.item.span)
        for section in sorted(settled, key=lambda section: section.span, reverse=True):
            start, end = section.span.start - self.item.span.start, section.span.end - self.item.span.start
            text = f"{text[:start]}\n\n{text[end:]}"
        return text


def _carries(one: Verdict, point: Point) -> bool:
    """Whether a sentence of a decision carries a point of the proposal as it stood."""
    mine = not one.points or point.number in one.points
    return mine and one.kind in _CARRIES and not one.denied and not one.amends


def _turns_down(text: str) -> bool:
    """Whether a sentence only tells that something was put off or denied, whatever that was."""
    told = [one for one in outcomes(text) if one.mood is not Mood.PROPOSED]
    ends = [one.span.end for one in told if one.denied or one.decision in _UNDONE]
    return bool(ends) and len(ends) == len(told) and not _GOES_ON.search(text, min(ends))


def _tells_here(text: str, grounds: Sequence[_Ground]) -> bool:
    """Whether a sentence says that something was decided, and none of the item tells it of another time."""
    if not _DECIDES.search(text):
        return False
    before = (span.of(ground.before) for ground in grounds for span in sentences(ground.before))
    elsewhere = [one for one in before if _DECIDES.search(one)]
    return not any(shared_words(_matter(text), [one]) >= LEAST_ELSEWHERE for one in elsewhere)


def _is_proposal(text: str, grounds: Sequence[_Ground]) -> bool:
    """Whether a sentence says what was proposed in vain."""
    in_vain = [ground.in_vain for ground in grounds if ground.in_vain]
    matter = _matter(text)
    return bool(in_vain and matter) and shared_words(matter, in_vain) >= LEAST_ELSEWHERE


def _is_decided(text: str, grounds: Sequence[_Ground]) -> bool:
    matter = _matter(text)
    told = any(one.mood is not Mood.PROPOSED for one in outcomes(text))
    if not matter:
        return told or not any(ground.in_vain for ground in grounds)
    texts = [part for ground in grounds for part in (ground.decided, ground.around)]
    texts += [ground.item.title for ground in grounds] if told else []
    in_vain = [ground.in_vain for ground in grounds if ground.in_vain]
    return shared_words(matter, texts) >= LEAST and not _only_in(in_vain, texts, text)


def _is_only_proposed(text: str, grounds: Sequence[_Ground]) -> bool:
    """Whether a sentence has a word, an amount or a day that only a proposal has which was not carried."""
    in_vain = [ground.in_vain for ground in grounds if ground.in_vain]
    if not in_vain:
        return False
    told = [part for ground in grounds for part in (ground.before, ground.decided, head_text(ground.meeting))]
    matter = _matter(text)
    if shared_words(matter, told) < shared_words(matter, [*told, *in_vain]):
        return True
    return _only_in(in_vain, told, text)


def _only_in(some: Sequence[str], others: Sequence[str], text: str) -> bool:
    """Whether an amount or a day of a sentence stands in some texts and not in others."""
    facts: tuple[Figure | DateFact, ...] = (*figures(text), *dates(text))
    return any(_states(some, fact) and not _states(others, fact) for fact in facts)


def _states(texts: Sequence[str], fact: Figure | DateFact) -> bool:
    if isinstance(fact, Figure):
        return any(fact.agrees_with(one) for text in texts for one in figures(text))
    return any(fact.agrees_with(one) for text in texts for one in dates(text))


def _matter(text: str) -> str:
    """The words of a sentence that say what it is about."""
    return " ".join(word for word in content_words(text) if stem(word) not in _NEUTRAL)

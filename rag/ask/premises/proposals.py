"""What was only proposed or applied for, where a question speaks of it as decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rag.ask.civic.decisions import FOLLOWS_PROPOSAL, proposal
from rag.ask.claims import claim
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.outcome import decision_text
from rag.ask.premises.presumed import decides_a_value, kroner
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import content_words, fold, sentences, stem
from rag.facts import dates, figures
from rag.model import Claim, DecisionClass, Role

#: A question takes a proposal for decided when it has so much of the words of one of its sentences.
SAME_PROPOSAL = 0.6
#: Outcomes after which nothing that was proposed holds.
_NOT_DECIDED = frozenset(
    {DecisionClass.REJECTED, DecisionClass.LAPSED, DecisionClass.WITHDRAWN, DecisionClass.POSTPONED}
)
#: What speaks of a proposal as a proposal, or of how it fell (folded).
_AS_PROPOSAL = re.compile(
    r"forslag|foresl|foreslog|indstil|anbefal|ansoeg|\b(?:ville|skulle|kunne|burde|ikke|aldrig|nej|imod|hvis)\b"
    r"|oensk|afvis|forkast|udsat|udskudt|udskoed|trukket|trak|nedstem|stem|propos|recommend|\bwould\b"
)
#: What asks for (folded); a sum in such a sentence was not given.
_ASKS_FOR = re.compile(
    r"\bsoeg(?:er|te|t|es)\b|ansoeg|\bbedt om\b|\bbeder om\b|oensk|anmod|foresl|indstil|at faa\b"
)
_ORDINAL = re.compile(r"\b(?:anden|andet|tredje|fjerde|femte|hveranden)\b")
#: Words of the line that only says who proposes.
_FORMULA = frozenset(map(stem, "indstiller indstilles foreslaar anbefaler direktionen forvaltningen".split()))
#: To whom one thing goes: sold, let, handed over, ordered (folded).
_GOES_TO = re.compile(
    r"\b(?:solg\w+|saelge\w*|udlej\w+|overdrag\w+|overdraget"
    r"|(?:fik|vandt|gik|tildel\w+|gav)\b.{0,60}\b\w*(?:kontrakt|entreprise|opgave|ordre|udbud)\w*"
    r"|\w*(?:kontrakt|entreprise|opgave|ordre|udbud)\w*\b.{0,60}\b(?:gik|givet|tildel\w+))\b"
)
_RECEIVER = re.compile(
    r"(?:\b(?:til|hos|med)|tildeles|vælges|antages) (?P<name>[A-ZÆØÅ][\wæøå&.-]+(?: [A-ZÆØÅ][\w&.-]+)*)"
)


def fallen(question: Question, found: Sequence[RankedItem]) -> list[Claim]:
    """What became of a proposal that fell, where the question has its words, day or figure as if it held.

    `found` are the items of one case. Nothing where any of them adopted something.
    """
    told = question.wants_any(Want.DECISION, Want.VOTE) and Want.REASON not in question.wants
    if told or question.english or _AS_PROPOSAL.search(question.folded):
        return []
    decided = [(r, r.item.decision) for r in found if r.item.decision]
    if not decided or any(d.decision_class not in _NOT_DECIDED for _, d in decided):
        return []
    if not any(_repeats(question.text, text) for r, _ in decided for text in _proposals(r)):
        return []
    ranked, decision = decided[0]
    text = f"Sådan blev det ikke; beslutningen lød: {decision_text(decision)}"
    return [claim(text, ranked.meeting, ranked.item, decision.spans)]


def _repeats(asked: str, proposed: str) -> bool:
    """Whether a question has most words of a sentence, and a day, a figure or an ordinal number of it."""
    said = {stem(word) for word in content_words(proposed)} - _FORMULA
    own = {stem(word) for word in content_words(asked)}
    return bool(said) and len(said & own) >= SAME_PROPOSAL * len(said) and _shares_fact(asked, proposed)


def _shares_fact(asked: str, proposed: str) -> bool:
    days = any(a.month and a.agrees_with(b) for a in dates(asked) for b in dates(proposed))
    sums = any(a.unit and a.agrees_with(b) for a in figures(asked) for b in figures(proposed))
    return days or sums or bool({*_ORDINAL.findall(fold(asked))} & {*_ORDINAL.findall(fold(proposed))})


def other_than_proposed(question: Question, found: Sequence[RankedItem]) -> list[Claim]:
    """What was decided by following a proposal, where the question has another sum or receiver than it.

    `found` are the items of one case; the first that followed a proposal counts.
    """
    ranked = next((r for r in found if _followed(r)), None)
    if ranked is None or ranked.item.decision is None:
        return []
    if not _other_sum(question, ranked, found) and not _other_receiver(question, ranked):
        return []
    said = f"Nej, beslutningen lød: {decision_text(ranked.item.decision)}"
    lead = claim(said, ranked.meeting, ranked.item, ranked.item.decision.spans)
    return [lead, *proposal(ranked.meeting, ranked.item)]


def not_given(question: Question, found: Sequence[RankedItem]) -> list[Claim]:
    """What became of a sum that was proposed, where the question has it as given and nothing was decided."""
    decided = [(r, r.item.decision) for r in found if r.item.decision]
    if not decides_a_value(question) or any(d.decision_class not in _NOT_DECIDED for _, d in decided):
        return []
    asked = kroner(question.text)
    for ranked, decision in decided:
        proposed = [sum_ for text in _proposals(ranked) for sum_ in kroner(text)]
        if any(one.agrees_with(other) for one in asked for other in proposed):
            text = f"Nej, beslutningen lød: {decision_text(decision)}"
            return [claim(text, ranked.meeting, ranked.item, decision.spans)]
    return []


def _followed(found: RankedItem) -> bool:
    """Whether the decision is what was proposed, and gives no sum of its own."""
    decision = found.item.decision
    return bool(decision and decision.decision_class in FOLLOWS_PROPOSAL and not kroner(decision.text))


def _other_sum(question: Question, ranked: RankedItem, case: Sequence[RankedItem]) -> bool:
    """Whether other sums were proposed than the question's, which the case has as applied for, if at all."""
    asked = kroner(question.text)
    proposed = [one for text in _proposals(ranked) for one in kroner(text)]
    if not asked or not proposed or not decides_a_value(question):
        return False
    if any(one.agrees_with(other) for one in asked for other in proposed):
        return False
    said = [text for r in case for text in _texts(r)]
    return all(
        _ASKS_FOR.search(fold(text))
        for text in said
        if any(one.agrees_with(other) for one in asked for other in kroner(text))
    )


def _other_receiver(question: Question, ranked: RankedItem) -> bool:
    """Whether the proposal names to whom one thing goes, and the question somebody else of the item."""
    if not _GOES_TO.search(question.folded):
        return False
    proposed = " ".join(_proposals(ranked))
    receivers = {
        stem(word) for found in _RECEIVER.finditer(proposed) for word in content_words(found["name"])
    }
    place = {stem(word) for word in content_words(f"{ranked.item.title} {ranked.meeting.municipality}")}
    asked = {stem(word) for name in question.proper_names for word in content_words(name)} - place
    item = {stem(word) for word in content_words(ranked.meeting.text(ranked.item.span))}
    adopted = {
        stem(word)
        for word in content_words(f"{proposed} {ranked.item.decision and ranked.item.decision.text}")
    }
    return bool(receivers) and bool(asked & item) and not asked & adopted


def _proposals(found: RankedItem) -> Iterable[str]:
    for section in found.item.with_role(Role.RECOMMENDATION):
        for span in sentences(found.meeting.text(section.span), section.span.start):
            yield span.of(found.meeting.source.text)


def _texts(found: RankedItem) -> Iterable[str]:
    for span in sentences(found.meeting.text(found.item.span), found.item.span.start):
        yield span.of(found.meeting.source.text)

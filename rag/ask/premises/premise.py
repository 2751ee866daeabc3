"""Corrects what a question takes for granted, where the minutes plainly say otherwise, and cites where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.ask.claims import claim
from rag.ask.evidence.gathered import READ_ITEMS, Evidence
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind, readable
from rag.ask.outcome import decision_text
from rag.ask.premises.chosen import elected, other_choice
from rag.ask.premises.presumed import (
    Direction,
    agrees_with_outcome,
    agrees_with_values,
    choices,
    decides_a_value,
    direction,
    last_spending,
    of_party,
    of_spending,
    presumed_side,
    takes_for_granted,
)
from rag.ask.premises.proposals import fallen, not_given, other_than_proposed
from rag.ask.premises.trends import followed_by, moved
from rag.ask.questions.question import Question
from rag.danish import fold, sentences, words
from rag.facts import figures
from rag.model import AgendaItem, Claim, Decision, Meeting, Role, Span, Vote
from rag.store.record_rows import normal_case_number

#: A sentence says which way the thing asked of went when it covers this much of the question, and is among
#: so many of the best.
ON_THE_THING, CONSIDERED = 0.33, 8
#: From this strength on its longest word, which names the thing in Danish, is spoken of.
OF_THE_THING = 0.35
#: A decision with more to it than its class does not contradict a class.
_MIXED = re.compile(r"\b(?:dog|bortset fra|undtagen|ændring\w*|delvis|(?:ad|pkt)\.?\s?\d)\b", re.IGNORECASE)
#: Whose minutes they are is no thing that rises or falls.
_BODY = re.compile(r"udvalg|byraad|kommune")
_SIDES = {"in_favour": "stemte for", "against": "stemte imod", "abstained": "undlod at stemme"}
#: '1.185 kr. mod i dag 1.240 kr.': what was, after what is.
_AGAINST = re.compile(r"\bmod\b(?: \w+){0,5}? (?=\d)")


def correction(question: Question, part: Evidence) -> list[Claim]:
    """What puts a false premise right, with its source; nothing where no source plainly contradicts it."""
    if not part.ranked:
        return []
    case = _of_case(part.ranked)
    if claims := fallen(question, case):
        return claims
    if not takes_for_granted(question):
        return []
    if side := presumed_side(question):
        return next((claims for r in part.ranked[:READ_ITEMS] if (claims := _of_side(question, side, r))), [])
    return (
        _of_decision(question, case)
        or other_choice(question, part.ranked[0])
        or _of_proposal(question, case)
        or _of_direction(question, part)
    )


def _of_case(ranked: Sequence[RankedItem]) -> list[RankedItem]:
    """The best item and what else the same body decided of its case, the latest first: a case may turn."""
    best = ranked[0]
    case = normal_case_number(best.item.case_number or "")
    others = [
        r
        for r in ranked[1:]
        if case
        and normal_case_number(r.item.case_number or "") == case
        and r.meeting.committee == best.meeting.committee
    ]
    return sorted([best, *others], key=lambda r: r.meeting.date, reverse=True)


def _of_side(question: Question, side: str, found: RankedItem) -> list[Claim]:
    """How somebody voted, or what else the decision says of them, where the question has another side."""
    meeting, item = found.meeting, found.item
    person = _voter(question, meeting, item)
    if person is None:
        return []
    sides = [(name, vote) for vote in item.votes for name in _SIDES if person in getattr(vote, name)]
    if any(name == side for name, _ in sides):
        return []
    if sides:
        name, vote = sides[-1]
        return [claim(f"Nej, {person} {_SIDES[name]}.", meeting, item, [vote.span])]
    said = [span for span in _decision_sentences(meeting, item) if person in span.of(meeting.source.text)]
    if not said or len(item.votes) > 0:
        return []
    return [claim(f"Nej, der står: {readable(said[0].of(meeting.source.text))}", meeting, item, said[:1])]


def _voter(question: Question, meeting: Meeting, item: AgendaItem) -> str | None:
    """The one person, whole name, that the question has and that sat in the meeting or voted."""
    asked = {word.removesuffix("s") for word in words(question.text)} | set(words(question.text))
    voters = (name for vote in item.votes for name in _voters(vote))
    known = dict.fromkeys([*(p.name for p in meeting.attendees), *voters])
    named = [name for name in known if len(words(name)) > 1 and set(words(name)) <= asked]
    return named[0] if len(named) == 1 else None


def _voters(vote: Vote) -> Iterator[str]:
    yield from (*vote.in_favour, *vote.against, *vote.abstained)


def _decision_sentences(meeting: Meeting, item: AgendaItem) -> list[Span]:
    return [
        span
        for section in item.with_role(Role.DECISION)
        for span in sentences(meeting.text(section.span), section.span.start)
    ]


def _of_decision(question: Question, found: Sequence[RankedItem]) -> list[Claim]:
    """What was decided last, where a decision has another outcome, alternative, sum or day than the question.

    Nothing where any decision of the case is as the question has it.
    """
    decided = [(r, r.item.decision) for r in found if r.item.decision]
    if of_party(question):
        return []
    for stance in (_outcome, _choice, _value, elected):
        stances = [(ranked, decision, stance(question, decision)) for ranked, decision in decided]
        if any(agrees for _, _, agrees in stances):
            continue
        for ranked, decision, agrees in stances:
            if agrees is False:
                text = f"Nej, beslutningen lød: {decision_text(decision)}"
                return [claim(text, ranked.meeting, ranked.item, decision.spans)]
    return []


def _of_proposal(question: Question, case: Sequence[RankedItem]) -> list[Claim]:
    """What became of a proposal, where the question has another one, or one that was not adopted."""
    return [] if of_party(question) else other_than_proposed(question, case) or not_given(question, case)


def _outcome(question: Question, decision: Decision) -> bool | None:
    """Whether the class of a plain decision is as the question has it; None where it does not tell."""
    if _MIXED.search(decision.text):
        return None
    return agrees_with_outcome(question, decision.decision_class)


def _choice(question: Question, decision: Decision) -> bool | None:
    """Whether the numbered alternative of the question was chosen; None where none of the kind was."""
    asked, chosen = choices(question.text), choices(decision.text)
    if not {kind for kind, _ in asked} & {kind for kind, _ in chosen}:
        return None
    return bool(asked & chosen)


def _value(question: Question, decision: Decision) -> bool | None:
    """Whether the sums or days of the question were decided; None where the decision gives none."""
    return agrees_with_values(question.text, decision.text) if decides_a_value(question) else None


def _of_direction(question: Question, part: Evidence) -> list[Claim]:
    """The best sentence that says which way the thing went, where that is not the way of the question."""
    asked, best = direction(question.folded), part.ranked[0].item.id
    if asked is None:
        return []
    for candidate in part.selection.candidates[:CONSIDERED]:
        if candidate.ranked.item.id != best or not _says_so(question, candidate, part.selection):
            continue
        way = _way(question, candidate) or moved(candidate, part.selection)
        if way is None:
            continue
        return _turned(candidate, part.selection) if way is not asked else []
    return []


def _turned(candidate: Candidate, selection: Selection) -> list[Claim]:
    """What a sentence says to the contrary, with the figure of the best one, or what it is held against."""
    ranked, unit, best = candidate.ranked, candidate.unit, selection.candidates[0]
    against = followed_by(candidate, selection) if moved(candidate, selection) else None
    best = against or best
    claims = [claim(f"Tværtimod: {unit.text}", ranked.meeting, ranked.item, [unit.span])]
    same_item = best.ranked.item.id == ranked.item.id
    if best.unit == unit or not same_item or not figures(best.unit.text) or best.unit.kind is UnitKind.CELL:
        return claims
    return [*claims, claim(best.unit.text, ranked.meeting, ranked.item, [best.unit.span])]


def _says_so(question: Question, candidate: Candidate, selection: Selection) -> bool:
    """Whether a sentence is on the thing that is asked of: by its words, or by the question's own figure."""
    cell = candidate.unit.kind is UnitKind.CELL
    if candidate.unit.role is Role.RECOMMENDATION or (cell and of_spending(question.folded)):
        return False
    if cell and moved(candidate, selection) is None:
        return False
    things = [i for i, term in enumerate(selection.terms) if _names_thing(term)]
    thing = max(things, key=lambda i: len(selection.terms[i]), default=None)
    if thing is not None and candidate.strengths[thing] < OF_THE_THING:
        return False
    asked = [f for f in figures(question.text) if f.unit]
    same = any(one.agrees_with(other) for one in asked for other in figures(candidate.unit.text))
    return same if asked else selection.own_coverage(candidate) >= ON_THE_THING


def _names_thing(term: str) -> bool:
    return term.isalpha() and direction(term) is None and not _BODY.search(term)


def _way(question: Question, candidate: Candidate) -> Direction | None:
    text = fold(candidate.unit.text)
    if of_spending(question.folded):
        return _spent(question, candidate.unit.text)
    return _compared(candidate.unit.text) or direction(text)


def _spent(question: Question, text: str) -> Direction | None:
    """Whether more or less is spent: by the word before the question's figure, or by the only such word."""
    asked = [f for f in figures(question.text) if f.unit]
    for said in figures(text):
        if any(one.agrees_with(said) for one in asked):
            return last_spending(fold(text[: said.span.start]))
    return direction(fold(text)) if of_spending(fold(text)) else None


def _compared(text: str) -> Direction | None:
    """The way from the second to the first of two figures that a sentence sets against each other."""
    against = _AGAINST.search(text)
    if against is None:
        return None
    earlier, later = figures(text[: against.start()]), figures(text[against.end() :])
    if not earlier or not later or earlier[-1].unit != later[0].unit:
        return None
    now, before = earlier[-1].value, later[0].value
    return None if now == before else Direction.UP if now > before else Direction.DOWN

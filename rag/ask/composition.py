"""From the best units to an answer as short as the question allows."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from rag.ask.claims import claim
from rag.ask.evidence.enumerated import enumerating
from rag.ask.evidence.introduced import introduced
from rag.ask.evidence.kinds import CHECKS
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind, readable
from rag.ask.outcome import as_proposed, decided
from rag.ask.questions.matching import covered, similarity
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import words
from rag.facts import NUMBER_WORDS, dates
from rag.model import Claim, Role

#: An answer stops growing at this many words, or at this many units.
MOST_WORDS, MOST_UNITS = 80, 4
#: The last unit may run over by this factor; units after the first so many are not considered.
LONGEST_SHARE, CONSIDERED = 1.5, 15
#: A further unit must score this close to the best, or cover this much more of the question.
CLOSE, NEW_COVERAGE = 1.0, 0.1
#: Cells of one table are alike, so a second cell must be closer to the first than a second sentence.
CLOSE_CELL = 0.5
#: A sentence of another item joins only when it is nearly as good as the best.
ELSEWHERE = 0.3
IN_WORDS = {number: word for word, number in NUMBER_WORDS.items() if 2 <= number <= 20}
#: A name is one with a word from this similarity on.
SAME_NAME = 0.55
#: Sentences that start so speak of the one before them.
_REFERS_BACK = re.compile(
    r"(?:Det|Dette|Denne|Disse|De|Den|Heraf|Hertil|Herudover|Dertil|Derfor|Målet|Han|Hun|Dermed|Her)\b"
    r"(?! (?:er|blev|bliver|har) (?:der|forvaltningen|besluttet))"
)
#: Sentences that start so tell what the one before them leads to.
_FOLLOWS = re.compile(r"(?:Det betyder|Det medfører|Derfor|Dermed|Det gør|Som følge heraf|Af den grund)\b")


def compose(question: Question, selection: Selection, parts: int = 1) -> list[Claim]:
    """One claim a unit, in the order of the document within an item, the best unit's item first.

    None where a table's cell would be the answer, and the item lacks a name that the question has.
    """
    best = selection.candidates[0]
    if best.unit.kind is UnitKind.CELL and _lacks_name(question, best.ranked):
        return []
    most_words = MOST_WORDS // (2 if parts > 1 else 1)
    chosen = _chosen(selection, most_words)
    if Want.LIST in question.wants and (named := enumerating(chosen, selection)):
        return [_claim(question, named)]
    if Want.REASON in question.wants:
        chosen += _reasons(chosen, selection)
    chosen += telling_when(question, selection, chosen)
    lead = chosen[0]
    ordered = sorted(
        chosen, key=lambda c: (c.ranked.item.id != lead.ranked.item.id, c.ranked.item.id, c.unit.span.start)
    )
    claims = [_claim(question, candidate) for candidate in ordered]
    return claims + _outcomes(ordered)


def telling_when(question: Question, selection: Selection, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The sentence right after one of the chosen that tells when, where none of them does and it is asked."""
    if Want.DATE not in question.wants or any(_is_timed(one, question) for one in chosen):
        return []
    after = (
        other
        for other in selection.candidates
        if _REFERS_BACK.match(other.unit.text) and any(_stands_before(one, other) for one in chosen)
    )
    return [one for one in after if _is_timed(one, question)][:1]


def _is_timed(candidate: Candidate, question: Question) -> bool:
    return bool(dates(candidate.unit.text)) or CHECKS[Want.DATE](candidate.unit, question)


def _lacks_name(question: Question, ranked: RankedItem) -> bool:
    """Whether a proper name of the question stands neither in an item nor in the head of its meeting."""
    meeting = ranked.meeting
    held = set(words(f"{meeting.municipality or ''} {meeting.committee} {meeting.text(ranked.item.span)}"))
    named = {word for name in question.proper_names for word in words(name)} & set(question.terms)
    return not question.english and any(
        all(similarity(name, word) < SAME_NAME for word in held) for name in named
    )


def _claim(question: Question, candidate: Candidate) -> Claim:
    unit = candidate.unit
    proposed = unit.role is Role.RECOMMENDATION  # its points are no things of the kind that is counted
    counted = Want.COUNT in question.wants and len(unit.entries) in IN_WORDS and not proposed
    text = f"I alt {IN_WORDS[len(unit.entries)]} ({len(unit.entries)}): {unit.text}" if counted else unit.text
    if proposed:
        text = as_proposed(text)
    spans = [unit.span]
    if rows := introduced(candidate):
        text = f"{text} {'; '.join(readable(cell.text) for cell in rows)}."
        spans += [cell.span for cell in rows]
    return claim(text, candidate.ranked.meeting, candidate.ranked.item, spans, computed=counted)


def _outcomes(chosen: Sequence[Candidate]) -> list[Claim]:
    """What became of the proposals that are told, where the answer does not say it itself."""
    told = {c.ranked.item.id for c in chosen if c.unit.role is Role.DECISION}
    proposed = {
        c.ranked.item.id: c.ranked
        for c in chosen
        if c.unit.role is Role.RECOMMENDATION and c.ranked.item.id not in told
    }
    return [claim for ranked in proposed.values() for claim in decided(ranked.meeting, ranked.item)]


def _chosen(selection: Selection, most_words: int) -> list[Candidate]:
    best = selection.candidates[0]
    chosen = [best]
    if (previous := _previous(best, selection)) and _REFERS_BACK.match(best.unit.text):
        chosen.append(previous)
    for candidate in selection.candidates[1:CONSIDERED]:
        if len(chosen) < MOST_UNITS and _words(chosen) < most_words and _joins(candidate, chosen, selection):
            fits = _words([*chosen, candidate]) <= most_words * LONGEST_SHARE
            chosen += [candidate] if fits else []
    return chosen


def _reasons(chosen: Sequence[Candidate], selection: Selection) -> list[Candidate]:
    """The sentences before those that tell what it leads to ('Det betyder, at …')."""
    follow = (one for one in chosen if _FOLLOWS.match(one.unit.text))
    before = (_previous(one, selection) for one in follow)
    return [one for one in before if one and not any(_same(one, other) for other in chosen)]


def _joins(candidate: Candidate, chosen: Sequence[Candidate], selection: Selection) -> bool:
    """Whether a further unit belongs: of the same item, about as good, or on what is not yet covered."""
    best = selection.candidates[0]
    behind = best.score - candidate.score
    if any(_same(candidate, other) for other in chosen):
        return False
    if candidate.ranked.item.id != best.ranked.item.id and behind > ELSEWHERE:
        return False
    close = CLOSE_CELL if candidate.unit.kind is best.unit.kind is UnitKind.CELL else CLOSE
    return behind < close or _adds(candidate, chosen, selection) > NEW_COVERAGE


def _words(chosen: Sequence[Candidate]) -> int:
    return sum(len(c.unit.text.split()) for c in chosen)


def _same(one: Candidate, other: Candidate) -> bool:
    """Overlapping text, or two cells of a question that one cell answers."""
    if one.ranked.item.id == other.ranked.item.id and one.unit.span.overlaps(other.unit.span):
        return (
            one.unit.kind is not UnitKind.CELL
            or other.unit.kind is not UnitKind.CELL
            or one.unit.text == other.unit.text
        )
    return one.unit.text == other.unit.text


def _adds(candidate: Candidate, chosen: Sequence[Candidate], selection: Selection) -> float:
    """How much more of the question is covered with the candidate than without it."""
    have = np.maximum.reduce([c.strengths for c in chosen])
    return covered(np.maximum(have, candidate.strengths), selection.weights) - covered(
        have, selection.weights
    )


def _previous(candidate: Candidate, selection: Selection) -> Candidate | None:
    """The sentence that stands right before a unit."""
    return next((other for other in selection.candidates if _stands_before(other, candidate)), None)


def _stands_before(other: Candidate, candidate: Candidate) -> bool:
    same_item = other.ranked.item.id == candidate.ranked.item.id
    if not same_item or other.unit.kind is UnitKind.LIST or other.unit.span.end > candidate.unit.span.start:
        return False
    between = candidate.ranked.meeting.source.text[other.unit.span.end : candidate.unit.span.start]
    return not between.strip()

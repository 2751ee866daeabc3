"""From a question to agenda items: n-gram BM25 and dense vectors, fused, by item, lifted by scope."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rag.ask.evidence.topic import is_of, topic_text
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import words
from rag.model import AgendaItem, DecisionClass, Meeting, Passage, Scope, part_of_number
from rag.store.lexical import gram_weights
from rag.store.library import Library, MeetingOverview
from rag.store.record_rows import normal_case_number

#: Passages fetched from each index before they are gathered by item.
PASSAGES = 120
#: Weight of the dense score beside the lexical one, after each is scaled to 0–1.
DENSE_WEIGHT = 0.6
#: Weight of a word that may stand for one of the question, beside that one.
SYNONYM_SHARE = 0.15
#: What the second and third passage of an item add to its best one.
SECOND, THIRD = 0.15, 0.08
#: What fits the question's stated scope is lifted by this much (scores are about 0–1.6).
#: A committee that is named counts for about as much as its words did in the search.
PERIOD_LIFT, COMMITTEE_LIFT, NUMBER_LIFT, LATEST_LIFT = 0.35, 0.6, 0.6, 0.35
#: The same of a month or less, which says more about the meeting than a year does: that is often a budget's.
MONTH_LIFT, A_MONTH = 0.5, timedelta(days=31)
#: What the items of a meeting gain whose day is named as that of a meeting: nothing else is meant.
DAY_LIFT = 1.0
_OF_MEETING = re.compile(r"\bmoede|\bmoedt|\bmeeting")
#: What an item gains by its votes where those are asked for, loses by being closed, gains by a decision.
VOTE_LIFT, CLOSED_DROP, DECISION_LIFT = 0.3, 0.2, 0.05
#: What an attachment gains where attachments are asked for, and loses where they are not.
ATTACHMENT_LIFT, ATTACHMENT_DROP = 0.2, 0.1
#: What only minutes tell; an attachment loses this much beside.
_OF_MINUTES = frozenset({Want.DECISION, Want.VOTE, Want.ATTENDANCE, Want.CLOSED, Want.CASE})
MINUTES_ONLY_DROP = 0.6

_ATTACHMENTS = re.compile(r"\bbilag\w*|\b(?:attachments?|annex\w*)\b")
#: The ids of a meeting and of an item, or of an attachment of one.
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RankedItem:
    """An agenda item with its score and the passages that brought it up, best first.

    `lead` is how far its highest BM25 stands above that of every other item, relative to its own: 0 for all
    but one item, 1 where no other has a word of the question.
    """

    meeting: Meeting
    item: AgendaItem
    score: float
    passages: tuple[Passage, ...] = ()
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Rival:
    """An item of another municipality than the one asked about, which fits the question's words better.

    `share` is the highest BM25 of a passage of the municipality that is meant, relative to that of this item.
    """

    meeting: Meeting
    item: AgendaItem
    share: float


class Retriever:
    """Ranks the agenda items of a library for a question."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def retrieve(self, question: Question, scope: Scope, filters: Scope, k: int = 10) -> list[RankedItem]:
        """The best `k` items, best first. `filters` exclude; `scope` excludes by municipality and lifts."""
        every = self._library.overviews()
        overviews = [o for o in every if o.passes(filters)]
        overviews = [
            o for o in overviews if not scope.municipalities or o.municipality in scope.municipalities
        ]
        if not overviews:
            return []
        allowed = frozenset(o.id for o in overviews) if len(overviews) < len(every) else None
        text = topic_text(question, scope)
        lexical = self._library.lexical_grams(_grams(question, text), PASSAGES, allowed)
        found = _by_item(_fused(lexical, self._library.dense(text, PASSAGES, allowed)))
        if filters.numbers:
            found = {key: some for key, some in found.items() if some[0].chunk.number in filters.numbers}
        scores = _scores(found, _meeting_lifts(overviews, scope, _names_day(question, scope)), scope)
        leads = _leads(lexical)
        best = self._best(scores, found, question, scope, k)
        return [replace(one, lead=leads.get((one.meeting.id, one.item.id), 0.0)) for one in best]

    def _best(
        self,
        scores: Mapping[_Key, float],
        found: Mapping[_Key, Sequence[Passage]],
        question: Question,
        scope: Scope,
        k: int,
    ) -> list[RankedItem]:
        """The best `k` items once their own kind is added; an item that cannot be among them is not read."""
        best: list[RankedItem] = []
        most = _most_of_kind(question, scope)
        for key, score in sorted(scores.items(), key=lambda one: -one[1]):
            if len(best) == k and score + most < best[-1].score:
                break
            meeting = self._library.meeting(key[0])
            if item := meeting.part(key[1]):
                lifted = score + _kind_lift(item, question, scope)
                best.append(RankedItem(meeting, item, lifted, tuple(found[key])))
                best = sorted(best, key=lambda r: (-r.score, r.item.id))[:k]
        return best

    def rival(self, question: Question, scope: Scope, filters: Scope) -> Rival | None:
        """The item of another municipality than the one that the question names that fits its words best.

        None where the best words or the nearest vector are of the one that is meant, where the question names
        none or an item by its number, or no words are left to search with.
        """
        every = self._library.overviews()
        place = {o.id: o.municipality for o in every if o.passes(filters)}
        named = {word for name in place.values() for word in words(name or "")}
        text = " ".join(word for word in question.search_text.split() if not is_of(word, named))
        if not (scope.municipalities and text) or scope.numbers or scope.case_numbers:
            return None
        allowed = frozenset(place) if len(place) < len(every) else None
        best = self._library.lexical(text, 1, allowed)
        if not best or place[best[0].chunk.meeting] in {None, *scope.municipalities}:
            return None
        near = self._library.dense(text, 1, allowed)
        if not near or place[near[0].chunk.meeting] in scope.municipalities:
            return None
        own = self._library.lexical(
            text, 1, frozenset(one for one in place if place[one] in scope.municipalities)
        )
        meeting = self._library.meeting(best[0].chunk.meeting)
        item = meeting.part(best[0].chunk.item)
        return Rival(meeting, item, own[0].score / best[0].score if own else 0.0) if item else None


def _grams(question: Question, text: str) -> Mapping[str, float]:
    """The grams of the search words, and with less weight those of the words that may stand for them."""
    weights = Counter(gram_weights(text))
    for other in {other for term in text.split() for other in question.synonyms.get(term, ())}:
        weights.update({gram: SYNONYM_SHARE * weight for gram, weight in gram_weights(other).items()})
    return weights


def _fused(lexical: Sequence[Passage], dense: Sequence[Passage]) -> list[Passage]:
    """The passages of two result lists with the sum of their scaled scores, best first."""
    scores: dict[str, float] = defaultdict(float)
    for passages, weight in ((lexical, 1.0), (dense, DENSE_WEIGHT)):
        for passage, scaled in zip(passages, _scaled(passages), strict=True):
            scores[passage.chunk.id] += weight * scaled
    chunks = {p.chunk.id: p.chunk for p in (*lexical, *dense)}
    return sorted((Passage(chunks[i], s) for i, s in scores.items()), key=lambda p: (-p.score, p.chunk.id))


def _leads(lexical: Sequence[Passage]) -> dict[_Key, float]:
    """The item with the highest BM25 and how far it leads, as in `RankedItem`; passages come best first."""
    highest: dict[_Key, float] = {}
    for passage in lexical:
        highest.setdefault((passage.chunk.meeting, passage.chunk.item), passage.score)
    first, second = [*highest.values(), 0.0, 0.0][:2]
    return {next(iter(highest)): 1 - second / first} if first > 0 else {}


def _scaled(passages: Sequence[Passage]) -> list[float]:
    """Min–max to 0–1 within one result list."""
    if not passages:
        return []
    low, high = min(p.score for p in passages), max(p.score for p in passages)
    return [(p.score - low) / (high - low) if high > low else 1.0 for p in passages]


def _by_item(passages: Iterable[Passage]) -> dict[_Key, list[Passage]]:
    grouped: dict[_Key, list[Passage]] = defaultdict(list)
    for passage in passages:
        grouped[passage.chunk.meeting, passage.chunk.item].append(passage)
    return grouped


def _scores(
    found: Mapping[_Key, Sequence[Passage]], lifts: Mapping[str, float], scope: Scope
) -> dict[_Key, float]:
    """What the passages of each item, its meeting and its number amount to."""
    # The number of a further part is in the scope where the question names that part; then the same number
    # of the first part is not meant.
    further = {n: part for n in scope.numbers if (part := part_of_number(n)) is not None}
    parts = {part_of_number(passages[0].chunk.number) for passages in found.values()}
    named = frozenset(further) if parts & set(further.values()) else scope.numbers
    scores = {}
    for (meeting, item), passages in found.items():
        first, second, third = ([p.score for p in passages[:3]] + [0.0, 0.0])[:3]
        score = first + SECOND * second + THIRD * third + lifts.get(meeting, 0.0)
        number = passages[0].chunk.number
        if number in named or number not in scope.numbers:
            scores[meeting, item] = score + NUMBER_LIFT * (number in named)
    return scores


def _names_day(question: Question, scope: Scope) -> bool:
    """Whether the question names the day of a meeting as such."""
    return scope.start is not None and scope.start == scope.end and bool(_OF_MEETING.search(question.folded))


def _meeting_lifts(overviews: Sequence[MeetingOverview], scope: Scope, names_day: bool) -> dict[str, float]:
    lifts: dict[str, float] = defaultdict(float)
    latest = max((o.date for o in overviews), default=None)
    within_month = scope.start and scope.end and scope.end - scope.start <= A_MONTH
    month_or_year = MONTH_LIFT if within_month else PERIOD_LIFT
    for overview in overviews:
        if scope.start and scope.end and scope.start <= overview.date <= scope.end:
            lifts[overview.id] += DAY_LIFT if names_day else month_or_year
        if overview.committee in scope.committees:
            lifts[overview.id] += COMMITTEE_LIFT
        if scope.latest and overview.date == latest:
            lifts[overview.id] += LATEST_LIFT
    return lifts


def _most_of_kind(question: Question, scope: Scope) -> float:
    """The most that `_kind_lift` gives an item."""
    vote, decision = (
        VOTE_LIFT * (Want.VOTE in question.wants),
        DECISION_LIFT * (Want.DECISION in question.wants),
    )
    return vote + decision + ATTACHMENT_LIFT + NUMBER_LIFT * bool(scope.case_numbers)


def _attachment_lift(question: Question) -> float:
    lift = ATTACHMENT_LIFT if _ATTACHMENTS.search(question.folded) else -ATTACHMENT_DROP
    return lift - MINUTES_ONLY_DROP * bool(_OF_MINUTES & question.wants)


def _kind_lift(item: AgendaItem, question: Question, scope: Scope) -> float:
    """What an item gains by its case number, and a little by holding the kind of thing asked for."""
    lift = _attachment_lift(question) if item.attachment else 0.0
    if item.case_number and normal_case_number(item.case_number) in scope.case_numbers:
        lift += NUMBER_LIFT
    if Want.VOTE in question.wants and item.votes:
        lift += VOTE_LIFT
    if item.closed and Want.CLOSED not in question.wants:
        lift -= CLOSED_DROP
    decided = item.decision and item.decision.decision_class is not DecisionClass.NOTHING
    if Want.DECISION in question.wants and decided:
        lift += DECISION_LIFT
    return lift

"""What was found for one scope of a question: items and their units, each best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeVar

from rag.ask.evidence.reading import ItemReader
from rag.ask.evidence.retrieval import RankedItem, Retriever, Rival
from rag.ask.evidence.selection import WEIGHTS, Candidate, Selection, Selector
from rag.ask.questions.question import Question
from rag.ask.questions.scope import read_scopes
from rag.ask.questions.wants import Want
from rag.facts import dates
from rag.model import Scope
from rag.store.library import Library

T = TypeVar("T")

#: Items whose sentences are read; the right one is nearly always among them.
READ_ITEMS = 4
#: How much the best unit of an item adds to the item's own score. Of 0, .05, .1 and .2 this range was best
#: for the share of right first items on three sets of questions (by .01 to .07).
UNIT_SHARE = 0.15
#: How far a unit of a meeting outside the period asked of stands behind.
OUTSIDE_PERIOD = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One scope of a question with the items found in it, best first, and the units of the first few.

    `rival` is what another municipality has to it, where the question names one.
    """

    scope: Scope
    ranked: tuple[RankedItem, ...]
    selection: Selection
    rival: Rival | None = None


class Finder:
    """Finds evidence: retrieves items, reads the best of them, and ranks them again by what they say."""

    def __init__(self, library: Library, reader: ItemReader) -> None:
        self._library = library
        self._retriever = Retriever(library)
        self._selector = Selector(reader)

    def find_each(self, question: Question, filters: Scope, k: int = 10) -> list[Evidence]:
        """The evidence for each scope that the question names, at least one; `filters` exclude."""
        scopes = read_scopes(question, self._library.overviews())
        return [self.find(question, scope, filters, k) for scope in scopes]

    def find(self, question: Question, scope: Scope, filters: Scope, k: int = 10) -> Evidence:
        """The evidence for one scope; `filters` exclude, `scope` guides."""
        ranked = self._retriever.retrieve(question, scope, filters, k)
        selection = within_period(self._selector.select(question, ranked[:READ_ITEMS]), ranked, scope)
        rival = self._retriever.rival(question, scope, filters) if scope.municipalities else None
        order = rerank(ranked, selection)
        if Want.ATTENDANCE in question.wants:
            order = _of_day_first(order, scope)
        return Evidence(scope, tuple(order), selection, rival)

    def read_for(self, question: Question, part: Evidence) -> Evidence:
        """The same items, read for what another question asks of them."""
        return replace(part, selection=self._selector.select(question, part.ranked[:READ_ITEMS]))


def in_turn(ranked: Iterable[Sequence[T]]) -> list[T]:
    """Several rankings as one: the best of each, then the second of each, and so on."""
    return [one for row in zip_longest(*ranked) for one in row if one is not None]


def within_period(selection: Selection, ranked: Sequence[RankedItem], scope: Scope) -> Selection:
    """Units of meetings outside the period that a question names behind those of meetings within it.

    Those that name a year of the period themselves stay where they are, as do all where the best item is
    outside it: then the period is one that the minutes speak of.
    """
    start, end = scope.start, scope.end
    if start is None or end is None or not ranked or not start <= ranked[0].meeting.date <= end:
        return selection
    years = set(range(start.year, end.year + 1))

    def behind(candidate: Candidate) -> bool:
        named = {fact.year for fact in dates(candidate.unit.text)}
        return not start <= candidate.ranked.meeting.date <= end and not named & years

    outside = [behind(candidate) for candidate in selection.candidates]
    if all(outside) or not any(outside):
        return selection
    moved = (
        replace(one, score=one.score - OUTSIDE_PERIOD) if out else one
        for one, out in zip(selection.candidates, outside, strict=True)
    )
    return replace(selection, candidates=tuple(sorted(moved, key=lambda one: -one.score)))


def rerank(ranked: Sequence[RankedItem], selection: Selection) -> list[RankedItem]:
    """The items that were read, ordered by their own score and that of their best unit; then the rest."""
    if not ranked:
        return []
    first = ranked[0].score
    best: dict[str, float] = {}
    for candidate in selection.candidates:
        own = candidate.score - WEIGHTS["item"] * (candidate.ranked.score - first)
        best[candidate.ranked.item.id] = max(own, best.get(candidate.ranked.item.id, own))
    read = [replace(r, score=r.score + UNIT_SHARE * best.get(r.item.id, 0.0)) for r in ranked[:READ_ITEMS]]
    return sorted(read, key=lambda r: -r.score) + list(ranked[READ_ITEMS:])


def _of_day_first(ranked: Sequence[RankedItem], scope: Scope) -> list[RankedItem]:
    """The items of the one day that is meant before all others: its meeting alone tells who was there."""
    if scope.start is None or scope.start != scope.end:
        return list(ranked)
    return sorted(ranked, key=lambda one: one.meeting.date != scope.start)

"""The agenda items that a summary is of: those about the matter of a question, those of a case.

An answer wants the best place, a summary all places that are about the matter. So what retrieval finds is
only looked through, and kept where the item turns on the words of the matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.ask.evidence.gathered import Finder
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.selection import topic_terms
from rag.ask.questions.question import Question
from rag.ask.questions.scope import read_scopes, within
from rag.danish import fold, words
from rag.model import AgendaItem, Meeting, Scope
from rag.store.library import Library
from rag.summaries.matters import about_matter, spoken
from rag.summaries.periods import period_of

Place = tuple[Meeting, AgendaItem]

#: Items that are looked through for one scope of a question.
LOOKED_THROUGH = 40


def places_about(question: Question, library: Library, finder: Finder, filters: Scope) -> tuple[Place, ...]:
    """The items about the matter of a question, in order of time; none where none is about it.

    `filters` exclude, and so do the places, the bodies and the period that the question names.
    """
    found: list[RankedItem] = []
    period = period_of(question)
    for scope in read_scopes(question, library.overviews()):
        named = replace(scope, numbers=frozenset(), start=period.start, end=period.end)
        narrow = within(named, filters)
        if narrow is None:
            continue
        if scope.case_numbers:
            return places_of_case(min(scope.case_numbers), library, filters)
        ranked = finder.find(question, scope, narrow, LOOKED_THROUGH).ranked
        found += _about(question, scope, ranked)
    return _in_order((one.meeting, one.item) for one in found)


def places_of_case(number: str, library: Library, filters: Scope) -> tuple[Place, ...]:
    """The items that bear a case number, however it is punctuated, in order of time."""
    records = library.records.items(replace(filters, case_numbers=frozenset({number})))
    meetings = {record.place.meeting: library.meeting(record.place.meeting) for record in records}
    known = (
        (meetings[r.place.meeting], meetings[r.place.meeting].item(r.place.number or 0)) for r in records
    )
    return _in_order((meeting, item) for meeting, item in known if item)


def terms_of(question: Question, scope: Scope, ranked: Sequence[RankedItem]) -> tuple[str, ...]:
    """The words of the matter (folded): not what says where, when, or which body."""
    aside = period_of(question).words(question) | {word for name in scope.committees for word in words(name)}
    return tuple(term for term in topic_terms(question, ranked) if term not in aside)


def _about(question: Question, scope: Scope, ranked: Sequence[RankedItem]) -> list[RankedItem]:
    terms = {
        term: (term, *(fold(danish) for danish, _ in question.alternatives.get(term, ())))
        for term in terms_of(question, scope, ranked)
    }
    kept = about_matter(terms, [spoken(one.meeting, one.item) for one in ranked])
    return [one for one, is_about in zip(ranked, kept, strict=True) if is_about]


def _in_order(places: Iterable[Place]) -> tuple[Place, ...]:
    once = {item.id: (meeting, item) for meeting, item in places}
    return tuple(sorted(once.values(), key=lambda place: (place[0].date, place[0].id, place[1].span)))

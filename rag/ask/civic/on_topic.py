"""Items of a matter that a question names by the words of their titles, where no case number ties them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rag.ask.asked import Asked
from rag.ask.civic.series import is_standing, series_of
from rag.ask.evidence.retrieval import RankedItem
from rag.danish import STOP_WORDS, stem, words
from rag.model import Scope

#: A matter has no more items than this; what more titles name is a subject, and no one matter.
MOST_ITEMS = 6
#: The share of the words that the best item's title has of the question which another one has at least, each
#: weighed by how few titles have it.
LEAST_SHARED = 0.5
#: Letters that a word of a title and one of a question have in common at least: 'rute' in 'busrute'.
_LEAST_ROOT = 4
_FORMAL = frozenset("sag sagen sager punkt punktet forslag udvalg kommune moede budget aar besluttet".split())


def series_on_topic(asked: Asked) -> list[RankedItem]:
    """The items of the best one's matter in order of time: its series, and what the same words name."""
    own = series_of(asked.library, asked.meeting, asked.item)
    found = {one.item.id: one for one in own or [RankedItem(asked.meeting, asked.item, 1.0)]}
    titled = [
        (one, shared) for one in _open_items(asked) if (shared := _shared(_terms(asked), one.item.title))
    ]
    count = Counter(term for _, shared in titled for term in shared)
    named = _shared(_terms(asked), asked.item.title)
    least = LEAST_SHARED * sum(1 / count[term] for term in named if count[term])
    case = asked.item.case_number
    alike = [
        one
        for one, shared in titled
        if _is_named(shared, named, count, 0.0 if case and case == one.item.case_number else least)
    ]
    if len({one.item.id for one in alike} | found.keys()) <= MOST_ITEMS:
        found |= {one.item.id: one for one in alike if one.item.id not in found}
    return sorted(found.values(), key=lambda one: (one.meeting.date, one.item.number))


def _is_named(shared: Sequence[str], named: Sequence[str], count: Mapping[str, int], least: float) -> bool:
    """Whether a title shares enough of the words that name the matter, and not only a number."""
    same = [term for term in shared if term in named]
    return any(not term.isdigit() for term in same) and sum(1 / count[term] for term in same) >= least


def _terms(asked: Asked) -> list[str]:
    """The words of the question that may name a matter."""
    places = set(words(f"{asked.meeting.municipality} {asked.meeting.committee}"))
    kept = (t for t in asked.question.terms if t not in _FORMAL and not _is_year(t) and not is_standing(t))
    return [term for term in kept if term not in places and term.removesuffix("s") not in places]


def _is_year(term: str) -> bool:
    return len(term) == 4 and term.isdigit()


def _shared(terms: Sequence[str], title: str) -> list[str]:
    """The terms that a title has, whole or as part of a compound; a number only as it stands."""
    said = [word for word in words(title) if word not in STOP_WORDS]
    return [term for term in terms if any(_is_word(term, word) for word in said)]


def _is_word(term: str, word: str) -> bool:
    if term.isdigit() or word.isdigit():
        return term == word
    short, long = sorted((term, word), key=len)
    part = len(short) >= _LEAST_ROOT and (long.startswith(short) or long.endswith(short))
    root, whole = sorted((stem(term), stem(word)), key=len)
    return root == whole or part or (len(root) >= _LEAST_ROOT and whole.startswith(root))


def _open_items(asked: Asked) -> list[RankedItem]:
    """The open items of the municipality."""
    where = Scope(municipalities=frozenset(filter(None, (asked.meeting.municipality,))))
    places = [record.place for record in asked.library.records.items(where) if not record.closed]
    found = ((asked.library.meeting(place.meeting), place.number or 0) for place in places)
    return [RankedItem(meeting, item, 1.0) for meeting, number in found if (item := meeting.item(number))]

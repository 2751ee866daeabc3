"""The items of one matter over meetings: of one case, referred to, or under the same recurring title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rag.ask.evidence.retrieval import RankedItem
from rag.danish import MONTHS, STOP_WORDS, fold, stem, words
from rag.model import AgendaItem, Meeting, Scope
from rag.store.library import Library
from rag.store.record_rows import normal_case_number
from rag.store.records import ItemRecord, RelatedRecord

#: The share of the shorter title's words that two titles of one case in several bodies have in common at
#: least; and the share of the words of both where nothing else ties them.
OF_ONE_CASE, OF_ONE_TITLE = 0.6, 0.99
#: Words of a title that tell the stage of a matter, and no matter.
_STAGES = frozenset(
    """lukket aaben aabent punkt sag genoptaget genoptagelse endelig endelige foerste anden tredje behandling
    beslutning orientering status godkendelse hoering udsendelse nyt ny forslag fortsat opfoelgning pr for
    vedr kvartal halvaar""".split()
)


#: The stems of titles that stand on every agenda, often under one case number for the whole year.
_STANDING = frozenset(
    map(
        stem,
        "underskriftsblad underskriftsside underskrifter meddelelser eventuelt dagsorden referat".split(),
    )
)


def series_of(library: Library, meeting: Meeting, item: AgendaItem) -> list[RankedItem]:
    """The items of the same matter in the same municipality, in order of time, the item itself among them."""
    where = Scope(municipalities=frozenset({meeting.municipality}) if meeting.municipality else frozenset())
    records = [r for r in library.records.items(where) if r.place.municipality == meeting.municipality]
    own = next((r for r in records if (r.place.meeting, r.place.number) == (meeting.id, item.number)), None)
    if own is None:
        return []
    related = library.records.related(where)
    kept = [r for r in records if r is own or _is_same(own, r) or _is_tied(own, r, related)]
    found = ((library.meeting(r.place.meeting), r.place.number or 0) for r in kept)
    return [RankedItem(m, one, 1.0) for m, number in found if (one := m.item(number))]


def is_standing(word: str) -> bool:
    """Whether a word names an item of every agenda, or the stage of a matter."""
    return stem(word) in _STANDING or word in _STAGES


def is_one_title(one: str, other: str) -> bool:
    """Whether two titles name one recurring matter, whatever their days, numbers and stages."""
    mine, theirs = _core(one), _core(other)
    return len(mine & theirs) >= OF_ONE_TITLE * len(mine | theirs) > 0


def _is_same(one: ItemRecord, other: ItemRecord) -> bool:
    """Whether two items are of one matter: by case number and a word, or by the very same recurring title."""
    mine, theirs = _core(one.place.title or ""), _core(other.place.title or "")
    shared = len(mine & theirs)
    if one.closed or other.closed:
        return False
    same_body = one.place.committee == other.place.committee
    if _case(one) and _case(one) == _case(other):
        least = 0.0 if same_body else OF_ONE_CASE * min(len(mine), len(theirs))
        return not mine or not theirs or (bool(mine & theirs - _STANDING) and shared >= least)
    return same_body and shared >= OF_ONE_TITLE * len(mine | theirs) > 0


def _is_tied(one: ItemRecord, other: ItemRecord, related: Iterable[RelatedRecord]) -> bool:
    """Whether one of the items refers to the other, by body, day and number."""
    return any(
        (_refers(reference, other) and _at(reference, one))
        or (_refers(reference, one) and _at(reference, other))
        for reference in related
    )


def _refers(reference: RelatedRecord, to: ItemRecord) -> bool:
    same_day = reference.date == to.place.date and reference.number == to.place.number
    return same_day and fold(reference.committee or "") in ("", fold(to.place.committee))


def _at(reference: RelatedRecord, item: ItemRecord) -> bool:
    return (reference.place.meeting, reference.place.number) == (item.place.meeting, item.place.number)


def _case(record: ItemRecord) -> str:
    return normal_case_number(record.case_number) if record.case_number else ""


@lru_cache(maxsize=10_000)
def _core(title: str) -> frozenset[str]:
    """The stems of a title without days, numbers and stages."""
    plain = [word for word in words(title) if not re.search(r"\d", word) and word not in MONTHS]
    return frozenset(stem(word) for word in plain if word not in STOP_WORDS | _STAGES)

"""Records that hold what a reader names beside the filters: outcome, voter, person, matter, least sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from rag.danish import content_words, fold, stem, words
from rag.facts.parties import PARTIES
from rag.model import DecisionClass
from rag.store.records import AmountRecord, AttendanceRecord, ItemRecord, Place, Side, VoteRecord

#: A party's letter as it is written: 'C', 'Ø', 'liste C'; behind a name '(C)', with members 'C (2)'.
_LETTER = re.compile(r"(?:liste )?(ae|oe|aa|[a-z])(?: \(\d+\))?")
_BEHIND = re.compile(r"\(([^()\d]+)\)\s*$")
#: Letters of a stem that is no longer found inside other words by chance.
_INSIDE = 4

#: The party of a person at a meeting, by the meeting's id and the name.
Members = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot of an item, counted from 1, with its voters as written; the place says where they stand."""

    place: Place
    number: int
    motion: str | None
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstained: tuple[str, ...]

    @property
    def sides(self) -> dict[Side, tuple[str, ...]]:
        """The voters by how they voted."""
        return {Side.IN_FAVOUR: self.in_favour, Side.AGAINST: self.against, Side.ABSTAINED: self.abstained}


def ballots(votes: Iterable[VoteRecord]) -> list[Ballot]:
    """The ballots that the votes make up, in the order of the votes."""
    found = []
    for (place, number, motion), cast in groupby(votes, lambda one: (one.place, one.ballot, one.motion)):
        sides: dict[Side, list[str]] = {side: [] for side in Side}
        for one in cast:
            sides[one.side].append(one.voter)
        found.append(Ballot(place, number, motion, *(tuple(sides[side]) for side in Side)))
    return found


def members(attendance: Iterable[AttendanceRecord]) -> Members:
    """Who was of which party, as the meetings tell it."""
    return {(one.place.meeting, one.person): one.party for one in attendance if one.party}


def cast_by(ballot: Ballot, voter: str, party_of: Members) -> dict[Side, tuple[str, ...]]:
    """The voters of a ballot that are meant, by how they voted; nothing where there are none."""
    meeting = ballot.place.meeting
    meant = {
        side: tuple(who for who in whom if is_meant(voter, who, party_of.get((meeting, who))))
        for side, whom in ballot.sides.items()
    }
    return {side: whom for side, whom in meant.items() if whom}


def is_meant(named: str, written: str, party: str | None = None) -> bool:
    """Whether somebody names a person or a party that is written so; `party` is the person's, if known.

    A name's words may be some of those written: 'Birk' means 'Anna Birk (A)'. A party is named by its letter
    or its name, and means its members too.
    """
    behind = _BEHIND.search(written)
    of = {_party(one) for one in (written, party or "", behind[1] if behind else "") if one}
    if _is_party(named) or _party(named) in of:
        return _party(named) in of
    wanted = set(words(fold(_BEHIND.sub("", named))))
    return bool(wanted) and wanted <= set(words(fold(written)))


def _is_party(name: str) -> bool:
    return fold(name).strip() in PARTIES or bool(_LETTER.fullmatch(fold(name).strip()))


def _party(name: str) -> str:
    """The letter of a party; of one without a letter its folded name."""
    folded = fold(name).strip()
    letter = _LETTER.fullmatch(folded)
    return letter[1] if letter else PARTIES.get(folded, folded)


def outcomes(items: Sequence[ItemRecord], outcome: DecisionClass | None) -> list[ItemRecord]:
    """The items that were decided; with an outcome, those that were decided so."""
    return [one for one in items if one.decision_class and outcome in (None, one.decision_class)]


def about(named: str, *texts: str | None) -> bool:
    """Whether the texts together have each word of what is named; a longer word also inside a compound."""
    said = fold(" ".join(filter(None, texts)))
    wanted = [stem(word) for word in content_words(named)]
    return bool(wanted) and all(
        word in said if len(word) >= _INSIDE else re.search(rf"\b{word}", said) for word in wanted
    )


def sums(
    amounts: Sequence[AmountRecord], matter: str | None = None, least: Decimal | int = 0
) -> list[AmountRecord]:
    """The sums about a matter, of at least so many kroner, whichever their sign."""
    return [
        one
        for one in amounts
        if abs(one.kroner) >= least
        and (matter is None or about(matter, one.place.title, one.what, one.column))
    ]

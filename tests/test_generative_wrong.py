"""Hundreds of wrong answers made from right sentences of the sample minutes, as a model would write them.

Each is put through the chain as it is, from the model on: marks, repair, verification. What a model says of
one Punkt is written with that Punkt's mark, and its neighbours on the agenda are in the dossier too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

import pytest

from eval.jobs import SAMPLE_CORPUS
from eval.minutes import Minutes
from eval.mutants.basis import Basis
from eval.mutants.operators import OPERATORS
from eval.mutants.references import references
from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.entries import Entry
from rag.ask.generation.checking import settled, stands, statements, verified
from rag.ask.generation.marking import read_marked
from rag.model import AgendaItem, Claim, Meeting, Status

#: One right sentence in so many is taken, by a hash of its name.
ONE_IN = 2
#: So many wrong sentences of each kind, and so many items around the right one.
OF_ONE_KIND, NEIGHBOURS = 80, 3
#: Operators that change what is cited; what they say stays right, and is re-pointed.
OF_CITATIONS = (
    "next-punkt", "other-meeting", "punkt-that", "citation-stripped", "all-punkter", "gold-figure",
)  # fmt: skip
MINUTES = Minutes.load(SAMPLE_CORPUS)


@dataclass(frozen=True)
class Written:
    """A sentence as a model writes it of an item, and what it is made by."""

    text: str
    meeting: Meeting
    item: AgendaItem
    kind: str = "right"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The item as [1], then its neighbours."""
        at = self.meeting.items.index(self.item)
        near = self.meeting.items[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
        shown = [self.item, *(item for item in near if item is not self.item)]
        return tuple(Entry(n, self.meeting, item, (item.span,)) for n, item in enumerate(shown, 1))

    def claims(self, mark: str = "[1]") -> list[Claim]:
        """What becomes of it with a mark."""
        dossier = Dossier(self.entries)
        said = statements(read_marked(f"{self.text} {mark}", dossier), dossier)
        return [verified(settled(claim, dossier, meeting_of), meeting_of) for claim in said]


def meeting_of(meeting_id: str) -> Meeting:
    """A meeting of the sample."""
    (found,) = MINUTES.named(meeting_id)
    return found


@cache
def bases() -> tuple[Basis, ...]:
    """Right sentences of decisions, votes, absences, cells, counts and prose."""
    return tuple(basis for basis in references(MINUTES, "sample") if _chosen(basis.id))


def _chosen(name: str) -> bool:
    return int(sha256(name.encode()).hexdigest(), 16) % ONE_IN == 0


def _of(basis: Basis, text: str, kind: str = "right") -> Written:
    place, meeting = basis.places[0], basis.meetings[0]
    item = meeting.item(place.punkt)
    assert item is not None
    return Written(text, meeting, item, kind)


@cache
def right() -> tuple[Written, ...]:
    """Without what Punkt counts itself: a model that counts is not believed, right or wrong."""
    return tuple(_of(basis, basis.claim.text) for basis in bases() if not basis.claim.computed)


def wrong() -> Iterator[Written]:
    for operator in OPERATORS:
        if operator.name.startswith(OF_CITATIONS):
            continue
        made = [
            _of(basis, claim.text, operator.name)
            for basis in bases()
            for claim in list(operator.make(basis))[:1]
            if claim.text != basis.claim.text
        ]
        yield from made[:OF_ONE_KIND]


@pytest.fixture(scope="module")
def passed() -> dict[str, list[tuple[str, bool]]]:
    """Every wrong sentence with whether it passes as confirmed, by kind."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for one in wrong():
        claims = one.claims()
        found.setdefault(one.kind, []).append((one.text, bool(claims) and all(map(stands, claims))))
    return found


def test_there_are_enough_wrong_sentences_of_many_kinds(passed: dict[str, list[tuple[str, bool]]]) -> None:
    assert len(passed) >= 12
    assert sum(map(len, passed.values())) >= 700


def test_right_sentences_stay_confirmed() -> None:
    lost = [one.text for one in right() if not all(map(stands, one.claims()))]
    assert len(right()) >= 300
    assert len(lost) <= 0.01 * len(right()), lost


def test_wrong_sentences_are_not_shown_as_confirmed(passed: dict[str, list[tuple[str, bool]]]) -> None:
    assert [(kind, text) for kind, all_ in passed.items() for text, shown in all_ if shown] == []


def test_right_sentences_with_another_punkt_are_never_confirmed_there() -> None:
    """They are re-pointed to their own, or left out."""
    kept = re_pointed = 0
    for one in right():
        if len(one.entries) < 2:
            continue
        for claim in one.claims("[2]"):
            own = [citation for citation in claim.citations if citation.punkt == one.item.number]
            kept += stands(claim) and not own
            re_pointed += stands(claim) and all(citation.status is Status.CORRECTED for citation in own)
    assert kept <= 0.02 * len(right())
    assert re_pointed >= 0.5 * len(right())

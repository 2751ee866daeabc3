"""Systems that know nothing: each must fail the gate, or the gate checks too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from eval.minutes import Minutes, Place
from eval.quoting import quoted
from eval.run import System
from rag.model import Answer, Claim, Searched

_SEARCHED = Searched(0, (), None, None)
_REFUSAL = "Det fremgår ikke af de referater, der er søgt i."
#: Changed only on purpose: it decides which Punkt `RandomPunkt` takes for a question.
_SEED = "punkt"

Ranked = Sequence[tuple[str, str, int]]


@dataclass(frozen=True)
class AlwaysRefuses:
    """Never answers, whatever is asked; it ranks as the system beside it does."""

    beside: System

    def answer(self, question: str) -> Answer:
        """A refusal."""
        return Answer(question, (Claim(_REFUSAL),), _SEARCHED, refused=True)

    def rank(self, question: str, k: int) -> Ranked | None:
        """The ranking of the system beside it."""
        return self.beside.rank(question, k)


@dataclass(frozen=True)
class EchoesTopPassage:
    """Says all of the Punkt that the system beside it ranks first, and cites it."""

    beside: System
    minutes: Minutes

    def answer(self, question: str) -> Answer:
        """The text of the Punkt ranked first; a refusal where nothing is ranked."""
        ranked = self.beside.rank(question, 1)
        place = self.minutes.place(*ranked[0]) if ranked else None
        if place is None:
            return Answer(question, (Claim(_REFUSAL),), _SEARCHED, refused=True)
        citation = quoted(self.minutes, place)
        return Answer(question, (Claim(citation.quote, (citation,)),), _SEARCHED)

    def rank(self, question: str, k: int) -> Ranked | None:
        """The ranking of the system beside it."""
        return self.beside.rank(question, k)


@dataclass(frozen=True)
class CitesEverything:
    """Says what the system beside it says, and cites every Punkt there is for each claim."""

    beside: System
    minutes: Minutes

    def answer(self, question: str) -> Answer:
        """The other system's claims, never a refusal, with every Punkt cited for each."""
        found = self.beside.answer(question)
        everything = tuple(quoted(self.minutes, place) for place in places(self.minutes))
        claims = tuple(Claim(claim.text, everything, claim.computed) for claim in found.claims)
        return Answer(question, claims, _SEARCHED)

    def rank(self, question: str, k: int) -> Ranked | None:
        """The ranking of the system beside it."""
        return self.beside.rank(question, k)


@dataclass(frozen=True)
class RandomPunkt:
    """Says and ranks Punkter in an order that a hash of the question gives: the same in every run."""

    minutes: Minutes

    def answer(self, question: str) -> Answer:
        """The whole text of one Punkt, and its citation."""
        citation = quoted(self.minutes, self._order(question)[0])
        return Answer(question, (Claim(citation.quote, (citation,)),), _SEARCHED)

    def rank(self, question: str, k: int) -> Ranked:
        """The first `k` Punkter of that order."""
        return [
            (place.document, self.minutes.meeting(place).id, place.punkt)
            for place in self._order(question)[:k]
        ]

    def _order(self, question: str) -> list[Place]:
        def key(place: Place) -> str:
            return sha256(f"{_SEED} {question} {place}".encode()).hexdigest()

        return sorted(places(self.minutes), key=key)


def null_systems(system: System, minutes: Minutes) -> dict[str, System]:
    """Every null system by name. Those that need a ranking or words to cite take them from `system`."""
    return {
        "always refuses": AlwaysRefuses(system),
        "echoes the top passage": EchoesTopPassage(system, minutes),
        "cites everything": CitesEverything(system, minutes),
        "random Punkt": RandomPunkt(minutes),
    }


def places(minutes: Minutes) -> list[Place]:
    """Every agenda item of the minutes, in the order of the documents."""
    return [Place(meeting.source.name, item.number) for meeting in minutes.meetings for item in meeting.items]

"""A right answer that others are made from, and what a written one was written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from eval.minutes import Minutes, Place
from eval.trial import Trial
from rag.model import Answer, Claim, DecisionClass, Meeting


@dataclass(frozen=True)
class Cell:
    """A number of a table with the words of its row and column.

    `scaled` means that the column counts 1.000 kr., `millions` that it counts mio. kr.
    """

    row: str
    column: str
    value: str
    scaled: bool
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    millions: bool = False

    @property
    def unit(self) -> str:
        """What stands behind the number in a sentence."""
        return " t.kr." if self.scaled else " mio. kr." if self.millions else ""


@dataclass(frozen=True)
class Ballot:
    """The sides of a vote; `motion` is empty where the Punkt has one vote only."""

    motion: str
    in_favour: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What was decided in the matter with this title."""

    title: str
    decision: DecisionClass


@dataclass(frozen=True)
class Missing:
    """Somebody who sent apologies (`sent_apologies`) or took no part in one Punkt."""

    name: str
    sent_apologies: bool


Written = Cell | Ballot | Outcome | Missing


@dataclass(frozen=True)
class Basis:
    """One claim of a right answer.

    `found` means that a system gave the answer to a case with gold; else it was written here, and `written`
    is what from (None for a whole sentence of the minutes).
    """

    id: str
    trial: Trial
    index: int = 0
    written: Written | None = None
    found: bool = False

    @property
    def claim(self) -> Claim:
        """The claim that is changed; the others of the answer stay."""
        return self.answer.claims[self.index]

    @property
    def answer(self) -> Answer:
        """The right answer."""
        if self.trial.answer is None:
            raise ValueError(f"{self.id}: a basis has an answer")
        return self.trial.answer

    @property
    def minutes(self) -> Minutes:
        """The minutes the answer is about."""
        return self.trial.minutes

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The agenda items that the claim cites."""
        places = (self.trial.place(citation) for citation in self.claim.citations)
        return tuple(dict.fromkeys(place for place in places if place))

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that the claim cites."""
        return tuple(self.minutes.meeting(place) for place in self.places)

    @cached_property
    def source(self) -> str:
        """All that the answer may rest on: every cited Punkt, and the head of its minutes."""
        return "\n".join(told(self.minutes, place) for place in sorted(self.trial.cited))

    def saying(self, text: str) -> Claim:
        """The claim with other words and the same citations."""
        return replace(self.claim, text=text)

    def with_words(self, span: tuple[int, int], words: str) -> Claim:
        """The claim with these words where the others stand from `span[0]` to `span[1]`."""
        text = self.claim.text
        return self.saying(text[: span[0]] + words + text[span[1] :])

    def with_claim(self, claim: Claim) -> Trial:
        """The trial as it would be with another claim in the place of this one."""
        claims = (*self.answer.claims[: self.index], claim, *self.answer.claims[self.index + 1 :])
        return replace(self.trial, answer=replace(self.answer, claims=claims))


def told(minutes: Minutes, place: Place) -> str:
    """What a Punkt says, with what the head of the minutes says of it."""
    return f"{minutes.text(place)}\n{minutes.context(place)}"


def names_of(meetings: Sequence[Meeting]) -> tuple[tuple[str, str | None], ...]:
    """Everybody of some meetings with the party as written, each once."""
    people: list[tuple[str, str | None]] = [
        (person.name, person.party) for meeting in meetings for person in meeting.attendees
    ]
    known = {name for name, _ in people}
    people += [(gone.name, None) for meeting in meetings for gone in meeting.absent if gone.name not in known]
    return tuple(dict.fromkeys(people))

"""All typed facts of a sentence, each of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rag.facts.amounts import Amount, amounts
from rag.facts.dates import DateFact, dates, months
from rag.facts.decisions import Mood, Outcome, outcomes
from rag.facts.names import Name, named
from rag.facts.references import Reference, references
from rag.facts.sides import Placed, attendance, ballot
from rag.model import Span


class Kind(StrEnum):
    """What kind of fact, in the order they are shown."""

    FIGURE = "figure"
    DATE = "date"
    REFERENCE = "reference"
    NAME = "name"
    OUTCOME = "outcome"
    VOTE = "vote"
    ATTENDANCE = "attendance"


#: Facts of which a sentence may have several, each bound to its own clause, which has one of each kind.
COUNTED = frozenset({Kind.FIGURE, Kind.DATE})


Value = Amount | DateFact | Reference | Name | Outcome | Placed


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a sentence and where it stands there."""

    kind: Kind
    value: Value

    @property
    def span(self) -> Span:
        """Where the fact stands in its sentence."""
        return self.value.span

    @property
    def rank(self) -> str:
        """What makes two facts of a sentence belong to two clauses: figures of one unit, or dates."""
        return self.likeness if isinstance(self.value, Amount) else self.kind

    @property
    def likeness(self) -> str:
        """What makes two facts of a sentence alike: their kind, unit, and how far a date goes."""
        if isinstance(self.value, Amount):
            return f"{self.kind} {self.value.figure.unit}"
        if isinstance(self.value, DateFact):
            known = (part is not None for part in self.value.parts[1:])
            return f"{self.kind} {' '.join(map(str, known))}"
        return self.kind


@lru_cache(maxsize=20_000)
def typed_facts(text: str, people: tuple[str, ...] = (), setting: Mood = Mood.SPOKEN_OF) -> tuple[Fact, ...]:
    """Every fact of a sentence, by kind. `setting` is the mood of the section the sentence stands in."""
    found: tuple[tuple[Kind, tuple[Value, ...]], ...] = (
        (Kind.FIGURE, amounts(text)),
        (Kind.DATE, (*dates(text), *months(text))),
        (Kind.REFERENCE, references(text)),
        (Kind.NAME, named(text, people)),
        (Kind.OUTCOME, outcomes(text, setting)),
        (Kind.VOTE, ballot(text)),
        (Kind.ATTENDANCE, attendance(text, people)),
    )
    return tuple(Fact(kind, value) for kind, values in found for value in values)

"""The typed facts of one sentence, and those that the evidence does not state where they are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eval.support.evidence import Evidence
from eval.support.finding import Finding, Said
from eval.support.hearings import attended, sat_in, voted
from eval.support.matters import became, denied
from eval.support.particulars import ELSEWHERE, named, typed


@dataclass(frozen=True, slots=True)
class Verdict:
    """The typed facts of a sentence, and those that fail, each with the reason."""

    facts: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The facts that are not stated."""
        return tuple(fact for fact in self.facts if fact.fault)


@lru_cache(maxsize=16384)
def judge(sentence: str, evidence: Evidence, computed: bool = False) -> Verdict:
    """Hold a tidy sentence against the evidence; figures of a computed claim are left out."""
    said = Said(sentence, evidence, computed)
    return Verdict(tuple(_findings(said)))


def unknown(sentence: str, evidence: Evidence) -> tuple[str, ...]:
    """The figures, dates, references, names and outcomes of a sentence that stand nowhere in the evidence."""
    said = Said(sentence, evidence)
    particulars = [fact for piece in said.pieces for fact in (*typed(said, piece), *named(said, piece))]
    return tuple(
        fact.text for fact in (*became(said), *particulars) if fact.fault and fact.fault != ELSEWHERE
    )


def _findings(said: Said) -> Iterator[Finding]:
    yield from voted(said)
    yield from attended(said)
    yield from sat_in(said)
    yield from became(said)
    for piece in said.pieces:
        yield from typed(said, piece)
        yield from named(said, piece)
        yield from denied(said, piece)

"""The sentences of an answer with the claim they stand in, and what the quotes of that claim are of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from eval.facts import Token, read, tidy
from eval.matching import find, found
from eval.minutes import Place
from eval.support.sentences import sentences
from eval.trial import Score, Trial
from rag.model import Citation, Claim, Role

_MOST_TOLD = 3  # faults that a reason names


@dataclass(frozen=True)
class Told:
    """A sentence of an answer, its claim, and what the claim says before it."""

    text: str
    claim: Claim
    before: tuple[str, ...] = ()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The typed tokens of the sentence."""
        return read(self.text)


def told(trial: Trial) -> tuple[Told, ...]:
    """The sentences of an answer, in order; a refusal tells nothing."""
    if trial.answer is None or trial.refused:
        return ()
    return tuple(one for claim in trial.answer.claims for one in _sentences(claim))


def is_right(trial: Trial) -> bool:
    """Whether an answer says all its gold facts and nothing forbidden."""
    if trial.refused or trial.case.refuse:
        return False
    facts = all(found(fact, trial.text) for fact in trial.case.facts)
    return facts and not any(find(form, trial.text) for form in trial.case.forbidden)


def holds_gold(trial: Trial, sentence: str) -> bool:
    """Whether a sentence states any gold fact of the case."""
    return any(found(fact, sentence) for fact in trial.case.facts)


def roles(trial: Trial, citation: Citation) -> frozenset[Role]:
    """The roles of the sections that a quote touches; none for a heading or a Punkt that does not exist."""
    place = trial.place(citation)
    sections = trial.minutes.item(place).sections if place else ()
    return frozenset(section.role for section in sections if section.span.overlaps(citation.span))


def places(trial: Trial, claim: Claim) -> frozenset[Place]:
    """The agenda items that a claim cites and that exist."""
    return frozenset(place for citation in claim.citations if (place := trial.place(citation)))


def share(numerator: int, denominator: int, faults: list[str], otherwise: str) -> Score:
    """A score whose reason names the first faults, or says `otherwise`."""
    more = [f"and {len(faults) - _MOST_TOLD} more"] if len(faults) > _MOST_TOLD else []
    return Score(numerator, denominator, "; ".join([*faults[:_MOST_TOLD], *more]) or otherwise)


def _sentences(claim: Claim) -> Iterator[Told]:
    before: tuple[str, ...] = ()
    for sentence in sentences(tidy(claim.text)):
        yield Told(sentence, claim, before)
        before = (*before, sentence)

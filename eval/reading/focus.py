"""Whether a right answer says what was asked, first and without much around it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from eval.minutes import Place
from eval.reading.outcome import left_open, tells_outcome
from eval.reading.proposals import rests_on_proposal
from eval.reading.told import Told, holds_gold, is_right, places, share, told
from eval.trial import Score, Trial, unscored

_NOT_RIGHT = "the answer is not right"
_NOT_IN_ONE = "the facts stand in no single sentence"


def answer_focus(trial: Trial) -> Score:
    """Sentences of a right answer that hold a gold fact.

    Left out of both sides is what belongs to another sentence: what became of a proposal, an amendment or a
    vote that is told, and the proposal of which a sentence with a gold fact tells the outcome.
    """
    if not is_right(trial):
        return unscored(_NOT_RIGHT)
    said = told(trial)
    facts = [one for one in said if holds_gold(trial, one.text)]
    if not facts:
        return unscored(_NOT_IN_ONE)
    expected = {place for one in said for place in left_open(trial, one)}
    beside = [one for one in said if one not in facts and not _belongs(trial, one, facts, expected)]
    faults = [f"beside the facts asked for: {one.text!r}" for one in beside]
    return share(len(facts), len(facts) + len(beside), faults, "every sentence holds a fact asked for")


def first_fact(trial: Trial) -> Score:
    """The position, from 1, of the first sentence of a right answer that holds a gold fact."""
    if not is_right(trial):
        return unscored(_NOT_RIGHT)
    said = told(trial)
    at = next((n for n, one in enumerate(said, 1) if holds_gold(trial, one.text)), 0)
    if not at:
        return unscored(_NOT_IN_ONE)
    return Score(at, 1, f"sentence {at} of {len(said)}: {said[at - 1].text!r}")


def _belongs(trial: Trial, one: Told, facts: Sequence[Told], expected: Set[Place]) -> bool:
    """Whether a sentence goes with another; the outcomes of `expected` have to be told."""
    if any(tells_outcome(trial, place, one) for place in expected):
        return True
    about = places(trial, one.claim)
    decided = any(tells_outcome(trial, place, fact) for fact in facts for place in about)
    return decided and rests_on_proposal(trial, one)

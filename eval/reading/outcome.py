"""Whether an answer that tells what was proposed or how they voted also tells what became of it."""

from __future__ import annotations

import re

from eval.facts import read, tidy
from eval.minutes import Place, names
from eval.reading.proposals import rests_on_proposal
from eval.reading.told import Told, places, roles, told
from eval.support.outcomes import Mood, is_noun, outcomes
from eval.support.sections import Part
from eval.support.sentences import sentences
from eval.support.words import topic
from eval.trial import Score, Trial, unscored, verdict
from rag.model import Role

_VOTE = re.compile(r"\bstem(?:te|mer|mes|meafgivning)\b|\bafstemning|\bundl(?:od|ader)\b", re.IGNORECASE)
_AMENDMENT = re.compile(r"ændringsforslag|\bmodforslag", re.IGNORECASE)
#: A sentence that has so much of the decision's own words tells it.
_TELLS = 0.6

_Outcomes = frozenset[tuple[str, bool]]


def outcome_told(trial: Trial) -> Score:
    """Whether the outcome is told of each Punkt of which a proposal, an amendment or a vote is told."""
    said = told(trial)
    expected = {place for one in said for place in left_open(trial, one)}
    if not expected:
        return unscored("no proposal, amendment or vote of a Punkt with a decision is told")
    missing = [place for place in expected if not any(tells_outcome(trial, place, one) for one in said)]
    return verdict(
        not missing, f"what became of it is not told: {names(missing)}" if missing else "outcome told"
    )


def left_open(trial: Trial, one: Told) -> set[Place]:
    """The agenda items with a decision of which a sentence tells a proposal, an amendment or a vote."""
    decided = {place for place in places(trial, one.claim) if trial.minutes.item(place).decision}
    amended = _AMENDMENT.search(one.text) is not None
    voted = _VOTE.search(one.text) is not None and any(
        Role.DECISION in roles(trial, citation) for citation in one.claim.citations
    )
    return decided if voted or amended or rests_on_proposal(trial, one) else set()


def tells_outcome(trial: Trial, place: Place, one: Told) -> bool:
    """Whether a sentence tells what became of an agenda item: its outcome, or the decision's own words."""
    decision = trial.minutes.item(place).decision
    if decision is None or place not in places(trial, one.claim) or rests_on_proposal(trial, one):
        return False
    parts = sentences(tidy(decision.text))
    became = frozenset(outcome for part in parts for outcome in _became(part, Part.DECISION))
    if _became(one.text, Part.BODY) & became:
        return True
    worded = [part for part in parts if not became or "beslut" in part.casefold()]
    return any(_covers(one.text, part) for part in worded if not _became(part, Part.DECISION))


def _became(text: str, part: Part) -> _Outcomes:
    """The outcomes that a sentence tells as decided, each with whether it is affirmed."""
    tokens = read(text)
    return frozenset(
        (one.name, one.affirmed)
        for one in outcomes(tokens, part)
        if one.mood is not Mood.PROPOSED and not is_noun(tokens[one.at].text)
    )


def _covers(text: str, part: str) -> bool:
    wanted = topic(read(part))
    return bool(wanted) and len(wanted & topic(read(text))) >= _TELLS * len(wanted)

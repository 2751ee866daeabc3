"""The two judges: the metrics of the harness, and the verification that answers go through."""

from __future__ import annotations

from dataclasses import replace

from eval.metrics import METRICS
from eval.minutes import Minutes
from eval.trial import Trial
from rag.ask.verification import unconfirmed, verify
from rag.errors import UnknownReference
from rag.model import Answer, Claim, Meeting, Status

_SCORE = {metric.name: metric.score for metric in METRICS}
#: What the harness says of a right answer, where it can say anything.
RIGHT: dict[str, float] = {
    "citation_valid": 1,
    "citation_recall": 1,
    "citation_precision": 1,
    "unsupported_fact_rate": 0,
}
_WHEN_RIGHT: dict[str, float] = RIGHT | {"fact_strict": 1}


def faults(trial: Trial, metrics: tuple[str, ...] = tuple(RIGHT)) -> tuple[str, ...]:
    """What the metrics of the harness have against an answer, as 'metric: reason'."""
    scores = {name: _SCORE[name](trial) for name in metrics}
    return tuple(
        f"{name}: {score.reason}"
        for name, score in scores.items()
        if score.value is not None and score.value != _WHEN_RIGHT[name]
    )


def caught(trial: Trial, metrics: tuple[str, ...]) -> bool:
    """Whether every one of the metrics has something against an answer."""
    return all(faults(trial, (metric,)) for metric in metrics)


def doubted(answer: Answer, minutes: Minutes) -> tuple[Claim, ...]:
    """The claims that the verification does not confirm."""

    def find(meeting: str) -> Meeting:
        found = minutes.named(meeting)
        if len(found) != 1:
            raise UnknownReference(f"no meeting {meeting!r} in these minutes")
        return found[0]

    plain = replace(answer, claims=tuple(map(_unverified, answer.claims)))
    return unconfirmed(verify(plain, find))


def _unverified(claim: Claim) -> Claim:
    citations = tuple(replace(citation, status=Status.UNCONFIRMED) for citation in claim.citations)
    return replace(claim, citations=citations)

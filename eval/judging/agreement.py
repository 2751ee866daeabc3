"""How far a judge agrees with people: Cohen's kappa over sentences that were labelled by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from eval.judging.asking import OnAsked, Question, Support, ask
from eval.records import Record, read_records, refuse_duplicates

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_Text = Annotated[str, Field(min_length=1, pattern=r"\S")]


class Label(Record):
    """A sentence, the text that should carry it, and how far it does, as a person sees it."""

    evidence: _Text
    sentence: _Text
    support: Literal["full", "partial", "none"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A label that the judge does not share, and its reason."""

    id: str
    label: Support
    judged: Support
    reason: str


@dataclass(frozen=True)
class Agreement:
    """A judge's verdicts beside the labels.

    `kappa` is Cohen's, `weighted_kappa` the same with linear weights, so that full against none counts twice
    full against partial; both are None where nobody used more than one class. `n` labels got a verdict,
    `unscored` did not. `confusion` counts (label, verdict).
    """

    kappa: float | None
    weighted_kappa: float | None
    n: int
    unscored: int
    confusion: Mapping[tuple[Support, Support], int]
    disagreements: tuple[Disagreement, ...]


def load_labels(path: Path) -> tuple[Label, ...]:
    """Read the labels of a YAML file. Raises EvalError with the line of whatever is wrong in it."""
    placed = read_records(path, Label)
    refuse_duplicates(placed)
    return tuple(label for label, _ in placed)


def agreement(model: BaseChatModel, labels: Sequence[Label], on_asked: OnAsked | None = None) -> Agreement:
    """Ask the model about every label, and compare. `on_asked` hears how many were asked."""
    verdicts = ask(model, [Question(label.evidence, label.sentence) for label in labels], on_asked)
    scored = [
        (label.id, Support(label.support), verdict.support, verdict.reason)
        for label, verdict in zip(labels, verdicts, strict=True)
        if verdict.support is not None
    ]
    pairs = [(hand, judged) for _, hand, judged, _ in scored]
    return Agreement(
        cohen_kappa(pairs),
        cohen_kappa(pairs, "linear"),
        len(pairs),
        len(labels) - len(pairs),
        Counter(pairs),
        tuple(Disagreement(*one) for one in scored if one[1] is not one[2]),
    )


def cohen_kappa(
    pairs: Sequence[tuple[Support, Support]], weights: Literal["linear"] | None = None
) -> float | None:
    """Agreement beyond chance (Cohen 1960; weighted: Cohen 1968) of two raters, from -1 to 1.

    None where both used one and the same class throughout: chance alone then explains all of it.
    """
    if len({support for pair in pairs for support in pair}) < 2:
        return None
    from sklearn.metrics import cohen_kappa_score

    first, second = zip(*pairs, strict=True)
    return float(cohen_kappa_score(first, second, labels=list(Support), weights=weights))

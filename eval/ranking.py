"""How well the gold agenda items are ranked; each function judges one trial with a reason.

A case of `cite: all` needs all its gold, so two gold items are never both within rank 1; for `cite: any` one
is enough, and the best ranked one alone counts. A repeated item keeps its first rank.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log2

from eval.minutes import Place, names
from eval.trial import Score, Trial, unscored, verdict


def ranks(trial: Trial) -> dict[Place, int | None]:
    """The rank of each gold item, from 1, or None where it is not ranked."""
    places = list(dict.fromkeys(trial.ranked or ()))
    return {gold: places.index(gold) + 1 if gold in places else None for gold in sorted(trial.gold)}


def punkt_recall(k: int) -> Callable[[Trial], Score]:
    """Whether the gold is among the first `k` items: all of it, or for `cite: any` one."""

    def score(trial: Trial) -> Score:
        if reason := _nothing(trial):
            return unscored(reason)
        within = {place for place, rank in ranks(trial).items() if rank and rank <= k}
        ok = bool(within) if trial.case.cite == "any" else within == trial.gold
        return verdict(ok, f"not among the first {k}: {names(trial.gold - within)}")

    return score


def reciprocal_rank(trial: Trial) -> Score:
    """1 / the rank of the best ranked gold item, 0 where none is ranked (its mean is the MRR)."""
    if reason := _nothing(trial):
        return unscored(reason)
    best = min((rank for rank in ranks(trial).values() if rank), default=None)
    return Score(
        1 / best if best else 0, 1, f"first gold Punkt at rank {best}" if best else "gold not ranked"
    )


def ndcg(k: int) -> Callable[[Trial], Score]:
    """Gain 1 / log2(rank + 1) of each gold item within `k`, over that of all gold ranked first.

    Binary nDCG (Järvelin & Kekäläinen 2002, doi:10.1145/582415.582418).
    """

    def score(trial: Trial) -> Score:
        if reason := _nothing(trial):
            return unscored(reason)
        found = sorted(rank for rank in ranks(trial).values() if rank and rank <= k)
        wanted = 1 if trial.case.cite == "any" else min(k, len(trial.gold))
        ideal = sum(_gain(rank) for rank in range(1, wanted + 1))
        reason = f"gold at rank {', '.join(map(str, found))}" if found else f"no gold within {k}"
        return Score(sum(_gain(rank) for rank in found[:wanted]) / ideal, 1, reason)

    return score


def _gain(rank: int) -> float:
    return 1 / log2(rank + 1)


def _nothing(trial: Trial) -> str:
    """Why there is nothing to judge, or nothing."""
    if trial.ranked is None:
        return "no ranking"
    return "" if trial.gold else "no gold Punkt"

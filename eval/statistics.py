"""How sure a number is: 95 % intervals of what was measured, and a test of what changed.

Cases about one meeting share its minutes, so they are no independent draws: a ratio that is not a plain
count of right and wrong gets its interval by drawing whole meetings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from eval.metrics import METRICS
from eval.trial import Score, rate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from eval.run import Result, SuiteReport

CONFIDENCE = 0.95
#: Draws of the bootstrap: with another seed the ends of an interval then move by less than 0.005 (measured
#: with 3 to 14 meetings).
DRAWS = 10_000
SEED = 2026


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true value lies with 95 % confidence, ends included."""

    low: float
    high: float


def wilson(successes: int, n: int) -> Interval:
    """The score interval of a rate (Wilson 1927, doi:10.1080/01621459.1927.10502953).

    It holds for few cases too, and never leaves 0–1. Raises ValueError unless 0 ≤ successes ≤ n and n > 0.
    """
    from scipy.special import ndtri

    if not 0 <= successes <= n or n == 0:
        raise ValueError(f"{successes} of {n} is no rate")
    z2 = float(ndtri((1 + CONFIDENCE) / 2)) ** 2
    centre = (successes + z2 / 2) / (n + z2)
    reach = (z2 * (successes * (n - successes) / n + z2 / 4)) ** 0.5 / (n + z2)
    # Rounding would leave the ends of 0 of n and n of n a hair inside.
    low = centre - reach if successes else 0.0
    return Interval(low, centre + reach if successes < n else 1.0)


def bootstrap(groups: Iterable[Sequence[Score]]) -> Interval | None:
    """The percentile interval of a ratio of sums, drawing whole groups (the scores of one meeting).

    Groups with nothing scored are left out; with fewer than two others there is no interval. The draws are
    the same in every run (Efron & Tibshirani 1993, chapters 8 and 13).
    """
    import numpy as np

    sums = [(sum(s.numerator for s in group), sum(s.denominator for s in group)) for group in groups]
    scored = np.array([pair for pair in sums if pair[1]], dtype=np.float64)
    if len(scored) < 2:
        return None
    drawn = _draws(len(scored)) @ scored
    tail = 100 * (1 - CONFIDENCE) / 2
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], [tail, 100 - tail])
    return Interval(float(low), float(high))


def mcnemar(broken: int, fixed: int) -> float:
    """The exact two-sided p-value that as many cases break as are fixed (McNemar 1947), 1.0 for none.

    Under that assumption each changed case is a fair coin: twice the smaller binomial tail, at most 1.
    """
    from scipy.special import bdtr

    changed = broken + fixed
    return min(1.0, 2 * float(bdtr(min(broken, fixed), changed, 0.5))) if changed else 1.0


def interval(scores: Iterable[tuple[str, Score]]) -> Interval | None:
    """The interval of a rate over (meeting, score) pairs, or None where it has none.

    Wilson's where every scored case is right or wrong, else by drawing meetings.
    """
    scored = [(meeting, score) for meeting, score in scores if score.denominator]
    if not scored:
        return None
    if all(score.denominator == 1 and score.numerator in (0, 1) for _, score in scored):
        return wilson(int(sum(score.numerator for _, score in scored)), len(scored))
    groups: dict[str, list[Score]] = {}
    for meeting, score in scored:
        groups.setdefault(meeting, []).append(score)
    return bootstrap(groups[meeting] for meeting in sorted(groups))


def interval_of(
    metric_name: str, suite_report: SuiteReport, results: Sequence[Result] | None = None
) -> Interval | None:
    """The interval of one metric over a suite, or over some of its results. Raises KeyError: no such metric.

    None for times and counts of words, where nothing was scored, and where all that is not plain right or
    wrong is about one meeting.
    """
    metric = {metric.name: metric for metric in METRICS}[metric_name]
    if metric.total is not rate:
        return None
    chosen = suite_report.results if results is None else results
    return interval((result.slice("meeting"), result.scores[metric_name]) for result in chosen)


@lru_cache(maxsize=64)
def _draws(groups: int) -> NDArray[np.float64]:
    """How often each group is drawn, (draws, groups): each draw takes as many groups as there are."""
    import numpy as np

    shares = np.full(groups, 1 / groups)
    return np.random.default_rng(SEED).multinomial(groups, shares, size=DRAWS).astype(np.float64)

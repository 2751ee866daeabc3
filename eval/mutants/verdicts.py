"""What the two judges said of each answer, and whether that is good enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

#: Every mutant must be seen by the harness; the verification, which is not told where to look, may miss some.
LEAST_KILLED = 1.0
LEAST_FLAGGED = 0.98
MOST_FALSE_ALARMS = 0.02
#: So many of each are needed for the rates to mean anything.
LEAST_MUTANTS = 500
LEAST_EQUIVALENTS = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """One changed answer: '<basis>#<operator>#<number>', what it said before and after, and who doubts it.

    `reason` is what the harness has against it, empty where it has nothing.
    """

    id: str
    operator: str
    before: str
    after: str
    by_harness: bool
    by_verification: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OperatorCount:
    """How many changed answers of one kind there are, and how many each judge doubted."""

    operator: str
    total: int
    by_harness: int
    by_verification: int


@dataclass(frozen=True)
class MutantReport:
    """Wrong answers (`mutants`), right ones written otherwise (`equivalents`), and what was made of them.

    `bases` counts the right answers that both judges accept; `rejected` are those that one does not.
    """

    bases: int
    rejected: tuple[Judged, ...]
    mutants: tuple[Judged, ...]
    equivalents: tuple[Judged, ...]
    operators: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()

    @property
    def kill_rate(self) -> float | None:
        """Mutants that the metric named for them sees, of all."""
        return _share(mutant.by_harness for mutant in self.mutants)

    @property
    def flag_rate(self) -> float | None:
        """Mutants that the verification does not confirm, of all."""
        return _share(mutant.by_verification for mutant in self.mutants)

    @property
    def false_alarm_rate(self) -> tuple[float | None, float | None]:
        """Equivalents that the harness, and that the verification, takes for wrong, of all."""
        return (
            _share(one.by_harness for one in self.equivalents),
            _share(one.by_verification for one in self.equivalents),
        )

    @property
    def rejection_rate(self) -> tuple[float | None, float | None]:
        """Right answers that the harness, and that the verification, takes for wrong, of all."""
        accepted = [False] * self.bases
        return (
            _share([*accepted, *(one.by_harness for one in self.rejected)]),
            _share([*accepted, *(one.by_verification for one in self.rejected)]),
        )

    @property
    def survivors(self) -> tuple[Judged, ...]:
        """Mutants that one judge or both let pass."""
        return tuple(one for one in self.mutants if not (one.by_harness and one.by_verification))

    @property
    def false_alarms(self) -> tuple[Judged, ...]:
        """Equivalents that one judge or both take for wrong."""
        return tuple(one for one in self.equivalents if one.by_harness or one.by_verification)

    @cached_property
    def by_operator(self) -> tuple[OperatorCount, ...]:
        """Mutants by operator, those that made none included."""
        return _counts(self.mutants, self.operators)

    @cached_property
    def by_way(self) -> tuple[OperatorCount, ...]:
        """Equivalents by the way they are written, those that made none included."""
        return _counts(self.equivalents, self.ways)

    @property
    def faults(self) -> tuple[str, ...]:
        """Every limit that is not kept, as one line."""
        return tuple(self._faults())

    @property
    def passed(self) -> bool:
        """Whether there are enough of each, wrong ones are caught, and right ones are let pass."""
        return not self.faults

    def _faults(self) -> Iterable[str]:
        if len(self.mutants) < LEAST_MUTANTS:
            yield f"{len(self.mutants)} mutants, at least {LEAST_MUTANTS} are asked"
        if len(self.equivalents) < LEAST_EQUIVALENTS:
            yield f"{len(self.equivalents)} equivalents, at least {LEAST_EQUIVALENTS} are asked"
        yield from _below("the harness kills", self.kill_rate, LEAST_KILLED)
        yield from _below("the verification flags", self.flag_rate, LEAST_FLAGGED)
        for what, rates in (("equivalents", self.false_alarm_rate), ("right answers", self.rejection_rate)):
            for judge, rate in zip(("the harness", "the verification"), rates, strict=True):
                if rate is not None and rate > MOST_FALSE_ALARMS:
                    yield f"{judge} doubts {rate:.3f} of the {what}, at most {MOST_FALSE_ALARMS} is asked"


def _below(what: str, rate: float | None, least: float) -> Iterable[str]:
    if rate is None or rate < least:
        yield f"{what} {rate or 0:.3f} of the mutants, at least {least} is asked"


def _share(verdicts: Iterable[bool]) -> float | None:
    counted = Counter(verdicts)
    return counted[True] / counted.total() if counted else None


def _counts(judged: Sequence[Judged], names: Sequence[str]) -> tuple[OperatorCount, ...]:
    return tuple(
        OperatorCount(
            name,
            sum(one.operator == name for one in judged),
            sum(one.operator == name and one.by_harness for one in judged),
            sum(one.operator == name and one.by_verification for one in judged),
        )
        for name in dict.fromkeys((*names, *(one.operator for one in judged)))
    )

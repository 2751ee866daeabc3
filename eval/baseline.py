"""The baseline: what each case came to, and what changed since. A case that passed and now fails blocks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiver:
    """Leave for one case to fail until a day: `until` is the last day it holds."""

    case: str
    suite: str
    until: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Flip:
    """A case whose outcome changed. `reason` is why it fails now (or why it is right now)."""

    case: str
    reason: str
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One suite against the baseline. `broken` passed and now fail, `fixed` the other way round.

    `p_value` is McNemar's exact test, two-sided, on the discordant pairs; 1.0 where there are none.
    """

    suite: str
    cases: int
    broken: tuple[Flip, ...]
    fixed: tuple[Flip, ...]
    p_value: float

    @property
    def blocking(self) -> tuple[Flip, ...]:
        """The broken cases that no waiver covers."""
        return tuple(flip for flip in self.broken if flip.waiver is None)

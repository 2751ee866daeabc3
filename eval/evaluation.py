"""Everything one `punkt eval` found; what every kind of report is written from."""

from __future__ import annotations

from dataclasses import dataclass

from eval.baseline import AskedSuite, Comparison
from eval.gate import Check, passed
from eval.run import Report
from eval.summaries.run import SummaryReport


@dataclass(frozen=True)
class Everything:
    """All suites of one run: of questions, and of summaries."""

    suites: tuple[AskedSuite, ...]


@dataclass(frozen=True)
class Evaluation:
    """Results, the gate's limits, and what changed since the baseline (for the suites that it holds).

    `notes` are lines a reader should know: no real minutes at hand, no baseline for a suite.
    """

    system: str
    report: Report
    checks: tuple[Check, ...]
    comparisons: tuple[Comparison, ...] = ()
    notes: tuple[str, ...] = ()
    summaries: tuple[SummaryReport, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every limit is kept and no case that passed fails without a waiver."""
        return passed(self.checks) and not any(comparison.blocking for comparison in self.comparisons)

"""Bars of one number for each part of a suite, as the geometry of an SVG drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.reports.figures import NOTHING, PartRow, spread
from eval.run import SuiteReport
from eval.statistics import Interval, interval_of

#: Metrics that are drawn by type beside the share of right cases, with what the drawing is called.
DRAWN = {
    "fact_recall": "facts found",
    "citation_recall": "sentences whose cited Punkter say all their facts",
    "punkt_recall@1": "questions whose Punkter are ranked first",
}

# Units of the drawing: the labels, the bars, and the values to their right.
PLOT_LEFT, PLOT_WIDTH, WIDTH = 96, 216, 420
ROW_HEIGHT = 22


@dataclass(frozen=True)
class Bar:
    """One part: its value (0 to 1, None where nothing was scored), its interval, and how many were scored."""

    label: str
    value: float | None
    interval: Interval | None
    n: int

    @property
    def length(self) -> float:
        """The bar in units of the drawing."""
        return round(PLOT_WIDTH * (self.value or 0), 1)

    @property
    def whisker(self) -> tuple[float, float] | None:
        """The ends of the interval on the drawing's x axis."""
        if self.interval is None:
            return None
        low, high = (
            round(PLOT_LEFT + PLOT_WIDTH * end, 1) for end in (self.interval.low, self.interval.high)
        )
        return low, high

    @property
    def text(self) -> str:
        """Value and number, as they stand beside the bar."""
        return NOTHING if self.value is None else f"{self.value:.2f} (n {self.n})"

    @property
    def said(self) -> str:
        """The bar in words."""
        if self.value is None:
            return f"{self.label}: nothing to score"
        between = f", 95 % interval {spread(self.interval)}" if self.interval else ""
        return f"{self.label}: {self.value:.2f}, n {self.n}{between}"


@dataclass(frozen=True)
class Chart:
    """A drawing with one bar a part."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """The drawing's height with its axis."""
        return ROW_HEIGHT * (len(self.bars) + 1)

    @property
    def description(self) -> str:
        """All bars in words, for those who do not see them."""
        return "; ".join(bar.said for bar in self.bars)


def charts(suite: SuiteReport, rows: Sequence[PartRow]) -> list[Chart]:
    """The share of right cases, and the metrics of `DRAWN` that anything was scored of, for each part."""
    right = tuple(Bar(row.name, row.share, row.interval, len(row.results)) for row in rows)
    drawn = [Chart(title, _bars(suite, rows, metric)) for metric, title in DRAWN.items()]
    return [
        Chart("right answers and right refusals", right),
        *(chart for chart in drawn if any(bar.n for bar in chart.bars)),
    ]


def _bars(suite: SuiteReport, rows: Sequence[PartRow], metric: str) -> tuple[Bar, ...]:
    measured = [(row, row.measures[metric]) for row in rows]
    return tuple(
        Bar(row.name, found.value, interval_of(metric, suite, row.results), int(found.denominator))
        for row, found in measured
    )

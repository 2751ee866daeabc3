"""The metrics of summaries: each judges one with a reason. Those of whole meetings begin with 'meeting_'."""

from __future__ import annotations

from collections.abc import Callable

from eval.summaries import decisions, keeping, meetings, wording
from eval.summaries.fidelity import fidelity, marks
from eval.summaries.page import FactKind
from eval.summaries.trial import MeetingTrial, SummaryMetric, SummaryTrial
from eval.trial import Score, percentile, rate


def seconds(trial: SummaryTrial | MeetingTrial) -> Score:
    """The wall time of one summary."""
    return Score(trial.seconds, 1, f"{trial.seconds:.2f} s")


def _facts(kind: FactKind) -> Callable[[SummaryTrial], Score]:
    return lambda trial: fidelity(trial.page, kind)


def _facts_of_meeting(kind: FactKind) -> Callable[[MeetingTrial], Score]:
    return lambda trial: fidelity(trial.page, kind)


_FIGURES, _DATES, _NAMES, _OUTCOMES = FactKind
_median = percentile(0.5)
ITEM_METRICS: tuple[SummaryMetric[SummaryTrial], ...] = (
    SummaryMetric("figure_fidelity", "figures that stand in the cited Punkt", _facts(_FIGURES), rate),
    SummaryMetric("date_fidelity", "dates that stand in the cited Punkt", _facts(_DATES), rate),
    SummaryMetric("name_fidelity", "names and votes that stand in the cited Punkt", _facts(_NAMES), rate),
    SummaryMetric(
        "outcome_fidelity", "outcomes and denials that the cited Punkt tells", _facts(_OUTCOMES), rate
    ),
    SummaryMetric("decision_kept", "decisions of the minutes that are told", decisions.decision_kept, rate),
    SummaryMetric(
        "polarity", "summaries that tell nothing contrary to the decision", decisions.polarity, rate
    ),
    SummaryMetric("vital_kept", "vital facts that are told", keeping.vital_kept, rate),
    SummaryMetric("main_kept", "main figures and dates of the matter that are told", keeping.main_kept, rate),
    SummaryMetric(
        "nothing_forbidden", "summaries without what only a wrong one says", keeping.nothing_forbidden, rate
    ),
    SummaryMetric(
        "marks", "sentences with a confirmed quote of their own Punkt", lambda t: marks(t.page), rate
    ),
    SummaryMetric("own_words", "summaries that are no copy of passages", wording.own_words, rate),
    SummaryMetric("repeated", "sentences that say a thing again; lower is better", wording.said_again, rate),
    SummaryMetric("copied", "share of runs of 8 words from the minutes, median", wording.copied, _median),
    SummaryMetric("lix", "LIX of a summary, median; lower is easier", wording.lix_summary, _median),
    SummaryMetric("lix_drop", "how much easier than the minutes in LIX, median", wording.lix_drop, _median),
    SummaryMetric("words", "words of a summary, median", lambda t: wording.words(t.page), _median),
    SummaryMetric("seconds", "seconds a summary takes, median", seconds, _median),
)
MEETING_METRICS: tuple[SummaryMetric[MeetingTrial], ...] = (
    SummaryMetric(
        "meeting_figure_fidelity", "figures that stand in the cited Punkt", _facts_of_meeting(_FIGURES), rate
    ),
    SummaryMetric(
        "meeting_date_fidelity", "dates that stand in the cited Punkt", _facts_of_meeting(_DATES), rate
    ),
    SummaryMetric("meeting_name_fidelity", "names and votes that stand so", _facts_of_meeting(_NAMES), rate),
    SummaryMetric(
        "meeting_outcome_fidelity", "outcomes and denials that stand so", _facts_of_meeting(_OUTCOMES), rate
    ),
    SummaryMetric(
        "meeting_polarity", "items of which nothing contrary is told", meetings.meeting_polarity, rate
    ),
    SummaryMetric(
        "meeting_marks", "sentences with a confirmed quote of the meeting", lambda t: marks(t.page), rate
    ),
    SummaryMetric("meeting_items_named", "items that are named", meetings.items_named, rate),
    SummaryMetric(
        "meeting_closed_kept", "closed items with nothing but their title", meetings.closed_kept, rate
    ),
    SummaryMetric("meeting_one_page", "meetings that fit one page", meetings.one_page, rate),
    SummaryMetric("meeting_words", "words of a meeting, median", lambda t: wording.words(t.page), _median),
    SummaryMetric("meeting_seconds", "seconds a meeting takes, median", seconds, _median),
    SummaryMetric(
        "meeting_seconds_p95", "seconds that 95 % of the meetings stay within", seconds, percentile(0.95)
    ),
)
#: What every metric of summaries says, by name.
MEANINGS: dict[str, str] = {
    metric.name: metric.meaning for metrics in (ITEM_METRICS, MEETING_METRICS) for metric in metrics
}
#: The metrics that are shares of 1.
RATES = frozenset(
    metric.name for metrics in (ITEM_METRICS, MEETING_METRICS) for metric in metrics if metric.total is rate
)
#: A summary is right where all of these are 1, or have nothing to score.
DECIDING = (
    "figure_fidelity",
    "date_fidelity",
    "name_fidelity",
    "outcome_fidelity",
    "decision_kept",
    "polarity",
    "vital_kept",
    "nothing_forbidden",
    "marks",
    "own_words",
)
MEETING_DECIDING = tuple(name for name in sorted(RATES) if name.startswith("meeting_"))

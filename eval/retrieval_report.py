"""What `eval.retrieval` found, as a person reads it in the terminal and as JSON for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval import printing
from eval.minutes import Place
from eval.retrieval import WITHIN, Miss, RetrievalReport, RetrievalSuite
from eval.run import AXES, Result
from eval.statistics import Interval

Json = dict[str, Any]

#: What is shown of each part of a suite: column head, metric.
_COLUMNS = {
    "R@1": "punkt_recall@1",
    "R@3": "punkt_recall@3",
    "R@5": "punkt_recall@5",
    "R@10": "punkt_recall@10",
    "MRR": "mrr",
    "nDCG": "ndcg@10",
}


def print_retrieval(report: RetrievalReport, console: Console) -> None:
    """The metrics of each suite with their intervals and parts, then every miss and what beat the gold."""
    for suite in report.suites:
        console.print(_metrics(suite), "")
        console.print(_parts(suite), "")
        console.print(f"{suite.name}: {len(suite.misses)} questions without their gold in the first {WITHIN}")
        for miss in suite.misses:
            _print_miss(miss, console)
        console.print()


def retrieval_json(report: RetrievalReport) -> Json:
    """Suites with metrics, parts, the rank of each gold item, and the misses."""
    return {"suites": [_suite(suite) for suite in report.suites]}


def _metrics(suite: RetrievalSuite) -> Table:
    scored = len([result for result in suite.results if result.trial.gold])
    table = printing.table(f"{suite.name}: {scored} rankings", "metric", "value", "interval")
    for name, measure in suite.measures().items():
        table.add_row(name, printing.figure(measure.value), _spread(suite.interval(name)))
    return table


def _parts(suite: RetrievalSuite) -> Table:
    table = printing.table(f"{suite.name} by {', '.join(AXES)}", "part", "cases", *_COLUMNS)
    for axis in AXES:
        for name, results in suite.parts(axis).items():
            measures = suite.measures(results)
            values = (printing.figure(measures[metric].value) for metric in _COLUMNS.values())
            table.add_row(escape(name), str(len(results)), *values)
        table.add_section()
    return table


def _print_miss(miss: Miss, console: Console) -> None:
    printing.line(console, f"{miss.case.id} ({miss.case.type}, {miss.case.phrasing}) {miss.case.question}")
    for gold, rank in miss.ranks.items():
        printing.line(
            console, f"  gold {gold} at {f'rank {rank}' if rank else 'no rank'}{_sharing(miss.shared[gold])}"
        )
    for rival in miss.rivals:
        printing.line(console, f"  {rival.rank:4}. {rival.place} {rival.title}{_sharing(rival.shared)}")


def _sharing(stems: Sequence[str]) -> str:
    return f" (shares {', '.join(f'{stem}…' for stem in stems)})" if stems else ""


def _suite(suite: RetrievalSuite) -> Json:
    return {
        "name": suite.name,
        "metrics": _measures(suite, suite.results),
        "parts": {
            axis: {name: _measures(suite, results) for name, results in suite.parts(axis).items()}
            for axis in AXES
        },
        "cases": [_case(result) for result in suite.results],
        "misses": [_miss(miss) for miss in suite.misses],
    }


def _measures(suite: RetrievalSuite, results: Sequence[Result]) -> Json:
    return {
        name: {**asdict(measure), "interval": _ends(suite.interval(name, results))}
        for name, measure in suite.measures(results).items()
    }


def _case(result: Result) -> Json:
    trial = result.trial
    return {
        "id": trial.case.id,
        "seconds": round(trial.seconds, 4),
        "error": trial.error or None,
        "gold": [_place(place) for place in sorted(trial.gold)],
        "ranked": None if trial.ranked is None else [_place(place) for place in trial.ranked],
        "scores": {name: score.value for name, score in result.scores.items()},
    }


def _miss(miss: Miss) -> Json:
    return {
        "id": miss.case.id,
        "question": miss.case.question,
        "gold": [
            {"place": _place(gold), "rank": rank, "shared": list(miss.shared[gold])}
            for gold, rank in miss.ranks.items()
        ],
        "rivals": [
            {"place": _place(r.place), "title": r.title, "rank": r.rank, "shared": list(r.shared)}
            for r in miss.rivals
        ],
    }


def _place(place: Place) -> list[str | int]:
    return [place.document, place.punkt]


def _ends(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None


def _spread(interval: Interval | None) -> str:
    return f"{interval.low:.3f}–{interval.high:.3f}" if interval else ""

"""What an ingestion tells of its files."""

from __future__ import annotations

from pathlib import Path

from rag.ingest.report import IngestReport, IngestResult, Outcome


def test_outcomes_are_counted() -> None:
    outcomes = (Outcome.ADDED, Outcome.REFUSED, Outcome.ADDED)
    report = IngestReport(tuple(IngestResult(Path("møde.txt"), outcome) for outcome in outcomes))
    assert {outcome: report.count(outcome) for outcome in Outcome} == {
        Outcome.ADDED: 2, Outcome.REPLACED: 0, Outcome.UNCHANGED: 0, Outcome.REFUSED: 1,
    }  # fmt: skip

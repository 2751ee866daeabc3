"""What an ingestion tells: what became of each file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class IngestResult:
    """One file: what became of it, its meeting, and what a person should know."""

    path: Path
    outcome: Outcome
    meeting: str | None = None
    message: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestReport:
    """All files of one ingestion, in the order they were read."""

    results: tuple[IngestResult, ...]

    def count(self, outcome: Outcome) -> int:
        """How many files had this outcome."""
        return sum(result.outcome is outcome for result in self.results)

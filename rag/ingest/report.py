"""What an ingestion is asked for, and what it tells: what became of each file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

#: Hears how many documents are read, how many there are, and the name of the next.
OnProgress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How documents are to be read.

    `municipality` is whose minutes they are, where they do not say it. `ocr` reads scanned pages too.
    `workers` is how many processes read, 0 for none beside this one, None for as many as pay.
    """

    municipality: str | None = None
    ocr: bool = False
    workers: int | None = None


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

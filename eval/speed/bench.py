"""One ingestion of fictional minutes, timed as a person meets it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.speed.stages import Stages, stage_costs
from eval.speed.writing import write_minutes
from eval.systems import throw_away
from rag.config import Settings
from rag.errors import EvalError
from rag.ingest.report import Outcome
from rag.pipeline import Punkt

#: What is asked for: 1,000 minutes of 2,000 words in three minutes on two cores.
LIMIT_SECONDS, LIMIT_DOCUMENTS, LIMIT_WORDS = 180.0, 1000, 2000
#: Documents that the costs of the stages are read from.
SAMPLED = 200


@dataclass(frozen=True)
class Run:
    """An ingestion: seconds by the clock, CPU seconds and peak memory (bytes) of all its processes.

    `again` is the seconds it took to find all documents unchanged.
    """

    documents: int
    words: int
    seconds: float
    again: float
    cpu_here: float
    cpu_workers: float
    memory_here: float
    memory_worker: float

    @property
    def limit(self) -> float | None:
        """The most seconds it may take; None for fewer or shorter minutes than there is a limit for."""
        if self.documents < LIMIT_DOCUMENTS or self.words < LIMIT_WORDS:
            return None
        return LIMIT_SECONDS * self.documents / LIMIT_DOCUMENTS * self.words / LIMIT_WORDS

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds


def bench(
    count: int, words: int, workers: int | None, settings: Settings, say: Callable[[str], None]
) -> tuple[Run, Stages]:
    """Write `count` minutes of `words` words, ingest them, and take some in stage by stage.

    Raises EvalError where a document is not taken in, or memory cannot be measured on this system.
    """
    with TemporaryDirectory(prefix="punkt-speed-") as folder:
        say(f"writing {count} minutes of {words} words")
        files = write_minutes(Path(folder) / "minutes", count, words)
        run = _ingested(files, words, throw_away(settings, Path(folder) / "home"), workers, say)
        say(f"stage by stage: {min(count, SAMPLED)} of them")
        (Path(folder) / "stages").mkdir()
        return run, stage_costs(files[:SAMPLED], Path(folder) / "stages", settings)


def _ingested(
    files: list[Path], words: int, settings: Settings, workers: int | None, say: Callable[[str], None]
) -> Run:
    before = _used()
    with Punkt.open(settings) as punkt:
        began = time.perf_counter()
        report = punkt.ingest(files, on_progress=_every(100, say), workers=workers)
        seconds = time.perf_counter() - began
        # Before more processes are started: each is reckoned at least as large as the one that started it.
        cpu_here, cpu_workers, memory_here, memory_worker = _used()
        began = time.perf_counter()
        known = punkt.ingest(files, workers=workers)
        again = time.perf_counter() - began
    for told, outcome in ((report, Outcome.ADDED), (known, Outcome.UNCHANGED)):
        if told.count(outcome) != len(files):
            raise EvalError(f"{told.count(outcome)} of {len(files)} minutes were {outcome}")
    cpu = (cpu_here - before[0], cpu_workers - before[1])
    return Run(len(files), words, seconds, again, *cpu, memory_here, memory_worker)


def _every(step: int, say: Callable[[str], None]) -> Callable[[int, int, str], None]:
    def tell(done: int, total: int, _: str) -> None:
        if done % step == 0:
            say(f"ingesting: {done} of {total}")

    return tell


def _used() -> tuple[float, float, float, float]:
    """CPU seconds of this process and of those it started that have ended; the most memory of each."""
    try:
        import resource
    except ImportError as error:
        raise EvalError("CPU time and memory are measured on Unix only") from error
    here, ended = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return (
        here.ru_utime + here.ru_stime,
        ended.ru_utime + ended.ru_stime,
        here.ru_maxrss * unit,
        ended.ru_maxrss * unit,
    )

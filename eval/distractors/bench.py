"""What is found and answered among thousands of other minutes, beside what is found without them.

jobs ──ask──> alone; minutes written, ingested with the corpus ──ask──> among; what fell between them
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.distractors.writing import SEED, write_distractors
from eval.jobs import Job
from eval.minutes import Minutes, Place
from eval.run import Report, Result, SuiteReport, evaluate_system, run
from eval.systems import PunktSystem, ingest_all, punkt_system, throw_away
from rag.config import Settings
from rag.pipeline import Punkt

#: How many other minutes are written unless told otherwise: twenty years of five committees.
USUAL = 2000
#: The most that the share of questions with their gold in the first five may fall.
LARGEST_FALL = 0.03
#: The metrics that are compared; the last two are seconds.
COMPARED = (
    "punkt_recall@1", "punkt_recall@5", "punkt_recall@10", "mrr", "right_and_cited", "citation_precision",
    "refusal_recall", "over_refusal", "seconds_p50", "seconds_p95",
)  # fmt: skip
_RIVALS = 5

OnStep = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fallen:
    """A case that is worse off among other minutes: what fell, why, and what stands above its gold."""

    case: str
    question: str
    metric: str
    reason: str
    above: tuple[Place, ...]


@dataclass(frozen=True)
class Compared:
    """One suite asked twice: of its corpus alone, and of its corpus among other minutes."""

    alone: SuiteReport
    among: SuiteReport

    @property
    def fall(self) -> float:
        """How much lower the recall within five is; below zero where it is higher."""
        alone, among = (one.measures()["punkt_recall@5"].value or 0.0 for one in (self.alone, self.among))
        return alone - among

    @property
    def fallen(self) -> tuple[Fallen, ...]:
        """The cases that lost their gold from the first five, or their right answer."""
        return tuple(
            one for pair in zip(self.alone.results, self.among.results, strict=True) for one in _fallen(*pair)
        )


@dataclass(frozen=True)
class DistractorReport:
    """Suites compared, how many minutes stood beside them, and the seconds it took to ingest those."""

    suites: tuple[Compared, ...]
    count: int
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether no suite loses more of its gold than it may."""
        return all(suite.fall <= LARGEST_FALL for suite in self.suites)


def among_distractors(
    jobs: Sequence[Job], count: int, settings: Settings, on_step: OnStep, seed: int = SEED
) -> DistractorReport:
    """Ask every suite of its corpus, then of its corpus among `count` other minutes.

    `on_step` hears what is being done. Raises EvalError as `eval.run.run`.
    """
    on_step("asking without other minutes")
    alone = sum((run(job.suites, job.corpus, punkt_system, settings) for job in jobs), start=Report(()))
    corpora = [Minutes.load(job.corpus) for job in jobs]
    with TemporaryDirectory(prefix="punkt-distractors-") as folder:
        files = write_distractors(Path(folder) / "minutes", corpora, count, seed)
        with Punkt.open(throw_away(settings, Path(folder) / "home")) as punkt:
            seconds = _ingest(punkt, files, on_step)
            on_step("asking among them")
            among = sum(
                map(lambda job, minutes: _asked(punkt, job, minutes), jobs, corpora), start=Report(())
            )
    pairs = zip(alone.suites, among.suites, strict=True)
    return DistractorReport(tuple(Compared(*pair) for pair in pairs), count, seconds)


def _ingest(punkt: Punkt, files: Sequence[Path], on_step: OnStep) -> float:
    """The seconds it takes to ingest the files."""
    began = time.perf_counter()
    ingest_all(punkt, files, lambda done, total, _: on_step(f"ingesting {done} of {total} other minutes"))
    return time.perf_counter() - began


def _asked(punkt: Punkt, job: Job, minutes: Minutes) -> Report:
    """The suites of one job, whose corpus is taken out again afterwards."""
    ingest_all(punkt, [job.corpus])
    report = evaluate_system(PunktSystem(punkt), job.suites, minutes)
    for meeting in minutes.meetings:
        punkt.remove(meeting.id)
    return report


def _fallen(alone: Result, among: Result) -> Iterator[Fallen]:
    for metric in ("punkt_recall@5", "right_and_cited", "refusal_recall"):
        before, after = alone.scores[metric].value, among.scores[metric].value
        if before is not None and after is not None and after < before:
            case = among.trial.case
            yield Fallen(case.id, case.question, metric, among.scores[metric].reason, _above(among))


def _above(result: Result) -> tuple[Place, ...]:
    """The first items that are not gold."""
    ranked = [place for place in result.trial.ranked or () if place not in result.trial.gold]
    return tuple(ranked[:_RIVALS])

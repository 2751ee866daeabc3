"""`punkt eval`: run suites, print and write the report, and return the exit code of the gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from eval.cases import Suite, load_suite
from eval.evaluation import Evaluation
from eval.gate import check, load_thresholds
from eval.reports import json_text, print_report, write
from eval.run import Report, run
from eval.systems import punkt_system
from rag.config import Settings
from rag.errors import PunktError

PASSED, FAILED, COULD_NOT_RUN = 0, 1, 2

_HERE = Path(__file__).parent
SAMPLE = _HERE / "suites" / "sample.yaml"
SAMPLE_CORPUS = _HERE / "corpus"
THRESHOLDS = _HERE / "thresholds.toml"
#: Gold over real minutes, where it lies beside the repository.
SHARED = _HERE.parents[1] / "shared"


@dataclass(frozen=True)
class Job:
    """Suites that are asked over one corpus."""

    suites: tuple[Suite, ...]
    corpus: Path


def evaluate(
    suites: list[Path],
    corpus: Path | None = None,
    json_path: Path | None = None,
    verbose: bool = False,
    settings: Settings | None = None,
    thresholds: Path | None = None,
    console: Console | None = None,
) -> int:
    """Evaluate Punkt. Without suites: the sample, and the gold over real minutes where it is at hand.

    `settings` choose the models; the home folder is always a throw-away one.
    Returns 0 where every threshold is kept, 1 where one is not, 2 where the evaluation could not run.
    """
    console = console or Console()
    try:
        limits = load_thresholds(thresholds or THRESHOLDS)
        jobs = _jobs(suites, corpus, console)
        report = sum((_run(job, settings or Settings(), console) for job in jobs), start=Report(()))
        evaluation = Evaluation("punkt", report, check(report, limits))
        print_report(evaluation, console, verbose)
        if json_path:
            write(json_path, json_text(evaluation))
    except PunktError as error:
        console.print(f"punkt eval could not run: {error}", markup=False, highlight=False, soft_wrap=True)
        return COULD_NOT_RUN
    return PASSED if evaluation.passed else FAILED


def _run(job: Job, settings: Settings, console: Console) -> Report:
    questions = sum(len(suite.cases) for suite in job.suites)
    with console.status(f"asking {questions} questions") as status:
        return run(
            job.suites,
            job.corpus,
            punkt_system,
            settings,
            lambda n: status.update(f"question {n} of {questions}"),
        )


def _jobs(suites: Sequence[Path], corpus: Path | None, console: Console) -> list[Job]:
    if suites:
        return [Job(tuple(load_suite(path) for path in suites), corpus or SAMPLE_CORPUS)]
    jobs = [Job((load_suite(SAMPLE),), corpus or SAMPLE_CORPUS)]
    if (SHARED / "gold").is_dir() and (SHARED / "corpus").is_dir():
        return [*jobs, Job((load_suite(SHARED / "gold"),), SHARED / "corpus")]
    console.print("No real minutes beside the repository (../shared): only the sample is evaluated.")
    return jobs

"""Which suites are asked over which minutes, when a person names some, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import Suite, load_suite, load_suites
from eval.summaries.suite import SummarySuite, load_summary_suite

_HERE = Path(__file__).parent
SAMPLE = _HERE / "suites" / "sample.yaml"
SAMPLE_CORPUS = _HERE / "corpus"
#: Attempts to make Punkt say what the minutes do not say.
INJECTION = _HERE / "suites" / "injection.yaml"
INJECTION_CORPUS = _HERE / "injection"
#: What summaries of the items of both corpora must keep.
SUMMARIES = _HERE / "suites" / "summaries.yaml"
REAL_SUMMARIES = _HERE / "suites" / "summaries-real.yaml"
#: Gold over real minutes, where it lies beside the repository.
SHARED = _HERE.parents[1] / "shared"


@dataclass(frozen=True)
class Job:
    """Suites that are asked over one corpus."""

    suites: tuple[Suite, ...]
    corpus: Path

    @property
    def questions(self) -> int:
        """How many questions its suites have."""
        return sum(len(suite.cases) for suite in self.suites)


def every_job(suites: Sequence[Path], corpus: Path | None, say: Callable[[str], None]) -> list[Job]:
    """As `jobs_of`, with the attempts to make Punkt say what is not so where no suite is named."""
    attempts = [] if suites else [Job((load_suite(INJECTION),), INJECTION_CORPUS)]
    return jobs_of(suites, corpus, say) + attempts


def jobs_of(suites: Sequence[Path], corpus: Path | None, say: Callable[[str], None]) -> list[Job]:
    """The suites named, over `corpus`; without any, the sample, and the real minutes where they are at hand.

    `say` hears it when they are not. Raises EvalError for a suite that cannot be read.
    """
    if suites:
        return [Job(load_suites(suites), corpus or SAMPLE_CORPUS)]
    jobs = [Job((load_suite(SAMPLE),), corpus or SAMPLE_CORPUS)]
    if (SHARED / "gold").is_dir() and (SHARED / "corpus").is_dir():
        return [*jobs, Job((load_suite(SHARED / "gold"),), SHARED / "corpus")]
    say("No real minutes beside the repository (../shared): only the suites that ship are asked.")
    return jobs


@dataclass(frozen=True)
class SummaryJob:
    """A suite of summaries over one corpus."""

    suite: SummarySuite
    corpus: Path


def summary_jobs(suites: Sequence[Path], corpus: Path | None, say: Callable[[str], None]) -> list[SummaryJob]:
    """The suites of summaries named, over `corpus`; without any, those that ship.

    The one over real minutes is left out where they are not at hand, which `say` hears. Raises EvalError for
    a suite that cannot be read.
    """
    if suites:
        return [SummaryJob(load_summary_suite(path), corpus or SAMPLE_CORPUS) for path in suites]
    jobs = [SummaryJob(load_summary_suite(SUMMARIES), corpus or SAMPLE_CORPUS)]
    if (SHARED / "corpus").is_dir():
        return [*jobs, SummaryJob(load_summary_suite(REAL_SUMMARIES), SHARED / "corpus")]
    say("No real minutes beside the repository (../shared): only the sample minutes are summed up.")
    return jobs

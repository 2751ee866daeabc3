"""`punkt eval`: ask suites, hold the answers to the gate, print and write the reports, give the exit code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from rich.console import Console

from eval.baseline import baseline_of, compare, notes
from eval.baseline_file import Baseline, load_baseline, write_baseline
from eval.evaluation import Evaluation, Everything
from eval.gate import check, check_summaries, load_thresholds, unchecked
from eval.jobs import Job, SummaryJob, every_job, summary_jobs
from eval.llm_runs import LlmRun
from eval.naive import naive_system
from eval.reports import REPORTS, print_report, write
from eval.run import OpenSystem, Report, run
from eval.summaries.run import OpenSummariser, SummaryReport, run_summaries
from eval.systems import punkt_system
from eval.waivers import cases_of, load_waivers
from rag.config import Settings
from rag.errors import EvalError, PunktError

PASSED, FAILED, COULD_NOT_RUN = 0, 1, 2
#: Metrics that are of a language model's server, where there is one, and not held to Punkt's limits.
TIMES = {"seconds_p50", "seconds_p95"}

_HERE = Path(__file__).parent
THRESHOLDS = _HERE / "thresholds.toml"
BASELINE = _HERE / "baseline.json"
WAIVERS = _HERE / "waivers.toml"


class SystemName(StrEnum):
    """What can be evaluated: Punkt, or the pipeline of LangChain's tutorial."""

    PUNKT = "punkt"
    NAIVE = "naive"


SYSTEMS: Mapping[SystemName, OpenSystem] = {
    SystemName.PUNKT: punkt_system,
    SystemName.NAIVE: naive_system,
}


@dataclass(frozen=True)
class Request:
    """What a person asked for. `files` says where each kind of report (see `REPORTS`) is written; `judge`
    is a chat model as LangChain names it; `llm` is the model that Punkt answers with. With `summaries` no
    question is asked, and `suites` are of summaries. `distractors` is how many other minutes are ingested."""

    suites: Sequence[Path] = ()
    corpus: Path | None = None
    system: SystemName = SystemName.PUNKT
    files: Mapping[str, Path] = field(default_factory=dict)
    verbose: bool = False
    update_baseline: bool = False
    baseline: Path = BASELINE
    thresholds: Path = THRESHOLDS
    waivers: Path = WAIVERS
    judge: str | None = None
    llm: LlmRun | None = None
    summaries: bool = False
    distractors: int | None = None

    @property
    def name(self) -> str:
        """What is evaluated, as reports name it: 'punkt', 'punkt with ollama:gemma3:12b'."""
        return f"{self.system} with {self.llm.name}" if self.llm else str(self.system)

    @property
    def open_system(self) -> OpenSystem:
        """What opens it."""
        return self.llm.open_system if self.llm else SYSTEMS[self.system]

    @property
    def open_summariser(self) -> OpenSummariser | None:
        """What opens it to sum up, None where no summary is asked for.

        A model sums up only where that is all that is asked: it takes long.
        """
        if self.llm:
            return self.llm.open_system if self.summaries else None
        asked = self.summaries or not self.suites
        return punkt_system if asked and self.system is SystemName.PUNKT else None

    @property
    def compared_with(self) -> Baseline:
        """The baseline. The one that ships is of answers without a language model, so it is for those."""
        if self.llm and self.baseline == BASELINE:
            return Baseline((), str(BASELINE))
        return load_baseline(self.baseline)


def evaluate(request: Request, settings: Settings, console: Console) -> int:
    """Evaluate one system. `settings` choose the models; the home folder is always a throw-away one.

    Returns 0 where every limit is kept and no case that passed fails, 1 where not, 2 where it could not run.
    """
    return exit_code(console, lambda: _evaluate(request, settings, console))


def exit_code(console: Console, work: Callable[[], bool]) -> int:
    """Whether the work passed, as an exit code; 2, and one line that says why, where it could not be done."""
    try:
        return PASSED if work() else FAILED
    except PunktError as error:
        console.print(f"punkt eval could not run: {error}", markup=False, highlight=False, soft_wrap=True)
        return COULD_NOT_RUN


def _evaluate(request: Request, settings: Settings, console: Console) -> bool:
    _refuse_to_update(request)
    limits = load_thresholds(request.thresholds)
    report, summaries = _asked(request, settings, console), _summed_up(request, settings, console)
    everything = Everything((*report.suites, *summaries))
    if request.update_baseline:
        write_baseline(baseline_of(everything, request.name), request.baseline)
        console.print(f"baseline written: {request.baseline}", soft_wrap=True)
    today = dt.datetime.now().astimezone().date()
    baseline = request.compared_with
    waivers = load_waivers(request.waivers, cases_of(everything), today)
    unasked = () if request.suites or request.summaries else unchecked(report, limits)
    told = request.llm.notes(report) if request.llm and report.suites else ()
    checks = (*check(report, limits), *check_summaries(summaries, limits))
    evaluation = Evaluation(
        request.name,
        report,
        tuple(one for one in checks if not (request.llm and one.metric in TIMES)),
        compare(everything, baseline, waivers, today),
        (*told, *notes(everything, baseline, waivers, today), *unasked),
        summaries,
    )
    print_report(evaluation, console, request.verbose)
    for kind, path in request.files.items():
        write(path, REPORTS[kind](evaluation))
    return evaluation.passed


def _asked(request: Request, settings: Settings, console: Console) -> Report:
    """What came of the questions; of none where only summaries are asked for."""
    if request.summaries:
        return Report(())
    jobs = every_job(request.suites, request.corpus, console.print)
    return sum((ask_all(job, request.open_system, settings, console) for job in jobs), start=Report(()))


def _summed_up(request: Request, settings: Settings, console: Console) -> tuple[SummaryReport, ...]:
    """What came of the summaries. Raises EvalError where they are asked of a system that makes none."""
    if (open_system := request.open_summariser) is None:
        if request.summaries:
            raise EvalError(f"--summaries: {request.system} sums nothing up; leave one out")
        return ()
    jobs = summary_jobs(request.suites, request.corpus, console.print)
    return tuple(_sum_up(job, open_system, settings, console) for job in jobs)


def _refuse_to_update(request: Request) -> None:
    """Raises EvalError where the baseline that ships would become that of another system."""
    if request.update_baseline and request.system is not SystemName.PUNKT:
        raise EvalError(f"--update-baseline: the baseline is Punkt's, not {request.system}'s; leave one out")
    if request.update_baseline and request.llm and request.baseline == BASELINE:
        raise EvalError(
            f"--update-baseline: {BASELINE.name} is of answers without a language model; "
            "name a file for this one: --baseline FILE"
        )


def ask_all(job: Job, open_system: OpenSystem, settings: Settings, console: Console) -> Report:
    """Every question of a job, with a line that counts them."""
    with console.status(f"asking {job.questions} questions") as status:
        return run(
            job.suites,
            job.corpus,
            open_system,
            settings,
            lambda asked: status.update(f"question {asked} of {job.questions}"),
        )


def _sum_up(
    job: SummaryJob, open_system: OpenSummariser, settings: Settings, console: Console
) -> SummaryReport:
    """Every summary of a job, with a line that counts them."""
    with console.status(f"summing up {len(job.suite.cases)} items") as status:
        return run_summaries(
            job.suite,
            job.corpus,
            open_system,
            settings,
            on_summary=lambda done: status.update(f"summary {done}"),
        )

"""The other looks of `punkt eval`: retrieval alone, mutants and null systems, edited sources, questions typed
otherwise, parses, a judge, and the right items among thousands of others.

Each takes the same request, prints its tables, writes JSON where the request names a file for it, and
returns an exit code as `evaluate` does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.command import Request, ask_all, exit_code
from eval.distractors.bench import USUAL, among_distractors
from eval.distractors.printing import distractors_json, print_distractors
from eval.follow import follow_json, follow_source, print_follow
from eval.gate import Thresholds, load_thresholds, passed
from eval.jobs import Job, jobs_of, summary_jobs
from eval.judging.agreement import agreement, load_labels
from eval.judging.asking import open_model
from eval.judging.judge import judge
from eval.judging.printing import judgement_json, print_judgement
from eval.minutes import Minutes
from eval.mutants.bench import run_mutants
from eval.mutants.report import mutants_json, print_mutants
from eval.null_gate import NullRun, nulls_json, print_nulls, run_nulls
from eval.parses.documents import SHARED, compare_all
from eval.parses.gold import every_gold
from eval.parses.printing import print_scores
from eval.reports import write
from eval.reports.parses import parses_json
from eval.retrieval import RetrievalReport, retrieval
from eval.retrieval_report import print_retrieval, retrieval_json
from eval.run import Report, evaluate_system
from eval.summaries.bench import (
    SummaryMutants,
    print_summary_mutants,
    run_summary_mutants,
    summary_mutants_json,
)
from eval.systems import punkt_system
from eval.typing import TypingReport, type_otherwise
from eval.typing_report import check_typing, print_typing, typing_json
from rag.config import Settings

LABELS = Path(__file__).with_name("judge_labels.yaml")
Json = dict[str, Any]


def evaluate_retrieval(request: Request, settings: Settings, console: Console) -> int:
    """How well a system ranks the agenda items, apart from its answers. 0 wherever it could run."""

    def work() -> bool:
        report = RetrievalReport(())
        for job in jobs_of(request.suites, request.corpus, console.print):
            with request.open_system(job.corpus, settings) as system:
                report += retrieval(system, job.suites, Minutes.load(job.corpus))
        print_retrieval(report, console)
        _write(request, {"retrieval": retrieval_json(report)})
        return True

    return exit_code(console, work)


def evaluate_mutants(request: Request, settings: Settings, console: Console) -> int:
    """Whether wrong answers made from right ones are caught, and systems that know nothing fail the gate."""

    def work() -> bool:
        limits = load_thresholds(request.thresholds)
        jobs = jobs_of(request.suites, request.corpus, console.print)
        mutants = run_mutants(_asked(jobs, request, settings, console))
        print_mutants(mutants, console)
        nulls = tuple(run for job in jobs for run in _nulls(job, settings, limits))
        print_nulls(nulls, console)
        found = {"mutants": mutants_json(mutants), "nulls": nulls_json(nulls)}
        summaries = None if request.suites else summary_mutants(request, console)
        _write(request, {**found, **({"summaries": summary_mutants_json(summaries)} if summaries else {})})
        told_apart = summaries is None or summaries.passed
        return mutants.passed and all(run.caught for run in nulls) and told_apart

    return exit_code(console, work)


def evaluate_following(request: Request, settings: Settings, console: Console) -> int:
    """Whether answers follow edited figures, and what is answered once the documents are gone."""

    def work() -> bool:
        jobs = jobs_of(request.suites, request.corpus, console.print)
        reports = [follow_source(suite, job.corpus, settings) for job in jobs for suite in job.suites]
        for report in reports:
            print_follow(report, console)
        _write(request, {"follow": [follow_json(report) for report in reports]})
        return all(report.passed for report in reports)

    return exit_code(console, work)


def evaluate_typing(request: Request, settings: Settings, console: Console) -> int:
    """Whether questions that are answered right stay so when they are typed otherwise: 1 where too few do."""

    def work() -> bool:
        limits = load_thresholds(request.thresholds)
        reports: list[TypingReport] = []
        for job in jobs_of(request.suites, request.corpus, console.print):
            minutes = Minutes.load(job.corpus)
            with request.open_system(job.corpus, settings) as system, console.status("typing"):
                asked = evaluate_system(system, job.suites, minutes)
                reports += [type_otherwise(system, suite) for suite in asked.suites]
        checks = check_typing(reports, limits)
        print_typing(reports, checks, console)
        _write(request, {"typing": typing_json(reports, checks)})
        return passed(checks)

    return exit_code(console, work)


def evaluate_parses(request: Request, settings: Settings, console: Console) -> int:  # noqa: ARG001 - as the others
    """How documents are parsed, held against parses made by hand. 0 wherever it could run."""

    def work() -> bool:
        with console.status("parsing"):
            comparisons, absent = compare_all(every_gold())
        print_scores(comparisons, console, request.verbose)
        if absent:
            console.print(f"left out, not in {SHARED}: {', '.join(gold.name for gold in absent)}")
        _write(request, {"parses": parses_json(comparisons)})
        return True

    return exit_code(console, work)


def evaluate_among_distractors(request: Request, settings: Settings, console: Console) -> int:
    """Whether the right items are still found among other minutes: 1 where too many are lost."""

    def work() -> bool:
        jobs = jobs_of(request.suites, request.corpus, console.print)
        with console.status("distractors") as status:
            report = among_distractors(jobs, request.distractors or USUAL, settings, status.update)
        print_distractors(report, console)
        _write(request, {"distractors": distractors_json(report)})
        return report.passed

    return exit_code(console, work)


def evaluate_with_judge(request: Request, settings: Settings, console: Console) -> int:
    """What a language model thinks of each sentence. It decides nothing: 0 wherever it could run."""

    def work() -> bool:
        opened = open_model(request.judge or "")
        labels = load_labels(LABELS)
        jobs = jobs_of(request.suites, request.corpus, console.print)
        judgement = judge(_asked(jobs, request, settings, console), opened)
        agreed = agreement(opened, labels)
        print_judgement(judgement, agreed, console)
        _write(request, {"judge": judgement_json(judgement, agreed)})
        return True

    return exit_code(console, work)


def summary_mutants(request: Request, console: Console) -> SummaryMutants:
    """Print whether wrong summaries, made from right ones of the suites that ship, are caught."""
    jobs = summary_jobs((), request.corpus, console.print)
    found = run_summary_mutants([(job.suite, Minutes.load(job.corpus)) for job in jobs])
    print_summary_mutants(found, console)
    return found


def _nulls(job: Job, settings: Settings, limits: Thresholds) -> Iterator[NullRun]:
    with punkt_system(job.corpus, settings) as system:
        yield from run_nulls(system, job, limits)


def _asked(jobs: Sequence[Job], request: Request, settings: Settings, console: Console) -> Report:
    return sum((ask_all(job, request.open_system, settings, console) for job in jobs), start=Report(()))


def _write(request: Request, found: Json) -> None:
    if "json" in request.files:
        write(request.files["json"], json.dumps(found, ensure_ascii=False, indent=1) + "\n")

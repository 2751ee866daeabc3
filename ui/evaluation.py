"""`punkt eval`: which look at the system its options ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ui import evaluation_options as how
from ui import options as opt
from ui.evaluation_exclusions import given, refuse_model, refuse_together, refuse_unread
from ui.settings import settings_of

if TYPE_CHECKING:
    from rich.console import Console

    from eval.command import Request
    from eval.llm_runs import LlmRun
    from rag.config import Settings

#: Evaluates what is requested, prints and writes what it finds, and gives the exit code.
Look = Callable[["Request", "Settings", "Console"], int]


def evaluate(
    suites: how.Suites = None,
    corpus: how.Corpus = None,
    system: how.System = "punkt",
    verbose: how.Verbose = False,
    json_file: how.Json = None,
    html: how.Html = None,
    markdown: how.Markdown = None,
    junit: how.Junit = None,
    update_baseline: how.Update = False,
    baseline: how.Baseline = None,
    thresholds: how.Thresholds = None,
    waivers: how.Waivers = None,
    retrieval: how.Retrieval = False,
    mutants: how.Mutants = False,
    follow: how.Follow = False,
    typing: how.Typing = False,
    parses: how.Parses = False,
    summaries: how.Summaries = False,
    distractors: how.Distractors = None,
    judge: how.Judge = None,
    llm: how.Llm = None,
    llm_base_url: how.LlmBaseUrl = None,
    record: how.Record = None,
    replay: how.Replay = None,
    home: opt.UnusedHome = None,
) -> None:
    """Check answers against gold facts. Exit code 1 when the gate fails, 2 when it could not run."""
    from rich.console import Console

    from eval import command

    looks = {
        "--retrieval": retrieval,
        "--mutants": mutants,
        "--follow": follow,
        "--typing": typing,
        "--parses": parses,
        "--judge": judge,
        "--distractors": distractors,
        "--summaries": summaries,
    }
    files = {"--html": html, "--markdown": markdown, "--junit": junit}
    another = system != "punkt"
    chosen = given(looks)
    refuse_together(chosen, {**files, "--update-baseline": update_baseline})
    refuse_unread(chosen, {"SUITE": suites, "--corpus": corpus, "--system": another})
    refuse_model(
        [*chosen, *given({"--system": another})],
        {"--llm": llm, "--llm-base-url": llm_base_url, "--record": record, "--replay": replay},
    )
    request = command.Request(
        suites=suites or (),
        corpus=corpus,
        system=command.SystemName(system),
        files={kind.strip("-"): path for kind, path in {"--json": json_file, **files}.items() if path},
        verbose=verbose,
        update_baseline=update_baseline,
        baseline=baseline or command.BASELINE,
        thresholds=thresholds or command.THRESHOLDS,
        waivers=waivers or command.WAIVERS,
        judge=judge,
        llm=_model(llm, llm_base_url, record, replay),
        summaries=summaries,
        distractors=distractors,
    )
    raise typer.Exit(_look(chosen)(request, settings_of(home), Console()))


def _look(chosen: Sequence[str]) -> Look:
    """What evaluates as the options ask for; the questions of suites where they name no look of their own."""
    from eval import command, modes

    looks: Mapping[str, Look] = {
        "--retrieval": modes.evaluate_retrieval,
        "--mutants": modes.evaluate_mutants,
        "--follow": modes.evaluate_following,
        "--typing": modes.evaluate_typing,
        "--parses": modes.evaluate_parses,
        "--judge": modes.evaluate_with_judge,
        "--distractors": modes.evaluate_among_distractors,
        "--summaries": command.evaluate,
    }
    return looks[chosen[0]] if chosen else command.evaluate


def _model(llm: str | None, base_url: str | None, record: Path | None, replay: Path | None) -> LlmRun | None:
    """The language model that is asked, or what one said before; None for neither."""
    from eval.llm_runs import LlmRun

    if replay:
        return LlmRun.replayed(replay, llm)
    return LlmRun(llm, base_url, record) if llm else None

"""`punkt eval`: which look at the system its options ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rag.errors import UsageError
from ui import evaluation_options as how
from ui import options as opt
from ui.settings import settings_of

if TYPE_CHECKING:
    from eval.llm_runs import LlmRun

Given = Mapping[str, object]


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

    from eval import command, modes

    looks = (
        ("--retrieval", retrieval, modes.evaluate_retrieval),
        ("--mutants", mutants, modes.evaluate_mutants),
        ("--follow", follow, modes.evaluate_following),
        ("--typing", typing, modes.evaluate_typing),
        ("--parses", parses, modes.evaluate_parses),
        ("--judge", judge, modes.evaluate_with_judge),
        ("--distractors", distractors, modes.evaluate_among_distractors),
        ("--summaries", summaries, command.evaluate),
    )
    files = {"--html": html, "--markdown": markdown, "--junit": junit}
    asked = {"--llm": llm, "--llm-base-url": llm_base_url, "--record": record, "--replay": replay}
    chosen = [option for option, wanted, _ in looks if wanted]
    _refuse_together(chosen, _given({**files, "--update-baseline": update_baseline}))
    _refuse_unread(chosen, _given({"SUITE": suites, "--corpus": corpus, "--system": system != "punkt"}))
    _refuse_model([*chosen, *_given({"--system": system != "punkt"})], asked)
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
    run = next((run for _, wanted, run in looks if wanted), command.evaluate)
    raise typer.Exit(run(request, settings_of(home), Console()))


def _model(llm: str | None, base_url: str | None, record: Path | None, replay: Path | None) -> LlmRun | None:
    """The language model that is asked, or what one said before; None for neither."""
    from eval.llm_runs import LlmRun

    if replay:
        return LlmRun.replayed(replay, llm)
    return LlmRun(llm, base_url, record) if llm else None


def _given(options: Given) -> list[str]:
    """The options that were chosen, by their names."""
    return [option for option, value in options.items() if value]


def _refuse_together(looks: Sequence[str], reports: Sequence[str]) -> None:
    """Raises UsageError for two looks at once, and for reports that a look does not write."""
    if len(looks) > 1:
        raise UsageError(f"{' and '.join(looks)} cannot be asked for together; run them one by one.")
    if looks and reports and looks != ["--summaries"]:
        raise UsageError(
            f"{looks[0]} writes no {reports[0]}; it prints its tables, and --json FILE writes them."
        )


def _refuse_unread(looks: Sequence[str], questions: Sequence[str]) -> None:
    """Raises UsageError where parses are looked at, of which no suite and no system is asked."""
    if looks == ["--parses"] and questions:
        raise UsageError(
            f"--parses asks no questions; leave {questions[0]} out. "
            "For some documents only: python -m eval.parses NAME …"
        )


def _refuse_model(others: Sequence[str], asked: Given) -> None:
    """Raises UsageError for a model where none is asked, and for options that need or exclude each other."""
    given, asking = _given(asked), [other for other in others if other != "--summaries"]
    if given and asking:
        raise UsageError(f"{asking[0]} asks no language model; leave {given[0]} out.")
    if asked["--replay"] and (asked["--record"] or asked["--llm-base-url"]):
        raise UsageError("--replay asks nobody; leave --record and --llm-base-url out.")
    if given and not (asked["--llm"] or asked["--replay"]):
        raise UsageError(f"{given[0]} is for a language model; name it: --llm PROVIDER:MODEL.")

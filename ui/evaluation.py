"""`punkt eval`: its options, and which look at the system they ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from rag.errors import UsageError
from ui import options as opt
from ui.settings import settings_of

Suites = Annotated[
    list[Path] | None, typer.Argument(metavar="SUITE…", help="Suites to ask (default: those that ship).")
]
Corpus = Annotated[
    Path | None, typer.Option(metavar="DIR", help="The minutes the suites are about (default: the sample).")
]
System = Annotated[
    Literal["punkt", "naive"],
    typer.Option(help="What is evaluated: Punkt, or the pipeline of LangChain's tutorial, to compare with."),
]
Retrieval = Annotated[
    bool, typer.Option("--retrieval", help="Only how agenda items are ranked, and what beat the right ones.")
]
Mutants = Annotated[
    bool,
    typer.Option("--mutants", help="Whether wrong answers made from right ones are caught."),
]
Follow = Annotated[
    bool, typer.Option("--follow", help="Whether answers follow figures edited, and documents removed.")
]
Typing = Annotated[
    bool, typer.Option("--typing", help="Whether questions typed otherwise are still answered right.")
]
Summaries = Annotated[
    bool, typer.Option("--summaries", help="Only how items and meetings are summed up; no question is asked.")
]
Distractors = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="Whether the right items are found among N other fictional minutes, e.g. 2000.",
    ),
]
Judge = Annotated[
    str | None,
    typer.Option(metavar="PROVIDER:MODEL", help="Ask a language model about each sentence; decides nothing."),
]
Llm = Annotated[
    str | None,
    typer.Option(metavar="PROVIDER:MODEL", help="Answer with this language model (default: without one)."),
]
LlmBaseUrl = Annotated[
    str | None, typer.Option(metavar="URL", help="Where its server is, e.g. http://localhost:8080/v1.")
]
Record = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Keep everything that the model is asked and says.")
]
Replay = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Let the model say what it said when it was recorded.")
]
Json = Annotated[
    Path | None, typer.Option("--json", metavar="FILE", help="Write every case and score as JSON.")
]
Junit = Annotated[Path | None, typer.Option(metavar="FILE", help="Write JUnit XML, as CI servers read it.")]
Markdown = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a summary for a CI page.")]
Html = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write one page with every case, its quotes and reasons.")
]
Verbose = Annotated[bool, typer.Option("--verbose", help="Show every case that failed, and why.")]
Update = Annotated[
    bool, typer.Option("--update-baseline", help="Let this run be what later runs are compared with.")
]
Baseline = Annotated[
    Path | None, typer.Option(metavar="FILE", help="The baseline (default: the one that ships).")
]
Thresholds = Annotated[
    Path | None, typer.Option(metavar="FILE", help="The limits of the gate (default: those that ship).")
]
Waivers = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Cases that may fail for a while (default: what ships)."),
]


def evaluate(
    suites: Suites = None,
    corpus: Corpus = None,
    system: System = "punkt",
    verbose: Verbose = False,
    json_file: Json = None,
    html: Html = None,
    markdown: Markdown = None,
    junit: Junit = None,
    update_baseline: Update = False,
    baseline: Baseline = None,
    thresholds: Thresholds = None,
    waivers: Waivers = None,
    retrieval: Retrieval = False,
    mutants: Mutants = False,
    follow: Follow = False,
    typing: Typing = False,
    summaries: Summaries = False,
    distractors: Distractors = None,
    judge: Judge = None,
    llm: Llm = None,
    llm_base_url: LlmBaseUrl = None,
    record: Record = None,
    replay: Replay = None,
    home: opt.UnusedHome = None,
) -> None:
    """Check answers against gold facts. Exit code 1 when the gate fails, 2 when it could not run."""
    looks = {
        "--retrieval": retrieval,
        "--mutants": mutants,
        "--follow": follow,
        "--typing": typing,
        "--judge": bool(judge),
        "--distractors": bool(distractors),
    }
    chosen = [option for option, wanted in looks.items() if wanted]
    only_for_all = {
        "--html": html,
        "--markdown": markdown,
        "--junit": junit,
        "--update-baseline": update_baseline,
    }
    if chosen and summaries:
        raise UsageError(f"{chosen[0]} and --summaries cannot be asked for together; run them one by one.")
    _refuse_together(chosen, [option for option, value in only_for_all.items() if value])
    asked = {"--llm": llm, "--llm-base-url": llm_base_url, "--record": record, "--replay": replay}
    _refuse_model([*chosen, *(["--system"] if system != "punkt" else [])], asked)
    from rich.console import Console

    from eval import command, modes
    from eval.llm_runs import LlmRun

    model = LlmRun(llm, llm_base_url, record) if llm else None
    named = {"json": json_file, "html": html, "markdown": markdown, "junit": junit}
    request = command.Request(
        suites=suites or (),
        corpus=corpus,
        system=command.SystemName(system),
        files={kind: path for kind, path in named.items() if path},
        verbose=verbose,
        update_baseline=update_baseline,
        baseline=baseline or command.BASELINE,
        thresholds=thresholds or command.THRESHOLDS,
        waivers=waivers or command.WAIVERS,
        judge=judge,
        llm=LlmRun.replayed(replay, llm) if replay else model,
        summaries=summaries,
        distractors=distractors,
    )
    look = {
        "--retrieval": modes.evaluate_retrieval,
        "--mutants": modes.evaluate_mutants,
        "--follow": modes.evaluate_following,
        "--typing": modes.evaluate_typing,
        "--judge": modes.evaluate_with_judge,
        "--distractors": modes.evaluate_among_distractors,
    }
    run = look[chosen[0]] if chosen else command.evaluate
    raise typer.Exit(run(request, settings_of(home), Console()))


def _refuse_together(looks: Sequence[str], reports: Sequence[str]) -> None:
    """Raises UsageError for two looks at once, and for reports that a look does not write."""
    if len(looks) > 1:
        raise UsageError(f"{' and '.join(looks)} cannot be asked for together; run them one by one.")
    if looks and reports:
        raise UsageError(
            f"{looks[0]} writes no {reports[0]}; it prints its tables, and --json FILE writes them."
        )


def _refuse_model(others: Sequence[str], asked: Mapping[str, str | Path | None]) -> None:
    """Raises UsageError for a model where none is asked, and for options that need or exclude each other."""
    given = [option for option, value in asked.items() if value]
    if given and others:
        raise UsageError(f"{others[0]} asks no language model; leave {given[0]} out.")
    if asked["--replay"] and (asked["--record"] or asked["--llm-base-url"]):
        raise UsageError("--replay asks nobody; leave --record and --llm-base-url out.")
    if given and not (asked["--llm"] or asked["--replay"]):
        raise UsageError(f"{given[0]} is for a language model; name it: --llm PROVIDER:MODEL.")

"""`punkt ingest` on a terminal: its progress, what needs a person, and the last line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from rag.errors import DocumentError, LibraryBusy
from rag.ingest.report import IngestReport, IngestResult, Outcome, Wanted
from rag.pipeline import Punkt
from ui import terminal

#: What a shell expects of a command that was ended by Ctrl-C.
INTERRUPTED = 130


def ingest_once(punkt: Punkt, paths: Sequence[Path], wanted: Wanted) -> int:
    """Ingest, tell what became of the files, and give the exit code; Ctrl-C keeps what is done."""
    results: list[IngestResult] = []
    try:
        results.extend(ingest_with_progress(punkt, paths, wanted))  # one by one, as they are told
    except KeyboardInterrupt:
        _tell(IngestReport(tuple(results)))
        terminal.complain("stopped; what is counted here is kept, and the same command goes on from it")
        return INTERRUPTED
    return _tell(IngestReport(tuple(results)))


def ingest_and_watch(punkt: Punkt, paths: Sequence[Path], wanted: Wanted) -> int:
    """Ingest, then go on with what comes, a line for each file, until Ctrl-C."""
    from rag.ingestion.watching import arrivals

    try:
        coming = arrivals(paths)
        next(coming)
        _tell(IngestReport(tuple(ingest_with_progress(punkt, paths, wanted))))
        _say("watching for new and changed files; Ctrl-C ends")
        waiting: frozenset[Path] = frozenset()
        for arrived in coming:
            for path in arrived.gone:
                _say(f"gone: {path.name} (meetings stay; `punkt remove MEETING` takes one out)")
            waiting = _take_in(punkt, paths, wanted, waiting.union(arrived.files, arrived.gone))
    except KeyboardInterrupt:
        typer.echo("stopped")
    return 0


def ingest_with_progress(punkt: Punkt, paths: Sequence[Path], wanted: Wanted) -> Iterator[IngestResult]:
    """Ingest, with a progress bar on standard error where that is a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[file]}", markup=False),
    )
    screen = terminal.console(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("ingest", total=None, file="")

        def on_progress(done: int, total: int, file: str) -> None:
            progress.update(task, completed=done, total=total, file=file)

        yield from punkt.ingesting(paths, wanted, on_progress)


def problems(report: IngestReport) -> Iterator[str]:
    """Every refusal and every warning as one line that names its file."""
    for result in report.results:
        if result.outcome is Outcome.REFUSED:
            yield f"refused: {_about(result.path, result.message)}"
        for warning in result.warnings:
            yield f"warning: {_about(result.path, warning)}"


def summary(report: IngestReport) -> str:
    """How many files had each outcome: '4 added, 0 replaced, 1 unchanged, 0 refused'."""
    return ", ".join(f"{report.count(outcome)} {outcome}" for outcome in Outcome)


def failed(report: IngestReport) -> bool:
    """Whether a file was refused."""
    return report.count(Outcome.REFUSED) > 0


def line(result: IngestResult) -> str:
    """What became of one file: 'added: møde.txt (herlev-byraadet-2025-03-12)'."""
    if result.outcome is Outcome.REFUSED:
        return f"refused: {_about(result.path, result.message)}"
    return f"{result.outcome}: {result.path.name} ({result.meeting})"


def _tell(report: IngestReport) -> int:
    for problem in problems(report):
        terminal.complain(problem)
    typer.echo(summary(report))
    return 1 if failed(report) else 0


def _take_in(
    punkt: Punkt, paths: Sequence[Path], wanted: Wanted, touched: frozenset[Path]
) -> frozenset[Path]:
    """Ingest what came or changed, and give back what has to wait because another process is writing."""
    try:
        for result in punkt.ingesting([path.resolve() for path in paths], wanted, touched=touched):
            _say(line(result))
            for warning in result.warnings:
                terminal.complain(f"warning: {_about(result.path, warning)}")
    except LibraryBusy as error:
        terminal.complain(f"{error}; {len(touched)} files wait")
        return touched
    except DocumentError as error:  # a folder that is watched is gone
        terminal.complain(str(error))
    return frozenset()


def _say(text: str) -> None:
    """One line at once, so that whoever reads a log sees it."""
    typer.echo(text)
    sys.stdout.flush()


def _about(path: Path, message: str) -> str:
    return message if path.name in message else f"{path}: {message}"

"""`punkt ingest` on a terminal: its progress, what needs a person, and the last line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rag.pipeline import IngestReport, Outcome, Punkt
from ui.terminal import console


def ingest_with_progress(punkt: Punkt, paths: Sequence[Path], municipality: str | None) -> IngestReport:
    """Ingest, with a progress bar on standard error where that is a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[file]}", markup=False),
    )
    screen = console(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("ingest", total=None, file="")

        def on_progress(done: int, total: int, file: str) -> None:
            progress.update(task, completed=done, total=total, file=file)

        return punkt.ingest(paths, municipality, on_progress)


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


def _about(path: Path, message: str) -> str:
    return message if path.name in message else f"{path}: {message}"

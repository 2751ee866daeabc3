"""The command line: `punkt ingest`, `list`, `show`, `ask`, `decisions`, `summarize`, `chat` ….

Exit codes: 0 done, 1 the work failed, 2 wrong usage. Answers and minutes are in Danish, help and errors in
English. Whatever is heavy is imported by the command that needs it, so that `punkt --help` is instant.
"""

from __future__ import annotations

import io
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from rag.errors import PunktError
from ui import options as opt
from ui import terminal
from ui.checking.command import check
from ui.evaluation import evaluate
from ui.records.command import add_to
from ui.settings import opened, settings_of
from ui.summaries.command import summarize


class _OneLineErrors(TyperGroup):
    """Shows Punkt's own errors as one line on standard error, with their exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except PunktError as error:
            terminal.complain(str(error))
            raise typer.Exit(error.exit_code) from error


app = typer.Typer(
    name="punkt",
    cls=_OneLineErrors,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Ask Danish municipal minutes, and see the agenda item every statement rests on.",
)


def main() -> None:
    """The entry point `punkt`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks 'ø' must not end the command
    app()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"punkt {version('punkt')}")
        raise typer.Exit


@app.callback()
def _every_command(
    version: Annotated[  # noqa: ARG001 - the callback answers it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    from rag.config import switch_off_telemetry

    switch_off_telemetry()


@app.command()
def ingest(
    paths: opt.Paths,
    municipality: opt.WhoseMinutes = None,
    workers: opt.Workers = None,
    watch: opt.Watch = False,
    ocr: opt.Ocr = False,
    home: opt.Home = None,
) -> None:
    """Read minutes into the library. A file that is refused does not stop the others."""
    from rag.ingest.report import Wanted
    from ui.ingestion import ingest_and_watch, ingest_once

    run = ingest_and_watch if watch else ingest_once
    with opened(settings_of(home)) as punkt:
        code = run(punkt, paths, Wanted(municipality, ocr, workers))
    if code:
        raise typer.Exit(code)


@app.command(name="list")
def list_meetings(home: opt.Home = None) -> None:
    """List the ingested meetings, newest first."""
    from ui.minutes import overview_lines

    with opened(settings_of(home)) as punkt:
        overviews = punkt.overviews()
    if not overviews:
        terminal.complain("nothing is ingested yet; run: punkt ingest PATH")
    for line in overview_lines(overviews):
        typer.echo(line)


@app.command()
def show(meeting: opt.MeetingOrItem, as_json: opt.AsJson = False, home: opt.Home = None) -> None:
    """Show a meeting, or one Punkt of it."""
    from rag.contracts import item_json, meeting_json
    from ui.minutes import item_terminal, meeting_terminal

    with opened(settings_of(home)) as punkt:
        found, item = punkt.named(meeting)
    if as_json:
        terminal.write_json({"meeting": found.id, **item_json(item)} if item else meeting_json(found))
    else:
        terminal.write(lambda _: item_terminal(found, item) if item else meeting_terminal(found))


@app.command()
def ask(
    question: opt.Question = None,
    batch: opt.Batch = None,
    as_json: opt.AsJson = False,
    markdown: opt.AsMarkdown = False,
    municipality: opt.Municipalities = None,
    committee: opt.Committees = None,
    start: opt.From = None,
    end: opt.To = None,
    punkt: opt.Numbers = None,
    no_llm: opt.NoModel = False,
    show_prompt: opt.ShowPrompt = False,
    explain: opt.Explain = False,
    home: opt.Home = None,
) -> None:
    """Answer a question with citations, or every question of a file."""
    from ui import asking
    from ui.filters import Filters

    asking.check_usage(question, batch=batch is not None, show_prompt=show_prompt)
    form = asking.Form(as_json, markdown, explain)
    settings = settings_of(home, without_llm=no_llm)
    with terminal.waiting():
        library = opened(settings)
    with library:
        scope = Filters(municipality, committee, start, end, punkt).scope(library.overviews())
        if batch is not None:
            asking.ask_batch(library, batch, scope, form)
        elif show_prompt:
            asking.show_prompt(library, question or "", scope, settings)
        else:
            asking.ask_one(library, question or "", scope, form, stream=settings.llm is not None)


@app.command()
def remove(meeting: opt.OneMeeting, home: opt.Home = None) -> None:
    """Remove a meeting from the library."""
    with opened(settings_of(home)) as punkt:
        punkt.remove(meeting)
    typer.echo(f"removed {meeting}")


@app.command()
def chat(port: opt.Port = None, home: opt.Home = None) -> None:
    """Serve the web page on this machine; nobody else can reach it."""
    typer.echo("Starting the page; this takes some seconds.")
    from ui.web import serve

    serve(settings_of(home), port)


add_to(app)
app.command()(check)
app.command()(summarize)
app.command(name="eval")(evaluate)

if __name__ == "__main__":
    main()

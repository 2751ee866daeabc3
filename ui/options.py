"""The arguments and options of the command line, and their help."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from rag.errors import UsageError

_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")


def _day(written: str) -> datetime:
    """A day as ISO 8601 or as Danes write it. Raises UsageError."""
    for form in _FORMATS:
        try:
            return datetime.strptime(written.strip(), form)
        except ValueError:
            continue
    raise UsageError(f"{written!r} is no day; write it as 2024-11-27 or 27.11.2024.")


_DATE: dict[str, Any] = {"parser": _day, "metavar": "DATE"}

Home = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Where the library is kept (default: $PUNKT_HOME or your data folder)."),
]
UnusedHome = Annotated[
    Path | None, typer.Option("--home", metavar="DIR", help="No effect: each run has a library of its own.")
]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH…", help="Minutes, or folders of minutes.")]
WhoseMinutes = Annotated[
    str | None, typer.Option(metavar="NAME", help="Whose minutes these are, where they do not say it.")
]
Workers = Annotated[
    int | None,
    typer.Option(min=0, max=64, metavar="N", help="Processes that read (default: as many as pay; 0: none)."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Go on with new and changed files, until Ctrl-C.")]
Ocr = Annotated[
    bool, typer.Option("--ocr", help="Recognise the text of scanned pages (needs ocrmypdf with Danish).")
]
OneMeeting = Annotated[str, typer.Argument(metavar="MEETING", help="A meeting id, as `punkt list` shows it.")]
MeetingOrItem = Annotated[
    str, typer.Argument(metavar="MEETING[/N]", help="A meeting id; with /N only its Punkt N.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]
AsMarkdown = Annotated[bool, typer.Option("--markdown", help="Write Markdown.")]
Question = Annotated[str | None, typer.Argument(metavar="QUESTION", help="A question in Danish.")]
Batch = Annotated[
    typer.FileBinaryRead | None,
    typer.Option(metavar="FILE.jsonl", help="Ask one question a line ('-' reads standard input)."),
]
Municipalities = Annotated[
    list[str] | None, typer.Option("--municipality", metavar="NAME", help="Only this municipality.")
]
Committees = Annotated[
    list[str] | None, typer.Option("--committee", metavar="NAME", help="Only this committee.")
]
From = Annotated[datetime | None, typer.Option("--from", help="From this day on, e.g. 2024-11-27.", **_DATE)]
To = Annotated[datetime | None, typer.Option("--to", help="Until this day, e.g. 2024-11-27.", **_DATE)]
Numbers = Annotated[
    list[int] | None, typer.Option("--punkt", min=0, metavar="N", help="Only the Punkt of this number.")
]
NoModel = Annotated[
    bool,
    typer.Option("--no-llm", help="Without the language model that PUNKT_LLM names: from the text alone."),
]
ShowPrompt = Annotated[
    bool, typer.Option("--show-prompt", help="Print what a language model would be sent, and ask nobody.")
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help="Tell on standard error how the answer came about: stages, tokens, model."
    ),
]
Port = Annotated[
    int | None, typer.Option(min=1, max=65535, help="The port (default: the first free one from 7860).")
]

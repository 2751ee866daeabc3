"""The options of `punkt summarize`, and their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rag.summaries.summary import Audience, Length
from ui.summaries.writing import Format

Target = Annotated[
    str | None, typer.Argument(metavar="MEETING[/N]", help="A meeting id; with /N only its Punkt N.")
]
Question = Annotated[
    str | None, typer.Option(metavar="QUESTION", help="Instead: everything that is found about a matter.")
]
Case = Annotated[
    str | None, typer.Option(metavar="NUMBER", help="Instead: a case over its meetings, by its case number.")
]
ForWhom = Annotated[Audience, typer.Option(help="Who reads it: a citizen, a politician or the press.")]
HowLong = Annotated[Length, typer.Option(help="How much is told: short, medium or long.")]
As = Annotated[
    Format | None,
    typer.Option("--format", help="What is written (default: the suffix of --output, else plain text)."),
]
Output = Annotated[Path | None, typer.Option(metavar="FILE", help="Write it into a file.")]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]

"""The options of `punkt eval`, and their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

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
Parses = Annotated[
    bool, typer.Option("--parses", help="Only how documents are parsed, held against parses made by hand.")
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

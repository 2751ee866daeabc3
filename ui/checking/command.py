"""The command `punkt check`."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial

import typer

from ui import options as opt
from ui import terminal


def check(
    paths: opt.Paths,
    municipality: opt.WhoseMinutes = None,
    ocr: opt.Ocr = False,
    as_json: opt.AsJson = False,
) -> None:
    """Read minutes without ingesting them, and tell what to look at before they are published.

    For each document: what was read, then items without a decision, numbers that do not agree with the
    contents list, attendance that contradicts itself, attachments that are named and missing, CPR numbers,
    private addresses and sentences that are very hard to read. Exit code 1 where a document cannot be read
    or has a fault. With --json one JSON object a line.
    """
    from rag.check.documents import checked_documents
    from ui.checking.report import check_json, check_terminal, last_line, tallied

    tally = Counter[str]()
    for document in checked_documents(paths, municipality, ocr):
        tally += tallied(document)
        if as_json:
            typer.echo(json.dumps(check_json(document), ensure_ascii=False))
        else:
            terminal.write(partial(check_terminal, document))
    if not as_json and tally["documents"] > 1:
        typer.echo(f"\n{last_line(tally)}")
    if tally["unread"] or tally["faulty"]:
        raise typer.Exit(1)

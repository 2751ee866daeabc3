"""Where a summary goes: on the screen, into a pipe, or into a file that is written whole or not at all."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rag.errors import UsageError
from ui import terminal

if TYPE_CHECKING:
    from rag.summaries.summary import Summary


class Format(StrEnum):
    """What a summary is written as; the value is what the command line takes."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"


_SUFFIXES = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".docx": Format.DOCX,
    ".json": Format.JSON,
}


@dataclass(frozen=True)
class Destination:
    """A format, and the file that it is written into; without one it goes to standard output."""

    format: Format
    path: Path | None = None


def destination(chosen: Format | None, path: Path | None, *, force: bool) -> Destination:
    """Where a summary is to go, found out before any work is done.

    Raises UsageError for a file that is there already (unless `force`), a suffix that names no format or
    another one, and a Word document on a screen.
    """
    if path is None:
        if force:
            raise UsageError("--force writes over a file; name it: --output FILE.")
        if chosen is Format.DOCX and sys.stdout.isatty():
            raise UsageError("A Word document cannot be shown here; name a file: --output FILE.docx.")
        return Destination(chosen or Format.TEXT)
    _check_place(path, force=force)
    return Destination(_format_of(path, chosen), path)


def show(summary: Summary, where: Destination) -> None:
    """The summary on standard output, or in its file. Raises UsageError where that cannot be written."""
    if where.path:
        _write_whole(where.path, document(summary, where.format))
        typer.echo(f"wrote {where.path}")
    elif where.format is Format.TEXT:
        from ui.summaries.terminal import summary_terminal

        terminal.write(lambda width: summary_terminal(summary, width))
    elif where.format is Format.JSON:
        from rag.summaries.contract import summary_json

        terminal.write_json(summary_json(summary))
    else:
        content = document(summary, where.format)
        typer.echo(content.decode() if where.format is Format.MARKDOWN else content, nl=False)


def document(summary: Summary, form: Format) -> bytes:
    """The summary as a file of this format, text in UTF-8."""
    match form:
        case Format.DOCX:
            from ui.summaries.word import summary_docx

            return summary_docx(summary)
        case Format.HTML:
            from ui.summaries.html import summary_page

            return summary_page(summary).encode()
        case Format.MARKDOWN:
            from ui.summaries.markdown import summary_markdown

            return summary_markdown(summary).encode()
        case Format.JSON:
            from rag.summaries.contract import summary_json

            return (json.dumps(summary_json(summary), ensure_ascii=False, indent=2) + "\n").encode()
        case Format.TEXT:
            from ui.summaries.terminal import summary_terminal

            return f"{summary_terminal(summary).plain}\n".encode()


def _check_place(path: Path, *, force: bool) -> None:
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is not a file; name one: --output FILE.")
    if path.exists() and not force:
        raise UsageError(f"{path} is there already; name another file, or write over it with --force.")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first, or name another.")


def _format_of(path: Path, chosen: Format | None) -> Format:
    meant = _SUFFIXES.get(path.suffix.lower())
    if chosen is None and meant is None:
        known = ", ".join(_SUFFIXES)
        raise UsageError(f"{path}: what is to be written? Name a --format, or end the file in {known}.")
    if chosen and meant and chosen is not meant:
        raise UsageError(f"{path} is named as {meant}, and --format says {chosen}; leave one of them out.")
    return chosen or meant or Format.TEXT


def _write_whole(path: Path, content: bytes) -> None:
    """The file is replaced in one step; what was there stays when it cannot be."""
    path = path.resolve()
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_bytes(content)
        new.replace(path)
    except OSError as error:
        with suppress(OSError):  # the name itself may be what is wrong
            new.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written ({error.strerror}); name another file.") from error

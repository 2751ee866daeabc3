"""Tables written in HTML inside Markdown or text → Markdown tables with pipes."""

from __future__ import annotations

import re

from rag.errors import DocumentError
from rag.ingest.readers.html import fragment

_TABLE = re.compile(r"<table\b[^<>]*>(?:(?!<table\b).)*?</table\s*>", re.IGNORECASE | re.DOTALL)
_OPENED = re.compile(r"<table\b", re.IGNORECASE)


def with_pipe_tables(name: str, text: str) -> str:
    """The text with each whole HTML table as rows of pipes; one that only sets out the page stays as it is.

    A text with a table inside another is left alone.
    """
    if len(_OPENED.findall(text)) != len(_TABLE.findall(text)):
        return text
    return _TABLE.sub(lambda match: _written(name, match), text)


def _written(name: str, match: re.Match[str]) -> str:
    try:
        blocks = fragment(name, match.group(), 0)
    except DocumentError:
        return match.group()
    if not any(block.startswith("|") for block in blocks):
        return match.group()
    before, after = match.string[: match.start()], match.string[match.end() :]
    above = "" if not before or before.endswith("\n") else "\n"
    below = "" if not after or after.startswith("\n") else "\n"
    return above + "\n".join(blocks) + below

"""Sentences that the edge of a page parts in plain text: whole again, the running header below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ingest.layout import Line, lines_of
from rag.ingest.parts import part_of

#: A line of running text that breaks in the middle of a sentence has so many characters.
_LONG = 40
_ENDS = re.compile(r"[.!?:;]$")
#: What begins an entry of a list rather than goes on with a sentence.
_LISTED = re.compile(r"(?:og |samt )?at\b|[a-z][.)]\s")


def with_whole_sentences(text: str) -> str:
    """The text with each paragraph whole that a page's header or number stands in the middle of.

    The header moves below the paragraph; the text has as many lines as before.
    """
    lines = lines_of(text)
    found, begin, at = [], 0, 0
    while at < len(lines) - 1:
        below = _below_edge(lines, at)
        if below is None:
            at += 1
            continue
        last = below
        while last + 1 < len(lines) and not lines[last + 1].after_blank and not lines[last + 1].artefact:
            last += 1
        above, rest = lines[at].span.end, lines[below].span.start
        found += [text[begin:above], "\n", text[rest : lines[last].span.end]]
        found.append(text[above:rest].rstrip(" \t").removesuffix("\n"))
        begin, at = lines[last].span.end, last
    return "".join([*found, text[begin:]])


def _below_edge(lines: Sequence[Line], at: int) -> int | None:
    """The line that goes on with a sentence behind the edge of a page; None where none does."""
    below = at + 1
    while below < len(lines) and lines[below].artefact and part_of(lines[below].bare) is None:
        below += 1
    if below == at + 1 or below == len(lines) or lines[below].artefact:
        return None
    return below if _goes_on(lines[at], lines[below]) else None


def _goes_on(above: Line, below: Line) -> bool:
    if above.artefact or above.tabular or below.tabular or above.level or len(above.bare) < _LONG:
        return False
    return below.bare[:1].islower() and not _ENDS.search(above.bare) and not _LISTED.match(below.bare)

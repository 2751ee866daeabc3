"""Lines of a paragraph that conversion broke, joined to the lines that people wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.facts import tidy
from eval.support.sections import Part, labelled
from eval.support.tables import cells_of

#: A line of fewer characters that ends no sentence is a heading, a label or a point of a list.
_FULL = 55
_ENDS = re.compile(r"[.!?:;|][)\"”’'»\]*_]*$")
_OPENS = re.compile(r"^(?:[-•*–+#>|]|\(?\d{1,3}[.)]\s|[a-zæøå]\)\s|at\s|https?:)")
_HYPHENATED = re.compile(r"(?<=[a-zæøå])-$")
_GOES_ON = re.compile(r"(?:og|eller|samt)\b")


def unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """The lines, each broken one joined to the rest of its sentence; rows of tables are left as they are."""
    whole = ""
    for line in lines:
        if whole and _continues(whole, line):
            whole = _joined(whole, line)
            continue
        if whole:
            yield whole
        whole = line
        if not line.strip():
            yield line
            whole = ""
    if whole:
        yield whole


def _continues(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the one right above it."""
    said, more = before.strip(), line.strip()
    if not said or not more or _ENDS.search(said) or _OPENS.match(more):
        return False
    if cells_of(before) is not None or cells_of(line) is not None or "\t" in before + line:
        return False
    if labelled(tidy(more), Part.BODY) or (labelled(tidy(said), Part.BODY) and len(said) < _FULL):
        return False
    is_open = said.count("(") > said.count(")") or said.endswith(",")
    if is_open:
        return len(said) >= _FULL or more[0].islower()
    return len(said) >= _FULL


def _joined(before: str, line: str) -> str:
    said, more = before.rstrip(), line.strip()
    if _HYPHENATED.search(said) and more[0].islower() and not _GOES_ON.match(more):
        return said[:-1] + more
    return f"{said} {more}"

"""Words that the end of a line divides in plain text: made whole, the lines otherwise left as they are."""

from __future__ import annotations

import re

from rag.ingest.readers.hyphens import divides, vocabulary

#: A line that ends inside a word, and what the next begins with.
_ENDS = re.compile(r"[^\W\d_][-\u2010\xad]$")
_BEGINS = re.compile(r"(?P<indent>[ \t]*)(?P<rest>[a-zæøåéü]\S*)[ \t]*")
#: Cells of a table stand apart.
_CELLS = re.compile(r"\S\s{3,}\S|\t|\|")


def undivided(text: str) -> str:
    """The text with each word whole that a hyphen at the end of a line divided.

    The rest of the word moves up to the line it begins on. Rows of tables stay as they are, and so does a
    hyphen that belongs to its word: 'børne- og', 'IT-systemer'.
    """
    lines = text.split("\n")
    broken = [i for i, line in enumerate(lines[:-1]) if line and _ENDS.search(line.rstrip(" \t"))]
    if not broken:
        return text
    words = vocabulary(lines)
    gone = set()
    for i in broken:
        above, below = lines[i].rstrip(" \t"), _BEGINS.match(lines[i + 1])
        if below is None or _CELLS.search(above.strip()) or not divides(above, below["rest"], words):
            continue
        lines[i] = above[:-1] + below["rest"]
        lines[i + 1] = below["indent"] + lines[i + 1][below.end() :]
        if not lines[i + 1].strip():
            gone.add(i + 1)
    return "\n".join(line for i, line in enumerate(lines) if i not in gone)

"""Lines that were broken for the width of a page, as one: the reader's screen has a width of its own."""

from __future__ import annotations

import re
from itertools import pairwise

#: Characters from which a line may have been broken for its width.
_WIDE = 40
#: A line that goes on: its last sign is a comma, or a word that no sentence or heading ends with.
_GOES_ON = re.compile(
    r"(?:,|\b(?:af|at|den|der|det|efter|en|et|for|fra|i|med|mellem|nr\.|og|om|på|samt|som|til|ved))\s*\Z"
)
#: A line that continues the one before: no point of a list, and none of several proposals ('at …').
_CONTINUES = re.compile(r"\s?(?!at\b|o\s|[a-zæøå][.)]\s)[a-zæøå]")
#: A row of a table, or what is set in columns.
_COLUMNS = re.compile(r"\S(?:\s{2,}|\t)\S|\|")
#: A point of a list, but no day ('1. december').
_POINT = re.compile(r"\s*(?:[-–—•*·▪]\s|\d{1,3}[.)]\s+[A-ZÆØÅ])")


def flowing(text: str) -> str:
    """The text with a space for each break inside a sentence: nothing else changes, positions stay."""
    lines = text.split("\n")
    parts = [lines[0]]
    for above, below in pairwise(lines):
        parts += [" " if _is_broken(above, below) else "\n", below]
    return "".join(parts)


def _is_broken(above: str, below: str) -> bool:
    """Whether two lines are one sentence that was broken for its width."""
    if len(above.rstrip()) < _WIDE or above.rstrip().endswith((".", ":", ";", "!", "?")):
        return False
    if _COLUMNS.search(above) or _COLUMNS.search(below) or _POINT.match(below) or not below.strip():
        return False
    return bool(_GOES_ON.search(above) or _CONTINUES.match(below))

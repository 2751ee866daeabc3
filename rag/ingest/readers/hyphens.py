"""Lines of a paragraph put together again, and the hyphens at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

Vocabulary = frozenset[str]

_LAST = re.compile(r"[^\s/(]+$")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: 'børne- og ungdomsområdet': the hyphen stands for the rest of the word behind this.
_SHARING = frozenset({"og", "eller", "samt", "til", "contra", "kontra", "versus"})
#: 'IT-', 'A-', 'KL-', '2025-', 'p-', 'e-': what keeps its hyphen before a small letter.
_KEEPS = re.compile(r"(?:.*\d|.*[A-ZÆØÅ]{2}|[^\W\d_])")


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The words that stand whole inside the lines of a document, in small letters."""
    return frozenset(
        match.group().casefold()
        for line in lines
        for match in _WORD.finditer(line)
        if not line.endswith("-", match.end(), match.end() + 1)
    )


def join_lines(above: str, below: str, words: Vocabulary) -> str:
    """Two lines of one paragraph as one; a word that was divided between them is whole again.

    A hyphen stays where it belongs to the word: 'børne- og', 'IT-systemer', 'Nord-Sydlinjen', '00.01.00-G01'.
    """
    if above.endswith("\xad"):
        return above.rstrip("\xad") + below
    if not above.endswith(("-", "\u2010")) or above[-2:-1].isspace() or len(above) < 2:
        return above + below if above.endswith("/") and not above.endswith(" /") else f"{above} {below}"
    head, tail = _LAST.search(above), _FIRST.match(below)
    if head is None or not below[:1].islower() or tail is None:
        return above + below if below[:1].isalnum() and above[-2].isalnum() else f"{above} {below}"
    if tail.group().casefold() in _SHARING:
        return f"{above} {below}"
    part = head.group()[:-1].lstrip("\"'»«“”„(")
    if _keeps_hyphen(part, tail.group(), words):
        return above + below
    return above[:-1] + below


def divides(above: str, below: str, words: Vocabulary) -> bool:
    """Whether the hyphen at the end of a line divides a word that goes on below, and is no part of it."""
    if not below[:1].islower() or above[-2:-1].isspace():
        return False
    return join_lines(above, below, words) == above[:-1] + below


def _keeps_hyphen(part: str, rest: str, words: Vocabulary) -> bool:
    whole, divided = f"{part}{rest}".casefold(), f"{part}-{rest}".casefold()
    if whole in words:
        return False
    return divided in words or _KEEPS.fullmatch(part) is not None

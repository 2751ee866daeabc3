"""Untrusted text as a language model is shown it: nothing hidden, no marks, every line behind a fence.

The text of documents and questions is data. What Punkt itself says stands on lines without the fence, and no
text from outside can begin such a line, so it cannot pretend to be an instruction, an entry or a mark.
"""

from __future__ import annotations

import re
import unicodedata

#: What every line of untrusted text begins with: a quotation, as mail and Markdown write it.
FENCE = "> "
#: Marks are written in square brackets; in shown text round ones stand in their place, one for one.
_BRACKETS = str.maketrans("[]【】〔〕［］⟦⟧〚〛", "()" * 6)
#: Line ends by other names, which would begin a line without a fence.
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
#: Controls, formats (zero-width, bidirectional, tags), surrogates and unassigned characters show nothing.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn"})
#: Letters and marks that show nothing either: fillers, the joiner of graphemes, variation selectors.
_FILLERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)


def visible(text: str) -> str:
    """The text without characters that nobody sees, and with plain line ends."""
    plain = _FILLERS.sub("", _LINE_ENDS.sub("\n", text))
    return "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)


def shown(text: str) -> str:
    """Visible text in which no citation mark can stand: square brackets become round ones."""
    return visible(text).translate(_BRACKETS)


def fenced(text: str) -> str:
    """Shown text with the fence before every line; lines without text are left out."""
    lines = (line.rstrip() for line in shown(text).split("\n"))
    return "\n".join(FENCE + line for line in lines if line)


def one_line(text: str, most: int = 80) -> str:
    """A name from a document within a line of Punkt's own: at most so many characters, no line ends."""
    flat = " ".join(shown(text).split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"

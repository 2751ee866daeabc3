"""Signs for bold, italic and headings in documents in Markdown and HTML: no part of what is said."""

from __future__ import annotations

import re

#: A line to sign on ('____') is none.
_SIGN = re.compile(
    r"(?<!\*)\*\*(?!\*)|(?<!_)__(?!_)|</?(?:b|i|u|em|strong)>|<br ?/?>(?=\n)|^#{1,6} (?=\S)",
    re.IGNORECASE | re.MULTILINE,
)


def unmarked(text: str) -> str:
    """A quote as people read it: its words and lines, without the signs."""
    return _SIGN.sub("", text)


def blanked(text: str) -> str:
    """The text with a NUL, which no reader is shown, for each character of a sign: positions stay."""
    return _SIGN.sub(lambda sign: "\0" * len(sign[0]), text)

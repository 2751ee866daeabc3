"""Character codes of a PDF → the letters they stand for."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: What PDFium gives for a hyphen at the end of a line.
_LINE_HYPHENS = frozenset({0x02, 0xFFFE})
#: Bullets of the fonts Symbol and Wingdings, which live in the private-use area; minus signs of Symbol.
_PRIVATE = {0xF0B7: "•", 0xF0A7: "•", 0xF0A8: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF076: "•", 0xF06E: "•",
            0xF06F: "•", 0xF071: "•", 0xF02D: "-", 0xF0E0: "→", 0xF0DE: "→"}  # fmt: skip
#: What has no width and says nothing.
_NOTHING = frozenset({0x0, 0xFFFD})


@lru_cache(maxsize=4096)
def letters(code: int) -> str | None:
    """The text of one character: None for white space, '' for what says nothing.

    Ligatures are spelt out; a private-use character is a bullet, a minus or nothing.
    """
    if code in _LINE_HYPHENS:
        return "-"
    if code in _NOTHING or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    letter = chr(code)
    if letter.isspace() or code < 0x20:
        return None
    if 0xE000 <= code <= 0xF8FF:
        return _PRIVATE.get(code, _latin(code))
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKD", letter)
    return letter


def _latin(code: int) -> str:
    """A symbol font's letters lie at F000 + their Latin code."""
    return chr(code - 0xF000) if 0xF021 <= code <= 0xF07E else ""

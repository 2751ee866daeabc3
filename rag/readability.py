"""How hard a Danish text is to read: LIX (läsbarhetsindex).

LIX = words / sentences + 100 · long words / words, where a long word has more than 6 letters
(C.-H. Björnsson, *Läsbarhet*, 1968). The bands are those used for Danish. A list entry and a table row count
as a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from rag.danish import sentences

LONG_WORD = 7  # letters: 'more than 6'

#: Letters and digits; hyphens, apostrophes and inner stops hold a word together ('bl.a', '1.250,50').
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+|[,:]\d+)*")


class Band(StrEnum):
    """What a LIX means to a reader."""

    VERY_EASY = "very easy"
    EASY = "easy"
    MIDDLE = "middle"
    HARD = "hard"
    VERY_HARD = "very hard"


#: The highest whole LIX of each band; above the last one a text is very hard.
_HIGHEST = {24: Band.VERY_EASY, 34: Band.EASY, 44: Band.MIDDLE, 54: Band.HARD}


def lix(text: str) -> float | None:
    """The LIX of a text, mostly between 20 and 70; None where the text has no words."""
    text = unicodedata.normalize("NFC", text)  # a letter with a loose ring is one letter
    counted = [found for span in sentences(text) if (found := _WORD.findall(span.of(text)))]
    words = [word for sentence in counted for word in sentence]
    if not words:
        return None
    long_words = sum(_letters(word) >= LONG_WORD for word in words)
    return len(words) / len(counted) + 100 * long_words / len(words)


def band(value: float) -> Band:
    """The band of a LIX, which is rounded to a whole number first, as it is shown."""
    return next((name for highest, name in _HIGHEST.items() if round(value) <= highest), Band.VERY_HARD)


def _letters(word: str) -> int:
    return sum(character.isalpha() for character in word)

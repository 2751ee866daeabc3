"""Text whose letters stand for other letters, as a PDF has where its fonts map them wrongly."""

from __future__ import annotations

import re

#: Every third word of Danish running text is one of these; tables and lists of names may have none.
_SMALL = frozenset("og i at er det den til af på for med en et de om der som fra har ikke".split())
#: Fewer words than this tell nothing.
_LEAST_WORDS = 100
#: So few small words running text never has.
_LEAST_SMALL = 0.005
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouyæøåéöäü")
#: Of the letters of Danish text and of names 36 to 42 % are vowels.
_FEWEST_VOWELS, _MOST_VOWELS = 0.30, 0.50


def is_gibberish(text: str) -> bool:
    """Whether a text has neither the small words of Danish nor its vowels. In doubt it is none."""
    words = _WORD.findall(text)
    if len(words) < _LEAST_WORDS or sum(word in _SMALL for word in words) > _LEAST_SMALL * len(words):
        return False
    letters = "".join(words).lower()
    vowels = sum(letter in _VOWELS for letter in letters) / len(letters)
    return not _FEWEST_VOWELS <= vowels <= _MOST_VOWELS

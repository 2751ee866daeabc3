"""What people call a thing and minutes call otherwise: 'børnehave' for 'daginstitution'.

The bundled word vectors know the language of parliaments; these words are those of a municipality's services.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import rag.models
from rag.danish import fold, stem

#: An inflected form is no more letters longer than its word.
LONGEST_ENDING = 5
WORDS = Path(rag.models.__file__).parent / "hverdagsord.txt"


def synonyms(word: str) -> tuple[str, ...]:
    """The words that may stand for a folded word, in any of its forms, folded; () if it has none."""
    lines = (others for said, others in _lines().get(stem(word), ()) if is_form(word, said))
    return tuple(dict.fromkeys(other for others in lines for other in others))


def is_form(word: str, other: str) -> bool:
    """Whether a word is a form of another: the stemmer alone takes 'lejlighed' for one of 'leje'."""
    return stem(word) == stem(other) and len(word) <= len(other) + LONGEST_ENDING


@cache
def _lines() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For each stem its words, each with the others of its line."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for line in WORDS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        said = [fold(word.strip()) for word in line.split(",")]
        for word in said:
            others = tuple(other for other in said if stem(other) != stem(word))
            found.setdefault(stem(word), []).append((word, others))
    return found

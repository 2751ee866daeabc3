"""What people call a thing and minutes call otherwise: 'børnehave' for 'daginstitution'.

The bundled word vectors know the language of parliaments; these words are those of a municipality's services.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import rag.models
from rag.danish import fold, stem

WORDS = Path(rag.models.__file__).parent / "hverdagsord.txt"


def synonyms(word: str) -> tuple[str, ...]:
    """The words that may stand for a folded word, in any of its forms, folded; () if it has none."""
    return _lines().get(stem(word), ())


@cache
def _lines() -> dict[str, tuple[str, ...]]:
    """For each stem the other words of its lines."""
    found: dict[str, dict[str, None]] = {}
    for line in WORDS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        said = [fold(word.strip()) for word in line.split(",")]
        for word in said:
            others = (other for other in said if stem(other) != stem(word))
            found.setdefault(stem(word), {}).update(dict.fromkeys(others))
    return {word: tuple(others) for word, others in found.items()}

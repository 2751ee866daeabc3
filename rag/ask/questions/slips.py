"""What a word may have been before a slip of the keyboard, or before its ending took a letter of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENDINGS = ("en", "ens", "er", "erne", "ernes", "et", "ets", "ene", "enes", "ers", "e", "es")
#: 'Kørsl', 'titl', 'regl': a stem that has lost the 'e' of 'kørsel'.
_CLIPPED = re.compile(r"[a-zæøå]*[^aeiouyæøå][lrn]")


#: Small words as they are spoken, or with their silent letter left out.
SPOKEN: dict[str, str] = {
    "hva": "hvad", "vad": "hvad", "vem": "hvem", "vor": "hvor", "vornår": "hvornår",
    "vorfor": "hvorfor", "hvofor": "hvorfor", "vordan": "hvordan", "vilke": "hvilke", "vilken": "hvilken",
    "tar": "tager", "bli": "blive", "gi": "give", "gir": "giver", "ka": "kan", "sku": "skulle", "ik": "ikke",
}  # fmt: skip


def unslipped(word: str) -> Iterator[str]:
    """A word with one doubled letter single, or with two neighbouring letters swapped."""
    for at in range(len(word) - 1):
        if word[at] == word[at + 1]:
            yield word[:at] + word[at + 1 :]
        else:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def unclipped(word: str) -> Iterator[str]:
    """What an inflected word is a form of where it lost an 'e': 'kørsel' of 'kørslen'; folded or not."""
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and _CLIPPED.fullmatch(base):
            yield f"{base[:-1]}e{base[-1]}"

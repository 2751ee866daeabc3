"""Slips of the keyboard: what a word may have been before one, and whether one makes it another word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.ask.questions.matching import one_edit_apart
from rag.danish import stem

#: Shorter words are one slip from too many others; of longer ones another letter makes no other word.
SHORTEST, LONG = 7, 9
_ENDINGS = ("en", "ens", "er", "erne", "ernes", "et", "ets", "ene", "enes", "ers", "e", "es")
_FORMS = ("", "s", "et", "ets", "en", "ens", "n", "ns", "t", "ts", "e", "es", "er", "erne", "ne")
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


def is_slip(word: str, known: str, name: bool) -> bool:
    """Whether an inner letter too many, too few, swapped, or (in no name) another makes one of the other."""
    if abs(len(word) - len(known)) > 1 or word[:1] != known[:1] or word[-1:] != known[-1:]:
        return False
    if not one_edit_apart(word, known) or stem(word) == stem(known):
        return False
    return sorted(word) == sorted(known) or len(word) != len(known) or (not name and len(word) >= LONG)


def inflected(word: str, known: str) -> Iterator[str]:
    """What a word is where a slip makes it another form of a known one: 'udvlaget' of 'udvalg'."""
    if word[:2] != known[:2] and {word[0], word[1]} != {known[0], known[1]}:
        return
    for own in _FORMS:
        base = word.removesuffix(own)
        if len(base) < SHORTEST - 1 or (own and base == word):
            continue
        for other in _FORMS:
            bare = known.removesuffix(other)
            if (other != own) and not (other and bare == known) and is_slip(base, bare, name=True):
                yield bare + own

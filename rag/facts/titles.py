"""What the title of an item is about, whatever marks stand around it."""

from __future__ import annotations

import re

from rag.facts.words import stems

#: What stands around a title: its number, that it is open, whether it is for decision or information.
_MARKS = re.compile(
    r"^(?i:punkt|pkt\.?|sag nr\.?|nr\.)\s?\d+\b[.:)]?"
    r"|\s(?:\([BOD]\)|[-–] [BOD])\s*$|\((?i:åben)(?: (?i:punkt|sag))?\)"
)
#: How it says that its item is closed: 'Lukket: …', 'Lukket - …', 'ØU/BY - LUKKET SAG: …', '… (Lukket)'.
_CLOSED = re.compile(
    r"\(lukket(?: (?:punkt|sag|møde))?\)"
    r"|(?:^|(?<=[.:)\d–-] ))lukket(?: (?:punkt|sag|møde)\b[ .:–-]*|:)"
    r"|^lukket(?: [–-] |\W*$)",
    re.IGNORECASE,
)


def bare_title(line: str) -> str:
    """A title without its marks: '9. Lukket: Køb af jord (B)' is '9. Køb af jord', 'Pkt. 25' is ''."""
    return " ".join(_MARKS.sub(" ", without_closed(line)).split())


def without_closed(title: str) -> str:
    """A title without the words that say its item is closed; '' for 'Lukket punkt'.

    'Lukket psykiatrisk afdeling' stays as it is: there the word is of the matter.
    """
    return " ".join(_CLOSED.sub(" ", title).split()).strip(" -–:")


def topic(title: str) -> frozenset[str]:
    """The stems of the words of a title that tell what the item is about."""
    return frozenset(word for word, _ in stems(bare_title(title)))

"""What the title of an item is about, whatever marks stand around it."""

from __future__ import annotations

import re

from rag.facts.words import stems

#: What stands around a title: its number, whether it is closed, whether it is for decision or information.
_MARKS = re.compile(
    r"^(?i:punkt|pkt\.?|sag nr\.?|nr\.)\s?\d+\b[.:)]?"
    r"|\s(?:\([BOD]\)|[-–] [BOD])\s*$|\((?i:lukket|åben)(?: (?i:punkt|sag))?\)"
    r"|(?:^|(?<=[.:)\d] ))(?i:lukket(?: punkt| sag)?):"
)


def bare_title(line: str) -> str:
    """A title without its marks: '9. Lukket: Køb af jord (B)' is '9. Køb af jord', 'Pkt. 25' is ''."""
    return " ".join(_MARKS.sub(" ", line).split())


def topic(title: str) -> frozenset[str]:
    """The stems of the words of a title that tell what the item is about."""
    return frozenset(word for word, _ in stems(bare_title(title)))

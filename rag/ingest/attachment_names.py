"""What the name of an attachment's file says: its Punkt, its number and its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from rag.danish import content_words, fold, stem

#: 'Punkt 24' · 'pkt_24' · 'sag 24'
_PUNKT = re.compile(r"(?:dagsordens)?(?:punkt|pkt|sag)(?:[ ._-]*nr)?[ ._-]*(?P<punkt>\d{1,4})(?!\d)")
#: 'Bilag 24.2 …' · '24-2 …': the Punkt, then the number of the attachment; no date
_BOTH = re.compile(r"(?:^|bilag(?:[ ._-]*nr)?[ ._-]*)(?P<punkt>\d{1,4})[._-](?P<number>\d{1,3})(?![._-]?\d)")
_NUMBER = re.compile(r"bilag(?:[ ._-]*nr)?[ ._-]*(?P<number>\d{1,3})(?!\d)")
_CALL_SIGN = re.compile(r"\s*bilag\s*(?:nr\.?\s*)?(?P<number>\d{1,3})\s*(?:[-–:.)]\s*|\s+|$)", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\s*(?:\.(?:pdf|docx?|xlsx?|pptx?|html?|txt|md)|\((?:pdf|docx?|xlsx?|åben|åbent)\))\s*$", re.IGNORECASE
)
#: Words of a name that are no part of the title.
_NOISE = frozenset("bilag punkt pkt sag nr til fra pdf docx aaben aabent".split())


@dataclass(frozen=True, slots=True)
class AttachmentName:
    """The Punkt and the number that a file's name gives, where it gives them, and the rest of it."""

    title: str
    punkt: int | None = None
    number: int | None = None

    @classmethod
    def of(cls, name: str, minutes: str) -> AttachmentName:
        """What a name says; folders stand before it ('Punkt 24/Bilag 2.pdf'), and so may the minutes' own."""
        path = PurePosixPath(name)
        own = re.sub(rf"^{re.escape(PurePosixPath(minutes).stem)}[ ._-]*", "", path.stem, flags=re.IGNORECASE)
        folders = fold(" / ".join(path.parts[:-1]))
        told = fold(own)
        both = _BOTH.search(told)
        punkt = _PUNKT.search(told) or both or _PUNKT.search(folders)
        number = both if both and not _PUNKT.search(told) else _NUMBER.search(_PUNKT.sub(" ", told))
        return cls(
            _bare(own),
            int(punkt["punkt"]) if punkt else None,
            int(number["number"]) if number else None,
        )

    def is_titled(self, title: str) -> bool:
        """Whether the name is a title, but for numbers, order and the words that every name has."""
        asked, said = _words(self.title), _words(title)
        return bool(said) and said == asked


def _bare(own: str) -> str:
    """The name without its Punkt: 'Bilag 2 - Budget' of 'Punkt 24 Bilag 2 - Budget'."""
    for told in (_PUNKT, _BOTH):
        own = re.sub(rf"(?:til )?{told.pattern}[ ._-]*", "", own, count=1, flags=re.IGNORECASE)
    return re.sub(r"[ _]+", " ", own).strip()


def call_sign(title: str) -> int | None:
    """The number that the title of an attachment begins with: 'Bilag 2 - Budget'."""
    found = _CALL_SIGN.match(title)
    return int(found["number"]) if found else None


def title_of(title: str) -> str:
    """A title without its number and suffix: 'Budget' of 'Bilag 2 - Budget.pdf'; whole where that is all."""
    bare = _SUFFIX.sub("", _CALL_SIGN.sub("", title, count=1)).strip()
    return bare or title.strip()


def _words(text: str) -> frozenset[str]:
    kept = (word for word in content_words(text.replace("_", " ")) if word not in _NOISE)
    return frozenset(stem(word) for word in kept if not word.isdigit())

"""What a reader makes of a file: text as the parser reads it, and where each page begins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate

_NEWLINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The normalised text of one file. `pages` holds the position at which each page begins, if it has pages.

    Tables stand as Markdown tables with pipes, headings with '#' where the format knows its headings.
    `warnings` say what of the file was not read, and what can be done about it.
    """

    text: str
    pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()

    @classmethod
    def of_pages(cls, pages: Iterable[str]) -> Reading:
        """The pages one below the other."""
        texts = [normalise(page).strip("\n") + "\n" for page in pages]
        return cls("".join(texts), tuple(accumulate(map(len, texts), initial=0))[:-1])


#: A reader takes the name of a file (for its messages) and its bytes. Raises DocumentError.
Reader = Callable[[str, bytes], Reading]


def normalise(text: str) -> str:
    """NFC, one kind of newline and no byte order mark; every later position counts in this text."""
    return _NEWLINES.sub("\n", unicodedata.normalize("NFC", text.removeprefix("\ufeff")))

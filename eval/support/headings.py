"""The head of a statement that says where and when: '12. marts 2025, Teknikudvalget, »Titel«: Godkendt.'"""

from __future__ import annotations

import re
from dataclasses import dataclass

from eval.facts import Day, read
from eval.support.bodies import bodies

_QUOTED = re.compile(r"»[^«]*«|\"[^\"]*\"|“[^”]*”")
_LONGEST = 160  # characters
_MOST_WORDS = 6  # of the name of a body or a municipality


@dataclass(frozen=True, slots=True)
class Heading:
    """The day that heads a statement, and what stands behind the colon."""

    day: Day
    rest: str


def heading(sentence: str) -> Heading | None:
    """The head of a tidy sentence: parts between commas that are a day, bodies, places and quoted titles."""
    masked = _QUOTED.sub(lambda quote: "_" * len(quote.group()), sentence)
    end = masked.find(": ")
    if not 0 < end <= _LONGEST:
        return None
    parts = masked[:end].split(", ")
    found = [day for part in parts if (day := _day(part))]
    others = [part for part in parts if not _day(part)]
    if len(found) != 1 or not all(map(_names, others)):
        return None
    return Heading(found[0], sentence[end + 2 :])


def _day(part: str) -> Day | None:
    """The whole day that a part is, with nothing else in it."""
    tokens = read(part)
    value = tokens[0].value if len(tokens) == 1 else None
    return value if isinstance(value, Day) and value.day is not None else None


def _names(part: str) -> bool:
    """Whether a part is a title in quotes, or names a body or a place: a few words, none of them a figure."""
    if not part.strip("_"):
        return True
    tokens = read(part)
    short = part[:1].isupper() and len(tokens) <= _MOST_WORDS
    place = len(tokens) == 1 or bool(bodies(tokens)) or part.endswith(("udvalget", "udvalg", "Kommune"))
    return short and place and all(token.value is None for token in tokens)

"""Who sat in for a member: 'A deltog som stedfortræder for B', 'A (V), stedfortræder'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.danish import sentences
from rag.ingest.people import Mention, mentions
from rag.model import Person, Span, Substitute

_STANDING_IN = re.compile(
    r"(?:\bsom\s+|,\s*|\()?\b(?:stedfortræder|suppleant|substitut)(?:\s+(?:for|i stedet for)\s+|\b)"
    r"|\bi stedet for\s+",
    re.IGNORECASE,
)
#: Longer pieces are paragraphs of something else.
_LONGEST = 400


def substitutes(text: str, attendees: Sequence[Person]) -> tuple[Substitute, ...]:
    """The substitutes of a meeting, each once, with whom they sat in for where it says so.

    Who is named must be on the list of those present, or be said to sit in for one who is named.
    """
    found: dict[str, Substitute] = {}
    present = {person.name for person in attendees}
    for span in sentences(text):
        if len(span) <= _LONGEST:
            for one in _in_piece(span.of(text), span.start):
                if one.name in present or one.stands_in_for:
                    known = found.get(one.name)
                    found[one.name] = one if known is None or known.stands_in_for is None else known
    return tuple(found.values())


def _in_piece(piece: str, start: int) -> Iterator[Substitute]:
    for match in _STANDING_IN.finditer(piece):
        before, after = mentions(piece[: match.start()]), mentions(piece[match.end() :])
        stands_for = after[0] if after and _says_for(match[0]) and after[0].start < 3 else None
        if before and _near(piece, before[-1], match.start()):
            one = before[-1]
            end = match.end() + (stands_for.end if stands_for else 0)
            yield Substitute(
                one.name, stands_for.name if stands_for else None, Span(start + one.start, start + end)
            )


def _says_for(words: str) -> bool:
    return words.rstrip().casefold().endswith("for")


def _near(piece: str, who: Mention, at: int) -> bool:
    """Whether only a verb and the like stands between a name and what it is said to be."""
    return (
        re.fullmatch(
            r"[\s,()–-]*(?:(?:\w+)?(?:deltog|deltager|mødte|møder|var|er|indtrådte|sad)\b[\w\s,]{0,40})?",
            piece[who.end : at],
            re.IGNORECASE,
        )
        is not None
    )

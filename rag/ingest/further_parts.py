"""Parts of an agenda whose items are numbered from the beginning again: 'Lukket dagsorden', a supplement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from rag.ingest.label_forms import Label
from rag.ingest.layout import Line
from rag.ingest.parts import part_of
from rag.ingest.shapes import Heading, numbers_of
from rag.model import Role

_SUPPLEMENT = re.compile(
    r"(?:\w+ )?tillægs(?:dagsorden|referat|protokol|punkter|sager)\b.{0,60}", re.IGNORECASE
)
_LONGEST = 80
#: The first item stands among so many lines below the name of the part.
_NEAR = 2


def further_part(
    lines: Sequence[Line], labels: Mapping[int, Label], headings: Sequence[Heading]
) -> int | None:
    """The line that opens the first further part; None where the numbers go on from part to part.

    `headings` are those of one part, be it the first or not.
    """
    first = headings[0].line
    if any(label.role is Role.DECISION for i, label in labels.items() if i < first):
        above = [i for i in range(first) if _parts(lines[i]) and _begins_anew(lines, i, headings)]
        return above[-1] if above else None
    return next(
        (i for i in range(first, len(lines)) if _parts(lines[i]) and _begins_anew(lines, i, headings)), None
    )


def _parts(line: Line) -> bool:
    if len(line.bare) > _LONGEST:
        return False
    return part_of(line.bare) is not None or _SUPPLEMENT.fullmatch(line.bare) is not None


def _begins_anew(lines: Sequence[Line], i: int, headings: Sequence[Heading]) -> bool:
    """Whether the item below a line has a number that one above it has."""
    family = headings[0].family
    below = next(numbers_of(family, list(islice(lines, i + 1, i + 1 + _NEAR))), None)
    return below is not None and below <= headings[0].number and below in set(numbers_of(family, lines[:i]))

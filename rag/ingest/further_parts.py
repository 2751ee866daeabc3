"""Parts of an agenda whose items are numbered from the beginning again: 'Lukket dagsorden', a supplement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rag.ingest.headings import find_headings
from rag.ingest.label_forms import Label
from rag.ingest.labelling import labels_of
from rag.ingest.layout import Line
from rag.ingest.parts import part_of
from rag.ingest.shapes import Heading, candidates, is_able, numbers_of
from rag.model import AgendaPart, Role

_SUPPLEMENT = re.compile(
    r"(?:\w+ )?tillægs(?:dagsorden|referat|protokol|punkter|sager)\b.{0,60}", re.IGNORECASE
)
_LONGEST = 80
#: The first item stands among so many lines below the name of the part.
_NEAR = 2
#: 'Punkt 3' says by itself that it is an item, in a part of one item too.
_KEYWORDED = frozenset({"punkt", "sag"})


@dataclass(frozen=True, slots=True)
class FurtherPart:
    """A part behind the first: its lines from the one that names it, and what they are."""

    part: AgendaPart
    lines: Sequence[Line]
    labels: Mapping[int, Label]
    headings: Sequence[Heading]


def parted(
    lines: Sequence[Line], labels: Mapping[int, Label], headings: Sequence[Heading]
) -> list[Sequence[Line]]:
    """The lines of each part of an agenda whose items are numbered anew; all in one where none is."""
    at = further_part(lines, labels, headings)
    if at is None:
        return [lines]
    return [one for half in (lines[:at], lines[at:]) for one in _parted_again(half, headings[0].family)]


def further_items(lines: Sequence[Line], family: str) -> FurtherPart | None:
    """A part behind the first with its headings, which are of the same kind; None where none is found."""
    labels = labels_of(lines)
    headings = _headings(lines, labels, family)
    if not headings:
        return None
    part = _part(lines[0])
    if part is AgendaPart.CLOSED:
        headings = [replace(heading, in_closed_part=True) for heading in headings]
    return FurtherPart(part, lines, labels, headings)


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


def _parted_again(lines: Sequence[Line], family: str) -> list[Sequence[Line]]:
    labels = labels_of(lines)
    headings = _headings(lines, labels, family)
    return parted(lines, labels, headings) if headings else [lines]


def _headings(lines: Sequence[Line], labels: Mapping[int, Label], family: str) -> list[Heading]:
    """The headings of one kind in a part; of a few bare titles those that name their kind."""
    found = find_headings(lines, labels)
    if found and found[0].family == family:
        return found
    if family not in _KEYWORDED:
        return []
    chain: list[Heading] = []
    for heading in candidates(family, lines, [i for i, line in enumerate(lines) if is_able(line)]):
        if not chain or heading.number == chain[-1].number + 1:
            chain.append(heading)
    return chain


def _part(line: Line) -> AgendaPart:
    if _SUPPLEMENT.fullmatch(line.bare) is not None:
        return AgendaPart.SUPPLEMENT
    return AgendaPart.CLOSED if part_of(line.bare) else AgendaPart.OPEN


def _parts(line: Line) -> bool:
    if len(line.bare) > _LONGEST:
        return False
    return part_of(line.bare) is not None or _SUPPLEMENT.fullmatch(line.bare) is not None


def _begins_anew(lines: Sequence[Line], i: int, headings: Sequence[Heading]) -> bool:
    """Whether the item below a line has a number that one above it has."""
    family = headings[0].family
    below = next(numbers_of(family, list(islice(lines, i + 1, i + 1 + _NEAR))), None)
    return below is not None and below <= headings[0].number and below in set(numbers_of(family, lines[:i]))

"""The unit that names the things which another only counts: 'fem skoler', 'Skolerne er A, B, C, D og E'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.matching import SHORTEST_PART
from rag.danish import fold, stem, words
from rag.facts import FOLDED_NUMBER_WORDS, NUMBER_WORDS

#: A number below twenty and what it counts, with a word between that may stand there: 'fem nye steder'.
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(map(fold, NUMBER_WORDS))}|\d{{1,2}}) (?:\w+e )?(?P<noun>\w{{4,}})"
)
#: Where an enumeration begins, and what stands between its members.
_BEGINS = re.compile(r"\b(?:er|var|bliver|blev)\b(?: følgende| disse)?:?|:")
_BETWEEN = re.compile(r", | og | samt ")


def enumerating(chosen: Sequence[Candidate], selection: Selection) -> Candidate | None:
    """The unit of the best one's item that names as many things as a chosen one counts; None without one."""
    item = selection.candidates[0].ranked.item.id
    of_item = [one for one in selection.candidates if one.ranked.item.id == item]
    asked = [root for term in selection.terms if len(root := stem(term)) >= SHORTEST_PART]
    counted = {
        stem(noun): count
        for one in chosen
        if one.ranked.item.id == item
        for noun, count in _counts(one.unit.text)
        if any(stem(noun).endswith(root) for root in asked)
    }
    if not counted or any(_is_whole(one, counted) for one in chosen):
        return None
    return next((one for one in of_item if _is_whole(one, counted)), None)


def _counts(text: str) -> Iterator[tuple[str, int]]:
    for found in _COUNTED.finditer(fold(text)):
        count = found["count"]
        yield found["noun"], int(count) if count.isdigit() else FOLDED_NUMBER_WORDS[count]


def _is_whole(candidate: Candidate, counted: dict[str, int]) -> bool:
    """Whether a unit names a noun and enumerates as many things as are counted of it."""
    unit = candidate.unit
    spoken = {stem(word) for word in words(unit.text)}
    sizes = {count for noun, count in counted.items() if any(noun in (one, _bare(one)) for one in spoken)}
    return len(unit.entries) in sizes if unit.kind is UnitKind.LIST else _size(unit.text) in sizes


def _bare(word: str) -> str:
    return stem(word.removesuffix("ne"))


def _size(text: str) -> int:
    """How many things a sentence enumerates after its verb or colon; 0 where it does not."""
    begins = _BEGINS.search(text)
    return len(_BETWEEN.split(text[begins.end() :])) if begins else 0

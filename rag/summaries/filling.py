"""How a page of given length is filled: what every item must have, then round by round what it may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.model import Claim
from rag.summaries.retelling import length


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page has of one item: the sentence that opens it, and groups of further ones, the best first.

    `most_words` is what the further ones may have in all; the opening always stands.
    """

    opening: Claim
    groups: tuple[tuple[Claim, ...], ...] = ()
    most_words: int = 0


def filled(parts: Mapping[str, Sequence[Entry]], most_words: int) -> dict[str, tuple[Claim, ...]]:
    """The sentences of each part, entry by entry, in about `most_words` words in all.

    The parts stand with the one first that is filled first, and so do the entries of a part. Of each group as
    many sentences are taken as there is room for, the first groups of all entries before any second one.
    """
    room = most_words - length(entry.opening for entries in parts.values() for entry in entries)
    told: dict[str, tuple[Claim, ...]] = {}
    for heading, entries in parts.items():
        further = _further(entries, room)
        room -= sum(map(length, further))
        told[heading] = tuple(
            claim for entry, more in zip(entries, further, strict=True) for claim in (entry.opening, *more)
        )
    return told


def _further(entries: Sequence[Entry], room: int) -> list[list[Claim]]:
    """What each entry gets beside its opening."""
    told: list[list[Claim]] = [[] for _ in entries]
    for turn in range(max((len(entry.groups) for entry in entries), default=0)):
        for entry, more in zip(entries, told, strict=True):
            for claim in entry.groups[turn] if turn < len(entry.groups) else ():
                words = length([claim])
                if words > room or length(more) + words > entry.most_words:
                    break
                if claim.text not in {entry.opening.text, *(one.text for one in more)}:
                    more.append(claim)
                    room -= words
    return told

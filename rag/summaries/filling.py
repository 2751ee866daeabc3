"""How a page of given length is filled: what every item must have, then round by round what it may have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.model import Claim
from rag.summaries.retelling import length


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page has of one item: its first sentence, and groups of further ones, the most telling first.

    `most_words` is what the entry may have in all, but for the first sentence, which always stands.
    """

    id: str
    first: Claim
    groups: tuple[tuple[Claim, ...], ...] = ()
    most_words: int = 0


def filled(entries: Sequence[Entry], most_words: int) -> dict[str, tuple[Claim, ...]]:
    """The sentences of each entry, by its id, in about `most_words` words in all.

    The entries stand with the most important one first. Of each group as many sentences are taken as there is
    room for, the first groups of all entries before any second one.
    """
    told = {entry.id: [entry.first] for entry in entries}
    room = most_words - length(entry.first for entry in entries)
    for turn in range(max((len(entry.groups) for entry in entries), default=0)):
        for entry in entries:
            for claim in entry.groups[turn] if turn < len(entry.groups) else ():
                words = length([claim])
                if words > room or length(told[entry.id]) + words > entry.most_words:
                    break
                if claim.text not in {one.text for one in told[entry.id]}:
                    told[entry.id].append(claim)
                    room -= words
    return {id_: tuple(claims) for id_, claims in told.items()}

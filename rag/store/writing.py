"""How meetings are written, in batches: indexes first, unseen, then the catalogue, which makes them visible.

The catalogue's journal says beforehand which editions the indexes may come to hold and nobody may see. One
transaction of the catalogue then makes them the visible ones, and what they replace is swept out of the
indexes. A crash anywhere leaves a journal that the next opening or writing works off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from rag.store.catalogue import Catalogue
from rag.store.prepared import Prepared
from rag.store.upkeep import Upkeep

#: What is written at once: to the disk it costs as much as one meeting, and it is held in memory.
BATCH_MEETINGS = 32
BATCH_CHUNKS = 6_000


class Change(StrEnum):
    """What became of a meeting that was added."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


def add_all(catalogue: Catalogue, upkeep: Upkeep, meetings: Iterable[Prepared]) -> Iterator[Change]:
    """Write meetings in batches, as `Library.add_all`."""
    for batch in batches(meetings):
        yield from _write(catalogue, upkeep, batch)


def batches(meetings: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Batches in order, in none of which one meeting would replace another."""
    batch: list[Prepared] = []
    for one in meetings:
        if batch and (_full(batch) or any(_same(one, other) for other in batch)):
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _full(batch: Sequence[Prepared]) -> bool:
    return len(batch) >= BATCH_MEETINGS or sum(len(one.edition.chunks) for one in batch) >= BATCH_CHUNKS


def _same(one: Prepared, other: Prepared) -> bool:
    return one.meeting == other.meeting or one.sha256 == other.sha256


def _write(catalogue: Catalogue, upkeep: Upkeep, batch: Sequence[Prepared]) -> list[Change]:
    if all(_is_there(catalogue, one) for one in batch):
        catalogue.confirm(*batch)
        return [Change.UNCHANGED] * len(batch)
    with upkeep.writing():
        changes = [_change(catalogue, one) for one in batch]
        told = list(zip(batch, changes, strict=True))
        new = [one for one, change in told if change is not Change.UNCHANGED]
        catalogue.doom(*(one.edition.id for one in new))
        for index in upkeep.indexes:
            index.add(*(one.edition for one in new))
        catalogue.publish(*new)
        upkeep.sweep()
        catalogue.confirm(*(one for one, change in told if change is Change.UNCHANGED))
    return changes


def _is_there(catalogue: Catalogue, one: Prepared) -> bool:
    return catalogue.edition(one.meeting) == one.edition.id


def _change(catalogue: Catalogue, one: Prepared) -> Change:
    known = filter(None, {catalogue.meeting_of_source(one.sha256), one.meeting})
    replaced = catalogue.editions(known)
    if one.edition.id in replaced:
        return Change.UNCHANGED
    return Change.REPLACED if replaced else Change.ADDED

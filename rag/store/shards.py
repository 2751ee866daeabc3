"""The Chroma collections that vectors are spread over.

Chroma holds the whole graph of a collection that it writes to in memory: some 2 kB a vector. So a local store
begins another collection whenever the last one is full, and who writes holds only that one. Which collection
an edition went to is written down, so that to replace one meeting opens no other.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence
from typing import Any

from rag.store.places import Counts, Places

#: Chroma's, which only `rag.store.vectors` imports.
Client = Any
Collection = Any

#: Vectors in one collection: those of some 300 minutes of ten pages.
FULL = 50_000
#: How many candidates a search of Chroma's graph (HNSW) keeps. Up to this many vectors a search is exact, so
#: answers repeat although the graph is built by several threads; at Chroma's own 100, two builds of 864
#: vectors differed in every second question. Of the nearest 120 among 10,000 all are found instead of 91 %,
#: and a question takes 3 ms more.
SEARCHED = 2000
#: Vectors that are looked through at a time where nobody wrote down where they are.
_PAGE = 2_000


class Shards:
    """The collections of one index, oldest first; only the last one is written to.

    `full`: vectors after which another collection is begun; None where a server keeps them all in one.
    """

    def __init__(self, client: Client, name: str, full: int | None, places: Places) -> None:
        """Open the collections there are, and make the first one where there is none."""
        self._client = client
        self._name = name
        self._full = full
        self._places = places
        known = {one.name for one in client.list_collections()} if full else set()
        self.all = [self._opened(0)]
        while self._named(len(self.all)) in known:
            self.all.append(self._opened(len(self.all)))
        if full is not None:
            places.fill(self._counted)
        self._room = 0 if full is None else full - self.all[-1].count()

    @property
    def last(self) -> Collection:
        """The one that is written to."""
        return self.all[-1]

    def has_room(self, vectors: int) -> bool:
        """Whether so many more go into the last collection; one that is empty takes any number."""
        return self._full is None or self._room >= vectors or self._room == self._full

    def expect(self, editions: Sequence[str], before: Counter[tuple[str, int]]) -> None:
        """Write down that the last collection gets a vector of each of these editions.

        before: those of this writing that are written down, to which these are added.
        """
        self._room -= len(editions)
        told = {(edition, len(self.all) - 1) for edition in editions}
        before.update((edition, len(self.all) - 1) for edition in editions)
        if self._full is not None:
            self._places.note({place: before[place] for place in told})

    def holding(self, editions: Sequence[str]) -> list[Collection]:
        """The collections that may have vectors of these editions."""
        numbers = None if self._full is None else self._places.of(editions)
        if numbers is None:
            return self.all
        return [self.all[number] for number in numbers if number < len(self.all)]

    def forget(self, editions: Sequence[str]) -> None:
        """Note that the collections have no vectors of these editions any more."""
        if self._full is not None:
            self._places.forget(editions)

    def count(self) -> int:
        """How many vectors there are: those of full collections as written down, which opens none of them."""
        before = 0 if self._full is None else self._places.count(len(self.all) - 1)
        return before + int(self.last.count())

    def begin(self) -> None:
        """Make another collection, which is written to from then on."""
        self.all.append(self._opened(len(self.all)))
        self._room = self._full or 0

    def delete(self) -> None:
        """Delete all of them, the last first, so that a crash leaves no gap."""
        for collection in reversed(self.all):
            self._client.delete_collection(collection.name)
        if self._full is not None:
            self._places.clear()

    def _counted(self) -> Counts:
        """How many vectors each edition has in each collection, told without reading a graph."""
        found: Counter[tuple[str, int]] = Counter()
        for number, collection in enumerate(self.all):
            start = 0
            while beside := collection.get(include=["metadatas"], limit=_PAGE, offset=start)["metadatas"]:
                found.update((str(one["edition"]), number) for one in beside)
                start += len(beside)
        return found

    def _named(self, number: int) -> str:
        return f"{self._name}-{number}" if number else self._name

    def _opened(self, number: int) -> Collection:
        collection = self._client.get_or_create_collection(
            self._named(number),
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": SEARCHED}},
        )
        _search_closely(collection)
        return collection


def _search_closely(collection: Collection) -> None:
    """Set how widely to search where an older Punkt made the collection, before its graph is first read."""
    if collection.configuration_json["hnsw"]["ef_search"] == SEARCHED:
        return
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "legacy embedding function", DeprecationWarning)
        collection.modify(configuration={"hnsw": {"ef_search": SEARCHED}})

"""Keeps the indexes in step with the catalogue, after crashes and beside other processes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rag.errors import LibraryBusy
from rag.store.catalogue import Catalogue
from rag.store.index import Edition, Index
from rag.store.locking import WriterLock

#: Meetings whose chunks are put back at a time.
BATCH = 32


class Upkeep:
    """What nobody may see goes out of the indexes, and what they have lost is put back."""

    def __init__(self, catalogue: Catalogue, indexes: Sequence[Index], lock: WriterLock, wait: float) -> None:
        """wait: seconds to wait for another writer."""
        self._catalogue = catalogue
        self._lock = lock
        self._wait = wait
        self._fresh = threading.RLock()
        self._stocked: set[int] = set()
        self.indexes = indexes

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The only writer, with indexes that hold what the catalogue says. Raises LibraryBusy."""
        with self._lock.hold(self._wait):
            self.refresh()
            self.sweep()
            for index in self.indexes:
                self.stock(index)
            yield

    def repair(self) -> None:
        """Work off the journal of a crash; a journal that somebody is writing is left to them."""
        if self._catalogue.doomed():
            try:
                with self._lock.hold(0):
                    self.sweep()
            except LibraryBusy:
                return

    def sweep(self) -> None:
        """Take out of the indexes what nobody may see."""
        if doomed := self._catalogue.doomed():
            for index in self.indexes:
                index.delete(*doomed)
            self._catalogue.forget(*doomed)

    def refresh(self) -> None:
        """See what other processes have written."""
        with self._fresh:
            if self._catalogue.changed_elsewhere():
                for index in self.indexes:
                    index.refresh()

    def stock(self, index: Index) -> None:
        """Once a session, fill an index that does not hold what it should.

        It was deleted, is of an older format, was made by another model, or was left half filled.
        """
        if id(index) in self._stocked:
            return
        if not self._catalogue.doomed() and index.count() != self._catalogue.chunk_count():
            with self._lock.hold(self._wait):
                self.sweep()
                index.clear()
                self._fill(index)
        self._stocked.add(id(index))

    def _fill(self, index: Index) -> None:
        ids = self._catalogue.ids()
        for start in range(0, len(ids), BATCH):
            index.add(*self._editions(ids[start : start + BATCH]))

    def _editions(self, ids: Sequence[str]) -> Iterator[Edition]:
        for meeting_id in ids:
            if edition := self._catalogue.edition(meeting_id):
                yield Edition(edition, self._catalogue.chunks_of(meeting_id))

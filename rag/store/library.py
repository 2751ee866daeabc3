"""The library: catalogue, lexical index and vectors, kept in step, for all who read and write."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from rag.errors import UnknownReference
from rag.model import AgendaItem, Chunk, Meeting, Passage
from rag.store.catalogue import Catalogue
from rag.store.home import make_home, punkt_version
from rag.store.index import Hit, Index
from rag.store.lexical import LexicalIndex, gram_weights
from rag.store.locking import WAIT_SECONDS, WriterLock
from rag.store.prepared import Prepared, prepare
from rag.store.record_tables import RecordTables
from rag.store.rows import MeetingOverview
from rag.store.upkeep import Upkeep
from rag.store.vectors import SEARCHED, VectorIndex
from rag.store.writing import Change, add_all

if TYPE_CHECKING:
    from rag.store.embedding import Embedder

__all__ = ["Change", "Library", "MeetingOverview"]


class Library:
    """Parsed meetings that can be listed, read and searched. Thread-safe; one process writes at a time."""

    def __init__(
        self, catalogue: Catalogue, lexical: LexicalIndex, vectors: VectorIndex, lock: WriterLock, wait: float
    ) -> None:
        """Put the parts together; `open` is the usual way."""
        self._catalogue = catalogue
        self._lexical = lexical
        self._vectors = vectors
        self._upkeep = Upkeep(catalogue, (vectors, lexical), lock, wait)
        self._listed: tuple[tuple[int, int], list[MeetingOverview]] | None = None

    @classmethod
    def open(
        cls, home: Path, embedder: Embedder, chroma_url: str | None = None, wait: float = WAIT_SECONDS
    ) -> Library:
        """Open the library in a folder, made on first use, and finish what a crash left half done.

        wait: seconds to wait for another writer. Raises HomeUnusable, and EmbedderMismatch where the
        vectors were made by another model than `embedder`.
        """
        make_home(home)
        catalogue = Catalogue(home / "catalogue.sqlite3")
        vectors = VectorIndex(home / "vectors", embedder, catalogue.library, chroma_url)
        library = cls(catalogue, LexicalIndex(home / "lexical"), vectors, WriterLock(home), wait)
        with ExitStack() as undo:
            undo.callback(library.close)
            if catalogue.chunk_count():
                vectors.check_embedder()
            library._upkeep.repair()
            undo.pop_all()
        return library

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files and connections."""
        self._lexical.close()
        self._vectors.close()
        self._catalogue.close()

    # Reading

    def overviews(self) -> list[MeetingOverview]:
        """All meetings, newest first; read again only when somebody has written."""
        state, listed = self._catalogue.state(), self._listed
        if listed is None or listed[0] != state:
            self._listed = listed = (state, self._catalogue.overviews())
        return list(listed[1])

    def overview(self, meeting_id: str) -> MeetingOverview | None:
        """One meeting's overview; asked before `add`, it tells which document will be replaced."""
        return self._catalogue.overview(meeting_id)

    def meeting(self, meeting_id: str) -> Meeting:
        """A whole meeting with its source text. Raises UnknownReference."""
        if meeting := self._catalogue.meeting(meeting_id):
            return meeting
        raise self._unknown(meeting_id)

    def named(self, reference: str) -> tuple[Meeting, AgendaItem | None]:
        """The meeting of 'meeting', or with its item that of 'meeting/N'. Raises UnknownReference."""
        meeting_id, slash, number = reference.partition("/")
        meeting = self.meeting(meeting_id)
        if not slash:
            return meeting, None
        item = meeting.item(int(number)) if number.isdecimal() else None
        if item is None:
            known = ", ".join(str(each.number) for each in meeting.items)
            raise UnknownReference(f"{meeting_id} has no Punkt {number!r}. It has: {known}.")
        return meeting, item

    def meeting_of_source(self, sha256: str) -> str | None:
        """The id of the meeting that was read from the document with this hash, if any."""
        return self._catalogue.meeting_of_source(sha256)

    def sources(self, made_by: str) -> dict[str, tuple[str, str | None]]:
        """The meeting and municipality of each document that `made_by` read, by the document's hash."""
        return self._catalogue.sources(made_by)

    @property
    def records(self) -> RecordTables:
        """What is known of the meetings without reading them: items, votes, attendance, amounts."""
        return self._catalogue.records

    def lexical(self, query: str, k: int, meetings: frozenset[str] | None = None) -> list[Passage]:
        """The `k` passages with the highest BM25 over character 4-grams, in `meetings` if given.

        `Passage.score` is the raw sum, 0 and up, comparable only within one query.
        """
        return self.lexical_grams(gram_weights(query), k, meetings)

    def lexical_grams(
        self, weights: Mapping[str, float], k: int, meetings: frozenset[str] | None = None
    ) -> list[Passage]:
        """As `lexical`, for folded grams with weights (`rag.store.lexical.gram_weights`)."""
        return self._found(self._lexical, partial(self._lexical.search_grams, weights), k, meetings)

    def dense(self, query: str, k: int, meetings: frozenset[str] | None = None) -> list[Passage]:
        """The `k` passages whose vectors are nearest to the query's, in `meetings` if given.

        `Passage.score` is the cosine, from -1 to 1.
        """
        return self._found(self._vectors, partial(self._nearest, query), k, meetings)

    def _nearest(self, query: str, k: int, editions: frozenset[str] | None) -> list[Hit]:
        """As the vectors' own search; where it is restricted, the very nearest are looked through first.

        Among 122,801 vectors a restricted search takes 0.2 s, or 2 s for 2,000 editions, this one 10 ms.
        """
        if editions is not None:
            near = self._vectors.search(query, SEARCHED)
            among = [hit for hit in near if hit.key.rpartition("@")[2] in editions]
            if len(among) >= k:
                return among[:k]
        return self._vectors.search(query, k, editions)

    def _found(
        self,
        index: Index,
        search: Callable[[int, frozenset[str] | None], list[Hit]],
        k: int,
        meetings: frozenset[str] | None,
    ) -> list[Passage]:
        """The best `k` visible chunks.

        While an edition is replaced, an index holds invisible ones too: then more is asked for, and all
        over again if the catalogue has changed meanwhile.
        """
        asked = k
        while True:
            state = self._catalogue.state()
            self._upkeep.refresh()
            self._upkeep.stock(index)
            editions = None if meetings is None else self._catalogue.editions(meetings)
            hits = search(asked, editions)
            chunks = self._catalogue.chunks([hit.key for hit in hits])
            passages = [Passage(chunks[hit.key], hit.score) for hit in hits if hit.key in chunks]
            if len(passages) == len(hits):
                return passages[:k]
            if self._catalogue.state() == state:
                if len(passages) >= k or len(hits) < asked:
                    return passages[:k]
                asked *= 2

    # Writing

    def add(self, meeting: Meeting, chunks: Sequence[Chunk]) -> Change:
        """Add one meeting, as `add_all`."""
        return next(self.add_all([prepare(meeting, chunks, punkt_version())]))

    def add_all(self, meetings: Iterable[Prepared]) -> Iterator[Change]:
        """Add meetings, or replace those that have their ids or were read from the same documents.

        They are taken and written in batches; what is told was written. Readers see either the old or the
        new of each meeting, whatever happens in between. Nothing is written if the same is there already.
        Raises LibraryBusy while another process writes.
        """
        return add_all(self._catalogue, self._upkeep, meetings)

    def remove(self, meeting_id: str) -> None:
        """Take a meeting out of all three stores. Raises UnknownReference, LibraryBusy."""
        with self._upkeep.writing():
            if self._catalogue.edition(meeting_id) is None:
                raise self._unknown(meeting_id)
            self._catalogue.withdraw(meeting_id)
            self._upkeep.sweep()

    def _unknown(self, meeting_id: str) -> UnknownReference:
        near = difflib.get_close_matches(meeting_id, self._catalogue.ids(), n=3, cutoff=0.4)
        hint = f"; nearest: {', '.join(near)}" if near else "; `punkt list` shows what there is"
        return UnknownReference(f"no meeting {meeting_id!r} in the library{hint}")

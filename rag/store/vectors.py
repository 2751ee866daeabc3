"""Dense search: chunk vectors in Chroma, in the home folder or on a server.

Nothing is downloaded: vectors come from our own embedder, never from Chroma's. This is the only module
that imports chromadb, and only where a vector is written or searched.
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from rag.errors import EmbedderMismatch, LibraryBusy, LibraryError
from rag.store.index import Edition, Hit, encodable, key_of, ranked
from rag.store.locking import WAIT_SECONDS
from rag.store.places import Places
from rag.store.shards import FULL, SEARCHED, Shards

if TYPE_CHECKING:
    import httpx
    from chromadb.api.client import Client
    from filelock import FileLock

    from rag.store.embedding import Embedder

__all__ = ["SEARCHED", "VectorIndex"]

#: The port a Chroma server listens on unless told otherwise.
CHROMA_PORT = 8000
#: How long a server may take over one call: a batch of vectors takes a few seconds.
SERVER_SECONDS = 60.0
#: How often a process looks whether another has finished its call, which takes some milliseconds.
POLL_SECONDS = 0.005
#: Vectors written at once: below what Chroma takes in one call (5,461), and small enough to send.
BATCH = 1000


class VectorIndex:
    """Chunks by the vector of their context and text. Implements `rag.store.index.Index`; thread-safe."""

    def __init__(
        self, folder: Path, embedder: Embedder, library: str, url: str | None = None, full: int = FULL
    ) -> None:
        """Name the place; nothing is opened or imported yet.

        folder: where vectors lie, or, with `url`, only the name of the model that made them.
        library: the library's id, so that several can share one server.
        full: vectors in one collection of a local store.
        """
        self._folder = folder
        self._embedder = embedder
        self._url = url
        self._full = None if url else full
        digest = hashlib.sha256(embedder.name.encode()).hexdigest()[:8]
        self._name = f"punkt-{library}-{digest}"
        self._note = folder / "embedder.txt"
        self._client: Client | None = None
        self._opened: Shards | None = None
        self._files: FileLock | None = None
        self._lock = threading.RLock()

    def check_embedder(self) -> None:
        """Raise EmbedderMismatch if another model than the one at hand made the vectors."""
        made_by = self._note.read_text(encoding="utf-8") if self._note.is_file() else self._embedder.name
        if made_by != self._embedder.name:
            raise EmbedderMismatch(
                f"{self._folder}: made by the embedding model {made_by!r}, but {self._embedder.name!r} "
                "was asked for; ask for the first (PUNKT_EMBEDDING_MODEL), or delete this folder and all "
                "minutes are embedded again with the second"
            )

    def add(self, *editions: Edition) -> None:
        """Write the vectors of editions, made here where they were not made by this model before."""
        import numpy as np

        made = [edition.embedded(self._embedder) for edition in editions]
        chunks = [(edition.id, chunk) for edition in made for chunk in edition.chunks]
        vectors = [edition.vectors.rows for edition in made if edition.vectors and edition.chunks]
        rows = np.concatenate(vectors) if vectors else np.empty((0, self._embedder.dimensions), np.float32)
        noted: Counter[tuple[str, int]] = Counter()
        for start in range(0, len(chunks), BATCH):
            batch = chunks[start : start + BATCH]
            self._make_room(len(batch))
            with self._shards() as shards:
                shards.expect([edition for edition, _ in batch], noted)
                shards.last.upsert(
                    ids=[key_of(chunk, edition) for edition, chunk in batch],
                    embeddings=rows[start : start + BATCH],
                    metadatas=[{"edition": edition, "meeting": chunk.meeting} for edition, chunk in batch],
                )

    def delete(self, *editions: str) -> None:
        """Take out every vector of editions."""
        with self._shards() as shards:
            for collection in shards.holding(editions):
                collection.delete(where=_among(editions))
            shards.forget(editions)

    def clear(self) -> None:
        """Take out every vector."""
        with self._shards() as shards:
            shards.delete()
            self._opened = None

    def count(self) -> int:
        """How many chunks can be found."""
        with self._shards() as shards:
            return shards.count()

    def search(self, query: str, k: int, editions: frozenset[str] | None = None) -> list[Hit]:
        """The `k` chunks whose vectors are nearest to the query's, scored by cosine (-1 to 1)."""
        if k < 1 or editions == frozenset():
            return []
        vector = self._embedder.embed_queries([encodable(query)])
        where = None if editions is None else _among(sorted(editions))
        cosines: dict[str, float] = {}
        with self._shards() as shards:
            for collection in shards.all:
                found = collection.query(
                    query_embeddings=vector, n_results=k, where=where, include=["distances"]
                )
                distances = (found["distances"] or [[]])[0]
                told = zip(found["ids"][0], distances, strict=True)
                cosines.update((key, 1.0 - float(distance)) for key, distance in told)
        return ranked([Hit(key, cosine) for key, cosine in cosines.items()], k)

    def _make_room(self, vectors: int) -> None:
        """Begin another collection where the last is full, and let go of the store, which holds its graph."""
        with self._shards() as shards:
            if shards.has_room(vectors):
                return
            shards.begin()
        self.close()

    def refresh(self) -> None:
        """Open again: Chroma's local store does not see what another process has written."""
        if self._url is None:
            self.close()

    def close(self) -> None:
        """Let go of the store or the connection; the next use opens it again."""
        with self._lock:
            if self._client is not None:
                for session in _sessions(self._client):
                    session.close()
                self._client.close()
            self._client = self._opened = None

    @contextmanager
    def _shards(self) -> Iterator[Shards]:
        """The collections, opened on first use, for one call at a time; Chroma's faults explained."""
        import httpx
        from chromadb.errors import ChromaError

        with self._lock:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                with self._alone():
                    if self._opened is None:
                        self._opened = self._shards_of(self._connected())
                    yield self._opened
            except (ChromaError, httpx.HTTPError, ValueError, OSError) as error:
                raise LibraryError(self._fault(error)) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes out of the folder for one call: Chroma's local files are read and written
        without any lock of its own, and a torn read ends the process. A server needs none of this."""
        from filelock import FileLock, Timeout

        if self._url:
            yield
            return
        if self._files is None:
            self._files = FileLock(self._folder.with_suffix(".lock"), poll_interval=POLL_SECONDS)
        try:
            with self._files.acquire(timeout=WAIT_SECONDS):
                yield
        except Timeout:
            raise LibraryBusy(
                f"{self._folder}: another process has used the vectors for more than {WAIT_SECONDS:.0f} s; "
                "try again, or share a Chroma server (PUNKT_CHROMA_URL)"
            ) from None

    def _shards_of(self, client: Client) -> Shards:
        shards = Shards(client, self._name, self._full, Places(self._folder / f"{self._name}.sqlite3"))
        if not self._note.is_file() or self._note.read_text(encoding="utf-8") != self._embedder.name:
            self._note.write_text(self._embedder.name, encoding="utf-8")
        return shards

    def _connected(self) -> Client:
        if self._client is None:
            self._client = _remote(self._url) if self._url else _local(self._folder)
        return self._client

    def _fault(self, error: Exception) -> str:
        if self._url:
            return (
                f"{self._url}: the Chroma server cannot be used ({error}); "
                "start it, or unset PUNKT_CHROMA_URL to keep vectors in the home folder"
            )
        return (
            f"{self._folder}: the vectors cannot be used ({error}); delete this folder "
            "and they are made again from the catalogue"
        )


def _among(editions: Sequence[str]) -> Any:
    """The condition that a vector is of one of these editions."""
    return {"edition": {"$in": list(editions)}}


def _local(folder: Path) -> Client:
    import chromadb

    try:
        return cast("Client", chromadb.PersistentClient(path=str(folder), settings=_settings()))
    except AttributeError as error:  # Chroma keeps what it half opened, and trips over it the next time
        raise ValueError("it could not be opened earlier; start Punkt again") from error


def _remote(url: str) -> Client:
    import chromadb

    at = urlsplit(url)
    if at.scheme not in {"http", "https"} or not at.hostname:
        raise ValueError("expected a URL such as http://localhost:8000")
    secure = at.scheme == "https"
    port = at.port or (443 if secure else CHROMA_PORT)
    settings = _settings()
    client = cast("Client", chromadb.HttpClient(host=at.hostname, port=port, ssl=secure, settings=settings))
    for session in _sessions(client):
        session.timeout = SERVER_SECONDS
    return client


def _sessions(client: Client) -> list[httpx.Client]:
    """The connections beneath a server's client; Chroma neither closes them nor limits how long they wait."""
    servers: list[Any] = [client._server, getattr(client._admin_client, "_server", None)]
    return [server._session for server in servers if hasattr(server, "_session")]


def _settings() -> Any:
    """Chroma's settings: no telemetry, and no `.env` of whatever folder one stands in."""
    from chromadb.config import Settings

    return Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]

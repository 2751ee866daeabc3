"""What the library asks of an index of chunks, and the key a chunk has in it.

An *edition* is one parsed state of one meeting. An index may hold several editions of a meeting for a
moment; the catalogue alone says which of them is the one that readers see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from rag.model import Chunk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rag.store.embedding import Embedder


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of n chunks, (n, dimensions) float32, and the name of the model that made them."""

    model: str
    rows: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Edition:
    """The chunks of one parsed state of one meeting; `vectors`, if they were made before it is indexed."""

    id: str
    chunks: Sequence[Chunk]
    vectors: Vectors | None = None

    def embedded(self, embedder: Embedder) -> Edition:
        """The same with the vectors of this embedder: each of a chunk's context, then its text."""
        if self.vectors and self.vectors.model == embedder.name:
            return self
        rows = embedder.embed_passages([f"{chunk.context}\n{chunk.text}" for chunk in self.chunks])
        return replace(self, vectors=Vectors(embedder.name, rows))


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that an index found: its key there, and the index's own score (higher is better)."""

    key: str
    score: float


class Index(Protocol):
    """Finds chunks by a question; holds nothing that could not be made again from the catalogue."""

    def add(self, *editions: Edition) -> None:
        """Index the chunks of editions, visible to searches when this returns."""

    def delete(self, *editions: str) -> None:
        """Take out editions; nothing happens where they are absent."""

    def clear(self) -> None:
        """Take out everything."""

    def count(self) -> int:
        """How many chunks can be found."""

    def search(self, query: str, k: int, editions: frozenset[str] | None = None) -> list[Hit]:
        """The `k` best chunks (of `editions`, if given), best first."""

    def refresh(self) -> None:
        """See what another process has written since."""

    def close(self) -> None:
        """Let go of files and connections."""


def key_of(chunk: Chunk, edition: str) -> str:
    """The key of a chunk in an index: its id, and the edition it belongs to."""
    return f"{chunk.id}@{edition}"


def ranked(hits: list[Hit], k: int) -> list[Hit]:
    """The `k` best hits; equal scores stand in the order of their keys, so that answers repeat."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.key))[:k]


def encodable(text: str) -> str:
    """A text without lone surrogates, which a terminal can hand over and UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")

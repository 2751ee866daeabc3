"""What the library asks of an index of chunks, and the key a chunk has in it.

An *edition* is one parsed state of one meeting. An index may hold several editions of a meeting for a
moment; the catalogue alone says which of them is the one that readers see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rag.model import Chunk


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that an index found: its key there, and the index's own score (higher is better)."""

    key: str
    score: float


class Index(Protocol):
    """Finds chunks by a question; holds nothing that could not be made again from the catalogue."""

    def add(self, edition: str, chunks: Sequence[Chunk]) -> None:
        """Index the chunks of one edition, visible to searches when this returns."""

    def delete(self, edition: str) -> None:
        """Take out an edition; nothing happens where it is absent."""

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

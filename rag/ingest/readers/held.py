"""Bytes of documents that are asked for twice: once for their hash, once to be read."""

from __future__ import annotations

from rag.errors import UnreadableDocument
from rag.ingest.readers.document import Document
from rag.ingest.readers.zipped import too_large

#: Bytes held in all; what does not fit is read from the disk again.
MOST_HELD = 50_000_000


class Held:
    """The bytes of documents, kept from the first time they are asked for until the second."""

    def __init__(self, most: int = MOST_HELD) -> None:
        """most: bytes held in all."""
        self._room = most
        self._bytes: dict[Document, bytes] = {}

    def read(self, document: Document, limit: int) -> bytes:
        """As `Document.read`."""
        raw = self._bytes.pop(document, None)
        if raw is not None:
            self._room += len(raw)
            if len(raw) > limit:
                raise UnreadableDocument(too_large(document.name, len(raw), limit))
            return raw
        raw = document.read(limit)
        if len(raw) <= self._room:
            self._room -= len(raw)
            self._bytes[document] = raw
        return raw

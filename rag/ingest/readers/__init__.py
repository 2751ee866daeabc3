"""Document → Source: one reader for each format, chosen by the suffix."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from rag.errors import EmptyDocument, UnreadableDocument
from rag.ingest.readers.archive import ARCHIVE
from rag.ingest.readers.document import Document
from rag.ingest.readers.reading import Reader
from rag.ingest.readers.text import read_text
from rag.model import Source

#: What Punkt reads.
READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
}
SUFFIXES = frozenset(READERS)
#: Twenty years of one committee are about 20 MB; a larger file is not one meeting's minutes.
MAX_BYTES = 20_000_000


def read_source(document: Document | Path) -> Source:
    """Read one document; `sha256` is of its raw bytes.

    Raises UnreadableDocument (no such file, other format, too large, damaged) and EmptyDocument.
    """
    document = Document(document) if isinstance(document, Path) else document
    raw = _bytes_of(document)
    read = READERS[document.suffix](document.name, raw)
    if not read.text.strip():
        raise EmptyDocument(f"{document.name}: the file has no text; check that the export succeeded")
    return Source(document.name, read.text, hashlib.sha256(raw).hexdigest(), str(document), read.pages)


def _bytes_of(document: Document) -> bytes:
    if document.path.is_file() and document.suffix not in {*SUFFIXES, ARCHIVE}:
        raise UnreadableDocument(
            f"{document.name}: '{document.suffix or 'no suffix'}' is not read; "
            "save the minutes as .txt or .md"
        )
    return document.read(MAX_BYTES)

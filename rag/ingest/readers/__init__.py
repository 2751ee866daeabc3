"""File → Source: one reader for each format, chosen by the suffix."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from rag.errors import EmptyDocument, UnreadableDocument
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


def read_source(path: Path) -> Source:
    """Read one file; `sha256` is of its raw bytes.

    Raises UnreadableDocument (no such file, other format, too large, damaged) and EmptyDocument.
    """
    raw = _bytes_of(path)
    read = READERS[path.suffix.lower()](path.name, raw)
    if not read.text.strip():
        raise EmptyDocument(f"{path.name}: the file has no text; check that the export succeeded")
    return Source(path.name, read.text, hashlib.sha256(raw).hexdigest(), str(path), read.pages)


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableDocument(f"{path}: no such file; check the path")
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableDocument(
            f"{path.name}: '{path.suffix or 'no suffix'}' is not read; save the minutes as .txt or .md"
        )
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise UnreadableDocument(
                f"{path.name}: {size / 1e6:.0f} MB is more than the limit of {MAX_BYTES / 1e6:.0f} MB; "
                "split it into one file per meeting"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{path}: cannot be read ({error.strerror}); check its permissions"
        ) from error

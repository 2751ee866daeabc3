"""Document → Source: one reader for each format, chosen by the suffix."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from rag.errors import EmptyDocument
from rag.ingest.readers.archive import ARCHIVE
from rag.ingest.readers.document import Document
from rag.ingest.readers.docx import read_docx
from rag.ingest.readers.html import read_html
from rag.ingest.readers.pdf import read_pdf, read_scanned_pdf
from rag.ingest.readers.reading import Reader
from rag.ingest.readers.sniffing import check_suffix, other_format
from rag.ingest.readers.text import read_text
from rag.ingest.readers.xml import read_xml
from rag.model import Source

#: The bytes of a document, at most so many. Raises UnreadableDocument.
Read = Callable[[Document, int], bytes]
#: What Punkt reads.
READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".docx": read_docx,
    ".docm": read_docx,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".aspx": read_html,
    ".xml": read_xml,
    ".pdf": read_pdf,
}
#: What reads a format whose pages may be pictures, where they are to be recognised.
OCR_READERS: Mapping[str, Reader] = {".pdf": read_scanned_pdf}
SUFFIXES = frozenset(READERS)
#: Twenty years of one committee are about 20 MB; a larger file is not one meeting's minutes.
MAX_BYTES = 20_000_000
#: Formats that hold pictures and fonts beside their text.
_MAX_BYTES = {".pdf": 200_000_000, ".docx": 100_000_000, ".docm": 100_000_000}


def read_source(document: Document | Path, ocr: bool = False, read: Read = Document.read) -> Source:
    """Read one document; `sha256` is of its raw bytes. With `ocr`, scanned pages are recognised first.

    `read` gives the document's bytes, of which there are at most so many.
    Raises UnreadableDocument (no such file, other format, too large, damaged) and EmptyDocument.
    """
    document = Document(document) if isinstance(document, Path) else document
    raw = _bytes_of(document, read)
    check_suffix(document.name, document.suffix, raw)
    readers = {**READERS, **OCR_READERS} if ocr else READERS
    found = readers[document.suffix](document.name, raw)
    if not found.text.strip():
        raise EmptyDocument(f"{document.name}: the file has no text; check that the export succeeded")
    digest = hashlib.sha256(raw).hexdigest()
    return Source(document.name, found.text, digest, str(document), found.pages, warnings=found.warnings)


def _bytes_of(document: Document, read: Read) -> bytes:
    if document.path.is_file() and document.suffix not in {*SUFFIXES, ARCHIVE}:
        raise other_format(document.name, document.suffix)
    return read(document, _MAX_BYTES.get(document.suffix, MAX_BYTES))

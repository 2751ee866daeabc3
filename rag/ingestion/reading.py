"""One document → all that the library takes in of it, or why it takes nothing in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import DocumentError, UnreadableDocument
from rag.ingest.chunking import chunk_meeting
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.report import IngestResult, Outcome
from rag.model import Meeting
from rag.store.embedding import load_light
from rag.store.prepared import Prepared, prepare

if TYPE_CHECKING:
    from rag.ingest.readers.document import Document
    from rag.store.embedding import Embedder

#: Bytes up to which a document is looked up by its hash; a larger one is read in any case.
_HASHED = 200_000_000


@dataclass(frozen=True)
class Instructions:
    """How documents are read, the same for all of one ingestion; it can be sent between processes.

    `known` has the meeting and municipality of each document that was read in the same way before, by the
    document's hash. With `embed`, vectors are made too, if the model named needs no framework.
    """

    made_by: str
    chunk_tokens: int
    municipality: str | None = None
    ocr: bool = False
    known: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    embed: bool = False
    embedding_model: str | None = None


@dataclass(frozen=True)
class Ready:
    """A document whose meeting waits to be stored."""

    path: Path
    prepared: Prepared
    warnings: tuple[str, ...]

    def stored(self, outcome: Outcome) -> IngestResult:
        """What became of it."""
        return IngestResult(self.path, outcome, self.prepared.meeting, warnings=self.warnings)


#: Documents of a known meeting and refused ones need no storing.
Read = Ready | IngestResult


def reading(how: Instructions) -> Callable[[Document], Read]:
    """A reader by these instructions; made once in every process that reads."""
    embedder = load_light(how.embedding_model) if how.embed else None
    return lambda document: read_document(document, how, embedder)


def read_document(document: Document, how: Instructions, embedder: Embedder | None = None) -> Read:
    """Read, parse, chunk and, with an embedder, embed one document; what is known already is not parsed."""
    path = Path(str(document))
    try:
        if known := _known(document, how):
            return IngestResult(path, Outcome.UNCHANGED, known)
        meeting = meeting_of(document, how)
    except DocumentError as error:
        return refused(document, str(error))
    chunks = chunk_meeting(meeting, how.chunk_tokens)
    return Ready(path, prepare(meeting, chunks, how.made_by, embedder), meeting.warnings)


def refused(document: Document, why: str) -> IngestResult:
    """A document that nothing is taken in of."""
    return IngestResult(Path(str(document)), Outcome.REFUSED, message=why)


def meeting_of(document: Document, how: Instructions) -> Meeting:
    """The meeting that a document reports. Raises DocumentError."""
    return parse_meeting(read_source(document, how.ocr), how.municipality)


def _known(document: Document, how: Instructions) -> str | None:
    """The meeting that was read from the same bytes, of the same municipality if one is named."""
    if not how.known:
        return None
    try:
        raw = document.read(_HASHED)
    except UnreadableDocument:
        return None  # reading it in earnest tells why
    meeting, municipality = how.known.get(hashlib.sha256(raw).hexdigest(), (None, None))
    return meeting if how.municipality in (None, municipality) else None

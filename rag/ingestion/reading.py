"""Minutes and their attachments → all that the library takes in of it, or why it takes nothing in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import DocumentError, UnreadableDocument
from rag.ingest.chunking import chunk_meeting
from rag.ingest.minutes import read_minutes, sha256_of
from rag.ingest.readers import OCR_READERS
from rag.ingest.readers.held import Held
from rag.ingest.report import IngestResult, Outcome
from rag.store.embedding import load_light
from rag.store.prepared import Prepared, prepare

if TYPE_CHECKING:
    from rag.ingest.bundles import Bundle
    from rag.ingest.readers.document import Document
    from rag.store.embedding import Embedder

#: The meeting and municipality of documents by their hash.
Known = Mapping[str, tuple[str, str | None]]
#: Says of an edition, behind what else made it, that scanned pages were recognised.
_WITH_OCR = " ocr"


def recognised_by(made_by: str) -> str:
    """Names what reads scanned pages too, for `Library.sources`."""
    return made_by + _WITH_OCR


@dataclass(frozen=True)
class Instructions:
    """How documents are read, the same for all of one ingestion; it can be sent between processes.

    `known` has the meeting and municipality of each document that was read in the same way before, by the
    document's hash; `recognised` those of documents that were read with OCR. With `embed`, vectors are made
    too, if the model named needs no framework.
    """

    made_by: str
    chunk_tokens: int
    municipality: str | None = None
    ocr: bool = False
    known: Known = field(default_factory=dict)
    recognised: Known = field(default_factory=dict)
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


def reading(how: Instructions) -> Callable[[Bundle[Document]], Read]:
    """A reader by these instructions; made once in every process that reads."""
    embedder = load_light(how.embedding_model) if how.embed else None
    return lambda bundle: read_document(bundle, how, embedder)


def read_document(bundle: Bundle[Document], how: Instructions, embedder: Embedder | None = None) -> Read:
    """Read, parse, chunk and, with an embedder, embed minutes with what is attached to them.

    What is known already is not parsed.
    """
    path, held = Path(str(bundle.minutes)), Held()
    try:
        if known := _known(bundle, how, held):
            return IngestResult(path, Outcome.UNCHANGED, known)
        meeting = read_minutes(bundle, how.municipality, how.ocr, held.read)
    except DocumentError as error:
        return refused(bundle.minutes, str(error))
    chunks = chunk_meeting(meeting, how.chunk_tokens)
    by = recognised_by(how.made_by) if how.ocr and _may_be_scanned(bundle) else how.made_by
    return Ready(path, prepare(meeting, chunks, by, embedder), meeting.warnings)


def refused(document: Document, why: str) -> IngestResult:
    """A document that nothing is taken in of."""
    return IngestResult(Path(str(document)), Outcome.REFUSED, message=why)


def _known(bundle: Bundle[Document], how: Instructions, held: Held) -> str | None:
    """The meeting that was read from the same bytes, of the same municipality if one is named.

    With OCR that is one whose scanned pages were recognised, or whose documents have none.
    """
    known = [how.recognised] if how.ocr and _may_be_scanned(bundle) else [how.known, how.recognised]
    if not any(known):
        return None
    try:
        sha256 = sha256_of(bundle, held.read)
    except UnreadableDocument:
        return None  # reading it in earnest tells why
    meeting, municipality = next((each[sha256] for each in known if sha256 in each), (None, None))
    return meeting if how.municipality in (None, municipality) else None


def _may_be_scanned(bundle: Bundle[Document]) -> bool:
    """Whether a document is of a format whose pages may be pictures."""
    return any(document.suffix in OCR_READERS for document in bundle.files)

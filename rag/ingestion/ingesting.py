"""Documents → meetings in the library, each with what became of it."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rag.ingest.bundles import Bundle
from rag.ingest.minutes import STRAY, bundled
from rag.ingest.readers import READERS
from rag.ingest.readers.document import Document
from rag.ingest.readers.text import read_text
from rag.ingest.report import IngestResult, OnProgress, Outcome, Wanted
from rag.ingestion.making import made_by
from rag.ingestion.memory import EVERY, give_back, share_heap
from rag.ingestion.reading import Instructions, Read, Ready, reading, recognised_by, refused
from rag.ingestion.workers import UNFORESEEN, Work, Workers

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.store.library import Library
    from rag.store.prepared import Prepared

#: Seconds for one document. A page is read in 25 ms, so only what is broken, or made to hang, takes longer.
LIMIT_SECONDS = 120.0
#: The same with OCR, which takes some seconds a page.
OCR_LIMIT_SECONDS = 3_600.0
#: Bytes of plain text that are read in this process sooner than others are started.
SMALL = 500_000
#: More readers than this would wait for the one that stores.
MOST_WORKERS = 8


def ingest_documents(
    library: Library,
    settings: Settings,
    documents: Sequence[Document],
    wanted: Wanted,
    on_progress: OnProgress | None = None,
    touched: Set[Path] | None = None,
) -> Iterator[IngestResult]:
    """Store documents, and tell what became of each in their order, once that is so.

    With `touched`, only minutes are stored that one of these files, there or gone, is a part of. What is
    told is kept, wherever the iteration is left. Raises LibraryBusy, and UsageError where no worker starts.
    """
    share_heap()
    bundles, strays = bundled(documents) if touched is None else _touched(documents, touched)
    pending: deque[Read] = deque()
    reads = _progress(_read(library, settings, bundles, wanted), bundles, on_progress)
    for done, change in enumerate(library.add_all(_prepared(reads, pending)), 1):
        yield from _stored(pending, Outcome(change.value))
        if not done % EVERY:
            give_back()
    yield from (read for read in pending if isinstance(read, IngestResult))
    yield from (refused(stray, f"{stray.name}: {STRAY}") for stray in strays)


def _touched(
    documents: Sequence[Document], files: Set[Path]
) -> tuple[list[Bundle[Document]], list[Document]]:
    """The minutes, with what is attached to them, and the strays that have to do with these files."""
    gone = {Document(file) for file in files if not file.exists()}
    bundles, strays = bundled(sorted({*documents, *gone}))
    left = [
        Bundle(bundle.minutes, tuple(one for one in bundle.attachments if one[1] not in gone))
        for bundle in bundles
        if bundle.minutes not in gone and any(file.path in files for file in bundle.files)
    ]
    return left, [stray for stray in strays if stray.path in files and stray not in gone]


def _stored(pending: deque[Read], outcome: Outcome) -> Iterator[IngestResult]:
    """Take out the first document that waited to be stored, and those before it."""
    while pending:
        read = pending.popleft()
        if isinstance(read, Ready):
            yield read.stored(outcome)
            return
        yield read


def _prepared(reads: Iterator[Read], pending: deque[Read]) -> Iterator[Prepared]:
    for read in reads:
        pending.append(read)
        if isinstance(read, Ready):
            yield read.prepared


def _progress(
    reads: Iterator[Read], bundles: Sequence[Bundle[Document]], on_progress: OnProgress | None
) -> Iterator[Read]:
    tell = on_progress or (lambda *_: None)
    for done, bundle in enumerate(bundles):
        tell(done, len(bundles), bundle.minutes.name)
        yield next(reads)
    tell(len(bundles), len(bundles), "")


def _read(
    library: Library, settings: Settings, bundles: Sequence[Bundle[Document]], wanted: Wanted
) -> Iterator[Read]:
    """All minutes read with their attachments, in their order, here or in processes."""
    by = made_by(settings.chunk_tokens)
    how = Instructions(
        made_by=by,
        chunk_tokens=settings.chunk_tokens,
        municipality=wanted.municipality,
        ocr=wanted.ocr,
        known=library.sources(by),
        recognised=library.sources(recognised_by(by)),
    )
    documents = [document for bundle in bundles for document in bundle.files]
    workers = usual_workers(documents) if wanted.workers is None else wanted.workers
    if not workers:
        yield from map(guarded(reading(how)), bundles)
        return
    how = replace(how, embed=True, embedding_model=settings.embedding_model)
    limit = OCR_LIMIT_SECONDS if wanted.ocr else LIMIT_SECONDS
    yield from Workers(Work(reading, how, limit, lost), min(workers, len(bundles))).results(bundles)


def guarded(read: Callable[[Bundle[Document]], Read]) -> Callable[[Bundle[Document]], Read]:
    """The same where an error that nobody foresaw costs one document, as it does in a process of its own."""

    def read_one(bundle: Bundle[Document]) -> Read:
        try:
            return read(bundle)
        except Exception:
            logging.getLogger(__name__).exception("%s", bundle.minutes)
            return lost(bundle, UNFORESEEN)

    return read_one


def lost(bundle: Bundle[Document], why: str) -> Read:
    """Minutes that their process did not come back from."""
    return refused(bundle.minutes, f"{bundle.minutes.name}: given up: {why}; check the file, or leave it out")


def usual_workers(documents: Sequence[Document]) -> int:
    """How many processes pay: none for a little plain text, which neither hangs nor crashes a library."""
    plain = all(READERS.get(document.suffix) is read_text for document in documents)
    if plain and sum(_size(document) for document in documents) <= SMALL:
        return 0
    return min(_cores(), MOST_WORKERS)


def _size(document: Document) -> int:
    return document.path.stat().st_size if document.path.is_file() else 0


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

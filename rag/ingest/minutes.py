"""Documents → Meeting: minutes are read and parsed, and what is attached to them is read with them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from rag.errors import DocumentError, UnreadableDocument
from rag.ingest.bundles import Bundle, bundles
from rag.ingest.enclosing import AttachmentFile, enclose, sha256_with
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import Read, read_source
from rag.ingest.readers.document import Document
from rag.ingest.readers.reading import Reading
from rag.model import Meeting

#: Why an attachment is not read.
STRAY = "an attachment that lies with no minutes, or with several; put it into a folder named as its minutes"
#: Bytes up to which a file has a hash; a larger one is not read.
_HASHED = 200_000_000


def bundled(documents: Sequence[Document]) -> tuple[list[Bundle[Document]], list[Document]]:
    """The minutes among documents, each with its attachments; and attachments that lie with no minutes."""
    return bundles([(PurePath(str(one)).as_posix(), one) for one in documents])


def read_minutes(
    bundle: Bundle[Document], municipality: str | None = None, ocr: bool = False, read: Read = Document.read
) -> Meeting:
    """The meeting that minutes report, with what their attachments say.

    An attachment that cannot be read is left out with a warning. `read` gives the bytes of a document.
    Raises DocumentError for the minutes.
    """
    meeting = parse_meeting(read_source(bundle.minutes, ocr, read), municipality)
    files: list[AttachmentFile] = []
    hashes: list[tuple[str, str]] = []
    warnings: list[str] = []
    for name, document in bundle.attachments:
        try:
            source = read_source(document, ocr, read)
        except DocumentError as error:
            warnings.append(f"attachment left out: {error}")
            hashes.append((name, _sha256_of(document, Document.read)))
        else:
            hashes.append((name, source.sha256))
            warnings.extend(f"attachment {name}: {warning}" for warning in source.warnings)
            files.append(AttachmentFile(name, source.sha256, Reading(source.text, source.pages)))
    meeting = enclose(meeting, files)
    sha256 = sha256_with(meeting.source.sha256, hashes)
    return replace(
        meeting,
        source=replace(meeting.source, sha256=sha256),
        warnings=(*meeting.warnings, *warnings),
    )


def sha256_of(bundle: Bundle[Document], read: Read = Document.read) -> str:
    """The hash that the meeting of minutes and their attachments will have, from their bytes alone.

    Raises UnreadableDocument for the minutes.
    """
    minutes = hashlib.sha256(read(bundle.minutes, _HASHED)).hexdigest()
    return sha256_with(minutes, [(name, _sha256_of(document, read)) for name, document in bundle.attachments])


def _sha256_of(attachment: Document, read: Read) -> str:
    try:
        return hashlib.sha256(read(attachment, _HASHED)).hexdigest()
    except UnreadableDocument:
        return ""

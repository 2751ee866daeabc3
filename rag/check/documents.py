"""Files → what there is to look at in each, without a library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.check import checked
from rag.check.finding import Finding, Severity
from rag.errors import DocumentError
from rag.ingest.bundles import Bundle
from rag.ingest.minutes import STRAY, bundled, read_minutes
from rag.ingest.readers.document import Document
from rag.ingest.readers.finding import find_documents
from rag.model import Meeting


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document that was read: its meeting and the findings; or why it could not be read."""

    name: str
    meeting: Meeting | None = None
    findings: tuple[Finding, ...] = ()
    refusal: str = ""

    @property
    def passes(self) -> bool:
        """Whether it was read and nothing in it is a fault."""
        return self.meeting is not None and all(one.severity is not Severity.FAULT for one in self.findings)


def checked_documents(
    paths: Sequence[Path], municipality: str | None = None, ocr: bool = False
) -> Iterator[CheckedDocument]:
    """Each of the minutes under the paths with its findings, as it is read.

    Raises UnreadableDocument when a path does not exist; a document that cannot be read is told as such.
    """
    found, strays = bundled(find_documents(paths))
    for bundle in found:
        yield _checked(bundle, municipality, ocr)
    for stray in strays:
        yield CheckedDocument(str(stray), refusal=STRAY)


def _checked(bundle: Bundle[Document], municipality: str | None, ocr: bool) -> CheckedDocument:
    name = str(bundle.minutes)
    try:
        meeting = read_minutes(bundle, municipality, ocr)
    except DocumentError as error:
        return CheckedDocument(name, refusal=str(error))
    return CheckedDocument(name, meeting, checked(meeting))

"""One document to read: a file, or a member of a ZIP archive."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rag.errors import UnreadableDocument
from rag.ingest.readers.archive import ARCHIVE, member_bytes, member_names
from rag.ingest.readers.zipped import too_large


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """Where a document lies; its bytes are read when they are asked for.

    `member` is the name of a member of the archive at `path`: a name only, never a path of this machine.
    """

    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        """What messages call it: 'referat.txt', 'arkiv.zip!/2025/referat.txt'."""
        return self.path.name if self.member is None else f"{self.path.name}!/{self.member}"

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot."""
        return PurePosixPath(self.member or self.path.name).suffix.lower()

    def __str__(self) -> str:
        return str(self.path) if self.member is None else f"{self.path}!/{self.member}"

    def read(self, limit: int) -> bytes:
        """Its bytes. Raises UnreadableDocument (missing, no permission, more than `limit` bytes, damaged)."""
        if not self.path.is_file():
            raise UnreadableDocument(f"{self.path}: no such file; check the path")
        try:
            return self._bytes(limit)
        except OSError as error:
            raise UnreadableDocument(
                f"{self}: cannot be read ({error.strerror or error}); check its permissions"
            ) from error

    def _bytes(self, limit: int) -> bytes:
        if self.member is not None:
            return member_bytes(self.path, self.member, limit)
        if self.suffix == ARCHIVE:
            found = len(member_names(self.path))
            raise UnreadableDocument(
                f"{self.name}: none of the {found} files in the archive is of a format that is read"
            )
        if (size := self.path.stat().st_size) > limit:
            raise UnreadableDocument(too_large(self.name, size, limit))
        return self.path.read_bytes()

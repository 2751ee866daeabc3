"""Which documents there are to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rag.errors import UnreadableDocument
from rag.ingest.readers import SUFFIXES
from rag.ingest.readers.archive import ARCHIVE, member_names
from rag.ingest.readers.document import Document

__all__ = ["Document", "find_documents"]


def find_documents(paths: Iterable[Path]) -> list[Document]:
    """The files given and, for folders, every document beneath them, sorted; hidden ones are ignored.

    A ZIP archive stands as its members; one that cannot be opened, or has none to read, as itself, so that
    reading it tells why. Raises UnreadableDocument when a path does not exist.
    """
    found: dict[Document, None] = {}
    for path in paths:
        if not path.exists():
            raise UnreadableDocument(f"{path}: no such file or folder; check the path")
        for file in _beneath(path) if path.is_dir() else [path]:
            found.update(dict.fromkeys(_documents(file)))
    return list(found)


def _beneath(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES | {ARCHIVE}
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _documents(file: Path) -> Iterator[Document]:
    if file.suffix.lower() != ARCHIVE:
        yield Document(file)
        return
    try:
        members = [Document(file, name) for name in sorted(member_names(file))]
    except (UnreadableDocument, OSError):
        members = []
    # An archive inside is handed on too: reading it tells that it is not read.
    yield from [one for one in members if one.suffix in SUFFIXES | {ARCHIVE}] or [Document(file)]

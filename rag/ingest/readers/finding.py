"""Which documents there are to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath, PurePosixPath
from typing import TypeVar

from rag.errors import UnreadableDocument
from rag.ingest.readers import SUFFIXES
from rag.ingest.readers.archive import ARCHIVE, member_names
from rag.ingest.readers.document import Document
from rag.ingest.readers.sniffing import MINUTES_ELSEWHERE

__all__ = ["Document", "find_documents"]

T = TypeVar("T")
#: What is read, and what a person should hear of.
_TOLD_OF = SUFFIXES | MINUTES_ELSEWHERE | {ARCHIVE}


def find_documents(paths: Iterable[Path]) -> list[Document]:
    """The files given and, for folders, every document beneath them, sorted; hidden ones are ignored.

    A ZIP archive stands as its members; one that cannot be opened, or has none to read, as itself. It and
    files of other formats that minutes are kept in (Word 97, e-mails) are there so that reading them tells
    why it cannot be done. Raises UnreadableDocument when a path does not exist.
    """
    found: dict[Document, None] = {}
    for path in paths:
        if not path.exists():
            raise UnreadableDocument(f"{path}: no such file or folder; check the path")
        for file in _beneath(path) if path.is_dir() else [path]:
            found.update(dict.fromkeys(_documents(file)))
    return list(found)


def _beneath(folder: Path) -> list[Path]:
    files = [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in _TOLD_OF
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    return sorted(_without_doubles(files, Path))


def _documents(file: Path) -> Iterator[Document]:
    if file.suffix.lower() != ARCHIVE:
        yield Document(file)
        return
    try:
        members = [Document(file, name) for name in sorted(member_names(file))]
    except (UnreadableDocument, OSError):
        members = []
    # An archive inside is handed on too: reading it tells that it is not read.
    told_of = [one for one in members if one.suffix in _TOLD_OF]
    yield from _without_doubles(told_of, lambda one: PurePosixPath(one.member or "")) or [Document(file)]


def _without_doubles(files: Sequence[T], path_of: Callable[[T], PurePath]) -> list[T]:
    """The files but those that cannot be read and lie beside one of the same name that can."""
    read = {path_of(file).with_suffix("") for file in files if path_of(file).suffix.lower() in SUFFIXES}
    return [
        file
        for file in files
        if path_of(file).suffix.lower() not in MINUTES_ELSEWHERE or path_of(file).with_suffix("") not in read
    ]

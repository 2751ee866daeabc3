"""Which files there are to read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rag.errors import UnreadableDocument
from rag.ingest.readers import SUFFIXES


def find_documents(paths: Iterable[Path]) -> list[Path]:
    """The files given and, for folders, every .txt/.md beneath them, sorted; hidden ones are ignored.

    Raises UnreadableDocument when a path does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise UnreadableDocument(f"{path}: no such file or folder; check the path")
        found.update(dict.fromkeys(_beneath(path) if path.is_dir() else [path]))
    return list(found)


def _beneath(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )

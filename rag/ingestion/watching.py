"""Which documents come, change or go in folders, told once nobody is writing to them any more."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.ingest.readers import SUFFIXES
from rag.ingest.readers.archive import ARCHIVE
from rag.ingest.readers.finding import find_documents

#: Seconds for which a file must stand still; a copy over a network pauses for less.
SETTLE_SECONDS = 2.0
_LOOK_MILLISECONDS = 500

#: The size of a file and the time it was changed; None where there is none.
_Look = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Files that came or changed and are whole, and files that are gone, each in the order of their names."""

    files: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()


def arrivals(paths: Sequence[Path]) -> Iterator[Arrivals]:
    """Watch files and folders, without end; hidden files and other formats are passed over.

    The first is empty and tells that the watch has begun: what happens from then on is not missed. Raises
    KeyboardInterrupt at Ctrl-C.
    """
    from watchfiles import watch

    roots = [path.resolve() for path in paths]
    # A file is watched through its folder, which stays when an editor puts another in its place.
    folders = {root if root.is_dir() else root.parent for root in roots}
    restless = _Restless(roots)
    begun = False
    for changes in watch(*folders, watch_filter=None, rust_timeout=_LOOK_MILLISECONDS, yield_on_timeout=True):
        for _, name in changes:
            restless.touch(Path(name))
        found = restless.settled()
        if not begun or found != Arrivals():
            begun = True
            yield found


class _Restless:
    """The files that something happened to: what they looked like, and since when (monotonic seconds)."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = roots
        self._seen: dict[Path, tuple[_Look, float]] = {}

    def touch(self, path: Path) -> None:
        """Note that something happened to a file, or to the files of a folder that was moved here."""
        if not any(path.is_relative_to(root) for root in self._roots):
            return
        for file in (document.path for document in find_documents([path])) if path.is_dir() else [path]:
            self._seen[file] = (_look(file), time.monotonic())

    def settled(self) -> Arrivals:
        """Take out the files that have stood still for long enough."""
        now = time.monotonic()
        for path, (before, _) in self._seen.items():
            if (look := _look(path)) != before:
                self._seen[path] = (look, now)
        still = {path: look for path, (look, since) in self._seen.items() if now - since >= SETTLE_SECONDS}
        for path in still:
            del self._seen[path]
        documents = sorted(filter(self._is_document, still))
        whole = tuple(path for path in documents if still[path])
        return Arrivals(whole, tuple(path for path in documents if not still[path]))

    def _is_document(self, path: Path) -> bool:
        """Whether a folder's documents would have it among them."""
        root = next(root for root in self._roots if path.is_relative_to(root))
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        return path.suffix.lower() in SUFFIXES | {ARCHIVE} and not hidden


def _look(path: Path) -> _Look:
    try:
        told = path.stat()
    except OSError:
        return None
    return (told.st_size, told.st_mtime_ns)

"""Which of the files that were found are minutes, and which are attachments of them.

An attachment lies in a folder that is named as the minutes ('referat/…' or 'referat bilag/…' beside
'referat.pdf'), or in the folder of the minutes, or in 'bilag' below it, and says in its name that it is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from rag.danish import fold

T = TypeVar("T")
#: 'Bilag 2 …' · 'Punkt 24 Bilag A' · 'referat_bilag_24_2'; 'referat med bilag' is none, nor is 'bilagsliste'.
_SAYS_SO = re.compile(
    r"^bilag(?![a-z])|(?<![a-z])bilag[ ._-]*(?:nr[ ._-]*)?(?:\d|[a-z](?![a-z]))|(?:punkt|pkt)\W*\d.*bilag"
)
_OF_ATTACHMENTS = re.compile(r"[ ._-]*bilag$")
#: The folder of an attachment's minutes, and the name that they and it share.
_Home = tuple[PurePosixPath, str]


@dataclass(frozen=True, slots=True)
class Bundle(Generic[T]):
    """Minutes and their attachments, each with its path below the folder of the minutes."""

    minutes: T
    attachments: tuple[tuple[str, T], ...] = ()

    @property
    def files(self) -> tuple[T, ...]:
        """The minutes, then their attachments."""
        return self.minutes, *(file for _, file in self.attachments)


def bundles(files: Sequence[tuple[str, T]]) -> tuple[list[Bundle[T]], list[T]]:
    """The minutes among files (path with '/', file) with their attachments, in order; and the strays.

    A stray says that it is an attachment, and lies with no minutes or with several that it does not name.
    """
    paths = [(PurePosixPath(name), file) for name, file in files]
    named = {_home(path): path for path, _ in paths}
    minutes = {path: file for path, file in paths if not _is_attachment(path, named)}
    beside: dict[PurePosixPath, list[PurePosixPath]] = defaultdict(list)
    for path in minutes:
        beside[path.parent].append(path)
    attached: dict[PurePosixPath, list[tuple[str, T]]] = defaultdict(list)
    strays = []
    for path, file in paths:
        if path in minutes:
            continue
        owner = _owner(path, named, beside)
        if owner in minutes:
            attached[owner].append((path.relative_to(owner.parent).as_posix(), file))
        else:
            strays.append(file)
    return [Bundle(file, tuple(attached[path])) for path, file in minutes.items()], strays


def _home(minutes: PurePosixPath) -> _Home:
    return minutes.parent, fold(minutes.stem)


def _named_folder(path: PurePosixPath, named: Mapping[_Home, PurePosixPath]) -> PurePosixPath | None:
    """The file beside one of the folders above that has the folder's name."""
    homes = ((folder.parent, _OF_ATTACHMENTS.sub("", fold(folder.name))) for folder in path.parents)
    return next((named[home] for home in homes if home in named), None)


def _is_attachment(path: PurePosixPath, named: Mapping[_Home, PurePosixPath]) -> bool:
    in_folder = any(fold(part) == "bilag" for part in path.parts[:-1])
    return bool(in_folder or _SAYS_SO.search(fold(path.stem)) or _named_folder(path, named))


def _owner(
    path: PurePosixPath,
    named: Mapping[_Home, PurePosixPath],
    beside: Mapping[PurePosixPath, Sequence[PurePosixPath]],
) -> PurePosixPath | None:
    """The minutes of an attachment: by the folder's name, by its own name, or because there is no other."""
    if owner := _named_folder(path, named):
        return owner
    nearest = next((beside[folder] for folder in path.parents if folder in beside), ())
    called = [one for one in nearest if fold(path.stem).startswith(fold(one.stem))]
    if called:
        return max(called, key=lambda one: len(one.stem))
    return nearest[0] if len(nearest) == 1 else None

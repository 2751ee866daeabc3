"""ZIP containers (archives, Word files) opened and read within limits, whatever they claim to hold."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from rag.errors import UnreadableDocument

#: Bytes of the list of members; an entry has 46 and its name.
_LARGEST_DIRECTORY = 4_000_000
#: A member that unpacks to more than so many times its size is a bomb; XML and text stay below 100.
_WIDEST_RATIO = 250
#: Below so many unpacked bytes a ratio says nothing.
_HARMLESS = 1_000_000
_ENCRYPTED = 0x1
#: What the standard library raises on containers that are damaged on purpose or by accident.
_DAMAGE = (
    BadZipFile, zlib.error, struct.error, EOFError, ValueError, OverflowError, NotImplementedError, OSError,
)  # fmt: skip


class _Guarded(io.BufferedReader):
    """A file from which no list of members is read that would fill the memory."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LARGEST_DIRECTORY:
            raise BadZipFile("the list of its members is too long")
        return super().read(size)


@contextmanager
def opened(name: str, content: Path | bytes) -> Iterator[ZipFile]:
    """A ZIP file or its bytes, opened. Raises UnreadableDocument (damaged) and OSError (no permission)."""
    raw = io.BytesIO(content) if isinstance(content, bytes) else io.FileIO(content)
    with _Guarded(raw) as handle:
        try:
            container = ZipFile(handle)
        except _DAMAGE as error:
            raise _damaged(name, error) from error
        with container:
            yield container


def read_member(name: str, container: ZipFile, info: ZipInfo, limit: int) -> bytes:
    """The bytes of one member, `name` being what messages call it.

    Raises UnreadableDocument (encrypted, larger than `limit`, packed like a bomb, damaged).
    """
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableDocument(f"{name}: encrypted; pack it again without a password")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UnreadableDocument(f"{name}: packed in an uncommon way; pack it again as an ordinary ZIP")
    if info.file_size > limit:
        raise UnreadableDocument(too_large(name, info.file_size, limit))
    if info.file_size > max(_HARMLESS, _WIDEST_RATIO * info.compress_size):
        raise UnreadableDocument(
            f"{name}: unpacks to {info.file_size / max(info.compress_size, 1):.0f} times its size, "
            f"more than {_WIDEST_RATIO} (a ZIP bomb?); pack it again, or save the minutes unpacked"
        )
    try:
        with container.open(info) as handle:
            return handle.read(limit)
    except _DAMAGE as error:
        raise _damaged(name, error) from error


def too_large(name: str, size: int, limit: int) -> str:
    """The message for a document over its limit, in bytes."""
    return (
        f"{name}: {size / 1e6:.0f} MB is more than the limit of {limit / 1e6:.0f} MB; "
        "split it into one file per meeting"
    )


def _damaged(name: str, error: Exception) -> UnreadableDocument:
    why = " ".join(str(error).split())[:120] or type(error).__name__
    return UnreadableDocument(f"{name}: damaged ({why}); fetch or save it again")

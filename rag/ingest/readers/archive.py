"""The members of a ZIP archive, read in memory: nothing is unpacked to disk, and names are only names."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from rag.errors import UnreadableDocument
from rag.ingest.readers.zipped import opened, read_member

ARCHIVE = ".zip"
#: Twenty years of all committees of one municipality are about so many meetings.
MAX_MEMBERS = 5_000
#: What an archive may hold unpacked, in bytes.
MAX_TOTAL = 4_000_000_000
_UTF8_NAME = 0x800
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def member_names(path: Path) -> list[str]:
    """The names of the files in an archive, in its order, hidden ones and folders left out.

    Raises UnreadableDocument (damaged, too many members, too much in all) and OSError.
    """
    with opened(path.name, path) as container:
        return list(_members(path.name, container))


def member_bytes(path: Path, member: str, limit: int) -> bytes:
    """The bytes of one member, at most `limit`.

    Raises UnreadableDocument (no such member, nested archive, encrypted, too large, damaged) and OSError.
    """
    name = f"{path.name}!/{member}"
    if member.lower().endswith(ARCHIVE):
        raise UnreadableDocument(f"{name}: an archive in an archive is not read; unpack the outer one first")
    with opened(path.name, path) as container:
        info = _members(path.name, container).get(member)
        if info is None:
            raise UnreadableDocument(f"{name}: the archive has no such member; check the name")
        return read_member(name, container, info, limit)


def _members(name: str, container: ZipFile) -> dict[str, ZipInfo]:
    found = container.infolist()
    if len(found) > MAX_MEMBERS:
        raise UnreadableDocument(
            f"{name}: {len(found)} members are more than the limit of {MAX_MEMBERS}; split the archive"
        )
    if (total := sum(info.file_size for info in found)) > MAX_TOTAL:
        raise UnreadableDocument(
            f"{name}: unpacks to {total / 1e9:.1f} GB, more than the limit of {MAX_TOTAL / 1e9:.0f} GB; "
            "split the archive"
        )
    # Without a name a member cannot be asked for, and `is_dir` would fail on it.
    shown = {_shown(info): info for info in found if info.filename and not info.is_dir()}
    return {member: info for member, info in shown.items() if not _hidden(member)}


def _shown(info: ZipInfo) -> str:
    """A member's name. Archives without the flag for UTF-8 have it all the same, or DOS letters (cp865)."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", errors="replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp865")
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", name.replace("\\", "/"))


def _hidden(member: str) -> bool:
    parts = [part for part in member.split("/") if part not in ("", ".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)

"""File → Source: the text of one document, decoded and normalised once."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from rag.errors import EmptyDocument, UnreadableDocument
from rag.model import Source

#: What Punkt reads; other formats are saved as text first.
SUFFIXES = frozenset({".txt", ".md", ".text", ".markdown"})
#: Twenty years of one committee are about 20 MB; a larger file is not one meeting's minutes.
MAX_BYTES = 20_000_000
#: Encodings that Danish minutes have been saved in: damaged UTF-8, Windows, DOS (Nordic) and Mac.
_LEGACY = ("utf-8", "cp1252", "cp850", "cp865", "mac_roman")
#: What Danish text has above ASCII; statistics over a whole language need longer samples than minutes give.
_DANISH = frozenset("æøåÆØÅéÉüöäáèôçß§½–—’‘“”„»«•…°€ \xa0")
_SAMPLE = 100_000
_NEWLINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def read_source(path: Path) -> Source:
    """Read one text or Markdown file (UTF-8, UTF-16, cp1252/Latin-1 and older Danish encodings).

    The text is NFC with '\\n' newlines and no BOM; `sha256` is of the raw bytes. Raises
    UnreadableDocument (no such file, other format, too large, binary) and EmptyDocument.
    """
    raw = _bytes_of(path)
    text = normalise(_decode(path, raw))
    if not text.strip():
        raise EmptyDocument(f"{path.name}: the file has no text; check that the export succeeded")
    return Source(path.name, text, hashlib.sha256(raw).hexdigest(), str(path))


def normalise(text: str) -> str:
    """NFC, one kind of newline and no byte order mark; every later position counts in this text."""
    return _NEWLINES.sub("\n", unicodedata.normalize("NFC", text.removeprefix("\ufeff")))


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


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableDocument(f"{path}: no such file; check the path")
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableDocument(
            f"{path.name}: '{path.suffix or 'no suffix'}' is not read; save the minutes as .txt or .md"
        )
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise UnreadableDocument(
                f"{path.name}: {size / 1e6:.0f} MB is more than the limit of {MAX_BYTES / 1e6:.0f} MB; "
                "split it into one file per meeting"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{path}: cannot be read ({error.strerror}); check its permissions"
        ) from error


def _decode(path: Path, raw: bytes) -> str:
    encoding = _unicode_encoding(raw) or _legacy_encoding(raw)
    # cp1252 leaves five bytes undefined; they are never Danish letters, and a quote must not be guessed.
    text = raw.decode(encoding, errors="replace") if encoding else ""
    if not encoding or "\x00" in text or len(_CONTROL.findall(text)) > len(text) / 100:
        raise UnreadableDocument(f"{path.name}: this is not text; save the minutes as .txt or .md in UTF-8")
    return text


def _unicode_encoding(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if len(raw) >= 4 and raw.count(0) > len(raw) / 3:
        even, odd = raw[0::2].count(0), raw[1::2].count(0)
        return "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else None
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _legacy_encoding(raw: bytes) -> str | None:
    """The encoding under which the bytes above ASCII are mostly Danish letters and typography."""
    high = bytes(byte for byte in raw if byte > 127)[:_SAMPLE]
    if 0 in raw or not high:
        return None
    return max(_LEGACY, key=lambda encoding: _danishness(high.decode(encoding, errors="replace")))


def _danishness(characters: str) -> int:
    return sum(1 if character in _DANISH else -1 for character in characters)

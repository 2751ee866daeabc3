"""Bytes of a file whose encoding nothing names → its text: Unicode, Windows, DOS and Mac."""

from __future__ import annotations

import codecs
import re

from rag.errors import UnreadableDocument

#: Encodings that Danish minutes have been saved in: damaged UTF-8, Windows, DOS (Nordic) and Mac.
_LEGACY = ("utf-8", "cp1252", "cp850", "cp865", "mac_roman")
#: What Danish text has above ASCII; statistics over a whole language need longer samples than minutes give.
_DANISH = frozenset("æøåÆØÅéÉüöäáèôçß§½–—’‘“”„»«•…°€ \xa0")
_LETTERS = frozenset("æøåÆØÅéÉüöä")
_SAMPLE = 100_000
#: A byte that is not UTF-8, as Python holds it in text.
_STRAY, _ESCAPED = re.compile("[\udc80-\udcff]"), 0xDC00
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def decode(name: str, raw: bytes) -> str:
    """The text of a file whose encoding nothing names. Raises UnreadableDocument (binary)."""
    encoding = _unicode_encoding(raw) or _legacy_encoding(raw)
    # cp1252 leaves five bytes undefined; they are never Danish letters, and a quote must not be guessed.
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    text = _STRAY.sub(_letter, raw.decode(encoding, errors)) if encoding else ""
    if not encoding or "\x00" in text or len(_CONTROL.findall(text)) > len(text) / 100:
        raise UnreadableDocument(f"{name}: this is not text; save the minutes as .txt or .md in UTF-8")
    return text


def _letter(stray: re.Match[str]) -> str:
    """The letter that a byte was in the encoding of Windows, where a file of UTF-8 was added to in that."""
    letter = bytes([ord(stray[0]) - _ESCAPED]).decode("cp1252", errors="replace")
    return letter if letter in _LETTERS else "\ufffd"


def _unicode_encoding(raw: bytes) -> str | None:
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
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

"""Text that was read in the encoding of Windows and saved as UTF-8 again: 'MÃ¸de' for 'Møde'."""

from __future__ import annotations

import re

_WINDOWS = {bytes([byte]).decode("cp1252", errors="ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
_HIGH = "".join(re.escape(character) for character, byte in _WINDOWS.items() if byte < 0xC0)
#: A letter as the two or three characters that its bytes are in the encoding of Windows.
_DOUBLED = re.compile(f"[\xc2-\xdf][{_HIGH}]|[\xe0-\xef][{_HIGH}]{{2}}")
_DANISH = re.compile("\xc3[¦¸¥†˜…]")
_LETTER = re.compile("[æøåÆØÅ]")
#: So many Danish letters show that a text was saved so; fewer may be another language's.
_LEAST = 3


def undoubled(text: str) -> str:
    """The text with its letters restored where most of the Danish ones were saved so; else as it is."""
    doubled = len(_DANISH.findall(text))
    if doubled < _LEAST or doubled <= len(_LETTER.findall(text)):
        return text
    return _DOUBLED.sub(_restored, text)


def _restored(match: re.Match[str]) -> str:
    raw = bytes(_WINDOWS[character] for character in match[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]

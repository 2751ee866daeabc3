"""One page of a PDF → its words, where each stands, and the lines drawn on it.

Coordinates are points, x to the right and y upwards, turned so that the page's main text is upright. Text in
another direction (stamps in the margin, watermarks), outside the page, too small to read or white on nothing
is left out; so is invisible text, unless the page has no other (then it is what OCR wrote below a scan).
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from rag.ingest.readers.pdf_drawing import Box, Drawing, drawing_of, turned
from rag.ingest.readers.pdf_glyphs import letters

#: Points; type smaller than this is there for machines.
_TOO_SMALL = 2.5
#: A gap of more than this many letter heights ends a word, however it was written.
_APART = 0.3
#: A step up or down of more than this many letter heights ends a word.
_OFF_LINE = 0.2
#: A flag of fonts in PDF: drawn bold at any size.
_FORCE_BOLD = 1 << 18
#: The same word within so many points is printed twice to look bold.
_SHADOW = 1.5


def _bare(function: Any) -> Any:
    """A function of PDFium that takes its arguments unchecked: to check them costs twice the call."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(function.restype)(address or 0)


_get_letter, _get_box = _bare(pdfium.FPDFText_GetUnicode), _bare(pdfium.FPDFText_GetLooseCharBox)


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together. `glued`: no white space was written before it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool = False
    glued: bool = False

    @property
    def height(self) -> float:
        """From the font's lowest to its highest point; about 1.1 times the type size."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half-way up."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """The words in the order of the file, and what is drawn. `lost` characters stand for no letter."""

    words: tuple[Word, ...]
    lost: int
    drawing: Drawing
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share; the angle in quarter turns, -1 for any other."""

    angle: int = 0
    bold: bool = False
    unseen: bool = False
    white: bool = False


_PLAIN = _Style()


@dataclass(frozen=True, slots=True)
class _Found:
    word: Word
    style: _Style


def page_of(raw_page: Any, text_page: Any) -> Page:
    """The words and lines of a loaded page and its loaded text, both as PDFium handles."""
    lost: list[int] = []
    found = list(_words(text_page, lost))
    angle = _main_angle(found)
    drawing = drawing_of(raw_page).turned(angle)
    frame = turned(_frame(raw_page), angle)
    seen = [one for one in found if one.style.angle == angle and _inside(one.word, frame)]
    if any(not one.style.unseen for one in seen):
        seen = [one for one in seen if not one.style.unseen]
    shown = [one.word for one in seen if not one.style.white or drawing.filled_behind(one.word)]
    return Page(tuple(_without_shadows(shown)), len(lost), drawing, *frame)


def _frame(raw_page: Any) -> Box:
    """What is shown of a page: its crop box."""
    box = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(raw_page, box):
        return box.left, box.bottom, box.right, box.top
    return 0.0, 0.0, 10_000.0, 10_000.0


def _words(text_page: Any, lost: list[int]) -> Iterator[_Found]:
    """The words of a page in the order of the file, each turned upright.

    Where characters stand for nothing goes to `lost`. This is most of the work on a page, so it is one loop.
    """
    box, styles = pdfium.FS_RECTF(), dict[int, _Style]()
    pointer = ctypes.byref(box)
    get_letter, get_box = _get_letter, _get_box
    style, held, glued = _PLAIN, "", False
    left = bottom = right = top = room = off = apart = 0.0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        text = letters(get_letter(text_page, index))
        if text is None:
            if held:
                yield _Found(Word(held, left, bottom, right, top, style.bold, glued), style)
            held, glued = "", False
        elif not text or not get_box(text_page, index, pointer):
            lost.append(index)
        else:
            near, low, far, high = box.left, box.bottom, box.right, box.top
            if held:
                if style.angle > 0:
                    near, low, far, high = turned((near, low, far, high), style.angle)
                # The font's lowest point is the same for all letters of a word; a raised figure's is not.
                if -off < low - bottom < off and far > left and -room < near - right < apart:
                    held += text
                    if far > right:
                        right = far
                    if near < left:
                        left = near
                    continue
                yield _Found(Word(held, left, bottom, right, top, style.bold, glued), style)
                glued = True
            held, style = text, _style(text_page, index, styles)
            left, bottom, right, top = turned((box.left, box.bottom, box.right, box.top), style.angle)
            room = (top - bottom) or 1.0
            off, apart = _OFF_LINE * room, _APART * room
    if held:
        yield _Found(Word(held, left, bottom, right, top, style.bold, glued), style)


def _style(text_page: Any, index: int, known: dict[int, _Style]) -> _Style:
    """How the character at an index, and those of its text object, are printed."""
    item = pdfium.FPDFText_GetTextObject(text_page, index)
    key = ctypes.addressof(item.contents) if item else 0
    if key not in known:
        turns = -pdfium.FPDFText_GetCharAngle(text_page, index) * 2 / math.pi  # PDFium counts clockwise
        angle = round(turns) % 4 if abs(turns - round(turns)) < 0.05 else -1
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if item else 0
        unseen = mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
        known[key] = _Style(angle, _is_bold(text_page, index), unseen, bool(item) and _is_white(item))
    return known[key]


def _is_bold(text_page: Any, index: int) -> bool:
    """Whether the font is called bold; the weight that PDFium gives is reckoned from its stems, and errs."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, len(name), flags)
    called = name.value.lower()
    return bool(flags.value & _FORCE_BOLD) or any(word in called for word in (b"bold", b"black", b"heavy"))


def _is_white(item: Any) -> bool:
    """Whether a text object is filled with white, or is wholly transparent."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return alpha.value < 10 or min(red.value, green.value, blue.value) > 250


def _main_angle(found: list[_Found]) -> int:
    """The direction of most of the text, in quarter turns."""
    letters_each: Counter[int] = Counter()
    for one in found:
        letters_each[one.style.angle] += len(one.word.text)
    letters_each.pop(-1, None)
    return max(letters_each, key=lambda angle: letters_each[angle], default=0)


def _inside(word: Word, frame: Box) -> bool:
    left, bottom, right, top = frame
    x, y = (word.left + word.right) / 2, word.middle
    return left <= x <= right and bottom <= y <= top and min(word.height, word.right - word.left) > 0.1


def _without_shadows(words: list[Word]) -> Iterator[Word]:
    """The words that can be read, each once though it be printed twice on one spot."""
    printed: dict[str, list[Word]] = {}
    for word in words:
        same = printed.setdefault(word.text, [])
        if word.height < _TOO_SMALL or any(_on_top(word, other) for other in same):
            continue
        same.append(word)
        yield word


def _on_top(one: Word, other: Word) -> bool:
    return abs(one.left - other.left) < _SHADOW and abs(one.bottom - other.bottom) < _SHADOW

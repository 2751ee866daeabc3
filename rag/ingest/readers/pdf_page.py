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
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from rag.ingest.readers.pdf_drawing import Box, Drawing, drawing_of
from rag.ingest.readers.pdf_glyphs import letters

#: Points; type smaller than this is there for machines.
_TOO_SMALL = 2.5
#: A gap of more than this many letter heights ends a word, however it was written.
_APART = 0.3
#: A step up or down of more than this many letter heights ends a word.
_OFF_LINE = 0.2
_BOLD = 600
#: The same word within so many points is printed twice to look bold.
_SHADOW = 1.5


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


@dataclass(slots=True)
class _Style:
    """What all characters of one text object share."""

    angle: int
    bold: bool
    unseen: bool
    white: bool


@dataclass(slots=True)
class _Found:
    word: Word
    style: _Style


def page_of(raw_page: Any, text_page: Any) -> Page:
    """The words and lines of a loaded page and its loaded text."""
    lost: list[int] = []
    found = list(_words(text_page, lost))
    angle = _main_angle(found)
    drawing = drawing_of(raw_page)
    frame = _frame(raw_page)
    seen = [one for one in found if one.style.angle == angle and _inside(one.word, frame)]
    if any(not one.style.unseen for one in seen):
        seen = [one for one in seen if not one.style.unseen]
    shown = [one.word for one in seen if not one.style.white or drawing.filled_behind(one.word)]
    left, bottom, right, top = _turned(frame, angle)
    words = tuple(_without_shadows([_upright(word, angle) for word in shown]))
    return Page(words, len(lost), drawing.turned(angle), left, bottom, right, top)


def _frame(raw_page: Any) -> Box:
    """What is shown of a page: its crop box."""
    box = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(raw_page, box):
        return box.left, box.bottom, box.right, box.top
    return 0.0, 0.0, 10_000.0, 10_000.0


def _words(text_page: Any, lost: list[int]) -> Iterator[_Found]:
    """The words of a page in the order of the file; where characters stand for nothing goes to `lost`."""
    box, style = pdfium.FS_RECTF(), _Style(0, False, False, False)
    held, edge = "", (0.0, 0.0, 0.0, 0.0)
    glued = False
    pointer = ctypes.byref(box)
    get_letter, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        text = letters(get_letter(text_page, index))
        if text == "":
            lost.append(index)
            continue
        if text is None or not get_box(text_page, index, pointer):
            if held and text is None:
                yield _Found(Word(held, *edge, style.bold, glued), style)
                held, glued = "", False
            glued = False if text is None else glued
            continue
        here = box.left, box.bottom, box.right, box.top
        if held and _goes_on(edge, here, style.angle):
            left, bottom, right, top = edge
            edge = min(left, here[0]), min(bottom, here[1]), max(right, here[2]), max(top, here[3])
            held += text
            continue
        if held:
            yield _Found(Word(held, *edge, style.bold, glued), style)
        glued = bool(held)
        held, edge, style = text, here, _style(text_page, index)
    if held:
        yield _Found(Word(held, *edge, style.bold, glued), style)


def _goes_on(word: Box, box: Box, angle: int) -> bool:
    """Whether a character stands right behind a word, on its line."""
    left, bottom, right, top = _turned(word, angle)
    near, low, far, high = _turned(box, angle)
    height = max(top - bottom, 1.0)
    if abs(low - bottom) > _OFF_LINE * height or abs(high - top) > _OFF_LINE * height:
        return False
    return near - right < _APART * height and far > left and near > right - height


def _style(text_page: Any, index: int) -> _Style:
    """How the character at an index, and those of its text object, are printed."""
    item = pdfium.FPDFText_GetTextObject(text_page, index)
    radians = pdfium.FPDFText_GetCharAngle(text_page, index)
    turns = -radians * 2 / math.pi  # PDFium counts clockwise
    angle = round(turns) % 4 if abs(turns - round(turns)) < 0.05 else -1
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if item else 0
    unseen = mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
    return _Style(angle, _is_bold(text_page, index), unseen, bool(item) and _is_white(item))


def _is_bold(text_page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, len(name), flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


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


def _turned(box: Box, angle: int) -> Box:
    left, bottom, right, top = box
    match angle:
        case 1:
            return bottom, -right, top, -left
        case 2:
            return -right, -top, -left, -bottom
        case 3:
            return -top, left, -bottom, right
    return box


def _upright(word: Word, angle: int) -> Word:
    if angle <= 0:
        return word
    left, bottom, right, top = _turned((word.left, word.bottom, word.right, word.top), angle)
    return replace(word, left=left, bottom=bottom, right=right, top=top)


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

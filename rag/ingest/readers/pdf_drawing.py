"""What is drawn on a page of a PDF: straight lines, as edges of tables, and filled areas."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pypdfium2.raw as pdfium

#: A page with more objects than this is a drawing or a map; its lines make no tables.
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 4_000
#: Points; a filled rectangle no thicker than this is a line.
_THIN = 3.0
#: Points; shorter strokes are letters or ticks.
_SHORTEST = 4.0
_DEEPEST = 4

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Placed(Protocol):
    """Something with a place on the page."""

    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def middle(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line along an axis: at `at` on the other axis, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines across and down a page, and the areas (left, bottom, right, top) that are not white."""

    across: tuple[Stroke, ...] = ()
    down: tuple[Stroke, ...] = ()
    filled: tuple[Box, ...] = ()
    images: int = 0

    def filled_behind(self, word: Placed) -> bool:
        """Whether a word stands on a coloured area."""
        x, y = (word.left + word.right) / 2, word.middle
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self.filled)

    def turned(self, angle: int) -> Drawing:
        """The same with the page turned back by so many quarter turns."""
        filled = tuple(turned(box, angle) for box in self.filled)
        match angle:
            case 1:
                return Drawing(_negated(self.down), _mirrored(self.across), filled, self.images)
            case 2:
                return Drawing(_reversed(self.across), _reversed(self.down), filled, self.images)
            case 3:
                return Drawing(_mirrored(self.down), _negated(self.across), filled, self.images)
        return self


def turned(box: Box, angle: int) -> Box:
    """A box with the page turned back by so many quarter turns."""
    left, bottom, right, top = box
    match angle:
        case 1:
            return bottom, -right, top, -left
        case 2:
            return -right, -top, -left, -bottom
        case 3:
            return -top, left, -bottom, right
    return box


def drawing_of(raw_page: Any) -> Drawing:
    """The lines, coloured areas and images of a loaded page."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    filled: list[Box] = []
    images = 0
    for item, kind, matrix in _drawn(raw_page, _SAME, 0, [_MOST_OBJECTS]):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += 1
            filled.append(_bounds(item, matrix))
        else:
            _add_path(item, matrix, across, down, filled)
    return Drawing(tuple(across), tuple(down), tuple(filled), images)


def _drawn(parent: Any, matrix: Matrix, depth: int, left: list[int]) -> Iterator[tuple[Any, int, Matrix]]:
    """The paths and images of a page, those inside forms too, with the matrix that puts them on the page.

    `left` holds how many more objects are looked at; forms can be put into one another without end.
    """
    get = pdfium.FPDFFormObj_GetObject if depth else pdfium.FPDFPage_GetObject
    count = (pdfium.FPDFFormObj_CountObjects if depth else pdfium.FPDFPage_CountObjects)(parent)
    kind_of = pdfium.FPDFPageObj_GetType
    count = min(count, left[0])
    left[0] -= count
    for index in range(count):
        item = get(parent, index)
        kind = kind_of(item)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield item, kind, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _drawn(item, _times(_matrix(item), matrix), depth + 1, left)


def _add_path(item: Any, matrix: Matrix, across: list[Stroke], down: list[Stroke], filled: list[Box]) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke):
        return
    left, bottom, right, top = box = _bounds(item, matrix)
    if right - left <= _THIN or top - bottom <= _THIN:
        _add_line(left, bottom, right, top, across, down)
    elif stroke.value:
        for first, last in _segments(item, matrix):
            _add_line(*first, *last, across, down)
    elif fill.value and _is_coloured(item):
        filled.append(box)


def _add_line(x0: float, y0: float, x1: float, y1: float, across: list[Stroke], down: list[Stroke]) -> None:
    width, height = abs(x1 - x0), abs(y1 - y0)
    if width <= _THIN and height >= _SHORTEST:
        down.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    elif height <= _THIN and width >= _SHORTEST:
        across.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))


def _segments(item: Any, matrix: Matrix) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path on the page; a closed part ends where it began."""
    whole = _times(_matrix(item), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    first = before = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not segment or not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            return
        point = _placed(x.value, y.value, whole)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, point
        before = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield point, first


def _bounds(item: Any, matrix: Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    (x0, y0), (x1, y1) = _placed(left.value, bottom.value, matrix), _placed(right.value, top.value, matrix)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_coloured(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return alpha.value > 25 and min(red.value, green.value, blue.value) < 245


def _matrix(item: Any) -> Matrix:
    held = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, held):
        return _SAME
    return held.a, held.b, held.c, held.d, held.e, held.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _negated(strokes: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    return tuple(Stroke(-one.at, one.start, one.end) for one in strokes)


def _mirrored(strokes: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    return tuple(Stroke(one.at, -one.end, -one.start) for one in strokes)


def _reversed(strokes: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    return tuple(Stroke(-one.at, -one.end, -one.start) for one in strokes)

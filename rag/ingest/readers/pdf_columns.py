"""The order in which a page is read: across bands of one column and of two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from rag.ingest.labels import role_of
from rag.ingest.readers.pdf_page import Word
from rag.ingest.readers.pdf_rows import CELL_GAP, grouped

#: So many lines must stand on each side of a gutter.
_LEAST_LINES = 5
#: Points; gutters that differ by less are one.
_BIN = 8.0
#: A column of text has so many words on its usual line, and so many lines that begin at its edge.
_WORDS = 3
_ALIGNED = 0.6
_EDGE = 4.0
#: So many sections begin in each of two columns of minutes.
_LEAST_LABELS = 2
#: So many of its lines reach into the last fifth of the column.
_FULL = 0.4
_DEEPEST = 2


def reading_order(words: Sequence[Word], depth: int = 0) -> list[list[Word]]:
    """The words in regions of one column each, in reading order."""
    gutter = _gutter(words) if depth < _DEEPEST else None
    if gutter is None:
        return [list(words)] if words else []
    top, bottom = _band(words, gutter)
    above = [word for word in words if word.middle > top]
    below = [word for word in words if word.middle < bottom]
    within = [word for word in words if bottom <= word.middle <= top]
    left = [word for word in within if word.right <= gutter]
    right = [word for word in within if word.right > gutter]
    parts = (above, left, right, below)
    return [
        region for part in parts for region in reading_order(part, depth + (part is left or part is right))
    ]


def _gutter(words: Sequence[Word]) -> float | None:
    """Where a white strip parts two columns of text, if it does."""
    if len(words) < 2 * _WORDS * _LEAST_LINES:
        return None
    low, high = min(word.left for word in words), max(word.right for word in words)
    gaps: Counter[int] = Counter()
    for line in grouped(words):
        for before, word in pairwise(line):
            wide = word.left - before.right > 0.8 * CELL_GAP * word.height
            if wide and low + (high - low) * 0.2 < word.left < low + (high - low) * 0.8:
                gaps[round((word.left - word.height / 3) / _BIN)] += 1
    for place, _ in gaps.most_common(3):
        found = gaps[place - 1] + gaps[place] + gaps[place + 1]
        here = [word.left for word in words if abs(word.left - place * _BIN) < 2 * _BIN]
        gutter = min(here, default=place * _BIN) - 1.0
        if found >= _LEAST_LINES and _parts_text(words, gutter):
            return gutter
    return None


def _band(words: Sequence[Word], gutter: float) -> tuple[float, float]:
    """Top and bottom of the longest stretch in which no word crosses a gutter."""
    crossing = sorted((word.middle for word in words if word.left < gutter < word.right), reverse=True)
    crossing = [*crossing, *_wide_lines(words, gutter)]
    stops = sorted({*crossing, max(word.top for word in words) + 1, min(word.bottom for word in words) - 1})
    best = max(pairwise(stops), key=lambda stretch: _both_sides(words, gutter, *stretch))
    return best[1] - 0.01, best[0] + 0.01


def _wide_lines(words: Sequence[Word], gutter: float) -> list[float]:
    """The heights of the lines that run through a gutter with a space just there."""
    found: list[float] = []
    for line in grouped(words):
        beside = [(a, b) for a, b in pairwise(line) if a.right <= gutter < b.right]
        if any(b.left - a.right < 0.6 * b.height for a, b in beside):
            found.extend(word.middle for word in line)
    return found


def _both_sides(words: Sequence[Word], gutter: float, bottom: float, top: float) -> int:
    within = [word for word in words if bottom < word.middle < top]
    left = sum(word.right <= gutter for word in within)
    return min(left, len(within) - left)


def _parts_text(words: Sequence[Word], gutter: float) -> bool:
    top, bottom = _band(words, gutter)
    within = [word for word in words if bottom <= word.middle <= top]
    left = [word for word in within if word.right <= gutter]
    right = [word for word in within if word.right > gutter]
    labelled = min(_labels(left), _labels(right)) >= _LEAST_LABELS
    return _is_text(left, labelled) and _is_text(right, labelled)


def _labels(words: Sequence[Word]) -> int:
    """How many lines say nothing but what a section is called."""
    return sum(role_of(" ".join(word.text for word in line)) is not None for line in grouped(words))


def _is_text(words: Sequence[Word], labelled: bool) -> bool:
    """Whether words stand as a column of running text rather than as one of a table.

    `labelled`: sections begin in both columns, so that many lines are short.
    """
    lines = grouped(words)
    if len(lines) < _LEAST_LINES or (not labelled and median(len(line) for line in lines) < _WORDS):
        return False
    low, high = min(line[0].left for line in lines), max(line[-1].right for line in lines)
    begun = sum(line[0].left - low < _EDGE for line in lines)
    if labelled:
        return begun >= _ALIGNED * len(lines)
    full = sum(line[-1].right > high - 0.2 * (high - low) for line in lines)
    figures = sum(word.text.strip("-+–%.,").replace(".", "").replace(",", "").isdigit() for word in words)
    return begun >= _ALIGNED * len(lines) and full >= _FULL * len(lines) and figures < 0.3 * len(words)

"""Words → rows: what stands on one line, with its wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from rag.ingest.readers.pdf_page import Word

#: What opens a word that stands for something else, such as a table; it has a line of its own.
SIGN = "\x00"
#: Two words share a line where so much of the lower one's height lies beside the other.
_BESIDE = 0.5
#: A gap of more than this many letter heights parts two cells of a row.
CELL_GAP = 1.2
#: Words with less than this many letter heights between them, and no white space written, are one.
_TOUCHING = 0.12
_APART = 0.4
#: From so many single letters in a row on they are a word that was spaced out.
_SPACED = 4
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SQUARED = re.compile(r"(?:\b|\d)[kcdm]?m$")


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a row between two wide gaps."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of print. `first` is the width of its first word."""

    segments: tuple[Segment, ...]
    bottom: float
    top: float
    first: float
    bold: bool

    @property
    def text(self) -> str:
        """Its words with one space between them."""
        return " ".join(segment.text for segment in self.segments)

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.segments[-1].right

    @property
    def height(self) -> float:
        """The height of its letters; about 1.1 times the type size."""
        return self.top - self.bottom


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The rows of print from top to bottom, each from left to right."""
    return [_row(group) for group in grouped(words)]


def grouped(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line, lines from top to bottom, words from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (-each.middle, each.left)):
        near = None if word.text[0] == SIGN else _line_of(word, lines)
        if near is None:
            lines.append([word])
        elif word.height > near[0].height * 1.05:
            near.insert(0, word)  # the largest letters of a line say where it is
        else:
            near.append(word)
    ordered = [sorted(line, key=lambda each: each.left) for line in lines]
    return sorted(ordered, key=lambda line: -median(each.middle for each in line))


def _line_of(word: Word, lines: Sequence[list[Word]]) -> list[Word] | None:
    """The line among the last ones that a word stands in; asked for every word, so without calls."""
    top, bottom = word.top, word.bottom
    for line in lines[:-5:-1]:
        first = line[0]
        shared = min(top, first.top) - max(bottom, first.bottom)
        lower = min(top - bottom, first.top - first.bottom)
        if shared > _BESIDE * lower and first.text[0] != SIGN:
            return line
    return None


def _row(words: Sequence[Word]) -> Row:
    joined = list(_joined(_unspaced(words)))
    segments: list[list[Word]] = [[joined[0]]]
    for before, word in pairwise(joined):
        if word.left - before.right > CELL_GAP * max(before.height, word.height):
            segments.append([])
        segments[-1].append(word)
    tall = max(joined, key=lambda each: (len(each.text) > 1, each.height))
    return Row(
        segments=tuple(
            Segment(" ".join(each.text for each in part), part[0].left, part[-1].right) for part in segments
        ),
        bottom=tall.bottom,
        top=tall.top,
        first=joined[0].right - joined[0].left,
        bold=all(each.bold for each in joined),
    )


def _joined(words: Sequence[Word]) -> Iterator[Word]:
    """Words whose parts were printed one by one, whole; raised figures as such."""
    held: Word | None = None
    raised = False
    for word in words:
        if held is None:
            held = word
        elif _is_raised(word, held):
            held, raised = _with(held, _raised(held.text, word.text), word), True
        elif _belongs(word, held, raised):
            held, raised = _with(held, held.text + word.text, word), False
        else:
            yield held
            held, raised = word, False
    if held is not None:
        yield held


def _belongs(word: Word, held: Word, raised: bool) -> bool:
    """Whether a word is the rest of the one before it; a stop behind a raised figure often stands off."""
    gap = (word.left - held.right) / max(word.height, held.height)
    return (word.glued and gap < _TOUCHING) or (raised and word.text[0] in ".,;:)" and gap < _APART)


def _with(held: Word, text: str, word: Word) -> Word:
    return replace(held, text=text, right=max(held.right, word.right), bold=held.bold and word.bold)


def _is_raised(word: Word, before: Word) -> bool:
    smaller = word.height < 0.85 * before.height and word.bottom > before.bottom + 0.05 * before.height
    near = -0.3 < (word.left - before.right) / before.height < 0.3
    return smaller and near and bool(re.fullmatch(r"\d{1,3}\)?", word.text))


def _raised(before: str, figures: str) -> str:
    """'m' and '2' are 'm2'; a footnote's mark must not lengthen a word or a figure."""
    return before + (figures if _SQUARED.search(before) else figures.translate(SUPERSCRIPT))


def _unspaced(words: Sequence[Word]) -> list[Word]:
    """The words of a line, those that are spaced out letter by letter put together."""
    found: list[Word] = []
    run: list[Word] = []
    for word in words:
        if len(word.text) == 1 and not word.text.isdigit() and (not run or _near(run[-1], word)):
            run.append(word)
            continue
        found.extend(_closed_up(run))
        run = []
        if len(word.text) == 1 and not word.text.isdigit():
            run = [word]
        else:
            found.append(word)
    return [*found, *_closed_up(run)]


def _near(before: Word, word: Word) -> bool:
    return word.left - before.right < 2 * before.height


def _closed_up(run: list[Word]) -> list[Word]:
    if len(run) < _SPACED or not sum(each.text.isalpha() for each in run) > len(run) / 2:
        return run
    gaps = [after.left - before.right for before, after in pairwise(run)]
    wide = 1.6 * median(gaps) + 0.05 * run[0].height
    words = [run[0]]
    for gap, letter in zip(gaps, run[1:], strict=True):
        if gap > wide:
            words.append(letter)
        else:
            words[-1] = _with(words[-1], words[-1].text + letter.text, letter)
    return words

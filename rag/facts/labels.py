"""The labels of a table's rows and columns, and which of two a sentence names.

Most labels differ by words that carry a topic. Of some only the small words differ ('I dag', 'Andet'), and
some are numbers ('3').
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rag.danish import stem
from rag.facts.words import TOTAL, stems

_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(\d{1,3})[.)]?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class CellLabel:
    """The label of a row or column: its topic words, all its words, and the number it begins with or ''."""

    topic: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    number: str = ""


@lru_cache(maxsize=20_000)
def read_cell_label(text: str) -> CellLabel:
    """The label as written, in words; letters that mark a column are left out of its topic."""
    number = _NUMBER.match(text)
    topic = frozenset(word for word, _ in stems(text) if len(word) > 1)
    return CellLabel(topic, every_word(text), number[1] if number else "")


@lru_cache(maxsize=20_000)
def every_word(text: str) -> frozenset[str]:
    """The stems of all words of a text, small words and numbers too; words for a total are one."""
    total = {word for word, _ in stems(text) if word == TOTAL}
    return frozenset(map(stem, _TOKEN.findall(text))) | total


@dataclass(frozen=True, slots=True)
class Naming:
    """What a sentence may name a label with: topic words, all words, and figures but the one at hand."""

    topic: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]

    def rather(self, one: CellLabel, other: CellLabel) -> bool:
        """Whether the sentence has the label `one`, and not `other`."""
        return self._by_topic(one, other) or self._by_difference(one, other) or self._by_number(one, other)

    def _by_topic(self, one: CellLabel, other: CellLabel) -> bool:
        return bool(one.topic) and one.topic <= self.topic and not other.topic <= self.topic

    def _by_difference(self, one: CellLabel, other: CellLabel) -> bool:
        mine, theirs = one.topic - other.topic, other.topic - one.topic
        if not (mine and theirs):
            mine, theirs = one.words - other.words, other.words - one.words
        return bool(mine and theirs) and mine <= self.words and not theirs <= self.words

    def _by_number(self, one: CellLabel, other: CellLabel) -> bool:
        named = (other.topic - one.topic) & self.topic
        if named or not (one.number and other.number):
            return False
        return one.number in self.numbers and other.number not in self.numbers

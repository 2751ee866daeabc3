"""What of a generated text makes one statement: a lead-in goes with what it introduces.

A heading or a line that ends with a colon goes with the sentence after it. A list point without a mark of its
own goes with what stands before it in its list, and a first marked point with the points before it, so that a
mark on the lead-in or on the last point is the mark of all. Points that each have a mark stand alone.
What follows a heading such as 'Kilder:' is a list of sources and no statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.ask.generation.generated import Mark

_POINT = re.compile(r"\A(?:[-•–]\s+|\d{1,2}[.)]\s+(?=[A-ZÆØÅ]|at\s)|[a-zæøå]\)\s+)")
_ENDED = re.compile(r"[.!?…][)\"”’']*$")
#: A line of at most so many words that is no whole sentence is a heading.
_HEADING_WORDS = 8
_SOURCES = re.compile(r"(?:kilder?|kildeliste|referencer|henvisninger|fodnoter|noter)\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as written, with its marks."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def is_point(self) -> bool:
        """Whether it is a list point."""
        return _POINT.match(self.text) is not None

    @property
    def introduces(self) -> bool:
        """Whether it is a heading or a lead-in, which says nothing without what follows."""
        if self.text.endswith(":"):
            return True
        whole = _ENDED.search(self.text) or self.marks or self.is_point
        return not whole and len(self.text.split()) <= _HEADING_WORDS

    @property
    def bare(self) -> str:
        """Its text on one line without the sign of a list point."""
        return " ".join(_POINT.sub("", self.text, count=1).split())


class Joiner:
    """Joins sentences in the order they are written."""

    def __init__(self) -> None:
        self._group: list[Written] = []
        self._at_sources = False

    def add(self, one: Written) -> list[Written]:
        """The statements that are whole now that this sentence has come."""
        if self._at_sources or not any(character.isalnum() for character in one.text):
            return []
        self._at_sources = _SOURCES.fullmatch(one.bare) is not None
        if self._at_sources:
            return self.end()
        done = [] if self._takes(one) else self.end()
        self._group.append(one)
        return done if self._may_grow() else done + self.end()

    def end(self) -> list[Written]:
        """What is still open, as one statement."""
        group, self._group = self._group, []
        return [_joined(group)] if group else []

    def _takes(self, one: Written) -> bool:
        if not self._group or self._group[-1].introduces:
            return True
        marked = any(other.marks for other in self._group)
        return self._may_grow() and one.is_point and not (one.marks and marked)

    def _may_grow(self) -> bool:
        last = self._group[-1]
        return last.introduces or last.is_point


def _joined(group: Sequence[Written]) -> Written:
    """One statement: 'Lead-in: point; point.'"""
    marks = tuple(mark for one in group for mark in one.marks)
    heads = [one.bare for one in group[:-1] if one.introduces]
    points = [one.bare for one in group if not one.introduces or one is group[-1]]
    head = "".join(f"{text.rstrip(' :')}: " for text in heads)
    if len(points) > 1:
        return Written(head + "; ".join(point.rstrip(" .;,") for point in points) + ".", marks)
    return replace(group[-1], text=head + points[-1], marks=marks)

"""A sentence that is held against a source: its facts, its clauses, and what it claims to tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rag.facts.agreement import agrees
from rag.facts.dates import DateFact
from rag.facts.labels import Naming, every_word
from rag.facts.sides import Placed, Side
from rag.facts.typed import COUNTED, Fact, Kind, typed_facts
from rag.facts.words import clauses, frames, stems
from rag.model import Span

#: Two titles are one that have this share of their words in common.
SAME_TITLE = 0.75

_QUOTED = re.compile(
    r"\b(?:sag|sagen|punkt|punktet)(?: om)? [»\"“”„]([^»«\"“”„]{2,300})[«\"“”]", re.IGNORECASE
)
_POINT_ENDS = re.compile(r";\s")
_AT_MEETING = re.compile(r"\bmøde[tr]?(?: i \w+)?(?: den| d\.)? $", re.IGNORECASE)
#: '20. maj 2025: …', 'Kulturudvalget, 20. maj 2025: …': the day of the meeting that what follows is from.
_HEADED = re.compile(r"(?:[\w, -]*(?:udvalget|rådet|bestyrelsen|kommune), )?(?:den )?", re.IGNORECASE)
_BODY_SAT = re.compile(r", [\w, -]*(?:udvalget|rådet|bestyrelsen), [»\"]", re.IGNORECASE)
#: A sentence tells of something done, and not of what somebody proposes or wants.
_DONE = re.compile(
    r"\b(?:blev|blevet|er|var|har|fik)\b|^(?:\w*udvalget|byrådet|kommunalbestyrelsen)\b", re.IGNORECASE
)
_WANTED = re.compile(
    r"indstill|foresl|forslag|anbefal|ansøg|\bsøg(?:er|te|es|t)\b|ønsk|forvaltning|administration"
    r"|\b(?:skal|vil|bør|kan|ville|kunne|skulle)\b",
    re.IGNORECASE,
)


class Sentence:
    """One sentence with its facts, each in its clause."""

    def __init__(self, said: str, people: tuple[str, ...]) -> None:
        self.facts, self._said = typed_facts(said, people), said
        self._words = stems(said)
        self.stems = frozenset(word for word, _ in self._words)
        counted = [fact for fact in self.facts if fact.kind in COUNTED]
        self._parts = clauses(said, [(fact.rank, fact.span) for fact in counted])
        shared = frames(said, self._parts, [fact.span for fact in counted])
        self._frames = dict(zip(self._parts, shared, strict=True))
        edges = [0, *(match.end() for match in _POINT_ENDS.finditer(said)), len(said)]
        self._points = [Span(start, end) for start, end in pairwise(edges)]
        self._opening = Span(0, said.find(": ", 0, self._points[0].end) + 1)
        self.is_wanted = _WANTED.search(said) is not None
        self.is_done = _DONE.search(said) is not None and not self.is_wanted

    def part(self, fact: Fact) -> Span:
        """The clause that a fact stands in."""
        return next(part for part in self._parts if part.start <= fact.span.start < part.end)

    def beside(self, fact: Fact) -> list[Fact]:
        """The facts of the same clause, with the fact itself."""
        return [other for other in self.facts if self.part(other) == self.part(fact)]

    def naming(self, fact: Fact) -> Naming:
        """What may name the row and the column of a fact: the words, and the other figures of the clause."""
        others = (other for other in self.beside(fact) if other.kind is Kind.FIGURE and other is not fact)
        figures = frozenset(other.span.of(self._said).strip() for other in others)
        return Naming(self.stems, every_word(self._said), figures)

    def names(self, titles: Iterable[frozenset[str]]) -> frozenset[frozenset[str]] | None:
        """Those of the titles of items, as stems, that the sentence names; None where it names no item.

        In quotation marks ('sagen "…"') it gives a title; else it has one whole, that is no part of another.
        """
        had = {title for title in titles if title}
        if quoted := [frozenset(word for word, _ in stems(q)) for q in _QUOTED.findall(self._said)]:
            return frozenset(t for t in had for q in quoted if len(t & q) >= SAME_TITLE * len(t | q))
        whole = {title for title in had if len(title) > 1 and title <= self.stems}
        return frozenset(t for t in whole if not any(t < other for other in whole)) if whole else None

    def is_in_title(self, fact: Fact) -> bool:
        """Whether a fact stands in the title of an item that the sentence gives in quotation marks."""
        return any(found.start(1) <= fact.span.start < found.end(1) for found in _QUOTED.finditer(self._said))

    def clause(self, fact: Fact) -> tuple[Span, Span]:
        """The clause of a fact, and what it shares with the one before."""
        return self.part(fact), self._frames[self.part(fact)]

    def words(self, fact: Fact) -> list[tuple[str, int]]:
        """The words that may tell what a fact is about: those of its point in a list, and what opens it."""
        part, frame = self.clause(fact)
        point = next((point for point in self._points if point.start <= part.start < point.end), part)
        near = (point, self._opening, frame)
        return [word for word in self._words if any(span.start <= word[1] < span.end for span in near)]

    def dates_meeting(self, fact: Fact) -> bool:
        """Whether a date is given as that of the meeting: somebody was there or not, or a body sat."""
        if fact.kind is not Kind.DATE:
            return False
        attends = any(other.kind is Kind.ATTENDANCE for other in self.facts)
        if attends and _AT_MEETING.search(self._said[: fact.span.start]):
            return True
        return fact.span.start == 0 and _BODY_SAT.match(self._said, fact.span.end) is not None

    def is_headed_by(self, fact: Fact) -> bool:
        """Whether a day opens the sentence, so that what follows the colon is told of that day."""
        if not isinstance(fact.value, DateFact) or fact.value.as_date is None:
            return False
        opens = _HEADED.fullmatch(self._said[: fact.span.start]) is not None
        return opens and self._said.startswith(": ", fact.span.end)

    def is_cast(self, fact: Fact) -> bool:
        """Whether a name or a number is that of a voter or of somebody absent, so that the side binds it."""
        placed = (f.value for f in self.facts if isinstance(f.value, Placed))
        return fact.kind in {Kind.NAME, Kind.FIGURE} and any(
            one.side is not Side.PRESENT and one.span.overlaps(fact.span) for one in placed
        )

    def is_repeated(self, fact: Fact, there: Sequence[Fact]) -> bool:
        """Whether a date stands twice in the clause, in place of another one of the facts `there`."""
        inside = [other for other in self.beside(fact) if other.likeness == fact.likeness]
        alike = [other for other in there if other.likeness == fact.likeness]
        same = sum(agrees(other, fact) for other in inside)
        return same > max(sum(agrees(fact, other) for other in alike), 1) and any(
            not any(agrees(said, other) for said in inside) for other in alike
        )

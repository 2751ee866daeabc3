"""The verbatim piece of an item that best carries a sentence: what a citation shows beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.ask.dossier.pieces import around
from rag.ask.evidence.units import UnitKind, item_units
from rag.ask.support.cited import LABELS, people
from rag.danish import content_words, stem
from rag.facts import checkable, unsupported
from rag.model import AgendaItem, Meeting, Span

#: Characters that a reader takes in at a glance; a longer quote is taken only when it alone has a fact.
MOST_CHARACTERS = 300
#: Units whose facts are read: those that share most words with the sentence.
READ_UNITS = 12


@dataclass(frozen=True, slots=True)
class _Quotable:
    """A piece of an item; `told` is its text as facts are read in it, under the label of its section.

    `wider` says that it is what stands around a unit, `shared` how many of the sentence's words it has (0-1).
    """

    span: Span
    told: str
    shared: float
    wider: bool = False


def best_quote(sentence: str, meeting: Meeting, item: AgendaItem) -> Span:
    """Where the item says best what the sentence says: with most of its facts, then most of its words.

    Of pieces with as many facts, one that is not too long and no wider than it must be is taken. The heading
    is taken when nothing in the item shares a word or a fact with the sentence, and for a closed item.
    """
    if item.closed:
        return item.heading
    pieces = _Pieces(sentence, meeting, item)
    found = min(pieces.near(), key=pieces.lack, default=None)
    return found.span if found and pieces.says_something(found) else item.heading


class _Pieces:
    """The pieces of one item beside one sentence."""

    def __init__(self, sentence: str, meeting: Meeting, item: AgendaItem) -> None:
        self._sentence, self._meeting, self._item = sentence, meeting, item
        self._people = people(meeting)
        self._stems = frozenset(map(stem, content_words(sentence)))
        self._has_facts = checkable(sentence, tuple(self._people))

    def near(self) -> list[_Quotable]:
        """The units nearest to the sentence, what is decided or voted, and what stands around each."""
        units = sorted(self._units(), key=lambda piece: (-piece.shared, piece.span))[:READ_UNITS]
        item = self._item
        decided = [*(vote.span for vote in item.votes), *(absence.span for absence in item.absent)]
        decided += item.decision.spans if item.decision else ()
        known = {piece.span: piece for piece in units}
        for place in decided:
            known.setdefault(place, self._piece(place, self._meeting.text(place)))
        for place in tuple(known):
            for span in self._wider(place):
                known.setdefault(span, replace(self._piece(span, self._meeting.text(span)), wider=True))
        return list(known.values())

    def _units(self) -> Iterator[_Quotable]:
        """The units, each place once; a row of a table tells all its cells with their columns and unit."""
        told: dict[Span, list[str]] = {}
        for unit in item_units(self._meeting, self._item):
            is_cell = unit.kind is UnitKind.CELL
            told.setdefault(unit.span, []).append(unit.text if is_cell else self._meeting.text(unit.span))
        return (self._piece(span, "\n\n".join(texts)) for span, texts in told.items())

    def _wider(self, place: Span) -> Iterator[Span]:
        for spans in around(self._meeting, self._item, place):
            if len(spans) == 1 and len(spans[0]) <= MOST_CHARACTERS:
                yield spans[0]

    def _piece(self, span: Span, text: str) -> _Quotable:
        section = self._item.section_at(span.start)
        label = LABELS.get(section.role, "") if section else ""
        shared = self._stems & set(map(stem, content_words(text)))
        return _Quotable(
            span, f"{label}\n\n{text}" if label else text, len(shared) / max(len(self._stems), 1)
        )

    def lack(self, piece: _Quotable) -> tuple[int, bool, bool, float, int, Span]:
        """What speaks against a piece, most serious first."""
        length = len(piece.span)
        missing = self._missing(piece.told)
        return missing, length > MOST_CHARACTERS, piece.wider, -piece.shared, length, piece.span

    def says_something(self, piece: _Quotable) -> bool:
        """Whether a piece shares a word with the sentence or states a fact of it."""
        return piece.shared > 0 or self._missing(piece.told) < self._missing("")

    def _missing(self, told: str) -> int:
        return len(unsupported(self._sentence, told, self._people)) if self._has_facts else 0

"""One agenda item as a language model is shown it for a summary: its sections as numbered pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.entries import AGENDA, UNDECIDED, Entry
from rag.ask.dossier.pieces import Part, parts
from rag.ask.dossier.shown import fenced, one_line
from rag.ask.evidence.units import SKIPPED
from rag.ask.support.cited import head_text
from rag.model import AgendaItem, Kind, Meeting, Role, Span
from rag.tokens import count_tokens

#: Where a text may be cut, the best first: between paragraphs, lines, sentences, words.
_BORDERS = tuple(re.compile(border) for border in (r"\n[ \t]*\n\s*", r"\n\s*", r"(?<=[.!?])\s+", r"\s+"))
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A numbered stretch of an item; `notes` stand for its text where that is too long to be shown."""

    number: int
    part: Part
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What is shown of an item: who met, its heading, the pieces."""

    meeting: Meeting
    item: AgendaItem
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, meeting: Meeting, item: AgendaItem) -> Sheet:
        """All that an item says, but for its lists of attachments and of related items."""
        told = (part for part in parts(meeting, item) if _role(item, part) not in SKIPPED)
        return cls(meeting, item, _numbered(told))

    @cached_property
    def text(self) -> str:
        """The item as the model reads it; every line of a document stands behind the fence."""
        return _BETWEEN.join((self._head(), *map(self._shown, self.pieces), *self._remarks()))

    @cached_property
    def marks(self) -> Dossier:
        """The pieces as entries, whose numbers are the marks of the model's text."""
        entries = (Entry(p.number, self.meeting, self.item, (p.part.span,)) for p in self.pieces)
        return Dossier(tuple(entries))

    @cached_property
    def items(self) -> Dossier:
        """The item as one entry: what the claims of a summary cite."""
        return Dossier((Entry(1, self.meeting, self.item, (self.item.span,)),))

    @property
    def core(self) -> tuple[Piece, ...]:
        """The pieces that are always shown as they stand: what was proposed, decided and voted."""
        return tuple(piece for piece in self.pieces if self._is_core(piece))

    @property
    def rest(self) -> tuple[Piece, ...]:
        """The pieces that notes may stand for."""
        return tuple(piece for piece in self.pieces if not self._is_core(piece))

    def only(self, pieces: Sequence[Piece]) -> Sheet:
        """The sheet with these pieces, in the order of their numbers."""
        return replace(self, pieces=tuple(sorted(pieces, key=lambda piece: piece.number)))

    def cut(self, most: int) -> Sheet:
        """The sheet with its longer pieces in several, each of at most `most` tokens where it can be cut."""
        return replace(
            self, pieces=_numbered(part for piece in self.pieces for part in self._cut(piece, most))
        )

    def size(self, piece: Piece) -> int:
        """The tokens of a piece as it is shown."""
        return count_tokens(self._shown(piece) + _BETWEEN)

    def _cut(self, piece: Piece, most: int) -> Iterator[Part]:
        if self._is_core(piece):
            yield piece.part
            return
        room = most - self.size(replace(piece, notes=(".",)))
        for span in _cut(self.meeting.source.text, piece.part.span, room):
            yield replace(piece.part, span=span)

    def _is_core(self, piece: Piece) -> bool:
        said = [*(vote.span for vote in self.item.votes)]
        said += self.item.decision.spans if self.item.decision else ()
        is_core = _role(self.item, piece.part) in {Role.DECISION, Role.RECOMMENDATION}
        return is_core or any(piece.part.span.overlaps(span) for span in said)

    def _head(self) -> str:
        case = [f"Sag {self.item.case_number}"] if self.item.case_number else []
        return fenced("\n".join((head_text(self.meeting), self.meeting.text(self.item.heading), *case)))

    def _shown(self, piece: Piece) -> str:
        role = f" ({piece.part.role})" if piece.part.role else ""
        text = "\n".join(piece.notes) if piece.notes else self.meeting.text(piece.part.span)
        return f"[{piece.number}] {one_line(piece.part.name)}{role}:\n{fenced(text)}"

    def _remarks(self) -> Iterator[str]:
        if self.meeting.kind is Kind.AGENDA:
            yield AGENDA
        elif self.item.decision is None:
            yield UNDECIDED


def _role(item: AgendaItem, part: Part) -> Role:
    section = item.section_at(part.span.start)
    return section.role if section else Role.OTHER


def _numbered(found: Iterator[Part]) -> tuple[Piece, ...]:
    return tuple(Piece(number, part) for number, part in enumerate(found, start=1))


def _cut(text: str, span: Span, most: int) -> Iterator[Span]:
    """The span in pieces of at most `most` tokens, halved at the best borders there are."""
    border = None if count_tokens(fenced(span.of(text))) <= most else _middle(text, span)
    if border is None:
        yield span
        return
    yield from _cut(text, Span(span.start, border.start, span.page), most)
    yield from _cut(text, Span(border.end, span.end, span.page), most)


def _middle(text: str, span: Span) -> Span | None:
    """The border of the best kind that is nearest to the middle."""
    middle = (span.start + span.end) / 2
    for border in _BORDERS:
        found = [Span(*match.span()) for match in border.finditer(text, span.start, span.end)]
        inside = [one for one in found if span.start < one.start and one.end < span.end]
        if inside:
            return min(inside, key=lambda one: abs(one.start - middle))
    return None

"""One agenda item as a language model reads it: what it is, its sections by name, its text behind a fence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.ask.claims import date_in_words
from rag.ask.dossier.pieces import Part, parts
from rag.ask.dossier.shown import fenced, one_line
from rag.model import AgendaItem, Kind, Meeting, Span

#: Stands where text of the item is not shown.
GAP = "(…)"
CLOSED = "Lukket punkt: indholdet er ikke offentligt, og referatet siger intet om det."
PARTLY = "Kun en del af punktet er vist."
AGENDA = "Dagsorden: mødets beslutninger er ikke skrevet endnu."
UNDECIDED = "Referatet har ingen beslutning til dette punkt."


@dataclass(frozen=True)
class Entry:
    """A numbered entry: what is shown of one item. `spans` are in order and do not touch.

    With `with_people` it also says who the minutes list as present and absent.
    """

    number: int
    meeting: Meeting
    item: AgendaItem
    spans: tuple[Span, ...]
    with_people: bool = False

    @property
    def whole(self) -> bool:
        """Whether the whole item is shown."""
        return self.item.closed or self.spans == (self.item.span,)

    @cached_property
    def text(self) -> str:
        """The entry as the model reads it; every line of a document stands behind the fence."""
        head = [
            _title(self.number, self.meeting, self.item),
            *self._people(),
            fenced(self.meeting.text(self.item.heading)),
        ]
        if self.item.closed:
            return "\n".join((*head, CLOSED))
        return "\n".join((*head, *self._body(), *self._remarks()))

    def _people(self) -> Iterator[str]:
        if self.with_people and self.meeting.attendees:
            came = (f"{p.name} ({p.party})" if p.party else p.name for p in self.meeting.attendees)
            yield fenced(f"Mødedeltagere: {', '.join(came)}")
        if self.with_people and self.meeting.absent:
            yield fenced(f"Afbud: {', '.join(absence.name for absence in self.meeting.absent)}")

    def _body(self) -> Iterator[str]:
        for part in parts(self.meeting, self.item):
            inside = [span for span in self.spans if span.overlaps(part.span)]
            if inside:
                yield _label(part)
                yield from self._pieces(part.span, inside)

    def _pieces(self, part: Span, shown: Sequence[Span]) -> Iterator[str]:
        """What is shown of a part, with a sign wherever some of its text is not."""
        at = part.start
        for span in shown:
            start, end = max(span.start, at), min(span.end, part.end)
            yield from self._gap(at, start)
            yield fenced(self.meeting.text(Span(start, end)))
            at = end
        yield from self._gap(at, part.end)

    def _gap(self, start: int, end: int) -> Iterator[str]:
        if self.meeting.text(Span(start, end)).strip():
            yield GAP

    def _remarks(self) -> Iterator[str]:
        if not self.whole:
            yield PARTLY
        if self.meeting.kind is Kind.AGENDA:
            yield AGENDA
        elif self.item.decision is None:
            yield UNDECIDED


def _title(number: int, meeting: Meeting, item: AgendaItem) -> str:
    place = [f"{one_line(meeting.municipality)} Kommune"] if meeting.municipality else []
    case = [f"sag {one_line(item.case_number)}"] if item.case_number else []
    met = f"møde den {date_in_words(meeting)}"
    within = f"{item.attachment} til " if item.attachment else ""
    return f"[{number}] " + " · ".join(
        (f"{within}Punkt {item.called}", *place, one_line(meeting.committee), met, *case)
    )


def _label(part: Part) -> str:
    name = one_line(part.name)
    return f"{name} ({part.role}):" if part.role else f"{name}:"

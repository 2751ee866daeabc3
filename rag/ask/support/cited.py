"""What the cited items and the heads of their minutes say of a claim, and what a count of ours rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from rag.ask.claims import date_in_words
from rag.ask.support.orders import without_orders
from rag.ask.support.reckoning import Operation, is_reckoned, measure_of, operation, stands_among
from rag.ask.support.tabled import tabled
from rag.facts import Figure, figures, read_source, references, supported_share, unsupported_by
from rag.model import AgendaItem, Citation, Claim, Meeting, Role, Table

#: Labels that say the role of a section, whatever its own label is.
_LABELS = {Role.DECISION: "Beslutning", Role.RECOMMENDATION: "Indstilling", Role.HISTORY: "Historik"}
_POINT = re.compile(
    r"^\s*(?:[-*•–]\s|\*{0,2}\d{1,2}[.)]\s|\(?[a-zæøå]\)\s|at\s)", re.IGNORECASE | re.MULTILINE
)
_NUMBERED = re.compile(r"^[\s*#-]*(\d{1,2})[.)]\s", re.MULTILINE)
_SUMS_UP = re.compile(r"(?:i alt|ialt|sum|total|samlet|hele)\b|.*\bi alt$|$", re.IGNORECASE)
#: A Punkt supports something of a claim when it fits a fact at least so well as the best of those cited.
IDLE = 0.5


class Support:
    """One claim with the sources it cites."""

    def __init__(self, claim: Claim, find: Callable[[str], Meeting]) -> None:
        self._claim = claim
        self._items: dict[str, tuple[Meeting, AgendaItem]] = {}
        for citation in claim.citations:
            meeting = find(citation.meeting)
            if item := meeting.cited(citation):
                self._items[item.id] = (meeting, item)

    def missing(self) -> tuple[str, ...]:
        """The facts of the claim that do not stand in what it cites."""
        meetings = {meeting.id: meeting for meeting, _ in self._items.values()}
        heads = tuple(text for meeting in meetings.values() for text in self._heads(meeting))
        texts = tuple(item_text(meeting, item) for meeting, item in self._items.values())
        found = unsupported_by(self._claim.text, read_source(texts, self._people, heads))
        left = [fact for fact in found if not self._derived(fact)]
        return tuple(dict.fromkeys((*left, *self._misreckoned(found))))

    def is_idle(self, citation: Citation) -> bool:
        """Whether a Punkt supports nothing of the claim while another does."""
        shares = self._shares
        return len(shares) > 1 and shares.get(citation.item, 0.0) < IDLE <= max(shares.values())

    @cached_property
    def _shares(self) -> dict[str, float]:
        """How well each Punkt alone supports the fact that it supports best, beside the best of them."""
        if len(self._items) < 2 or self._claim.computed:
            return {}
        sources = {
            key: read_source((item_text(meeting, item),), self._people)
            for key, (meeting, item) in self._items.items()
        }
        return supported_share(self._claim.text, sources)

    @cached_property
    def _people(self) -> tuple[str, ...]:
        meetings = {meeting.id: meeting for meeting, _ in self._items.values()}
        return tuple(dict.fromkeys(person for meeting in meetings.values() for person in people(meeting)))

    def _heads(self, meeting: Meeting) -> Iterator[str]:
        yield head_text(meeting)
        for citation in self._claim.citations:
            if citation.meeting == meeting.id and citation.span.end <= meeting.items[0].span.start:
                yield f"Mødedeltagere: {citation.quote}"

    def _derived(self, fact: str) -> bool:
        """Whether a fact is the number of a cited Punkt, reckoned or, in a computed claim, counted."""
        numbers = {f"punkt {item.number}" for _, item in self._items.values()}
        if any(set(reference.parts) <= numbers for reference in references(fact)):
            return True
        own = figures(fact)
        reckoned = {(one.value, one.unit) for one, _ in self._reckoned}
        counts = self._counts if self._claim.computed else frozenset()
        return bool(own) and all(
            (one.value, one.unit) in reckoned or (one.unit is None and one.value in counts) for one in own
        )

    @cached_property
    def _reckoned(self) -> list[tuple[Figure, Operation]]:
        """The figures that a claim says it reckons, whoever wrote it."""
        text = self._claim.text
        found = ((one, operation(text, one)) for one in figures(text))
        return [(one, how) for one, how in found if how]

    def _misreckoned(self, missing: Sequence[str]) -> Iterator[str]:
        """Figures that are said to be reckoned and are not what those make that stand here and in quotes."""
        if not self._reckoned:
            return
        text = self._claim.text
        own = {one.span for one, _ in self._reckoned}
        lacking = {(one.value, one.unit) for fact in missing for one in figures(fact)}
        quoted = [one for citation in self._claim.citations for one in figures(citation.quote)]
        told = [one for one in figures(text) if one.span not in own and stands_among(one, quoted)]
        stated = [one for one in told if (one.value, one.unit) not in lacking]
        for one, how in self._reckoned:
            measure = measure_of(text, one).removesuffix("er")
            alike = [s for s in stated if not measure or measure_of(text, s).removesuffix("er") == measure]
            if not is_reckoned(one, how, alike):
                yield one.span.of(text)

    @cached_property
    def _counts(self) -> frozenset[int]:
        """What a claim may count: its citations, their points, items of a meeting, attachments of an item."""
        counts = [len(self._claim.citations), len(self._items)]
        counts += [len(_POINT.findall(citation.quote)) for citation in self._claim.citations]
        for meeting, item in self._items.values():
            counts += [len(meeting.items), len(item.attachments)]
            counts.append(_numbered(meeting.text(item.span)))
            counts += [count for table in item.tables for count in self._rows(meeting, table)]
        return frozenset(counts)

    def _rows(self, meeting: Meeting, table: Table) -> tuple[int, ...]:
        """How many rows a table has that is cited, with and without those that sum up."""
        if not any(
            citation.meeting == meeting.id and citation.span.overlaps(table.span)
            for citation in self._claim.citations
        ):
            return ()
        labels = [row[0].text.strip(" *<>b/") for row in table.rows]
        return len(labels), sum(not _SUMS_UP.match(label) for label in labels)


def _numbered(text: str) -> int:
    """How long the longest list of a text is that is numbered from one on."""
    longest = at = 0
    for number in map(int, _NUMBERED.findall(text)):
        at = at + 1 if number == at + 1 else int(number == 1)
        longest = max(longest, at)
    return longest


def people(meeting: Meeting) -> Sequence[str]:
    """The attendance list as written: 'Ida Holm (A)'."""
    return [f"{p.name} ({p.party})" if p.party else p.name for p in meeting.attendees]


def head_text(meeting: Meeting) -> str:
    """What the head of the minutes says of every item: body, day, hour, place, who came and who did not."""
    municipality = f", {meeting.municipality} Kommune," if meeting.municipality else ""
    when = f"den {date_in_words(meeting)}" + (f" kl. {meeting.time}" if meeting.time else "")
    where = f" i {meeting.place}" if meeting.place else ""
    sat = f"Møde i {meeting.committee}{municipality} {when}{where}"
    came = f"Mødedeltagere: {', '.join(people(meeting))}" if meeting.attendees else ""
    gone = f"Afbud: {', '.join(absence.name for absence in meeting.absent)}" if meeting.absent else ""
    return "\n\n".join(filter(None, (sat, came, gone)))


def item_text(meeting: Meeting, item: AgendaItem) -> str:
    """The text of an item, each decision and recommendation under a label that says so.

    What nobody sees, and what tells its reader what to say, is no part of it.
    """
    parts, at = [], item.span.start
    for section in sorted(item.sections, key=lambda section: section.span):
        parts.append(meeting.source.text[at : section.span.start])
        if label := _LABELS.get(section.role):
            parts.append(f"\n\n{label}\n\n")
        parts.append(tabled(meeting, item, section.span))
        at = section.span.end
    return without_orders("".join((*parts, meeting.source.text[at : item.span.end])))

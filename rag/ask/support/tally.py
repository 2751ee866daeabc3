"""How many things of each kind a claim cites, and whether a count of it is of those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.ask.support.counting import Count
from rag.model import AgendaItem, Claim, Meeting, Span, printed_number

_POINT = re.compile(
    r"^\s*(?:[-*•–]\s|\*{0,2}\d{1,2}[.)]\s|\(?[a-zæøå]\)\s|at\s)", re.IGNORECASE | re.MULTILINE
)
_NUMBERED = re.compile(r"^[\s*#-]*(\d{1,2})[.)]\s", re.MULTILINE)
_SUMS_UP = re.compile(r"(?:i alt|ialt|sum|total|samlet|hele)\b|.*\bi alt$|$", re.IGNORECASE)
#: 'Indstillingen har 3 punkter', 'mødet havde 9 punkter', 'var 2 af 13 punkter lukkede'.
_PROPOSAL = re.compile(r"\b(?:indstilling|forslag|anbefaling|plan)\w*\b[^.;:]*$", re.IGNORECASE)
_AGENDA = re.compile(r"\b(?:ha(?:vde|r)(?! afbud)|(?:skal )?behandle(?:de|r)?)\b[^.;:]*$", re.IGNORECASE)
_CLOSED = re.compile(r"[^.;:]*\blukke", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a claim cites, by number.

    `points` are the points of its quotes, `numbered` those of the longest lists of its items; `named` is how
    many attachments it cites; `rows` the rows of the tables that it cites, without those that sum up unless
    it cites one; `labels` what stands first in its quotes. `agenda` is None where it cites several meetings,
    and `closed` too, which is 0 where it cites an item that is not closed.
    """

    items: int
    punkter: frozenset[int]
    meetings: int
    quotes: int
    points: frozenset[int]
    numbered: frozenset[int]
    attachments: frozenset[int]
    named: int
    rows: frozenset[int]
    labels: tuple[str, ...]
    agenda: int | None
    closed: int | None

    def has(self, count: Count) -> bool:
        """Whether a claim counts as many as it cites, and of as many as there are."""
        numbers = self._numbers(count)
        totals = self._totals(count)
        return count.number in numbers and (count.total is None or count.total in totals)

    def _numbers(self, count: Count) -> frozenset[int]:
        quoted = frozenset({self.quotes} if self.quotes > 1 else {1, *self.points})
        match count.things:
            case "items" if _PROPOSAL.search(count.before):
                return quoted
            case "items" if _CLOSED.match(count.after):
                return frozenset({self.items} if self.closed in (None, self.items) else ())
            case "items" if count.total is None and self.agenda and _AGENDA.search(count.before):
                return frozenset({self.agenda})
            case "items":
                return frozenset({self.items})
            case "meetings":
                return frozenset({self.meetings})
            case "attachments":
                own = self.attachments if self.items == 1 else frozenset()
                return own & {self.named} if self.named else own
            case "goals" if count.is_unclear:
                return frozenset(range(max(self.numbered, default=0)))
            case "goals":
                return quoted | (self.numbered if count.total is None else frozenset())
            case _:
                return quoted

    def _totals(self, count: Count) -> frozenset[int]:
        if count.things == "items":
            return frozenset(() if self.agenda is None else {self.agenda})
        return self.rows or self.numbered | self.points | self.attachments


def tally(claim: Claim, cited: Sequence[tuple[Meeting, AgendaItem]]) -> Tally:
    """What a claim cites, with the agenda items and meetings that its citations are of."""
    meetings = {meeting.id: meeting for meeting, _ in cited}
    only = next(iter(meetings.values())) if len(meetings) == 1 else None
    return Tally(
        items=len(cited),
        punkter=frozenset(printed_number(item.number) for _, item in cited),
        meetings=len(meetings),
        quotes=len({(citation.meeting, citation.span) for citation in claim.citations}),
        points=frozenset(len(_POINT.findall(citation.quote)) for citation in claim.citations),
        numbered=frozenset(_longest(meeting.text(item.span)) for meeting, item in cited),
        attachments=frozenset(len(item.attachments) for _, item in cited),
        named=sum(_is_cited(claim, meeting, one.span) for meeting, item in cited for one in item.attachments),
        rows=frozenset(number for one in cited for number in _rows(claim, *one)),
        labels=tuple(dict.fromkeys(_label(citation.quote) for citation in claim.citations)),
        agenda=len(only.items) if only else None,
        closed=_closed(cited),
    )


def _closed(cited: Sequence[tuple[Meeting, AgendaItem]]) -> int | None:
    if not cited or not all(item.closed for _, item in cited):
        return 0
    (meeting, *others) = {meeting.id: meeting for meeting, _ in cited}.values()
    return None if others else sum(item.closed for item in meeting.items)


def numbers_of(found: Tally) -> frozenset[int]:
    """Every number that may be told of what a claim cites, where no noun says of what."""
    single = frozenset({found.items, found.quotes, found.agenda or 0})
    return single | found.points | found.numbered | found.attachments | found.rows


def _rows(claim: Claim, meeting: Meeting, item: AgendaItem) -> Iterator[int]:
    """How many rows the cited tables of an item have; those that sum up count where one of them is cited."""
    for table in item.tables:
        if _is_cited(claim, meeting, table.span):
            sums = [row for row in table.rows if _SUMS_UP.match(row[0].text.strip(" *<>b/"))]
            cited = any(_is_cited(claim, meeting, row[0].span) for row in sums)
            yield len(table.rows) if cited else len(table.rows) - len(sums)


def _is_cited(claim: Claim, meeting: Meeting, span: Span) -> bool:
    return any(one.meeting == meeting.id and one.span.overlaps(span) for one in claim.citations)


def _label(quote: str) -> str:
    """The first cell of a row, the first words of anything else."""
    return re.split(r"[\t|\n]", quote.strip(" |*"), maxsplit=1)[0].strip(" *")


def _longest(text: str) -> int:
    """How long the longest list of a text is that is numbered from one on."""
    longest = at = 0
    for number in map(int, _NUMBERED.findall(text)):
        at = at + 1 if number == at + 1 else int(number == 1)
        longest = max(longest, at)
    return longest

"""How what was looked up is shown to a model: as further entries of its dossier, or as a mere list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.ask.dossier.dossier import Dossier, extended
from rag.ask.dossier.entries import Entry
from rag.ask.dossier.pieces import around, core, joined
from rag.ask.dossier.shown import fenced, one_line
from rag.ask.evidence.gathered import Evidence
from rag.ask.generation.briefing import ids_of
from rag.model import AgendaItem, Meeting, Span
from rag.store.library import MeetingOverview
from rag.tokens import count_tokens

#: Lines of a list.
LINES = 60

NO_ROOM = "Der er ikke plads til at vise mere. Svar ud fra de punkter, du har."
NOTHING = "Det blev der ikke fundet noget om."


@dataclass(frozen=True, slots=True)
class Shown:
    """The dossier as it is now, and what the model is told."""

    dossier: Dossier
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item of which its decision, votes and absences are shown, the places named, and maybe who came."""

    meeting: Meeting
    item: AgendaItem
    places: tuple[Span, ...] = ()
    with_people: bool = False


def shown_evidence(dossier: Dossier, parts: Sequence[Evidence], room: int) -> Shown:
    """Evidence as further entries, as much as there is room for."""
    items = [ranked for part in parts for ranked in part.ranked]
    if not items:
        return Shown(dossier, NOTHING)
    grown = extended(dossier, parts, room)
    return _told(grown, dossier, [(ranked.meeting, ranked.item) for ranked in items])


def shown_cores(dossier: Dossier, wanted: Sequence[Wanted], room: int) -> Shown:
    """What is wanted of each item, as much as there is room for."""
    grown = dossier
    for one in wanted:
        wider = _with(grown, _entry(grown, one))
        if count_tokens(wider.since(dossier)) > room:
            break
        grown = wider
    items = [(one.meeting, one.item) for one in wanted]
    return _told(grown, dossier, items) if wanted else Shown(dossier, NOTHING)


def shown_list(dossier: Dossier, lines: Iterable[str], room: int) -> Shown:
    """A list that is no entry: to cite from it, the model reads an item."""
    listed = list(lines)
    kept = listed[:LINES]
    while kept and count_tokens("\n".join(kept)) > room:
        kept = kept[: len(kept) // 2]
    more = [f"… og {len(listed) - len(kept)} mere."] if len(kept) < len(listed) else []
    return Shown(dossier, "\n".join([*kept, *more]) or NOTHING)


def meeting_line(overview: MeetingOverview) -> str:
    """A meeting on one line: day, who met, how many items, its id."""
    place = f"{overview.municipality} Kommune, " if overview.municipality else ""
    return fenced(
        f"{overview.date.isoformat()}: {one_line(place + overview.committee)}, "
        f"{overview.items} punkter, id {overview.id}"
    )


def item_line(item: AgendaItem) -> str:
    """An item on one line: its number and title."""
    closed = " (lukket)" if item.closed else ""
    return fenced(f"Punkt {item.called}: {one_line(item.title)}{closed}")


def told_at(meeting: Meeting, item: AgendaItem, place: Span) -> tuple[Span, ...]:
    """What says what a place means: the head and the row of a table, or the paragraph around it."""
    rows = (row for table in item.tables for row in table.rows)
    row = next((row for row in rows if any(cell.span.overlaps(place) for cell in row)), None)
    if row:
        return [*around(meeting, item, Span(row[0].span.start, row[-1].span.end))][-1]
    return [*around(meeting, item, place)][-2]


def _entry(dossier: Dossier, one: Wanted) -> Entry:
    """The entry of an item, with what it shows already."""
    known = dossier.of_item(one.item)
    number, before = (known.number, known.spans) if known else (len(dossier.entries) + 1, ())
    spans = joined((*before, *core(one.item), *one.places))
    people = one.with_people or bool(known and known.with_people)
    return Entry(number, one.meeting, one.item, spans, people)


def _with(dossier: Dossier, entry: Entry) -> Dossier:
    others = [other for other in dossier.entries if other.number != entry.number]
    return Dossier(tuple(sorted((*others, entry), key=lambda one: one.number)), dossier.left_out)


def _told(grown: Dossier, before: Dossier, items: Sequence[tuple[Meeting, AgendaItem]]) -> Shown:
    """The new entries, which of those asked for are shown already, and whether some had no room."""
    new = grown.since(before)
    there = [before.of_item(item) for _, item in items]
    old = [entry for entry in there if entry and entry in grown.entries]
    missing = any(grown.of_item(item) is None for _, item in items)
    seen = ", ".join(f"[{entry.number}]" for entry in dict.fromkeys(old))
    told = (
        new,
        f"Du har allerede: {seen}." if old else "",
        ids_of(grown, before) if new else "",
        NO_ROOM if missing else "",
    )
    return Shown(grown, "\n\n".join(filter(None, told)))

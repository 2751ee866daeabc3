"""What a language model is shown: numbered agenda items, the most relevant first, within a budget of tokens.

An item that fits is shown whole. Of a longer one its heading, decision, votes and absences are shown, and
what stands around its best units. What has no room is dropped from the least relevant end, and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from rag.ask.dossier.entries import Entry
from rag.ask.dossier.pieces import around, core, joined
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import RankedItem
from rag.model import AgendaItem, Span
from rag.tokens import count_tokens

#: Of the budget one item takes at most this share while others are there to be shown, if that is not less
#: than so many tokens: nine of ten items have no more.
SHARE, ENOUGH = 0.5, 800
#: So many of the best places of an item that is not shown whole are shown with what stands around them.
BEST_PLACES = 12
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Dossier:
    """Entries in order of their numbers, and how many items found had no room."""

    entries: tuple[Entry, ...] = ()
    left_out: int = 0

    @property
    def text(self) -> str:
        """All entries as the model reads them."""
        return _BETWEEN.join(entry.text for entry in self.entries)

    @property
    def note(self) -> str:
        """One sentence that says what was left out, or ''."""
        if not self.left_out:
            return ""
        found = "1 punkt" if self.left_out == 1 else f"{self.left_out} punkter"
        return f"Der var ikke plads til at læse {found}, som også blev fundet."

    def entry(self, number: int) -> Entry | None:
        """The entry with this number."""
        return next((entry for entry in self.entries if entry.number == number), None)

    def of_item(self, item: AgendaItem) -> Entry | None:
        """The entry that shows an item."""
        return next((entry for entry in self.entries if entry.item.id == item.id), None)

    def since(self, earlier: Dossier) -> str:
        """The entries that an earlier state of this dossier did not show, or showed less of."""
        return _BETWEEN.join(entry.text for entry in self.entries if entry not in earlier.entries)


def build_dossier(parts: Sequence[Evidence], budget: int) -> Dossier:
    """The evidence as numbered entries of at most `budget` tokens together, the best first."""
    return extended(Dossier(), parts, budget)


def extended(dossier: Dossier, parts: Sequence[Evidence], budget: int) -> Dossier:
    """A dossier with further evidence of at most `budget` tokens.

    Numbers go on, and an item that is there already keeps its own; `left_out` counts this evidence.
    """
    found = list(_ranked(parts))
    most = budget if len(found) == 1 else max(int(budget * SHARE), ENOUGH)
    shown = dossier
    for position, one in enumerate(found):
        known = shown.of_item(one.item)
        if known and known.whole:
            continue
        room = budget - count_tokens(shown.since(dossier) + _BETWEEN)
        grown = _with(shown, _fitted(shown, one, _places(one, parts), min(room, most)))
        if count_tokens(grown.since(dossier)) > budget:
            return Dossier(shown.entries, len(found) - position)
        shown = grown
    return Dossier(shown.entries)


def _with(dossier: Dossier, entry: Entry) -> Dossier:
    others = (other for other in dossier.entries if other.number != entry.number)
    return Dossier(tuple(sorted((*others, entry), key=lambda entry: entry.number)))


def _ranked(parts: Sequence[Evidence]) -> Iterator[RankedItem]:
    """Every item once: the best of each part, then the second of each part, and so on."""
    found: dict[str, RankedItem] = {}
    for one in chain.from_iterable(zip_longest(*(part.ranked for part in parts))):
        if one:
            found.setdefault(one.item.id, one)
    return iter(found.values())


def _places(ranked: RankedItem, parts: Sequence[Evidence]) -> list[Span]:
    """The best places of an item: its units as the selection ranks them, then the passages found."""
    units = [
        candidate.unit.span
        for candidate in chain.from_iterable(zip_longest(*(part.selection.candidates for part in parts)))
        if candidate and candidate.ranked.item.id == ranked.item.id
    ]
    passages = [passage.chunk.span for passage in ranked.passages]
    return list(dict.fromkeys((*units, *passages)))[:BEST_PLACES]


def _fitted(dossier: Dossier, one: RankedItem, places: Sequence[Span], limit: int) -> Entry:
    """An item whole if it fits in `limit` tokens, else its core, which may not fit, and what else does."""
    known = dossier.of_item(one.item)
    number = known.number if known else len(dossier.entries) + 1
    first = all(entry.meeting.id != one.meeting.id or entry == known for entry in dossier.entries)

    def entry(spans: Iterable[Span]) -> Entry:
        return Entry(number, one.meeting, one.item, joined(spans), with_people=first)

    whole = entry((one.item.span,))
    if count_tokens(whole.text) <= limit:
        return whole
    shown = entry(core(one.item))
    for place in places:
        wider = (entry((*shown.spans, *spans)) for spans in around(one.meeting, one.item, place))
        shown = next((wide for wide in wider if count_tokens(wide.text) <= limit), shown)
    return shown

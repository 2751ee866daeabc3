"""The sentences of an item that can carry a summary: whole statements that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.ask.evidence.units import Unit, UnitKind, item_units
from rag.danish import content_words, fold, sentences, stem
from rag.model import AgendaItem, Meeting, Role, Span
from rag.plain import simplified
from rag.readability import lix
from rag.summaries.boilerplate import is_boilerplate
from rag.summaries.leaning import leans, refers_back

#: What was done earlier says little of what is to be done.
_PAST_STEPS = re.compile(
    r"\b(?:blev|er|har) (?:\w+ )?(?:godkendt|tiltrådt|behandlet|drøftet|orienteret|udsat|præsenteret)\b"
    r"|\bbesluttede\b",
    re.IGNORECASE,
)
#: What tells what a case is about.
_PURPOSE = re.compile(
    r"tage stilling|til formål|formålet|handler om|omhandler|drejer sig|indebærer|foreslås?|går ud på"
    r"|betyder, at|søge[rs]? om|giver mulighed|muliggør|udvalget skal|skal (?:drøfte|behandle|godkende)|ønske"
    r"|anmod|ansøg|omfatter|fremlægger|orienterer|præsenterer",
    re.IGNORECASE,
)
_ALTERNATIVES = frozenset(
    "model scenarie scenarium alternativ option variant loesning mulighed linjefoering".split()
)
_CARRYING_ROLES = (Role.RESUME, Role.BACKGROUND, Role.OTHER)
_CLOSING = "Afslutning"
_FIGURE = re.compile(r"\d")
#: What is written small in the heading of a column: 'Bygning Tiltag Udgift, kr.'
_UNITS = frozenset({"kr", "mio", "mia", "pct", "nr", "stk", "ca", "pr"})
_LEAST_WORDS = 4
#: What opens a case says most often what it is.
_FIRST = 0.8
#: A sentence loses a point for so many LIX above what is easy to read.
_EASY, _LIX_STEP = 32.0, 6.0


@dataclass(frozen=True, slots=True)
class Carrier:
    """A sentence, or a whole list with what introduces it; `at` is its place among those of the item.

    One that `leans` says nothing without the sentence before it; the first of an item `opens` it.
    """

    span: Span
    text: str
    role: Role
    at: int
    stems: frozenset[str]
    leans: bool = False
    opens: bool = False

    @property
    def plain(self) -> tuple[str, ...]:
        """Its plainer sentences."""
        return simplified(self.text)

    @property
    def words(self) -> int:
        """How many words its plainer sentences have."""
        return sum(len(sentence.split()) for sentence in self.plain)

    @property
    def lix(self) -> float:
        """The LIX of its plainer sentences."""
        return lix("\n\n".join(self.plain)) or 0.0


def carriers(
    meeting: Meeting, item: AgendaItem, roles: Collection[Role] = _CARRYING_ROLES
) -> tuple[Carrier, ...]:
    """The sentences and lists of an item that can stand in a summary, in the order of the document."""
    units = [u for u in _units(meeting, item) if u.role in roles and u.section != _CLOSING]
    listed = [unit.span for unit in units if _is_introduced(unit)]
    under = _under_entries(meeting, units)
    found: list[Carrier] = []
    for at, unit in enumerate(units):
        inside = unit in under or (
            unit.kind is not UnitKind.LIST and any(span.overlaps(unit.span) for span in listed)
        )
        if inside or not _is_whole(unit) or is_boilerplate(unit.text) or _is_of_alternative(unit):
            continue
        stems = frozenset(map(stem, content_words(unit.text)))
        dangles = leans(unit.text, item.title) or _goes_on(meeting, units, at)
        found.append(Carrier(unit.span, unit.text, unit.role, at, stems, dangles, opens=not found))
    return tuple(found)


def _goes_on(meeting: Meeting, units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence goes on about an entry of a list, on its line."""
    if at == 0 or units[at].kind is not UnitKind.SENTENCE:
        return False
    entry = next((u for u in reversed(units[:at]) if u.kind is not UnitKind.SENTENCE), None)
    return entry is not None and "\n" not in meeting.source.text[entry.span.end : units[at].span.start]


def loosened(among: Sequence[Carrier]) -> list[Carrier]:
    """The carriers, of which only those lean that have a word for what stands before them.

    Below a heading of its own a thing may be called by its name: 'Trægulvet koster …'.
    """
    return [replace(one, leans=refers_back(one.text)) for one in among]


def before(carrier: Carrier, among: Sequence[Carrier]) -> Carrier | None:
    """The sentence that stands right before another, where both can be told."""
    return next((one for one in among if one.at == carrier.at - 1 and one.role is carrier.role), None)


def weight(carrier: Carrier, title: frozenset[str]) -> float:
    """How well a sentence carries the item; higher is better. `title` has the stems of its title."""
    value = {Role.RESUME: 2.0, Role.BACKGROUND: 1.0}.get(carrier.role, 0.8)
    value += _FIRST if carrier.opens else 0.0
    value -= 0.06 * min(carrier.at, 20)
    value += 1.0 if _PURPOSE.search(carrier.text) else 0.0
    value += 1.5 * len(title & carrier.stems) / max(len(title), 1)
    value += 0.6 if _FIGURE.search(carrier.text) else 0.0
    value -= max(carrier.lix - _EASY, 0) / _LIX_STEP
    return value - (0.7 if _PAST_STEPS.search(carrier.text) else 0.0)


def _units(meeting: Meeting, item: AgendaItem) -> Iterator[Unit]:
    """The units of the item; of an item without sections the sentences below its heading."""
    yield from item_units(meeting, item)
    if item.sections or item.closed:
        return
    body = Span(item.heading.end, item.span.end)
    for span in sentences(meeting.text(body), body.start):
        text = " ".join(meeting.text(span).split())
        yield Unit(UnitKind.SENTENCE, span, text, Role.BACKGROUND, "", ())


def _is_whole(unit: Unit) -> bool:
    """Whether a unit says something by itself: a sentence with a stop, or a list with what introduces it."""
    if unit.kind is UnitKind.CELL:
        return False
    if unit.kind is UnitKind.LIST:
        return _is_introduced(unit)
    words = unit.text.split()
    if unit.text.count('"') % 2 or unit.text.count("”") + unit.text.count("“") == 1:
        return False
    stopped = unit.text.rstrip('*_ )"”')[-1:] in ".!?"
    small = [word for word in words[1:] if word[:1].islower() and word.strip(".,") not in _UNITS]
    return len(words) >= _LEAST_WORDS and stopped and bool(small)


def _is_introduced(unit: Unit) -> bool:
    """Whether a unit is a list below a sentence that introduces it."""
    opening = unit.text.split(":")[0]
    is_named = unit.kind is UnitKind.LIST and not unit.text.startswith(unit.entries[0])
    return is_named and len(opening.split()) > 1


def _under_entries(meeting: Meeting, units: Sequence[Unit]) -> set[Unit]:
    """The sentences of the paragraph below an entry that is a heading: '1. Legepladsen i parken'."""
    found: set[Unit] = set()
    is_under, last = False, 0
    for unit in units:
        if unit.kind is UnitKind.ENTRY:
            is_under = unit.text[-1:] not in ".!?"
        elif unit.kind is UnitKind.SENTENCE:
            new_paragraph = "\n\n" in meeting.source.text[last : unit.span.start]
            is_under = is_under and not (
                new_paragraph and bool(found) and last == max(u.span.end for u in found)
            )
            found |= {unit} if is_under else set()
        last = unit.span.end if unit.kind is not UnitKind.LIST else last
    return found


def _is_of_alternative(unit: Unit) -> bool:
    """Whether a sentence tells one of several possibilities, which its heading alone says."""
    words = tuple(map(fold, unit.text.replace(":", " ").split()[:2]))
    return _is_numbered(unit.context) or (":" in unit.text and _is_numbered(words))


def _is_numbered(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0] in _ALTERNATIVES and (words[1].isdigit() or len(words[1]) == 1)

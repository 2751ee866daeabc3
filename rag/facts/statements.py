"""What a source states, piece by piece: sentences, list points, table cells, votes, decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from rag.danish import sentences
from rag.facts.amounts import Amount, cell_amounts
from rag.facts.decisions import Mood, Outcome, body
from rag.facts.labels import CellLabel, read_cell_label
from rag.facts.lines import Label, is_heading, is_title, lists_people, plain_lines, point_number, read_label
from rag.facts.names import Name, bare_word
from rag.facts.rows import TableCell, cells, is_row
from rag.facts.sides import Side, ballot
from rag.facts.titles import topic
from rag.facts.typed import COUNTED, Fact, Kind, typed_facts
from rag.facts.words import clauses, flat, frames, spelled, stems
from rag.model import Span

#: How much a word counts that stands in the rest of the sentence, above it (title, heading, what opens a
#: list), or in the sentence before.
BESIDE, ABOVE, BEFORE = 0.6, 0.5, 0.25
#: The sentence before counts more where a pronoun speaks of it: 'I dag er det 23.700 kr.'
REFERRED = 0.6
_VERB = r"(?:er|var|blev|bliver|har|havde|skal|vil|kan|kunne|koster|ligger|står)"
_REFERS = re.compile(
    rf"(?:\w+ ){{0,2}}?(?:{_VERB} (?:det|den|de)\b|(?:det|den|de|dette|disse) {_VERB}\b)", re.IGNORECASE
)
#: 'heraf 318 i SFO' speaks of what was counted before.
_OF_WHICH = re.compile(r"(?:heraf|hvoraf|deraf)\b", re.IGNORECASE)
_PERSON_NEXT = re.compile(r",\s(?=[A-ZÆØÅ][\w-]+ [A-ZÆØÅ])|\n")
#: A further side of a vote: what was voted on stands in the sentence before.
_ROLL_ON = re.compile(r"(?:for|imod|mod|undlod|hverken|blankt?)\b", re.IGNORECASE)
_COUNT_LINE = re.compile(r"^(?:at|\d+[.)]|[-*•])\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece of a source: its own stems, the stems of what stands around it, and its facts.

    `near` says how much a stem around it counts beside one of its own. The cells of a table and the parts of
    a sentence have the same `group`; `labels` are those of a cell's row and column. `title` has the stems of
    the title of its item.
    """

    text: str
    own: frozenset[str]
    near: Mapping[str, float]
    words: tuple[str, ...]
    facts: tuple[Fact, ...]
    setting: Mood = Mood.SPOKEN_OF
    aside: tuple[Fact, ...] = ()
    group: int = -1
    labels: tuple[CellLabel, CellLabel] = (CellLabel(), CellLabel())
    title: frozenset[str] = frozenset()

    @property
    def spelled(self) -> tuple[str, ...]:
        """Its words one by one."""
        return spelled(self.text)

    @property
    def names(self) -> tuple[Name, ...]:
        """The names it has."""
        return tuple(fact.value for fact in self.facts if isinstance(fact.value, Name))


Near = Mapping[str, float]


@dataclass(slots=True)
class _Place:
    """Where the reader is: title of the item, section, headings, and the sentences above."""

    title: str = ""
    setting: Mood = Mood.SPOKEN_OF
    label: str = ""
    body: str = ""
    side: Side | None = None
    heading: str = ""
    intro: str = ""
    before: str = ""
    points: dict[str, str] = field(default_factory=dict)
    topic: frozenset[str] = frozenset()
    groups: int = 0
    found: list[Statement] = field(default_factory=list)

    def enter(self, title: str = "", label: Label | None = None) -> None:
        """Go on to another item, or to another section of the same."""
        if label is None:
            self.title, self.setting, self.side, self.label = title, Mood.SPOKEN_OF, None, ""
            self.body, self.topic = "", topic(title)
        else:
            self.setting = label.setting or self.setting
            self.side, self.label = label.side, label.text
            self.body = body(label.text) if label.setting is Mood.DECIDED else self.body
        self.heading = self.intro = self.before = ""


@lru_cache(maxsize=256)
def statements(source: str, people: tuple[str, ...] = ()) -> tuple[Statement, ...]:
    """The statements of a source in order."""
    reader, place = _Reader(people), _Place()
    blocks = groupby(plain_lines(source), key=is_row)
    above = ""
    for table, lines in blocks:
        block = list(lines)
        if table:
            place.found += reader.table(cells(block, above), place)
        else:
            reader.prose(block, place)
            above = next((line for line in reversed(block) if line.strip()), "")
    return tuple(place.found)


class _Reader:
    """Reads lines and tables into statements, with what stands around them."""

    def __init__(self, people: tuple[str, ...]) -> None:
        self._people = people

    def prose(self, lines: Sequence[str], place: _Place) -> None:
        """Lines between tables, in pieces that begin where a label or a heading of an item stands."""
        piece: list[str] = []
        for line in lines:
            rest = self._turn(line, place, piece)
            piece += [] if rest is None else [rest]
        self._sentences(piece, place)

    def _turn(self, line: str, place: _Place, piece: list[str]) -> str | None:
        """What of a line is text: all of it, or what follows its label."""
        stripped = line.strip()
        label = read_label(stripped)
        if label is None:
            first = not place.found and not place.title and not piece
            if stripped and is_title(stripped, first):
                self._close(piece, place)
                place.enter(title=stripped)
            return line
        self._close(piece, place)
        place.found.append(_statement(label.text, typed_facts(label.text, self._people), {}))
        place.enter(label=label)
        return label.rest or None

    def _close(self, piece: list[str], place: _Place) -> None:
        self._sentences(piece, place)
        piece.clear()

    def _sentences(self, lines: Sequence[str], place: _Place) -> None:
        text = "\n".join(lines)
        for span in sentences(text):
            piece = span.of(text)
            alone = text[: span.start].endswith("\n") or not text[: span.start].strip()
            ends = not text[span.end :].strip(" ") or text[span.end :].lstrip(" ").startswith("\n")
            self._sentence(piece, place, alone and ends and "\n" not in piece)

    def _sentence(self, piece: str, place: _Place, alone: bool) -> None:
        shown = flat(piece)
        if place.side is not None and lists_people(shown):
            place.found += self._listed(piece, place)
            return
        place.side = None
        listed = _COUNT_LINE.match(piece) is not None
        number = point_number(shown)
        point = place.points.get(number, "") if place.setting is Mood.DECIDED else ""
        near = _near(place, "" if listed else place.before, REFERRED if _REFERS.match(shown) else BEFORE)
        rolls = _ROLL_ON.match(shown) is not None and bool(ballot(shown))
        place.found += self._stated(shown, near, place, place.before if rolls else point)
        if place.setting is Mood.PROPOSED and number:
            place.points[number] = shown
        if alone and not listed and place.setting is not Mood.DECIDED and is_heading(shown):
            place.heading, place.intro, place.before = shown, "", ""
        elif shown.endswith(":"):
            place.intro, place.before = shown, ""
        else:
            place.intro = place.intro if listed else ""
            place.before = place.before if rolls else shown

    def _listed(self, piece: str, place: _Place) -> Iterator[Statement]:
        """One statement for each person of an attendance list."""
        for part in _PERSON_NEXT.split(piece):
            if shown := flat(part):
                text = f"{shown} {place.side}" if place.side else shown
                near = {word: ABOVE for word, _ in stems(place.label)}
                yield _statement(text, typed_facts(text, self._people), near)

    def _stated(self, shown: str, near: Near, place: _Place, point: str) -> Iterator[Statement]:
        """A sentence, and its parts where it has several figures or dates, each bound to its own."""
        typed = typed_facts(shown, self._people, place.setting)
        facts = tuple(_decided_by(place.body, fact) for fact in typed)
        above = (place.title, place.heading, place.intro)
        aside = tuple(fact for text in above for fact in typed_facts(text, self._people))
        counted = [fact for fact in facts if fact.kind in COUNTED]
        parts = clauses(shown, [(fact.rank, fact.span) for fact in counted])
        whole = tuple(f for f in facts if len(parts) < 2 or f.kind not in COUNTED)
        place.groups += 1
        made = _statement(f"{shown} {point}", whole, near, aside)
        yield replace(made, text=shown, setting=place.setting, group=place.groups, title=place.topic)
        shared = frames(shown, parts, [fact.span for fact in counted])
        around = zip((Span(0, 0), *parts), parts, shared, strict=False)
        for before, part, frame in around if len(parts) > 1 else ():
            inside = tuple(f for f in facts if part.start <= f.span.start < part.end)
            beside = {**near, **dict.fromkeys((word for word, _ in stems(shown)), BESIDE)}
            outside = (*aside, *(f for f in facts if f not in inside))
            told = part.of(shown)
            counted_before = before.of(shown) if _OF_WHICH.match(told) else ""
            made = _statement(f"{frame.of(shown)} {counted_before}{told}", inside, beside, outside)
            yield replace(made, text=told, setting=place.setting, group=place.groups, title=place.topic)

    def table(self, found: Iterator[TableCell], place: _Place) -> Iterator[Statement]:
        """One statement a cell: its row, its column, its value."""
        near = _near(place, place.before, BEFORE)
        place.groups += 1
        for cell in found:
            head = f"{cell.row} · {cell.column}"
            labels = read_cell_label(cell.row), read_cell_label(cell.column)
            told = (_of_label(fact, labels[0]) for fact in typed_facts(head, self._people))
            made = _statement(f"{head}: {cell.value}", (*_value_facts(cell, self._people), *told), near)
            yield replace(made, group=place.groups, labels=labels, title=place.topic)


def _decided_by(body: str, fact: Fact) -> Fact:
    """An outcome of a section 'Beslutning i Økonomiudvalget' with that body, where it names no other."""
    if not body or not isinstance(fact.value, Outcome) or fact.value.body:
        return fact
    return replace(fact, value=replace(fact.value, body=body))


def _of_label(fact: Fact, row: CellLabel) -> Fact:
    """A fact of a label, whose figures only number or count: 'Serviceområde 17' is no amount."""
    if not isinstance(fact.value, Amount):
        return fact
    numbers = bool(row.number) and fact.span.start == 0
    return replace(fact, value=replace(fact.value, counts=True, numbers=numbers))


def _value_facts(cell: TableCell, people: tuple[str, ...]) -> tuple[Fact, ...]:
    others = tuple(f for f in typed_facts(cell.value, people) if f.kind is not Kind.FIGURE)
    amounts = cell_amounts(cell.value, cell.row, cell.column, cell.unit)
    return (*(Fact(Kind.FIGURE, amount) for amount in amounts), *others)


def _statement(text: str, facts: tuple[Fact, ...], near: Near, aside: tuple[Fact, ...] = ()) -> Statement:
    own = frozenset(word for word, _ in stems(text))
    around = {word: share for word, share in near.items() if word not in own}
    words = tuple(map(bare_word, re.findall(r"[^\W_]+", text)))
    return Statement(text, own, around, words, facts, aside=aside)


def _near(place: _Place, before: str, share: float) -> Near:
    shares = {word: share for word, _ in stems(before)}
    for text in (place.title, place.heading, place.intro):
        shares |= {word: ABOVE for word, _ in stems(text)}
    return shares

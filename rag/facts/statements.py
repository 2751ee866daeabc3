"""What a source states, piece by piece: sentences, list points, table cells, votes, decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from rag.danish import fold, sentences
from rag.facts.amounts import cell_amounts
from rag.facts.decisions import Mood
from rag.facts.names import Name, bare_word, names
from rag.facts.rows import TableCell, cells, is_row
from rag.facts.sides import Side
from rag.facts.typed import Fact, Kind, typed_facts
from rag.facts.words import clauses, flat, plain, spelled, stems

_LABEL = re.compile(
    r"(?P<decision>(?:\w+s )?beslutning(?:er)?(?: (?:i|fra|den|okonomi|\w*udvalg\w*|\w*rad\w*)\b.{0,60})?|konklusion)"
    r"|(?P<proposal>indstilling(?:er)?(?: \w+ indstiller)?|(?:[\w,. -]{2,60} )?(?:indstiller|indstilles)(?: til \w+)?|forslag til beslutning)"
    r"|(?P<other>resume|sagsresume|sagsfremstilling.{0,20}|sagsbeskrivelse|baggrund|beskrivelse af sagen|"
    r"oekonomi.{0,40}|lovgrundlag|retsgrundlag|beslutningskompetence|kompetence|bilag|kommunikation|hoering|"
    r"sagsforloeb|historik|tidligere behandling|videre proces|beslutningstema|meddelelser|relateret behandling)"
    r"|(?P<absent>afbud|fravaerende(?: (?:med|uden) afbud)?|ikke til ?stede)"
    r"|(?P<present>moedeltagere|moededeltagere|deltagere|medlemmer|til ?stede|tilstedevaerende)"
)
_ITEM = re.compile(r"(?:punkt|pkt\.?|sag nr\.?)\s?\d+\b", re.IGNORECASE)
_INLINE = re.compile(
    r"^(?P<label>[^:\n]{2,60}):\s+(?=\S)|^(?P<head>Mødedeltagere|Deltagere|Medlemmer|Til stede|Afbud|Fraværende)\s+(?=[A-ZÆØÅ])"
)
#: How much a word counts that stands in the rest of the sentence, above it (title, heading, what a list begins
#: with), or in the sentence before.
BESIDE, ABOVE, BEFORE = 0.6, 0.5, 0.25
_ROLL = re.compile(r"(?:for|imod|undlod|hverken)\b(?: \w+){0,3}:", re.IGNORECASE)
_HEADING_WORDS = 12
_SHORT = 30
_PERSON_NEXT = re.compile(r",\s(?=[A-ZÆØÅ][\w-]+ [A-ZÆØÅ])|\n")
#: Facts of which a sentence may have several, each bound to its own clause.
_COUNTED = frozenset({Kind.FIGURE, Kind.DATE})
_COUNT_LINE = re.compile(r"^(?:at|\d+[.)]|[-*•])\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece of a source: its own stems, the stems of what stands around it, and its facts.

    `near` says how much a stem around it counts beside one of its own. The cells of a table and the parts of
    a sentence have the same `group`.
    """

    text: str
    own: frozenset[str]
    near: Mapping[str, float]
    words: tuple[str, ...]
    facts: tuple[Fact, ...]
    setting: Mood = Mood.SPOKEN_OF
    aside: tuple[Fact, ...] = ()
    group: int = -1

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
    side: Side | None = None
    heading: str = ""
    intro: str = ""
    before: str = ""
    points: dict[str, str] = field(default_factory=dict)
    groups: int = 0
    found: list[Statement] = field(default_factory=list)


@lru_cache(maxsize=256)
def statements(source: str, people: tuple[str, ...] = ()) -> tuple[Statement, ...]:
    """The statements of a source in order."""
    reader, place = _Reader(people), _Place()
    blocks = groupby(_rolls_joined(plain_lines(source)), key=is_row)
    above = ""
    for table, lines in blocks:
        block = list(lines)
        if table:
            place.found += reader.table(cells(block, above), place)
        else:
            reader.prose(block, place)
            above = next((line for line in reversed(block) if line.strip()), "")
    return tuple(place.found)


def plain_lines(source: str) -> list[str]:
    """Lines without Markdown; bars stay, for they part the cells of a table."""
    return [flat_row(line) if is_row(line) else plain(line) for line in source.split("\n")]


def _rolls_joined(lines: Sequence[str]) -> list[str]:
    """Lines with a roll-call in one: 'Imod:' with the voters below becomes 'Imod: A, B'."""
    joined: list[str] = []
    rolling = False
    for line in lines:
        if rolling and line.strip():
            joined[-1] = f"{joined[-1]}{'' if joined[-1].endswith(':') else ','} {line.strip()}"
            continue
        rolling = _ROLL.fullmatch(line.strip()) is not None
        joined.append(line.strip() if rolling else line)
    return joined


def flat_row(line: str) -> str:
    """A row of a table without Markdown inside its cells."""
    mark = "\t" if "\t" in line else "|"
    return mark.join(plain(part) for part in line.split(mark))


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
        """What of a line is text: all of it, or what follows its label; None of a label or a heading."""
        stripped = line.strip()
        match = _INLINE.match(stripped)
        label = (match["label"] or match["head"]) if match else None
        found = _LABEL.fullmatch(fold(label or stripped.rstrip(":, ")))
        if not found and stripped and self._titles(stripped, place, piece):
            self._close(piece, place)
            place.title, place.setting, place.label, place.side = stripped, Mood.SPOKEN_OF, "", None
            place.heading = place.intro = place.before = ""
        if not found:
            return line
        self._close(piece, place)
        place.label = label or stripped
        place.found.append(_statement(place.label, typed_facts(place.label, self._people), {}))
        place.setting, place.side = _setting(found.lastgroup, place)
        place.heading = place.intro = place.before = ""
        rest = stripped[match.end() :] if match and label else None
        return rest

    def _titles(self, line: str, place: _Place, piece: Sequence[str]) -> bool:
        """Whether a line is the title of an item: it says so, or it is the first of the source and short."""
        first = not place.found and not place.title and not piece and len(line.split()) <= _HEADING_WORDS
        return (first or _ITEM.match(line) is not None) and not line.endswith((".", ",", ";", ":"))

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
        if place.side is not None and _only_people(shown):
            place.found += self._listed(piece, place)
            return
        place.side = None
        listed = _COUNT_LINE.match(piece) is not None
        point = place.points.get(_number(shown), "") if place.setting is Mood.DECIDED else ""
        near = _near(place, "" if listed else place.before)
        place.found += self._stated(shown, piece, near, place, point)
        if place.setting is Mood.PROPOSED and _number(shown):
            place.points[_number(shown)] = shown
        if alone and not listed and _is_heading(shown, place.setting):
            place.heading, place.intro, place.before = shown, "", ""
        elif shown.endswith(":"):
            place.intro, place.before = shown, ""
        else:
            place.intro = place.intro if _COUNT_LINE.match(piece) else ""
            place.before = shown

    def _listed(self, piece: str, place: _Place) -> Iterator[Statement]:
        """One statement for each person of an attendance list."""
        for part in _PERSON_NEXT.split(piece):
            if shown := flat(part):
                text = f"{shown} {place.side}" if place.side else shown
                near = {word: ABOVE for word, _ in stems(place.label)}
                yield _statement(text, typed_facts(text, self._people), near)

    def _stated(self, shown: str, piece: str, near: Near, place: _Place, point: str) -> Iterator[Statement]:
        """A sentence, and its parts where it has several figures or dates, so that each is bound to its own."""
        facts = typed_facts(shown, self._people, place.setting)
        aside = tuple(
            f for text in (place.title, place.heading, place.intro) for f in typed_facts(text, self._people)
        )
        counted = [fact for fact in facts if fact.kind in _COUNTED]
        parts = clauses(shown, [(fact.likeness, fact.span) for fact in counted])
        whole = tuple(f for f in facts if len(parts) < 2 or f.kind not in _COUNTED)
        place.groups += 1
        text = f"{shown} {point}" if point else shown
        yield replace(_statement(text, whole, near, aside), setting=place.setting, group=place.groups)
        for part in parts if len(parts) > 1 else ():
            inside = tuple(f for f in facts if part.start <= f.span.start < part.end)
            beside = {**near, **dict.fromkeys((word for word, _ in stems(shown)), BESIDE)}
            outside = (*aside, *(f for f in facts if f not in inside))
            made = _statement(part.of(shown), inside, beside, outside)
            yield replace(made, setting=place.setting, group=place.groups)

    def table(self, found: Iterator[TableCell], place: _Place) -> Iterator[Statement]:
        """One statement a cell: its row, its column, its value."""
        near = _near(place, place.before)
        place.groups += 1
        for cell in found:
            head = f"{cell.row} · {cell.column}"
            facts = (*_value_facts(cell, self._people), *typed_facts(head, self._people))
            yield replace(_statement(f"{head}: {cell.value}", facts, near), group=place.groups)


def _value_facts(cell: TableCell, people: tuple[str, ...]) -> tuple[Fact, ...]:
    others = tuple(f for f in typed_facts(cell.value, people) if f.kind is not Kind.FIGURE)
    amounts = cell_amounts(cell.value, cell.row, cell.column, cell.unit)
    return (*(Fact(Kind.FIGURE, amount) for amount in amounts), *others)


def _statement(text: str, facts: tuple[Fact, ...], near: Near, aside: tuple[Fact, ...] = ()) -> Statement:
    own = frozenset(word for word, _ in stems(text))
    around = {word: share for word, share in near.items() if word not in own}
    words = tuple(map(bare_word, re.findall(r"[^\W_]+", text)))
    return Statement(text, own, around, words, facts, aside=aside)


def _near(place: _Place, before: str) -> Near:
    shares = {word: BEFORE for word, _ in stems(before)}
    for text in (place.title, place.heading, place.intro):
        shares |= {word: ABOVE for word, _ in stems(text)}
    return shares


def _setting(group: str | None, place: _Place) -> tuple[Mood, Side | None]:
    if group == "absent":
        return place.setting, Side.ABSENT
    if group == "present":
        return Mood.SPOKEN_OF, Side.PRESENT
    moods = {"decision": Mood.DECIDED, "proposal": Mood.PROPOSED}
    return moods.get(group or "", Mood.SPOKEN_OF), None


def _number(shown: str) -> str:
    """The number of a point, where a line begins with one: '2. at …', 'Ad 2: Godkendt.'."""
    match = re.match(r"(?:ad )?(\d{1,2})[.):]", shown, re.IGNORECASE)
    return match[1] if match else ""


def _only_people(shown: str) -> bool:
    """Whether a line lists people and says little else."""
    if _VOTED.search(shown):
        return False
    spans = [span for _, span in names(shown)]
    rest = "".join(" " if any(s.start <= i < s.end for s in spans) else c for i, c in enumerate(shown))
    said = re.findall(r"[a-zæøå]{3,}", _OFFICES.sub(" ", rest))
    return (bool(spans) and len(said) <= len(spans)) or shown.rstrip(". ").casefold() in {"ingen", "-"}


_VOTED = re.compile(r"\b(?:stemte|stemmer|undlod|deltog|for|imod)\b", re.IGNORECASE)
_OFFICES = re.compile(r"\([^()]*\)|\b(?:næst|vice)?(?:formand|borgmester)\b|afbud")


def _is_heading(shown: str, setting: Mood) -> bool:
    words = shown.split()
    return setting is not Mood.DECIDED and len(words) <= _HEADING_WORDS and shown[-1:] not in ".,;:!?"

"""Who the head of minutes says was there and who was not: lists, ticked columns, substitutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.ingest.attendance import tells_of_part
from rag.ingest.layout import Line
from rag.ingest.partial import names_items
from rag.ingest.people import Mention, first_names, mentions
from rag.ingest.substitutes import stand_ins
from rag.ingest.tables import find_tables
from rag.model import Absence, Cell, Person, Span, Table

_ATTENDED = re.compile(r"til ?stede|mødt|fremmødt|deltog|deltager|deltaget", re.IGNORECASE)
_AWAY = re.compile(r"(?:meldt )?afbud|fravær(?:ende)?|ikke (?:mødt|til ?stede|deltaget)", re.IGNORECASE)
_ALL_BUT = re.compile(
    r"\b(?:alle|samtlige|det samlede|hele)\b[^.;]{0,80}?"
    r"\b(?:undtagen|bortset fra|på nær|med undtagelse af)\s+"
    r"(?P<names>(?:(?<!\w)[A-ZÆØÅ]\.|[^.;])+)",
    re.IGNORECASE,
)
#: Behind the word may stand more: 'ja, fra pkt. 3', 'nej - afbud'.
_MORE = r"(?:\s*[,(–-]\s*\S.*)?"
_YES = re.compile(rf"(?:x|ja|j|[✓✔☑●•1]){_MORE}", re.IGNORECASE)
_NO = re.compile(rf"(?:nej|n){_MORE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """What a field of the head says: the text, and where it starts on its line."""

    text: str
    line: Line
    offset: int

    def span(self, start: int, end: int) -> Span:
        """Where a part of the text stands in the source."""
        return Span(self.line.position(self.offset + start), self.line.position(self.offset + end - 1) + 1)


@dataclass(slots=True)
class _Roster:
    people: dict[str, Person]
    away: dict[str, Absence]

    def attends(self, name: str, party: str | None) -> None:
        self.people.setdefault(name, Person(name, party))

    def is_away(self, name: str, span: Span) -> None:
        self.away.setdefault(name, Absence(name, span))


def roster(
    lines: Sequence[Line], listed: Sequence[Value], away: Sequence[Value]
) -> tuple[tuple[Person, ...], tuple[Absence, ...]]:
    """The people listed as present, and those who were not there.

    `listed` and `away` are the values of the fields for either. Whoever is on the list of those present
    with a word of absence stands in both; a substitute is there, and whom it sat in for is not.
    """
    found = _Roster({}, {})
    tables = [table for table in find_tables(lines) if _columns(table) or _says_who_came(table)]
    tables.extend(_spaced_tables(lines))
    lists = [table for table in find_tables(lines) if _lists_people(table)]
    for table in lists:
        _read_lists(table, found)
    for table in tables:
        (_read_ticks if _columns(table) else _read_words)(table, found)
    for value, mention, absent in _named(listed, away):
        if any(table.span.contains(value.line.span) for table in (*tables, *lists)):
            continue
        if not absent or mention.absent:
            found.attends(mention.name, mention.party)
        if absent:
            found.is_away(mention.name, value.span(mention.start, mention.end))
    for line in lines:
        _read_all_but(line, found)
        _read_stand_ins(line, found)
    return tuple(found.people.values()), tuple(found.away.values())


def _named(listed: Sequence[Value], away: Sequence[Value]) -> Iterator[tuple[Value, Mention, bool]]:
    for value in listed:
        for mention in mentions(value.text):
            yield value, mention, mention.absent
    for value in away:
        if not tells_of_part(value.text):
            # 'For Bo Bak mødte …' tells of a substitute.
            # On the lines below a field only whole names are names.
            called = [*mentions(value.text), *(first_names(value.text) if value.offset else ())]
            for mention in (one for one in called if not one.name.startswith("For ")):
                yield value, mention, not _for_some_items(value.text, mention)


def _for_some_items(text: str, mention: Mention) -> bool:
    """Whether a list of those away says behind a name which items: 'A (punkt 1-2), B'."""
    rest = text[mention.end :]
    another = next((m.start for m in mentions(rest)), len(rest))
    return names_items(text[mention.start : mention.end] + rest[:another])


def _read_stand_ins(line: Line, found: _Roster) -> None:
    value = Value(line.bare, line, 0)
    for one in stand_ins(line.bare):
        name = one.who.of(line.bare)
        found.away.pop(name, None)
        found.attends(name, next((m.party for m in mentions(line.bare[one.who.start :])), None))
        if one.whom is not None and not tells_of_part(one.span.of(line.bare)):
            found.is_away(one.whom.of(line.bare), value.span(one.whom.start, one.whom.end))


def _read_all_but(line: Line, found: _Roster) -> None:
    """'Alle var mødt, undtagen A (F), der havde meldt afbud': away is who is named behind 'undtagen'."""
    but = any(word in line.bare.lower() for word in ("undtag", "bortset", "nær"))
    match = _ALL_BUT.search(line.bare) if but else None
    if match is None:
        return
    value = Value(match["names"], line, match.start("names"))
    for mention in mentions(match["names"]):
        found.is_away(mention.name, value.span(mention.start, mention.end))


def _spaced_tables(lines: Sequence[Line]) -> Iterator[Table]:
    """Lists of those present in columns of spaces, below a head such as 'Medlemmer   Parti   Mødt'."""
    at = 0
    while at < len(lines):
        head = _spaced(lines[at])
        rows: list[tuple[Cell, ...]] = []
        while (
            len(head) > 1
            and at + 1 + len(rows) < len(lines)
            and len(row := _spaced(lines[at + 1 + len(rows)])) == len(head)
        ):
            rows.append(row)
        if rows:
            table = Table(head, tuple(rows), Span(lines[at].span.start, lines[at + len(rows)].span.end))
            if _columns(table):
                yield table
        at += 1 + len(rows)


def _spaced(line: Line) -> tuple[Cell, ...]:
    """The pieces of a line that three spaces or more set apart."""
    if line.tabular or line.artefact:
        return ()
    found = [match.span() for match in re.finditer(r"\S+(?: {1,2}\S+)*", line.bare)]
    return tuple(Cell(line.bare[a:b], Span(line.position(a), line.position(b - 1) + 1)) for a, b in found)


def _columns(table: Table) -> tuple[int | None, int | None] | None:
    """The columns that tick presence and absence; None where a table has neither."""
    heads = [cell.text.strip(" :.") for cell in table.header]
    attended = next((i for i, head in enumerate(heads) if _ATTENDED.fullmatch(head)), None)
    away = next((i for i, head in enumerate(heads) if _AWAY.fullmatch(head)), None)
    # 'Til stede' in the first column heads a list of fields, not a column of ticks.
    return None if attended is away is None or 0 in (attended, away) else (attended, away)


def _says_who_came(table: Table) -> bool:
    """Whether a column of a table says 'Deltog' or 'Afbud' in every row."""
    columns = zip(*table.rows, strict=True)
    return any(
        all(_ATTENDED.fullmatch(c.text) or _AWAY.fullmatch(c.text) for c in cells) for cells in columns
    )


def _lists_people(table: Table) -> bool:
    """Whether a table has a column for those present and one for those away, names in each."""
    heads = [cell.text.strip(" :.") for cell in table.header]
    return len(heads) > 1 and all(_ATTENDED.fullmatch(head) or _AWAY.fullmatch(head) for head in heads)


def _read_lists(table: Table, found: _Roster) -> None:
    for row in table.rows:
        for head, cell in zip(table.header, row, strict=True):
            for who in mentions(cell.text):
                if _AWAY.fullmatch(head.text.strip(" :.")):
                    start = cell.span.start + who.start
                    found.is_away(who.name, Span(start, start + len(who.name)))
                else:
                    found.attends(who.name, who.party)


def _read_words(table: Table, found: _Roster) -> None:
    for row in table.rows:
        who = next(((cell, who) for cell in row for who in mentions(cell.text)[:1]), None)
        if who is None:
            continue
        start = who[0].span.start + who[1].start
        if any(_AWAY.fullmatch(cell.text) for cell in row):
            found.is_away(who[1].name, Span(start, start + len(who[1].name)))
        else:
            found.attends(who[1].name, who[1].party)


def _read_ticks(table: Table, found: _Roster) -> None:
    attended, away = _columns(table) or (None, None)
    for row in table.rows:
        named = next(((cell, who) for cell in row for who in mentions(cell.text)[:1]), None)
        if named is None:
            continue
        cell, who = named
        if _ticked(row, away, _YES) or _ticked(row, attended, _NO):
            start = cell.span.start + who.start
            found.is_away(who.name, Span(start, start + len(who.name)))
        elif _ticked(row, attended, _YES):
            found.attends(who.name, who.party)


def _ticked(row: Sequence[Cell], column: int | None, mark: re.Pattern[str]) -> bool:
    return column is not None and mark.fullmatch(row[column].text.strip()) is not None

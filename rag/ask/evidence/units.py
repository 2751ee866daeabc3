"""The pieces of an agenda item that can answer a question: sentences, list entries, lists, table cells.

Each unit is verbatim at its span; `text` is the same piece as people read it (no Markdown, no line
breaks), and `context` holds the words that stand around it and say what it is about: the heading
above, the sentence that introduces a list, the row and column of a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from rag.ask.evidence.cells import cell_text, counts_other_than_money
from rag.ask.evidence.unlabelled import unlabelled_sections
from rag.danish import sentences, words
from rag.model import AgendaItem, Meeting, Role, Section, Span, Table


class UnitKind(StrEnum):
    """What a unit is in the document."""

    SENTENCE = "sentence"
    ENTRY = "entry"
    LIST = "list"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Unit:
    """One candidate for an answer. `entries` are the texts of a list's entries."""

    kind: UnitKind
    span: Span
    text: str
    role: Role
    section: str
    words: tuple[str, ...]
    context: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    row: str = ""
    column: str = ""
    value: str = ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


_ENTRY = re.compile(r"^(?:[-*•–]\s+|\*{0,2}\d{1,2}[.)]\s+|\(?[a-zæøå]\)\s+)", re.IGNORECASE)
#: A tag, with attributes or without: '<b>', '<a href="side.html">'.
_TAG = r"</?\w+(?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>\"']+))*\s*/?>"
_MARKUP = re.compile(rf"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|{_TAG}|^#+\s*|^\s*[-•–]\s+", re.MULTILINE)
#: A link in Markdown; its words may hold brackets, and its address parentheses.
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)")
_HEADING_WORDS = 14
#: Characters of Markdown that may stand between a line's start and its text ('### **').
MARKUP_BEFORE = 8
#: 'Sagsbehandler: Navn' says something; it is no heading.
_LABELLED = re.compile(r"[^:\n]{3,40}: \S")
#: Sections that hold no statements about the matter.
SKIPPED = frozenset({Role.ATTACHMENTS, Role.RELATED})


def readable(text: str) -> str:
    """A verbatim piece as people read it: no Markdown, no line breaks, hyphenation kept."""
    return re.sub(r"\s+", " ", _MARKUP.sub("", _LINK.sub(r"\1", text))).strip()


def item_units(meeting: Meeting, item: AgendaItem) -> list[Unit]:
    """All units of an item, in the order of the document; of a closed item only its heading."""
    if item.closed:
        return [_heading_unit(meeting, item)]
    labelled = (section for section in item.sections if section.role not in SKIPPED)
    spoken = sorted((*unlabelled_sections(meeting, item), *labelled), key=lambda section: section.span.start)
    units = [unit for section in spoken for unit in _section_units(meeting, item, section)]
    return units + [unit for table in item.tables for unit in _table_units(item, table)]


def _heading_unit(meeting: Meeting, item: AgendaItem) -> Unit:
    shown = readable(meeting.text(item.heading))
    return Unit(UnitKind.SENTENCE, item.heading, shown, Role.OTHER, "", tuple(words(shown)))


def _section_units(meeting: Meeting, item: AgendaItem, section: Section) -> Iterator[Unit]:
    reader = _SectionReader(meeting.source.text, section)
    tables = [table.span for table in item.tables]
    for span in sentences(section.span.of(meeting.source.text), section.span.start):
        if not any(span.overlaps(table) for table in tables):
            yield from reader.read(span)
    yield from reader.finish()


class _SectionReader:
    """Reads the sentences of one section in order and remembers what stands above them."""

    def __init__(self, text: str, section: Section) -> None:
        self._text = text
        self._section = section
        self._heading: tuple[str, ...] = ()
        self._before: tuple[str, ...] = ()
        self._intro: Unit | None = None
        self._entries: list[Unit] = []
        self._last = section.span.start

    def read(self, span: Span) -> Iterator[Unit]:
        """The units that end with this sentence: itself, and the list that stood before it, if any."""
        shown = readable(span.of(self._text))
        if not any(character.isalnum() for character in shown):
            return
        continued = "\n" not in self._text[self._last : span.start] and bool(self._entries)
        self._last = span.end
        unit = Unit(
            UnitKind.SENTENCE,
            span,
            shown,
            self._section.role,
            self._section.name,
            _words(shown),
            self._heading,
            self._before,
        )
        if continued:
            self._before = unit.words
            yield from self._continue_entry(unit)
        elif _is_entry(span.of(self._text), self._section.role):
            yield self._entry(unit)
        else:
            yield from self.finish()
            yield from self._sentence(unit)

    def _entry(self, unit: Unit) -> Unit:
        above = self._heading + (self._intro.words if self._intro else ())
        unit = replace(unit, kind=UnitKind.ENTRY, context=above, before=())
        self._entries.append(unit)
        self._before = unit.words
        return unit

    def _continue_entry(self, unit: Unit) -> Iterator[Unit]:
        entry = self._entries[-1]
        self._entries[-1] = replace(entry, span=Span(entry.span.start, unit.span.end, entry.span.page))
        yield replace(unit, context=entry.context, before=entry.words)

    def _sentence(self, unit: Unit) -> Iterator[Unit]:
        if _is_heading(self._text, unit.span, self._section):
            self._heading, self._before, self._intro = unit.words, (), unit
            if any(character.isdigit() for character in _ENTRY.sub("", unit.text)):
                yield unit
            return
        self._intro, self._before = unit, unit.words
        yield unit

    def finish(self) -> Iterator[Unit]:
        """The list that the entries read so far make, if they make one."""
        if len(self._entries) > 1:
            yield _whole_list(self._text, self._intro, self._entries)
        self._entries = []


def _is_entry(verbatim: str, role: Role) -> bool:
    return _ENTRY.match(verbatim) is not None or (
        role is Role.RECOMMENDATION and verbatim[:3].casefold() == "at "
    )


def _is_heading(text: str, span: Span, section: Section) -> bool:
    """A short line of its own without a closing stop, with more text below it."""
    verbatim = span.of(text)
    above = text[max(0, span.start - MARKUP_BEFORE) : span.start].strip(" #*\t")
    alone = not above or above.endswith("\n")
    return (
        section.role not in {Role.DECISION, Role.NEXT_STEPS, Role.HISTORY}
        and alone
        and "\n" not in verbatim
        and len(verbatim.split()) <= _HEADING_WORDS
        and verbatim.rstrip("*_ ")[-1:] not in ".,;!"
        and _LABELLED.match(verbatim) is None
        and text[span.end : section.span.end].strip(" *_\n") != ""
        and text[span.end : span.end + 3].strip(" *_")[:1] in {"\n", ""}
    )


def _whole_list(text: str, intro: Unit | None, entries: list[Unit]) -> Unit:
    shown = tuple(_entry_text(entry.span.of(text)) for entry in entries)
    start = intro.span.start if intro else entries[0].span.start
    head = f"{intro.text.rstrip(' .,')}{'' if intro.text.rstrip().endswith(':') else ':'} " if intro else ""
    return Unit(
        UnitKind.LIST,
        Span(start, entries[-1].span.end, entries[0].span.page),
        f"{head}{'; '.join(shown)}.",
        entries[0].role,
        entries[0].section,
        (intro.words if intro else ()) + tuple(word for entry in shown for word in _words(entry)),
        entries[0].context,
        entries=shown,
    )


def _entry_text(verbatim: str) -> str:
    return readable(_ENTRY.sub("", verbatim, count=1)).rstrip(" .;,")


_LETTER_END = re.compile(r"\s[A-Z](?:\s?=\s?\(?[A-Z+\-()/ ]+\)?)?$")
_LETTERS_ROW = re.compile(r"^(?:[A-Z](?:\s?=\s?\(?[A-Z+\-()/ ]+\)?)?)?$")


def _table_units(item: AgendaItem, table: Table) -> Iterator[Unit]:
    named = readable(table.header[0].text) if table.header else ""
    caption = _words(f"{table.caption or ''} {named}")
    section = item.section_at(table.span.start)
    for row in table.rows:
        label = readable(row[0].text)
        for heading, cell in zip(table.header[1:], row[1:], strict=False):
            value = readable(cell.text)
            if not value or _LETTERS_ROW.match(value):
                continue
            column = _LETTER_END.sub("", readable(heading.text))
            yield Unit(
                UnitKind.CELL,
                Span(row[0].span.start, row[-1].span.end, cell.span.page),
                cell_text(
                    label, column, value, None if counts_other_than_money(label, column) else table.unit
                ),
                section.role if section else Role.OTHER,
                section.name if section else "",
                _words(f"{label} {column} {value}"),
                caption,
                row=label,
                column=column,
                value=value,
            )

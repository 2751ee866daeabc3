"""A stretch of the minutes as HTML: escaped, tables as tables, and quotes highlighted where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.model import AgendaItem, Cell, Meeting, Section, Span, Table
from ui.emphasis import blanked
from ui.flowing import flowing
from ui.render import escaped

#: Characters shown on either side of a quote that stands in no section (a heading, an attendance list).
_AROUND = 400


@dataclass(frozen=True)
class Excerpt:
    """A stretch of the minutes that holds at least one quote, and its label if it has one."""

    name: str | None
    span: Span


@dataclass(frozen=True)
class Highlight:
    """Overlapping quotes as one stretch, with the numbers of the citations it shows."""

    span: Span
    quotes: tuple[int, ...]


def excerpts(item: AgendaItem | None, spans: Iterable[Span], text: str) -> list[Excerpt]:
    """Where the spans stand, in the order of the document: their sections, or else their surroundings.

    An attachment may be long: of it only the surroundings are shown.
    Surroundings that overlap are one. text: of the document.
    """
    merged: list[Excerpt] = []
    for each in sorted({_excerpt(item, span, text) for span in spans}, key=lambda each: each.span):
        if merged and each.name is merged[-1].name is None and merged[-1].span.overlaps(each.span):
            last = merged.pop().span
            merged.append(Excerpt(None, Span(last.start, max(last.end, each.span.end))))
        else:
            merged.append(each)
    return merged


def highlights(region: Span, quotes: Iterable[tuple[int, Span]]) -> list[Highlight]:
    """The quotes inside a region; those that overlap are merged, so that highlights never nest."""
    merged: list[Highlight] = []
    for number, span in sorted(quotes, key=lambda each: each[1]):
        if not region.contains(span):
            continue
        if merged and merged[-1].span.overlaps(span):
            last = merged.pop()
            whole = Span(last.span.start, max(last.span.end, span.end))
            merged.append(Highlight(whole, (*last.quotes, number)))
        else:
            merged.append(Highlight(Span(span.start, span.end), (number,)))
    return merged


def excerpt_html(meeting: Meeting, item: AgendaItem | None, region: Span, shown: Sequence[Highlight]) -> str:
    """A region of the document as HTML, with `shown` as `<mark data-quotes="…">`."""
    text, position, parts = flowing(meeting.source.text), region.start, list[str]()
    for table in _tables(item, region):
        parts += [_prose(text, Span(position, table.span.start), shown), _table(table, shown)]
        position = table.span.end
    parts.append(_prose(text, Span(position, region.end), shown))
    return f'<div class="source">{"".join(parts)}</div>'


def highlighted(text: str, region: Span, shown: Iterable[Highlight]) -> str:
    """The words of a region, escaped, with the parts of the highlights that lie in it marked.

    Nothing is left out but signs for bold and italic.
    """
    parts, position, first = [], 0, region.start
    here = region.of(blanked(text))
    for each in shown:
        if each.span.overlaps(region):
            start, end = max(each.span.start, first) - first, min(each.span.end, region.end) - first
            parts += [escaped(here[position:start]), _mark(escaped(here[start:end]), each.quotes)]
            position = end
    return "".join([*parts, escaped(here[position:])])


def _excerpt(item: AgendaItem | None, span: Span, text: str) -> Excerpt:
    section = item.section_at(span.start) if item and not item.attachment else None
    if section and section.span.contains(span):
        return Excerpt(section.name, Span(section.span.start, section.span.end))
    return Excerpt(None, _surroundings(item, span, text))


def _surroundings(item: AgendaItem | None, span: Span, text: str) -> Span:
    """The text around a span, no further than the item it stands in, and none of a section or its heading."""
    start, end = max(0, span.start - _AROUND), min(span.end + _AROUND, len(text))
    if item and item.span.contains(span):
        start, end = max(start, item.span.start), min(end, item.span.end)
    sections = item.sections if item and not item.attachment else ()
    start = max([start, *(each.span.end for each in sections if each.span.end <= span.start)])
    behind = [_headed(each, text) for each in sections if each.span.start >= span.end]
    return Span(start, min([end, *(at for at in behind if at >= span.end)]))


def _headed(section: Section, text: str) -> int:
    """Where the heading of a section begins; where the section does, if it has none above it."""
    above = text[max(0, section.span.start - len(section.name) - _AROUND) : section.span.start]
    heading = re.search(rf"^\W*{re.escape(section.name)}\W*\Z", above, re.MULTILINE)
    return section.span.start - (len(above) - heading.start() if heading else 0)


def _tables(item: AgendaItem | None, region: Span) -> list[Table]:
    inside = (table for table in (item.tables if item else ()) if region.contains(table.span))
    return sorted(inside, key=lambda table: table.span)


def _prose(text: str, region: Span, shown: Iterable[Highlight]) -> str:
    html = highlighted(text, region, shown).strip()
    return f'<div class="prose">{html}</div>' if html else ""


def _table(table: Table, shown: Sequence[Highlight]) -> str:
    header = "".join(_cells("th", table.header, shown))
    rows = "".join(f"<tr>{''.join(_cells('td', row, shown))}</tr>" for row in table.rows)
    head, body = f"<thead><tr>{header}</tr></thead>", f"<tbody>{rows}</tbody>"
    return f'<div class="table" tabindex="0"><table>{head}{body}</table></div>'


def _cells(tag: str, cells: Iterable[Cell], shown: Sequence[Highlight]) -> Iterator[str]:
    for cell in cells:
        quotes = [number for each in shown if each.span.overlaps(cell.span) for number in each.quotes]
        content = escaped(blanked(cell.text))
        yield f"<{tag}>{_mark(content, quotes) if quotes and content else content}</{tag}>"


def _mark(content: str, quotes: Iterable[int]) -> str:
    return f'<mark data-quotes="{" ".join(map(str, quotes))}" tabindex="-1">{content}</mark>'

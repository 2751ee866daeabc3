"""The text of an item with its tables as rows of tabs, where spaces or lines alone hold their cells apart."""

from __future__ import annotations

from rag.model import AgendaItem, Meeting, Span, Table


def tabled(meeting: Meeting, item: AgendaItem, span: Span) -> str:
    """The text at a span; each table in it whose cells have no marks, or whose unit stands below it, in tabs.

    The unit then stands above the rows, where those who check what a cell says look for it.
    """
    text, parts, at = meeting.source.text, [], span.start
    for table in sorted(item.tables, key=lambda one: one.span):
        if span.contains(table.span) and not _is_marked(text, table):
            parts += [text[at : table.span.start], _in_tabs(table)]
            at = table.span.end
    return "".join((*parts, text[at : span.end]))


def _is_marked(text: str, table: Table) -> bool:
    rows = table.span.of(text)
    marked = "\t" in rows or "|" in rows
    before = text[: table.span.end]
    return marked and (table.unit is None or table.unit in before[max(0, table.span.start - _ABOVE) :])


#: Characters above a table in which its unit may stand.
_ABOVE = 400


def _in_tabs(table: Table) -> str:
    rows = ["\t".join(" ".join(cell.text.split()) for cell in row) for row in (table.header, *table.rows)]
    stands = table.unit is None or any(table.unit in cell.text for cell in table.header)
    return "\n".join(rows if stands else [table.unit or "", *rows])

"""Right counts: closed items, outcomes of a meeting, its agenda, attachments, and rows of tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from eval.mutants.source import MONTHS, NUMBER_WORDS
from rag.model import AgendaItem, DecisionClass, Meeting, Span, Table

#: An item with the span that is cited of it.
Cited = tuple[AgendaItem, Span]
_IN_WORDS = {number: word for word, number in NUMBER_WORDS.items()} | {1: "én"}
_TOLD = {
    DecisionClass.POSTPONED: "udsat",
    DecisionClass.NOTED: "taget til efterretning",
    DecisionClass.APPROVED: "godkendt",
}
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_SUM = re.compile(r"\b(?:i alt|ialt|sum|total|samlet|hele)\b", re.IGNORECASE)
_ROWS = range(3, 13)
_LONGEST = 60  # characters of a label


def counted(meeting: Meeting) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    """What can be counted in minutes: the sentence, and what it rests on."""
    yield from _closed(meeting)
    yield from _outcomes(meeting)
    if len(meeting.items) > 1:
        ends = tuple((item, item.heading) for item in (meeting.items[0], meeting.items[-1]))
        yield f"Mødet i {meeting.committee} den {_day(meeting)} havde {len(meeting.items)} punkter.", ends
    for item in meeting.items:
        if len(item.attachments) > 1:
            titles = "; ".join(" ".join(one.title.split()) for one in item.attachments)
            cited = tuple((item, one.span) for one in item.attachments)
            yield f"Der hører {len(cited)} bilag til punktet: {titles}.", cited
        for table in item.tables[:1]:
            yield from _rows(item, table)


def _closed(meeting: Meeting) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    closed = [item for item in meeting.items if item.closed]
    if closed:
        named = [f"Punkt {item.number}" for item in closed]
        told = " og ".join(filter(None, (", ".join(named[:-1]), named[-1])))
        text = (
            f"På mødet den {_day(meeting)} var {len(closed)} af {len(meeting.items)} punkter lukkede: {told}."
        )
        yield text, tuple((item, item.heading) for item in closed)


def _outcomes(meeting: Meeting) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    found: dict[DecisionClass, list[Cited]] = defaultdict(list)
    for item in meeting.items:
        if item.decision and item.decision.spans:
            found[item.decision.decision_class].append((item, item.decision.spans[0]))
    for kind, told in _TOLD.items():
        if len(found[kind]) > 1:
            yield f"I alt {len(found[kind])} punkter blev {told}.", tuple(found[kind])


def _rows(item: AgendaItem, table: Table) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    """The rows with more than half of the largest value in the first column of figures."""
    parts = [row for row in table.rows if not _SUM.search(row[0].text)]
    labels = [" ".join(row[0].text.split()) for row in parts]
    values = [_value(row[1].text) if len(row) > 1 else None for row in parts]
    plain = all(0 < len(one) < _LONGEST and not re.search(r"[,;:.|*<]| og ", one) for one in labels)
    known = [one for one in values if one is not None]
    if len(parts) not in _ROWS or not plain or len(set(labels)) < len(labels) or len(known) < len(parts):
        return
    those = [n for n, one in enumerate(known) if one * 2 > max(known)]
    if those and len(those) < len(parts):
        named = [labels[n] for n in those]
        listed = " og ".join(filter(None, (", ".join(named[:-1]), named[-1])))
        word = _IN_WORDS.get(len(those), str(len(those))).capitalize()
        spans = (Span(parts[n][0].span.start, max(cell.span.end for cell in parts[n])) for n in those)
        yield f"{word} ({len(those)} af {len(parts)}): {listed}.", tuple((item, span) for span in spans)


def _value(text: str) -> float | None:
    if not _NUMBER.fullmatch(text.strip()):
        return None
    return float(text.strip().replace(".", "").replace(",", "."))


def _day(meeting: Meeting) -> str:
    return f"{meeting.date.day}. {MONTHS[meeting.date.month - 1]} {meeting.date.year}"

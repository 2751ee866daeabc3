"""A meeting and an agenda item as text for the terminal (`punkt show`), in the words of the minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rag.model import AgendaItem, Meeting, Vote
from ui.notices import in_danish
from ui.render import joined, meeting_name, plain

if TYPE_CHECKING:
    from rich.text import Text

    from rag.store.library import MeetingOverview

#: A line of the output and the rich style it is shown in.
Line = tuple[str, str]


def meeting_terminal(meeting: Meeting) -> Text:
    """The head of a meeting and one line for each item: number, title and outcome."""
    return _text(
        [*_head(meeting), ("", ""), *(_item_line(item) for item in meeting.items), *_warnings(meeting)]
    )


def item_terminal(meeting: Meeting, item: AgendaItem) -> Text:
    """One item: its outcome, votes and absences, then its sections as they stand."""
    return _text([*_item_head(meeting, item), *_item_body(meeting, item)])


def vote_line(vote: Vote) -> str:
    """One vote: 'For: A og B. Imod: C. Undlod: ingen.', after what was voted on if it is named."""
    sides = {"For": vote.in_favour, "Imod": vote.against, "Undlod": vote.abstained}
    tally = " ".join(f"{side}: {joined(who) or 'ingen'}." for side, who in sides.items())
    return f"{vote.motion.rstrip('.: ')}: {tally}" if vote.motion else tally


def _text(lines: Sequence[Line]) -> Text:
    from rich.text import Text

    return Text("\n").join(Text(plain(content), style=style) for content, style in lines)


def _head(meeting: Meeting) -> Iterator[Line]:
    name = meeting_name(meeting.committee, meeting.municipality, meeting.date)
    yield f"{str(meeting.kind).capitalize()} · {name}", "bold"
    yield from _named("Tid", meeting.time)
    yield from _named("Sted", meeting.place)
    away = {absence.name for absence in meeting.absent}
    yield from _named("Deltagere", ", ".join(str(one) for one in meeting.attendees if one.name not in away))
    yield from _named("Fraværende", ", ".join(absence.name for absence in meeting.absent))
    yield from _named("Dokument", meeting.source.name)
    yield from _named("Id", meeting.id)


def _named(name: str, value: str | None) -> Iterator[Line]:
    if value:
        yield f"{name}: {value}", ""


def _item_line(item: AgendaItem) -> Line:
    outcome = _outcome(item)
    title = f"{item.called:>4}  {item.title}"
    return (f"{title} – {outcome}" if outcome else title), "dim" if item.closed else ""


def _outcome(item: AgendaItem) -> str:
    if item.closed:
        return "lukket"
    return str(item.decision.decision_class) if item.decision else ""


def _warnings(meeting: Meeting) -> list[Line]:
    return [(f"Advarsel: {in_danish(warning)}", "yellow") for warning in meeting.warnings]


def _item_head(meeting: Meeting, item: AgendaItem) -> Iterator[Line]:
    yield f"Punkt {item.called} · {item.title}", "bold"
    yield meeting_name(meeting.committee, meeting.municipality, meeting.date), "dim"
    yield from _named("Sag", item.case_number)
    yield from _named("Udfald", _outcome(item))
    for vote in item.votes:
        yield from _named("Afstemning", vote_line(vote))
    yield from _named("Fraværende", ", ".join(absence.name for absence in item.absent))
    for attachment in item.attachments:
        yield f"Bilag: {attachment.title} ({'indlæst' if attachment.file else 'ikke indlæst'})", "dim"


def _item_body(meeting: Meeting, item: AgendaItem) -> Iterator[Line]:
    if item.closed and not item.sections:
        yield "\nPunktet er lukket: indholdet er ikke offentligt.", ""
    for section in item.sections:
        yield f"\n{section.name}", "bold cyan"
        yield meeting.text(section.span).strip(), ""


def overview_lines(overviews: Sequence[MeetingOverview]) -> list[str]:
    """The meetings as aligned columns: id, kind, meeting, items, document."""
    rows = [_overview_row(each) for each in overviews]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _overview_row(each: MeetingOverview) -> tuple[str, ...]:
    name = meeting_name(each.committee, each.municipality, each.date)
    return (
        each.id,
        str(each.kind),
        name,
        f"{each.items} punkt{'' if each.items == 1 else 'er'}",
        plain(each.document),
    )

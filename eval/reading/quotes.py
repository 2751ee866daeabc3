"""Whether the quotes of a sentence, and not only the agenda items they stand in, show what it says.

A reader checks a sentence against what is quoted. With the quotes one sees the head of the minutes
(committee, date, people), the heading of the Punkt, the name of the section, and a table's caption and
header: these count too. A heading or a name quoted alone shows nothing of what was said there.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.minutes import Place
from eval.reading.told import Told, share, told
from eval.support.evidence import Evidence, evidence, together
from eval.support.finding import Finding
from eval.support.verdict import judge
from eval.trial import Score, Trial, unscored
from rag.model import AgendaItem, Citation, Meeting, Table

_NOTHING = evidence("")


def quote_support(trial: Trial) -> Score:
    """Sentences with a checkable fact whose facts all stand in their quotes; without quotes none does."""
    checkable = [(one, facts) for one in told(trial) if (facts := _facts(trial, one))]
    if not checkable:
        return unscored("no checkable fact")
    faults = [_why(one, facts) for one, facts in checkable if any(fact.fault for fact in facts)]
    return share(len(checkable) - len(faults), len(checkable), faults, "the quotes show every fact")


def _facts(trial: Trial, one: Told) -> tuple[Finding, ...]:
    quotes: dict[Place, list[Citation]] = {}
    for citation in one.claim.citations:
        if place := trial.place(citation):
            quotes.setdefault(place, []).append(citation)
    parts = tuple(_shown(trial, place, found) for place, found in quotes.items())
    return judge(one.text, together(parts) if parts else _NOTHING, one.claim.computed).facts


def _shown(trial: Trial, place: Place, quotes: list[Citation]) -> Evidence:
    """What a reader sees of one agenda item: its head, its heading, and the quotes in the item's order."""
    meeting, item = trial.minutes.meeting(place), trial.minutes.item(place)
    ordered = sorted(quotes, key=lambda citation: citation.span)
    lines = [meeting.text(item.heading), *(line for one in ordered for line in _lines(meeting, item, one))]
    people, day = trial.minutes.people(place), trial.minutes.day(place)
    return evidence("\n".join(lines), people, _head(trial, place), day)


def _head(trial: Trial, place: Place) -> str:
    """The head of the minutes, with those it says are away; absences told of a Punkt have to be quoted."""
    meeting = trial.minutes.meeting(place)
    first = min(item.span.start for item in meeting.items)
    away = {absence.name for absence in meeting.absent if absence.span.start < first}
    of_items = {absence.name for absence in meeting.absent} - away - {one.name for one in meeting.attendees}
    lines = [line for line in trial.minutes.context(place).split("\n") if line not in of_items]
    return "\n".join([*lines, *(f"Afbud: {name}" for name in sorted(away))])


def _lines(meeting: Meeting, item: AgendaItem, citation: Citation) -> Iterator[str]:
    section = item.section_at(citation.span.start)
    if section:
        yield section.name
    for table in item.tables:
        if table.span.overlaps(citation.span):
            yield from _above(meeting, table)
    yield citation.quote


def _above(meeting: Meeting, table: Table) -> Iterator[str]:
    """The caption, the unit and the header of a table; a sentence above it has to be quoted."""
    if table.caption and not table.caption.endswith((".", "!", "?")):
        yield table.caption
    if table.unit:
        yield table.unit
    if table.rows and table.rows[0]:
        first = table.rows[0][0].span.start
        begin = meeting.source.text.rfind("\n", 0, first) + 1
        if header := meeting.source.text[table.span.start : begin].rstrip("\n"):
            yield header


def _why(one: Told, facts: tuple[Finding, ...]) -> str:
    missing = ", ".join(f"{fact.text!r} ({fact.fault})" for fact in facts if fact.fault)
    where = "the quotes do not show" if one.claim.citations else "nothing is quoted for"
    return f"{where} {missing} in {one.text!r}"

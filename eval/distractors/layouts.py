"""Three ways in which minutes are laid out, those of the sample: a meeting as the paragraphs of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from eval.distractors.sittings import Paper, Sitting
from eval.distractors.words import spoken

_DAYS = ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag")
_LABELS = {
    "resume": "Resume",
    "background": "Sagsfremstilling",
    "proposal": "Indstilling",
    "decision": "Beslutning",
}


def plain(meeting: Sitting) -> Iterator[str]:
    """Labels on lines of their own, tables with tabs, what is proposed before what it is about."""
    yield from _head(meeting, "")
    for number, paper in enumerate(meeting.papers, meeting.first):
        yield f"Punkt {number}: {_title(paper)}"
        yield paper.case_number
        if paper.closed:
            continue
        yield from _section(paper, "resume", "")
        yield from _proposed(paper, "Indstilling", "Forvaltningen indstiller,")
        yield from _section(paper, "background", "")
        yield from _tabbed(paper)
        yield from ("Beslutningskompetence", meeting.place.committee)
        yield from _section(paper, "decision", "")
        yield from _attached(paper, "")


def marked(meeting: Sitting) -> Iterator[str]:
    """The same with Markdown headings, and who is absent beneath every decision."""
    yield from _head(meeting, "**")
    for number, paper in enumerate(meeting.papers, meeting.first):
        yield f"# Punkt {number}: {_title(paper)}"
        yield paper.case_number
        if paper.closed:
            continue
        yield from _section(paper, "resume", "## ")
        yield from _proposed(paper, "## Indstilling", "### Forvaltningen indstiller")
        yield from _section(paper, "background", "## ")
        yield from _tabbed(paper)
        yield "## Beslutning"
        yield from (f"Afbud:\n\n{name}" for name in meeting.absent)
        yield paper.sections["decision"]
        yield from _attached(paper, "## ")


def routed(meeting: Sitting) -> Iterator[str]:
    """The route through the committees first, the proposal below its reasons, tables with bars."""
    yield from _head(meeting, "")
    for number, paper in enumerate(meeting.papers, meeting.first):
        yield f"Punkt {number}: {'Lukket punkt: ' if paper.closed else ''}{paper.title}"
        yield paper.case_number
        if paper.closed:
            continue
        yield from ("Kommunikation", "DIR BFU SOS KFL KTM ØKE BYR", "X")
        yield from _section(paper, "resume", "")
        yield from _section(paper, "background", "")
        yield from _barred(paper)
        yield from _proposed(paper, "Indstilling", "Direktøren indstiller")
        yield from _section(paper, "decision", "")
        yield from (f"Der var afbud fra {name}." for name in meeting.absent)
        yield from _attached(paper, "")


LAYOUTS: Mapping[str, Callable[[Sitting], Iterator[str]]] = {
    "plain.txt": plain,
    "marked.md": marked,
    "routed.txt": routed,
}


def _head(meeting: Sitting, bold: str) -> Iterator[str]:
    place = meeting.place
    day = f"{_DAYS[place.day.weekday()]} d. {spoken(place.day)} kl. {meeting.hour}:00"
    yield f"{'# ' if bold else ''}REFERAT {place.committee} d. {place.day:%d-%m-%Y}"
    yield f"{place.municipality} Kommune"
    yield f"{bold}Mødedato{bold} {day}"
    yield f"{bold}Mødested{bold} {meeting.room}, {place.municipality} Rådhus"
    yield f"{bold}Mødedeltagere{bold} {', '.join(meeting.present)}"
    yield f"Afbud: {', '.join(meeting.absent) or 'Ingen'}"
    yield f"{'## ' if bold else ''}Indholdsfortegnelse"
    yield "\n".join(f"{_title(paper)}.....{page}" for page, paper in enumerate(meeting.papers, 2))


def _title(paper: Paper) -> str:
    return f"Lukket: {paper.title}" if paper.closed else paper.title


def _section(paper: Paper, name: str, mark: str) -> Iterator[str]:
    if name in paper.sections:
        yield from (f"{mark}{_LABELS[name]}", paper.sections[name])


def _proposed(paper: Paper, label: str, who: str) -> Iterator[str]:
    if "proposal" in paper.sections:
        yield from (label, who, f"at {_stopped(paper.sections['proposal'])}")


def _tabbed(paper: Paper) -> Iterator[str]:
    if paper.table:
        yield "\n".join("\t".join(row) for row in paper.table)


def _barred(paper: Paper) -> Iterator[str]:
    if paper.table:
        rows = [f"| {' | '.join(row)} |" for row in paper.table]
        yield "\n".join([rows[0], f"|{'---|' * len(paper.table[0])}", *rows[1:]])


def _attached(paper: Paper, mark: str) -> Iterator[str]:
    if paper.attachments:
        yield f"{mark}Bilag"
        yield "\n\n".join(f"Bilag {n}: {title}" for n, title in enumerate(paper.attachments, 1))


def _stopped(text: str) -> str:
    """With a full stop, unless an abbreviation ends in one."""
    return text if text.endswith(".") else f"{text}."

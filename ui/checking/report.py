"""A checked document as text for the terminal and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.check.documents import CheckedDocument
from rag.check.finding import Finding, Kind, Severity
from rag.model import Meeting, Span, called
from ui.notices import in_danish
from ui.render import meeting_name, plain

if TYPE_CHECKING:
    from rich.text import Text

_STYLE = {Severity.FAULT: "bold red", Severity.DOUBT: "yellow", Severity.HINT: "dim"}
_GRAVEST = (Severity.FAULT, Severity.DOUBT, Severity.HINT)
_NONE_READ = (
    "Ingen af de nævnte bilag ligger ved siden af dokumentet; læg dem i mappen »{folder}«, så læses de med."
)
#: What is counted, and what one of it and several are called.
_COUNTED = (
    ("items", "punkt", "punkter"),
    ("closed", "lukket", "lukkede"),
    ("sections", "afsnit", "afsnit"),
    ("decisions", "beslutning", "beslutninger"),
    ("votes", "afstemning", "afstemninger"),
    ("attachments", "bilag nævnt", "bilag nævnt"),
    ("attachments_read", "bilag læst", "bilag læst"),
)
#: A line and the style it is shown in.
Line = tuple[str, str]


def check_terminal(document: CheckedDocument, width: int | None = None) -> Text:  # noqa: ARG001
    """What was read of a document, then one line for each finding with the place it stands at.

    A terminal of any width folds the lines itself.
    """
    from rich.text import Text

    return Text("\n").join(Text(plain(text), style=style) for text, style in _lines(document))


def tallied(document: CheckedDocument) -> Counter[str]:
    """What a document adds to the last line: itself, whether it was read and has faults, its findings."""
    found = Counter(str(finding.severity) for finding in document.findings)
    found["documents"] = 1
    found["unread"] = document.meeting is None
    found["faulty"] = document.meeting is not None and not document.passes
    return found


def last_line(tally: Counter[str]) -> str:
    """How many documents were looked at, how many of them need a hand, and what there is beside faults."""
    return " · ".join(
        [
            _number(tally["documents"], "dokument", "dokumenter"),
            f"{tally['unread']} kan ikke læses",
            f"{tally['faulty']} har fejl",
            f"{tally[Severity.DOUBT]} {Severity.DOUBT}",
            f"{tally[Severity.HINT]} {Severity.HINT}",
        ]
    )


def check_json(document: CheckedDocument) -> dict[str, Any]:
    """The same as data: `read` is what was found in the document, null where it could not be read."""
    return {
        "document": document.name,
        "passes": document.passes,
        "refusal": in_danish(document.refusal) or None,
        "read": _read(document.meeting) if document.meeting else None,
        "findings": [_finding(document.meeting, one) for one in document.findings if document.meeting],
    }


def _lines(document: CheckedDocument) -> Iterator[Line]:
    yield document.name, "bold"
    if document.meeting is None:
        yield f"  kan ikke læses: {in_danish(document.refusal)}", "bold red"
        return
    meeting = document.meeting
    name = meeting_name(meeting.committee, meeting.municipality, meeting.date)
    yield f"  {str(meeting.kind).capitalize()} · {name}", ""
    yield f"  {_counted(meeting)}", ""
    for warning in meeting.warnings:
        yield f"  advarsel · {in_danish(warning)}", "yellow"
    for one in sorted(document.findings, key=lambda one: _GRAVEST.index(one.severity)):
        if not (_none_read(meeting) and one.kind is Kind.ATTACHMENT):
            place = ", ".join(_place(meeting, one))
            yield f"  {one.severity} · {f'{place} · ' if place else ''}{one.text}", _STYLE[one.severity]
    if _none_read(meeting):
        folder = Path(meeting.source.name).stem
        yield f"  {Severity.HINT} · {_NONE_READ.format(folder=folder)}", _STYLE[Severity.HINT]
    elif not document.findings:
        yield "  intet at bemærke", "green"


def _none_read(meeting: Meeting) -> bool:
    """Whether open items name attachments, and none of any item lies beside the document."""
    named = any(item.attachments for item in meeting.items if not item.closed)
    return named and not meeting.enclosed


def _counted(meeting: Meeting) -> str:
    read = _read(meeting)
    return " · ".join(_number(read[key], one, many) for key, one, many in _COUNTED)


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _read(meeting: Meeting) -> dict[str, Any]:
    items = meeting.items
    return {
        "meeting": meeting.id,
        "kind": str(meeting.kind),
        "municipality": meeting.municipality,
        "committee": meeting.committee,
        "date": meeting.date.isoformat(),
        "items": len(items),
        "closed": sum(item.closed for item in items),
        "sections": sum(len(item.sections) for item in items),
        "roles": dict(Counter(str(section.role) for item in items for section in item.sections)),
        "decisions": sum(item.decision is not None for item in items),
        "votes": sum(len(item.votes) for item in items),
        "attachments": sum(len(item.attachments) for item in items),
        "attachments_read": len(meeting.enclosed),
        "warnings": [in_danish(warning) for warning in meeting.warnings],
    }


def _finding(meeting: Meeting, one: Finding) -> dict[str, Any]:
    span = one.span
    return {
        "kind": str(one.kind),
        "severity": str(one.severity),
        "text": one.text,
        "punkt": one.punkt,
        "file": meeting.source.file(span.start) if span else None,
        "line": _line(meeting, span) if span else None,
        "page": meeting.source.page(span.start) if span else None,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def _place(meeting: Meeting, one: Finding) -> Iterator[str]:
    """'Punkt 12', 'side 3' or 'linje 40', and the attachment where it stands in one."""
    if one.punkt is not None:
        yield f"Punkt {called(one.punkt)}"
    if one.span is None:
        return
    if enclosure := meeting.source.enclosure(one.span.start):
        yield enclosure.name
    page = meeting.source.page(one.span.start)
    yield f"side {page}" if page else f"linje {_line(meeting, one.span)}"


def _line(meeting: Meeting, span: Span) -> int:
    """The line of the text that was read, counted from 1 in the file it is from."""
    enclosure = meeting.source.enclosure(span.start)
    return meeting.source.text.count("\n", enclosure.span.start if enclosure else 0, span.start) + 1

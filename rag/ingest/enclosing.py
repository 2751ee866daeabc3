"""Attachments that are read with the minutes: which Punkt each belongs to, and what it says.

The text of an attachment stands below that of the minutes in the source, and counts as an item of its own
with the number of its Punkt. What is attached to a closed item is not public: it is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rag.ingest.attachment_names import AttachmentName, call_sign, title_of
from rag.ingest.layout import Line, lines_of
from rag.ingest.readers.reading import Reading
from rag.ingest.tables import find_tables
from rag.model import AgendaItem, Enclosure, Meeting, Role, Section, Source, Span, item_id

_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class AttachmentFile:
    """A file that lies with the minutes: its name, with the folders below the minutes', and what it says."""

    name: str
    sha256: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Place:
    """The Punkt of a file and, where the minutes name it, its place among the attachments of that Punkt."""

    item: AgendaItem
    listed: int | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A file with its Punkt, what it is called there, and its place among the attachments that are named."""

    file: AttachmentFile
    item: AgendaItem
    number: int
    title: str
    listed: int | None


def enclose(meeting: Meeting, files: Sequence[AttachmentFile]) -> Meeting:
    """The meeting with what its attachments say; a file that fits no Punkt is left out with a warning."""
    placed: list[_Placed] = []
    warnings: list[str] = []
    for file in sorted(files, key=lambda one: one.name):
        name = AttachmentName.of(file.name, meeting.source.name)
        place = _place(name, meeting)
        reason = _left_out(file, place)
        if place is None or reason:
            warnings.append(reason)
        else:
            placed.append(_placed(file, name, place, placed))
    for one in sorted(placed, key=lambda one: (one.item.number, one.number)):
        meeting = _enclosed(meeting, one)
    return replace(meeting, warnings=(*meeting.warnings, *warnings))


def sha256_with(minutes: str, attachments: Iterable[tuple[str, str]]) -> str:
    """The hash of minutes and their attachments (name, hash): another one where a file is another."""
    told = [minutes, *(f"{name} {sha256}" for name, sha256 in sorted(attachments))]
    return hashlib.sha256("\n".join(told).encode()).hexdigest() if len(told) > 1 else minutes


def _left_out(file: AttachmentFile, place: _Place | None) -> str:
    """Why a file is left out; '' where it is not."""
    if place is None:
        return (
            f"attachment '{file.name}' fits no Punkt; it is left out. "
            "Name it 'Punkt N Bilag M …', or as the minutes name it"
        )
    if place.item.closed:
        number = place.item.number
        return f"attachment '{file.name}' belongs to Punkt {number}, which is closed; it is left out"
    return "" if file.reading.text.strip() else f"attachment '{file.name}' has no text; it is left out"


def _place(name: AttachmentName, meeting: Meeting) -> _Place | None:
    if name.punkt is not None:
        item = meeting.item(name.punkt)
        return _Place(item, _listed(name, item)) if item else None
    titled = [
        _Place(item, at)
        for item in meeting.items
        for at, one in enumerate(item.attachments)
        if name.is_titled(one.title)
    ]
    numbered = [_Place(item, at) for item in meeting.items if (at := _numbered(name, item)) is not None]
    return next((found[0] for found in (titled, numbered) if len(found) == 1), None)


def _listed(name: AttachmentName, item: AgendaItem) -> int | None:
    """Where the minutes name a file among the attachments of its Punkt: by its title, else by its number."""
    titled = [at for at, one in enumerate(item.attachments) if name.is_titled(one.title)]
    if len(titled) == 1:
        return titled[0]
    at = _numbered(name, item)
    if at is None and name.number is not None and 0 < name.number <= len(item.attachments):
        at = name.number - 1
    return at


def _numbered(name: AttachmentName, item: AgendaItem) -> int | None:
    """The attachment whose title begins with the number of the file: 'Bilag 2 - …'."""
    signs = [call_sign(one.title) for one in item.attachments]
    return signs.index(name.number) if name.number is not None and name.number in signs else None


def _placed(file: AttachmentFile, name: AttachmentName, place: _Place, before: Sequence[_Placed]) -> _Placed:
    """The file as the minutes call it; another one that they call the same gets the next free number."""
    item, listed = place.item, place.listed
    beside = [one for one in before if one.item is item]
    if listed is not None and listed not in {one.listed for one in beside}:
        title = item.attachments[listed].title
        return _Placed(file, item, call_sign(title) or listed + 1, title_of(title), listed)
    taken = {one.number for one in beside} | set(range(1, len(item.attachments) + 1))
    number = name.number if name.number and name.number not in taken else max(taken, default=0) + 1
    return _Placed(file, item, number, title_of(name.title), None)


def _enclosed(meeting: Meeting, placed: _Placed) -> Meeting:
    """The meeting with the text of a file below its own, as an item of one section."""
    source, lines = _with_text(meeting.source, placed.file)
    body, called = Span(lines[0].span.start, lines[-1].span.end), f"Bilag {placed.number}"
    says = AgendaItem(
        id=item_id(meeting.id, placed.item.number, called),
        number=placed.item.number,
        title=placed.title,
        span=body,
        heading=lines[0].span,
        sections=(Section(called, Role.OTHER, body),),
        tables=find_tables(lines),
        attachment=called,
    )
    items = tuple(_naming(item, placed) if item.id == placed.item.id else item for item in meeting.items)
    return replace(meeting, source=source, items=items, enclosed=(*meeting.enclosed, says))


def _naming(item: AgendaItem, placed: _Placed) -> AgendaItem:
    """The item, the file beside the title that the minutes have for it."""
    named = (
        replace(one, file=placed.file.name) if at == placed.listed else one
        for at, one in enumerate(item.attachments)
    )
    return replace(item, attachments=tuple(named))


def _with_text(source: Source, file: AttachmentFile) -> tuple[Source, list[Line]]:
    """The source with the text of a file below it, and the lines of that text."""
    at = len(source.text) + len(_APART)
    text = f"{source.text}{_APART}{file.reading.text}"
    pages = tuple(at + page for page in file.reading.pages)
    enclosure = Enclosure(file.name, Span(at, len(text)), file.sha256, pages)
    return replace(source, text=text, enclosures=(*source.enclosures, enclosure)), lines_of(text, at)

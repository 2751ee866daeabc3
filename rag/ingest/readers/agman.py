"""AgMan: `Agenda/{Committee,Meeting}`, `Item[@Nummer]/{Caption,IsPublic,Fields,ItemHistory,Enclosures}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.danish import fold
from rag.ingest.readers.elements import CASE_NUMBERS, child, children, descendants, markup, optional, value
from rag.ingest.readers.exported import (
    ExportedItem,
    ExportedMeeting,
    ExportedText,
    facts,
    is_public,
    moment,
    past_decision,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What releases of the export call the same thing.
_CONTENT = ("Content", "Text", "Html", "Value")
_BODY = ("CommitteeName", "Committee")
_DAY = ("When", "MeetingDate", "MeetingDueDate", "Date")
_PEOPLE = ("MeetingMember", "Member", "Participant")
_STATUS = ("ParticipationStatusAsText", "Status")
#: 'ParticipationStatusAsValue' of those who are at a meeting or have not said that they are not.
_THERE = frozenset({"", "0", "1", "4"})


def meeting_of(root: _Element) -> ExportedMeeting:
    """The meeting of a publication."""
    agenda = next(descendants(root, "Agenda"), root)
    held = child(agenda, "Meeting")
    committee = value(child(agenda, "Committee"), "Name") or value(held, *_BODY)
    people = [one for name in _PEOPLE for one in descendants(held, name)] if held is not None else []
    given = [
        ("Kommune", value(held, "Authority", "Municipality") or value(agenda, "Authority", "Municipality")),
        ("Udvalg", committee),
        ("Mødedato", moment(value(held, *_DAY), value(held, "StartTime"))),
        ("Sluttidspunkt", moment(value(held, "Until")).partition(" kl. ")[2] or value(held, "EndTime")),
        ("Mødested", value(held, "Where", "Place")),
        ("Mødedeltagere", ", ".join(value(each, "Name") for each in people if not _away(each))),
        ("Afbud", ", ".join(value(each, "Name") for each in people if _away(each))),
    ]
    items = tuple(_item(each) for each in descendants(agenda, "Item"))
    return ExportedMeeting(_kind(root, held), committee, facts(given), items)


def _kind(root: _Element, held: _Element | None) -> str:
    said = fold(value(root, "PublicationTypeAsText", "PublicationType") or value(held, "Type"))
    return "REFERAT" if "referat" in said else "DAGSORDEN" if "dagsorden" in said else ""


def _away(member: _Element) -> bool:
    said = fold(value(member, *_STATUS))
    if any(word in said for word in ("afbud", "fravaer", "ikke til stede", "deltager ikke", "absent")):
        return True
    return value(member, "ParticipationStatusAsValue").strip() not in _THERE


def _item(element: _Element) -> ExportedItem:
    return ExportedItem(
        number=value(element, "Nummer", "Number"),
        title=value(element, "Caption"),
        public=is_public(optional(element, "IsPublic")),
        case_number=value(element, *CASE_NUMBERS),
        texts=(*_fields(element), *_history(element)),
        attachments=tuple(_attachments(element)),
    )


def _fields(element: _Element) -> Iterator[ExportedText]:
    for held in children(element, "Fields"):
        for each in children(held, "ItemField"):
            content = child(each, *_CONTENT)
            if content is not None and is_public(optional(each, "IsPublic")):
                yield ExportedText(value(each, "Caption"), markup(content))


def _history(element: _Element) -> Iterator[ExportedText]:
    """Decisions of other meetings: `ItemHistory` is one of them, or holds them."""
    for held in children(element, "ItemHistory"):
        for each in [held] if child(held, *_CONTENT) is not None else children(held):
            content, details = child(each, *_CONTENT), child(each, "MeetingDetails")
            if content is not None:
                where = each if details is None else details
                name = past_decision(value(where, *_BODY), value(where, *_DAY))
                yield ExportedText(name, markup(content), past=True)


def _attachments(element: _Element) -> Iterator[str]:
    for held in children(element, "Enclosures"):
        for each in children(held, "Enclosure"):
            if not is_public(optional(each, "IsProtected"), False) and is_public(optional(each, "IsPublic")):
                yield value(each, "Name", "Caption", "Title", "FileName")

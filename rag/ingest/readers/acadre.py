"""Acadre: tables in tables, `table[@name='agenda']`, each with `fields/field[@name]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.ingest.readers.elements import children, local, markup
from rag.ingest.readers.exported import (
    ExportedItem,
    ExportedMeeting,
    ExportedText,
    facts,
    is_public,
    moment,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

AGENDA = "agenda"
#: The table of an item, and the table around it that has its place in the agenda.
_ITEM, _PLACE = "agendaitem", "agendaitemparents"


def meeting_of(agenda: _Element) -> ExportedMeeting:
    """The meeting of an agenda's table."""
    held, committee = _fields_of(agenda, "meeting"), _fields_of(agenda, "committee")
    name = committee.get("name") or held.get("committeename") or held.get("name", "")
    given = [
        ("Udvalg", name),
        ("Mødedato", moment(held.get("date", ""), held.get("time", ""))),
        ("Sluttidspunkt", moment(held.get("finish", "")).partition(" kl. ")[2]),
        ("Mødested", held.get("location", "")),
        ("Mødedeltagere", held.get("participants", "")),
        ("Afbud", held.get("absent", "")),
    ]
    found = [_item(each) for each in tables(agenda, _ITEM)]
    # The tables stand in no order; their places do.
    if all(item.number.strip().isdecimal() for item in found):
        found.sort(key=lambda item: int(item.number))
    return ExportedMeeting("", name, facts(given), tuple(item for item in found if item.title.strip()))


def tables(element: _Element, name: str) -> Iterator[_Element]:
    """The tables of one name within an element, itself among them."""
    return (
        each for each in element.iter() if local(each) == "table" and each.get("name", "").lower() == name
    )


def _fields_of(element: _Element, name: str) -> dict[str, str]:
    found = next(tables(element, name), None)
    return {} if found is None else _fields(found)


def _fields(table: _Element) -> dict[str, str]:
    """The fields of a table by name.

    They are written `<field name="x">y</field>`, `<field name="x" value="y"/>` or `<field x="y"/>`.
    """
    found: dict[str, str] = {}
    for held in children(table, "fields"):
        for each in children(held, "field"):
            name, said = each.get("name", "").lower(), markup(each)
            if name and (said.strip() or "value" in each.attrib):
                found.setdefault(name, said if said.strip() else each.get("value", ""))
            else:
                for key, given in each.attrib.items():
                    found.setdefault(key.lower(), given)
    return found


def _item(element: _Element) -> ExportedItem:
    fields = _fields(element)
    around = next((each for each in element.iterancestors() if each.get("name") == _PLACE), None)
    place = {} if around is None else _fields(around)
    return ExportedItem(
        number=fields.get("number") or place.get("number") or place.get("sort") or fields.get("sort", ""),
        title=fields.get("name", ""),
        public=is_public(fields.get("access")),
        case_number=fields.get("caseno", ""),
        texts=tuple(_texts(element)),
        attachments=tuple(_attachments(element)),
    )


def _own(element: _Element, name: str) -> Iterator[_Element]:
    """The tables of one name within an item, but not within an item inside it."""
    for each in children(element, "table"):
        if each.get("name", "").lower() == name:
            yield each
        elif each.get("name", "").lower() != _ITEM:
            yield from _own(each, name)


def _texts(element: _Element) -> Iterator[ExportedText]:
    for each in _own(element, "bullet"):
        fields = _fields(each)
        yield ExportedText(fields.get("bulletname", ""), fields.get("bulletcontent", ""))


def _attachments(element: _Element) -> Iterator[str]:
    for each in _own(element, "enclosure"):
        fields = _fields(each)
        if is_public(fields.get("access")):
            yield fields.get("name") or fields.get("filename", "")

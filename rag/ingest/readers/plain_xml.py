"""XML of no system that is known, whose elements and attributes are named for what they hold.

```xml
<referat><møde><kommune>…</kommune><udvalg>…</udvalg><dato>2024-02-20</dato>
  <deltager parti="A" status="afbud">…</deltager></møde>
 <punkt nr="12" adgang="åben"><overskrift>…</overskrift><sagsnummer>…</sagsnummer>
  <felt navn="Indstilling">…</felt><Beslutning>…</Beslutning><bilag><fil>…</fil></bilag></punkt></referat>
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.danish import fold
from rag.ingest.labels import role_of
from rag.ingest.readers.blocks import folded
from rag.ingest.readers.elements import CASE_NUMBERS, children, local, markup, optional, spoken, text, value
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

_ITEMS = frozenset({"punkt", "dagsordenspunkt", "dagsordenpunkt", "moedepunkt", "agendaitem", "item", "sag"})
_TITLE = ("Overskrift", "Titel", "Title", "Caption", "Emne", "Heading", "Navn")
_NUMBER = ("Nr", "Nummer", "Number", "Punktnr", "Punktnummer", "No")
_OPEN = ("Adgang", "Åben", "Åbent", "Offentlig", "Offentlighed", "Public", "IsPublic", "Status")
_CLOSED = ("Lukket", "Closed", "Fortrolig")
_LABEL = ("Navn", "Name", "Titel", "Title", "Label", "Overskrift", "Caption")
_ATTACHMENTS = frozenset({"bilag", "bilagsliste", "attachments", "attachment", "dokumenter", "filer"})
_PEOPLE = frozenset({"deltager", "medlem", "person", "participant", "member"})
_AWAY = ("afbud", "fravaer", "ikke", "absent", "away")
#: What the facts of a meeting are called.
_FACTS = {
    "Kommune": ("kommune", "myndighed", "municipality", "authority"),
    "Udvalg": ("udvalg", "committee", "organ", "forum", "raad"),
    "Mødedato": ("moededato", "dato", "date", "meetingdate"),
    "Starttidspunkt": ("starttid", "starttidspunkt", "start", "starttime", "tid"),
    "Sluttidspunkt": ("sluttid", "sluttidspunkt", "slut", "endtime"),
    "Mødested": ("sted", "moedested", "place", "lokale"),
}


def meeting_of(root: _Element) -> ExportedMeeting | None:
    """The meeting in a document; None where no element is an item with a title."""
    items = [each for each in root.iter() if fold(local(each)) in _ITEMS and value(each, *_TITLE).strip()]
    every = set(items)
    items = [each for each in items if every.isdisjoint(each.iterancestors())]
    if not items:
        return None
    inside = {each for item in items for each in item.iter()}
    head = [each for each in root.iter() if each not in inside]
    told = {label: _fact(head, names) for label, names in _FACTS.items()}
    if told["Kommune"] and "kommune" not in fold(told["Kommune"]):
        told["Kommune"] += " Kommune"
    told["Mødedato"] = moment(told["Mødedato"], told.pop("Starttidspunkt"))
    people = [each for each in head if fold(local(each)) in _PEOPLE and not len(each)]
    told["Mødedeltagere"] = ", ".join(_person(each) for each in people if not _is_away(each))
    told["Afbud"] = ", ".join(_person(each) for each in people if _is_away(each))
    named = fold(local(root))
    kind = "DAGSORDEN" if "dagsorden" in named and "referat" not in named else "REFERAT"
    return ExportedMeeting(kind, told["Udvalg"], facts(list(told.items())), tuple(map(_item, items)))


def _fact(head: list[_Element], names: tuple[str, ...]) -> str:
    """What an element above the items, or an attribute of one, says under one of these names."""
    for name in names:
        for each in head:
            if fold(local(each)) == name and not len(each) and text(each).strip():
                return text(each)
            if said := next((str(v) for key, v in each.attrib.items() if fold(key) == name), ""):
                return said
    return ""


def _person(element: _Element) -> str:
    name, party = text(element).strip() or value(element, "Navn", "Name"), value(element, "Parti", "Party")
    return f"{name} ({party})" if party else name


def _is_away(element: _Element) -> bool:
    return fold(value(element, "Status", "Fremmøde", "Deltagelse")).startswith(_AWAY)


def _item(element: _Element) -> ExportedItem:
    closed = optional(element, *_CLOSED)
    return ExportedItem(
        number=value(element, *_NUMBER),
        title=value(element, *_TITLE),
        public=is_public(optional(element, *_OPEN)) and (closed is None or not is_public(closed)),
        case_number=value(element, *CASE_NUMBERS),
        texts=tuple(_texts(element)),
        attachments=tuple(_attachments(element)),
    )


def _texts(element: _Element) -> Iterator[ExportedText]:
    """The sections of an item: elements that a label names, or that are named as sections are."""
    for each in children(element):
        name = next((str(v) for key, v in each.attrib.items() if fold(key) in map(fold, _LABEL)), "")
        name = name or value(each, *_LABEL) or spoken(local(each))
        if fold(local(each)) in _ATTACHMENTS:
            continue
        if role_of(name) is not None or (each.attrib and name != spoken(local(each))):
            yield ExportedText(name[:1].upper() + name[1:], markup(each))
        elif len(each):
            yield from _texts(each)


def _attachments(element: _Element) -> Iterator[str]:
    """The titles of attachments: each element without others inside one that is named for them."""
    for each in element.iter():
        above = any(fold(local(one)) in _ATTACHMENTS for one in (each, *each.iterancestors()))
        if above and not len(each):
            yield folded(value(each, *_LABEL) or text(each))

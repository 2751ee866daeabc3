"""SBSYS: `/Dagsorden[@Åben]/Møde`, `Dagsordenpunkter/Dagsordenpunkt/{Overskrift,Indhold,Bilagsliste}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.danish import fold
from rag.ingest.readers.elements import (
    CASE_NUMBERS,
    child,
    children,
    descendants,
    local,
    markup,
    optional,
    spoken,
    value,
)
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

ROOT = "Dagsorden"
#: Elements of HTML that 'Indhold' may have as children; other children are sections by their names.
_HTML = frozenset(
    "a b blockquote br center div em font h1 h2 h3 h4 h5 h6 hr i img li ol p pre s small span strong sub sup "
    "table tbody td th thead tr u ul html body".split()
)


def meeting_of(root: _Element) -> ExportedMeeting:
    """The meeting of an agenda."""
    held = child(root, "Møde")
    given = [
        ("Udvalg", value(held, "Udvalg")),
        ("Mødedato", moment(value(held, "Mødedato"), value(held, "Mødetid"))),
        ("Sluttidspunkt", value(held, "Mødesluttid")),
        ("Mødested", value(held, "Mødested")),
        ("Mødedeltagere", value(held, "Mødedeltagere", "Deltagere")),
        ("Afbud", value(held, "Afbud", "Fraværende")),
    ]
    kind = "REFERAT" if "referat" in fold(value(root, "Dagsordentype")) else ""
    kind = kind or ("DAGSORDEN" if "dagsorden" in fold(value(root, "Dagsordentype")) else "")
    public = is_public(optional(root, "Åben"))
    items = tuple(_item(each, public) for each in descendants(root, "Dagsordenpunkt"))
    return ExportedMeeting(kind, value(held, "Udvalg"), facts(given), items)


def _item(element: _Element, otherwise: bool) -> ExportedItem:
    return ExportedItem(
        number=value(element, "Nummer", "Punktnummer"),
        title=value(element, "Overskrift"),
        public=is_public(optional(element, "Åbent", "Åben"), otherwise),
        case_number=value(element, *CASE_NUMBERS),
        texts=tuple(each for content in children(element, "Indhold") for each in _texts(content)),
        attachments=tuple(_attachments(element)),
    )


def _texts(content: _Element) -> Iterator[ExportedText]:
    """The sections of an item: one for each child that is no HTML, else the whole as one."""
    named = [each for each in children(content) if local(each).lower() not in _HTML]
    if not named:
        yield ExportedText("", markup(content))
    for each in named:
        yield ExportedText(value(each, "Overskrift", "Navn", "Titel") or spoken(local(each)), markup(each))


def _attachments(element: _Element) -> Iterator[str]:
    for listed in children(element, "Bilagsliste"):
        for each in children(listed, "Bilag"):
            if is_public(optional(each, "MaaPubliceres", "MåPubliceres")):
                yield value(each, "Navn")

"""Look-ups in the XML of case systems: by local name, in any case, whatever the namespace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.danish import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

#: 'Økonomiske_x0020_forhold': how .NET writes what may not stand in the name of an element.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: What case systems call a case number.
CASE_NUMBERS = (
    "Sagsnummer", "Sagsnr", "SagsNr", "Sagnr", "Sagsid", "CaseNumber", "CaseNo", "CaseID", "Journalnummer",
    "Journalnr", "EsdhSagsnummer", "JournalNumber", "SagNummer",
)  # fmt: skip


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for comments and entities."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def spoken(name: str) -> str:
    """The name of an element as people write it."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name)
    return " ".join(plain.replace("_", " ").split())


def child(element: _Element | None, *names: str) -> _Element | None:
    """The first child of one of these names."""
    return next(children(element, *names), None)


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """The children of one of these names, in order; all where no name is given."""
    wanted = {fold(name) for name in names}
    for each in () if element is None else element:
        if local(each) and (not wanted or fold(local(each)) in wanted):
            yield each


def descendants(element: _Element, name: str) -> Iterator[_Element]:
    """The elements of one name below an element."""
    return (each for each in element.iter() if fold(local(each)) == fold(name))


def value(element: _Element | None, *names: str) -> str:
    """What an element says under one of these names: as an attribute or as the text of a child."""
    return optional(element, *names) or ""


def optional(element: _Element | None, *names: str) -> str | None:
    """As `value`; None where the element has no such attribute and no such child."""
    if element is None:
        return None
    wanted = {fold(name) for name in names}
    for name, said in element.attrib.items():
        if fold(name.rpartition("}")[2]) in wanted:
            return str(said)
    found = child(element, *names)
    return None if found is None else text(found)


def text(element: _Element) -> str:
    """All text within an element."""
    return "".join(element.itertext(with_tail=False))


def markup(element: _Element) -> str:
    """The content of an element as HTML, which stands there escaped, in CDATA or as elements."""
    from lxml.etree import tostring

    if not any(local(each) for each in element):
        return text(element)
    inner = "".join(tostring(each, encoding="unicode", method="html") for each in element)
    return (element.text or "") + inner

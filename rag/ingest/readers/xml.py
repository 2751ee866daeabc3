"""XML of SBSYS, AgMan and Acadre, or of plain names → text; which it is, the elements tell."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from rag.errors import EmptyDocument, UnreadableDocument
from rag.ingest.readers import acadre, agman, plain_xml, sbsys
from rag.ingest.readers.blocks import text_of
from rag.ingest.readers.elements import descendants, local
from rag.ingest.readers.encodings import decode
from rag.ingest.readers.exported import ExportedMeeting, withheld, written
from rag.ingest.readers.reading import Reading, normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
#: Names of characters that only HTML knows.
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[a-zA-Z]\w{1,30};")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: An exported meeting has some thousands; each takes memory whatever it holds.
_MOST_TAGS = 600_000
_SYSTEMS = "SBSYS (<Dagsorden>), AgMan (<Item Nummer=…>) or Acadre (<table name='agenda'>)"


def read_xml(name: str, raw: bytes) -> Reading:
    """The meeting that a case system exported; of items that are not public only their titles.

    Raises UnreadableDocument (damaged, entities declared, another kind of XML) and EmptyDocument.
    """
    meeting = _meeting(name, _root(name, raw))
    if not meeting.items:
        raise EmptyDocument(f"{name}: the export has no agenda items; export the meeting again")
    return Reading(normalise(text_of(written(name, meeting))), warnings=withheld(meeting))


def _meeting(name: str, root: _Element) -> ExportedMeeting:
    if local(root) == sbsys.ROOT:
        return sbsys.meeting_of(root)
    if (agenda := next(acadre.tables(root, acadre.AGENDA), None)) is not None:
        return acadre.meeting_of(agenda)
    if any(each.get("Nummer") or each.find("{*}Caption") is not None for each in descendants(root, "Item")):
        return agman.meeting_of(root)
    if (meeting := plain_xml.meeting_of(root)) is not None:
        return meeting
    raise UnreadableDocument(
        f"{name}: <{local(root)[:60]}> is no meeting that is read; export it from {_SYSTEMS}, "
        "or save the minutes as .pdf, .docx or .html"
    )


def _root(name: str, raw: bytes) -> _Element:
    """The root of a document without entities of its own; nothing outside it is fetched."""
    from lxml.etree import XMLSyntaxError

    if b"<!ENTITY" in raw.replace(b"\x00", b""):
        raise UnreadableDocument(
            f"{name}: it declares entities, which are not read; export it again without them"
        )
    if raw.count(b"<") > _MOST_TAGS:
        raise UnreadableDocument(f"{name}: more than {_MOST_TAGS} tags; export one meeting at a time")
    try:
        return _parsed(raw)
    except (XMLSyntaxError, ValueError):
        pass  # the encoding that it declares may not be its own: the bytes themselves tell
    text = _FORBIDDEN.sub(" ", _DECLARATION.sub("", decode(name, raw).removeprefix("\ufeff"), count=1))
    text = _NAMED.sub(lambda match: unescape(match.group()), text)
    try:
        return _parsed(text.encode("utf-8"))
    except (XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            f"{name}: damaged XML ({' '.join(str(error).split())[:120]}); export it again"
        ) from error


def _parsed(raw: bytes) -> _Element:
    from lxml.etree import XMLParser, fromstring

    parser = XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return fromstring(raw, parser)

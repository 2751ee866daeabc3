"""A Word document → text: headings, lists, tables; no deletions, of page headers the municipality's only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

from rag.errors import EmptyDocument, UnreadableDocument
from rag.ingest.readers.blocks import folded, text_of
from rag.ingest.readers.docx_body import Body
from rag.ingest.readers.docx_numbering import Numbering
from rag.ingest.readers.docx_styles import Styles, attribute, first
from rag.ingest.readers.elements import local
from rag.ingest.readers.reading import Reading, normalise
from rag.ingest.readers.zipped import opened, read_member

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Bytes of one part of XML unpacked. Minutes of 100 pages have some 5 MB; pictures are never unpacked.
MAX_PART = 50_000_000
#: Minutes of 100 pages have some 300,000; each takes memory whatever it holds.
_MOST_TAGS = 2_000_000
_MAIN = "word/document.xml"
_NAMES_PLACE = re.compile(r"\bkommune\b", re.IGNORECASE)
#: Page headers that are looked at; Word writes three of a section.
_MOST_HEADERS = 9


def read_docx(name: str, raw: bytes) -> Reading:
    """The minutes in a Word document.

    Raises UnreadableDocument (damaged, too large, no Word document) and EmptyDocument.
    """
    with opened(name, raw) as container:
        parts = _Parts(name, container)
        main = parts.main()
        folder = main.rpartition("/")[0]
        root = parts.root(main)
        if root is None or (body := first(root, "body")) is None:
            raise UnreadableDocument(f"{name}: this is not a Word document; save the minutes as .docx again")
        beside = Body(
            Styles(parts.root(f"{folder}/styles.xml")),
            Numbering(parts.root(f"{folder}/numbering.xml")),
            dict([*_notes(parts, folder, "footnote"), *_notes(parts, folder, "endnote")]),
        )
        blocks = beside.blocks(body)
        if blocks and not any(_NAMES_PLACE.search(block) for block in blocks):
            blocks[:0] = _letterhead(parts, folder)
    if not blocks:
        raise EmptyDocument(f"{name}: the document has no text; are its pages pictures? Save it as .pdf")
    return Reading(normalise(text_of(blocks)))


class _Parts:
    """The parts of XML in a container, each read within its limit when it is asked for."""

    def __init__(self, name: str, container: ZipFile) -> None:
        self._name = name
        self._container = container
        self._known: dict[str, ZipInfo] = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info for info in container.infolist()
        }

    def main(self) -> str:
        """The name of the part that holds the body: the package's relations tell."""
        relations = self.root("_rels/.rels")
        for each in () if relations is None else relations:
            if (attribute(each, "Type") or "").endswith("/officeDocument"):
                return (attribute(each, "Target") or _MAIN).lstrip("/")
        return _MAIN

    def root(self, part: str) -> _Element | None:
        """The root of a part, or None where there is no such part."""
        from lxml.etree import XMLParser, XMLSyntaxError, fromstring

        if (info := self._known.get(part.lower())) is None:
            return None
        raw = read_member(self._name, self._container, info, MAX_PART)
        if b"<!ENTITY" in raw.replace(b"\x00", b""):
            raise UnreadableDocument(
                f"{self._name}: {part} declares entities; save the minutes as .docx again"
            )
        if raw.count(b"<") > _MOST_TAGS:
            raise UnreadableDocument(
                f"{self._name}: {part} has more than {_MOST_TAGS} tags; split it into one file per meeting"
            )
        parser = XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            return fromstring(raw, parser)
        except (XMLSyntaxError, ValueError) as error:
            why = " ".join(str(error).split())[:120]
            raise UnreadableDocument(
                f"{self._name}: {part} is damaged ({why}); fetch or save it again"
            ) from error


def _letterhead(parts: _Parts, folder: str) -> list[str]:
    """The page header that names a municipality, of minutes that name none themselves; empty without one."""
    for number in range(1, _MOST_HEADERS + 1):
        root = parts.root(f"{folder}/header{number}.xml")
        text = folded("" if root is None else " ".join(root.itertext()))
        if _NAMES_PLACE.search(text):
            return [text]
    return []


def _notes(parts: _Parts, folder: str, kind: str) -> Iterator[tuple[tuple[str, str], _Element]]:
    """The footnotes or endnotes of a document by their id."""
    root = parts.root(f"{folder}/{kind}s.xml")
    for each in () if root is None else root:
        if local(each) == kind and attribute(each, "type") in (None, "normal"):
            yield (kind, attribute(each, "id") or ""), each

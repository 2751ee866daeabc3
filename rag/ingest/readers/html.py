"""A web page → text: committee and agenda pages, and pages saved from a municipality's portal."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from rag.errors import EmptyDocument, UnreadableDocument
from rag.ingest.readers.blocks import folded, text_of
from rag.ingest.readers.encodings import decode
from rag.ingest.readers.reading import Reading, normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>", re.IGNORECASE)
#: What a server would have replaced: '<%@ Page Language="C#" %>'.
_SERVER_CODE = re.compile(r"<%.{0,2000}?%>", re.DOTALL)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
#: A page of minutes has some thousands; each takes memory whatever it holds.
_MOST_TAGS = 600_000
#: Browsers look for the encoding only here.
_HEAD = 4_096
#: Browsers read these as the encoding that has more letters.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}


def read_html(name: str, raw: bytes) -> Reading:
    """The minutes on a web page, without menus, buttons and cookie texts.

    Raises UnreadableDocument (no text, nested too deep) and EmptyDocument.
    """
    from rag.ingest.readers.html_blocks import blocks_of
    from rag.ingest.readers.html_boilerplate import is_boilerplate, minutes_in

    page = parsed(name, _SERVER_CODE.sub("", _decoded(name, raw)))
    title = folded(page.findtext("head/title") or "")
    body = page.find("body")
    blocks = [] if body is None else blocks_of(minutes_in(body), dropped=is_boilerplate)
    if not blocks:
        raise EmptyDocument(f"{name}: the page has no text; save the page itself, not its frame, as .html")
    if title and not any(title in block for block in blocks):
        blocks.insert(0, title)
    return Reading(normalise(text_of(blocks)))


def fragment(name: str, markup: str, shift: int) -> list[str]:
    """The blocks of a piece of HTML, its headings `shift` levels deeper; plain text keeps its lines.

    Raises UnreadableDocument (nested too deep).
    """
    from rag.ingest.readers.html_blocks import blocks_of

    if not re.search(r"<[a-zA-Z/!]|&#?\w+;", markup):
        return [line for part in markup.splitlines() if (line := folded(part))]
    if not folded(markup):
        return []
    body = parsed(name, f"<html><body>{markup}</body></html>").find("body")
    return [] if body is None else blocks_of(_without_code(body), shift)


def parsed(name: str, text: str) -> HtmlElement:
    """The tree of a page; nothing is fetched and no entity but those of HTML is known.

    Raises UnreadableDocument and EmptyDocument.
    """
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    if text.count("<") > _MOST_TAGS:
        raise UnreadableDocument(f"{name}: more than {_MOST_TAGS} tags; split it into one file per meeting")
    plain = _FORBIDDEN.sub(" ", _DECLARATION.sub("", text))
    try:
        page = document_fromstring(plain.encode("utf-8"), parser=parser)
    except ParserError as error:
        raise EmptyDocument(f"{name}: the page has no text; check that it was saved whole") from error
    if any("HUGE" in entry.message for entry in parser.error_log):
        raise UnreadableDocument(
            f"{name}: its elements are nested too deep to be read; save the page as text (.txt)"
        )
    return page


def _without_code(body: HtmlElement) -> HtmlElement:
    for element in list(body.iter("script", "style")):
        element.drop_tree()
    return body


def _decoded(name: str, raw: bytes) -> str:
    """The text of a page in the encoding that it names, if its bytes are of that encoding."""
    if not raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        named = _CHARSET.search(raw[:_HEAD])
        try:
            encoding = codecs.lookup(named[1].decode("ascii")).name if named else ""
            if encoding and not encoding.startswith("utf-16"):
                return raw.decode(_MEANT.get(encoding, encoding))
        except (LookupError, ValueError):
            pass  # a name or a promise that does not hold: the bytes themselves tell
    return decode(name, raw)

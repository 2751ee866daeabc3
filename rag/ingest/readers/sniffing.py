"""What a file is by its first bytes, where its suffix says something else."""

from __future__ import annotations

import re

from rag.errors import UnreadableDocument

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
#: Parts that tell what a ZIP container is.
_PARTS = (
    (b"word/", ".docx"), (b"xl/", ".xlsx"), (b"ppt/", ".pptx"),
    (b"mimetypeapplication/vnd.oasis.opendocument", ".odt"),
)  # fmt: skip
_NAMES = {
    ".pdf": "a PDF file",
    ".docx": "a Word document",
    ".zip": "a ZIP archive",
    ".html": "a web page",
    ".xml": "an XML file",
    ".xlsx": "an Excel file",
    ".pptx": "a PowerPoint file",
    ".odt": "an OpenDocument file",
    ".doc": "a file of Word 97-2003",
    ".rtf": "an RTF file",
}
#: Suffixes that mean the same format.
_SAME = {".htm": ".html", ".xhtml": ".html", ".aspx": ".html", ".docm": ".docx"}
_REMEDY = "open it in Word or LibreOffice and save it as .docx or .pdf"
#: What to do with files of formats that minutes are kept in and nothing reads.
_REMEDIES = {
    **dict.fromkeys((".doc", ".dot", ".rtf", ".odt", ".pages", ".wpd", ".wps"), _REMEDY),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp"), "open it and save it as .pdf"),
    **dict.fromkeys(
        (".eml", ".msg"), "it is an e-mail: save the minutes attached to it as files of their own"
    ),
    **dict.fromkeys((".mht", ".mhtml"), "open it in a browser and save it as .html or print it to .pdf"),
    **dict.fromkeys((".tif", ".tiff", ".jpg", ".jpeg", ".png"), "a picture: save it as .pdf and use --ocr"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz", ".tgz"), "unpack it, or pack it as an ordinary .zip"),
}
#: Formats of those that are minutes more often than not, so that a folder that has one says so.
MINUTES_ELSEWHERE = frozenset({".doc", ".rtf", ".odt", ".pages", ".wpd", ".eml", ".msg", ".mht", ".mhtml"})
_READ = frozenset({".pdf", ".docx", ".zip", ".html", ".xml"})
_WHITE = b" \t\r\n\xef\xbb\xbf\xff\xfe"
_HEAD = 2_000


def check_suffix(name: str, suffix: str, raw: bytes) -> None:
    """Raises UnreadableDocument where the bytes of a file are plainly not what its suffix says."""
    suffix, found = _SAME.get(suffix, suffix), _kind(raw)
    if raw.startswith(_OLE) and _ENCRYPTED in raw:
        raise UnreadableDocument(f"{name}: encrypted; open it with its password and save it without")
    if found is None:
        return
    if found == suffix or (found == ".xml" and suffix == ".html"):
        return
    remedy = f"give it the suffix {found}" if found in _READ else _REMEDY
    said = _NAMES.get(suffix, "text")
    raise UnreadableDocument(f"{name}: this is {_NAMES[found]}, not {said}; {remedy}")


def other_format(name: str, suffix: str) -> UnreadableDocument:
    """The error for a suffix that no reader has."""
    remedy = _REMEDIES.get(suffix, "save the minutes as .pdf, .docx or .txt")
    return UnreadableDocument(f"{name}: '{suffix or 'no suffix'}' is not read; {remedy}")


def _kind(raw: bytes) -> str | None:
    """The suffix of the format that the first bytes are of; None where they tell nothing."""
    if raw.startswith(_ZIP):
        return next((suffix for part, suffix in _PARTS if part in raw), ".zip")
    if raw.startswith(_OLE):
        return ".doc"
    head = raw[:_HEAD].lstrip(_WHITE).replace(b"\x00", b"").lstrip(_WHITE).lower()
    for mark, suffix in ((b"%pdf-", ".pdf"), (b"{\\rtf", ".rtf")):
        if head.startswith(mark):
            return suffix
    # XHTML begins as XML does.
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype html|<html\b)", head, re.DOTALL):
        return ".html"
    return ".xml" if head.startswith(b"<?xml") else None

"""PDF with a text layer → text as the parser reads it, with the place of each page.

PDFium keeps state of its own and is not safe in threads: one document is read at a time. It runs in this
process; whoever must survive a file that makes it hang reads in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from rag.errors import EmptyDocument, UnreadableDocument
from rag.ingest.readers.gibberish import is_gibberish
from rag.ingest.readers.hyphens import vocabulary
from rag.ingest.readers.ocr import REMEDY, with_text_layer
from rag.ingest.readers.pdf_blocks import blocks_of, measures_of
from rag.ingest.readers.pdf_layout import Layout, layout_of
from rag.ingest.readers.pdf_page import Page, page_of
from rag.ingest.readers.pdf_running import running_rows, said
from rag.ingest.readers.pdf_text import joined_pages
from rag.ingest.readers.reading import Reading

#: The minutes of a whole year are some hundred pages.
MAX_PAGES = 3_000
MAX_CHARACTERS = 20_000_000
#: No page of text has so many characters; a drawing may.
_MAX_ON_PAGE = 100_000
#: A page with fewer letters beside its picture was scanned.
_FEW = 12
#: A drawing of letters without text has at least so many lines and areas.
_DRAWN = 50
#: Where so much of a text has no letters it cannot be read.
_LOST = 0.2
#: Marks of lists may have no letters; a page where more than this has none lacks words.
_MISSING, _FEW_MISSING = 0.05, 20

_READING = Lock()


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as it was read: how many characters it has, how many of them are no letters."""

    layout: Layout
    characters: int
    lost: int
    pictured: bool

    @property
    def textless(self) -> bool:
        """Whether the page shows something, and next to none of it is text."""
        return self.pictured and self.characters - self.lost < _FEW


def read_pdf(name: str, raw: bytes) -> Reading:
    """Read a PDF that has text.

    Raises UnreadableDocument (damaged, encrypted, too large, scanned) and EmptyDocument (no pages, no text).
    """
    pages = _pages(name, raw)
    _check_text(name, pages)
    return replace(_reading(pages), warnings=tuple(_warnings(pages, "(scanned?); read them with --ocr")))


def read_scanned_pdf(name: str, raw: bytes) -> Reading:
    """Read a PDF; pages without text are recognised by the program ocrmypdf first. Raises as `read_pdf`."""
    pages = _pages(name, raw)
    if (anew := _is_garbled(pages)) or any(page.textless for page in pages):
        pages = _pages(name, with_text_layer(name, raw, pages=len(pages), anew=anew))
    if not any(page.characters for page in pages):
        raise EmptyDocument(f"{name}: no text was recognised on its pages; check the scan")
    return replace(_reading(pages), warnings=tuple(_warnings(pages, "that was recognised; check the scan")))


def _pages(name: str, raw: bytes) -> list[_Read]:
    """Every page of a file, one at a time."""
    with _READING:
        import pypdfium2

        if not raw:
            raise EmptyDocument(f"{name}: the file is empty; check that the export succeeded")
        try:
            with closing(pypdfium2.PdfDocument(raw)) as document:
                return _all_pages(name, document)
        except pypdfium2.PdfiumError as error:
            raise _refusal(name, error) from error


def _refusal(name: str, error: Any) -> UnreadableDocument:
    import pypdfium2.raw as pdfium

    if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return UnreadableDocument(
            f"{name}: the PDF is protected by a password; save a copy without one and ingest that"
        )
    return UnreadableDocument(f"{name}: the PDF is damaged ({error}); export or download it again")


def _all_pages(name: str, document: Any) -> list[_Read]:
    if not (count := len(document)):
        raise EmptyDocument(f"{name}: the PDF has no pages; check that the export succeeded")
    if count > MAX_PAGES:
        raise UnreadableDocument(
            f"{name}: {count} pages are more than the limit of {MAX_PAGES}; "
            "split it into one file per meeting"
        )
    pages, characters = [], 0
    for index in range(count):
        pages.append(_page(name, document, index))
        characters += pages[-1].characters
        if characters > MAX_CHARACTERS:
            raise UnreadableDocument(
                f"{name}: more than {MAX_CHARACTERS / 1e6:.0f} million characters up to page {index + 1}; "
                "split it into one file per meeting"
            )
    return pages


def _page(name: str, document: Any, index: int) -> _Read:
    with closing(document[index]) as page, closing(page.get_textpage()) as text:
        characters = text.count_chars()
        if characters > _MAX_ON_PAGE:
            raise UnreadableDocument(
                f"{name}: page {index + 1} has {characters} characters, more than any page of minutes; "
                "leave it out of the file"
            )
        return _read(page_of(page.raw, text.raw))


def _read(page: Page) -> _Read:
    drawing = page.drawing
    drawn = len(drawing.across) + len(drawing.down) + len(drawing.filled) >= _DRAWN
    shown = sum(len(word.text) for word in page.words)
    return _Read(layout_of(page), shown + page.lost, page.lost, bool(drawing.images) or drawn)


def _check_text(name: str, pages: Sequence[_Read]) -> None:
    """Raises where most pages have no text that can be read."""
    if _is_garbled(pages):
        raise UnreadableDocument(
            f"{name}: the fonts of the PDF do not say which letters they show; {REMEDY} --force-ocr, "
            "or ingest it with --ocr"
        )
    textless = [number for number, page in enumerate(pages, 1) if page.textless]
    if len(textless) * 2 > len(pages):
        which = "it was scanned" if len(textless) == len(pages) else f"page {_ranges(textless)} were scanned"
        raise UnreadableDocument(f"{name}: the PDF has no text, {which}; {REMEDY}, or ingest it with --ocr")
    if not any(page.characters for page in pages):
        raise EmptyDocument(f"{name}: the PDF has no text; check that the export succeeded")


def _warnings(pages: Sequence[_Read], remedy: str) -> Iterator[str]:
    """Which pages were not read, or not whole."""
    if textless := [number for number, page in enumerate(pages, 1) if page.textless]:
        yield f"{_pages_have(textless)} no text {remedy}"
    missing = [
        number
        for number, page in enumerate(pages, 1)
        if not page.textless and page.lost > max(_FEW_MISSING, _MISSING * page.characters)
    ]
    if missing:
        yield f"{_pages_have(missing)} characters that show no letters; {REMEDY} --force-ocr"


def _pages_have(numbers: Sequence[int]) -> str:
    return f"page {numbers[0]} has" if len(numbers) == 1 else f"pages {_ranges(numbers)} have"


def _is_garbled(pages: Sequence[_Read]) -> bool:
    """Whether many characters stand for no letter, or the letters make no words."""
    if sum(page.lost for page in pages) > _LOST * max(1, sum(page.characters for page in pages)):
        return True
    return is_gibberish("\n".join(row.text for page in pages for row in page.layout.rows))


def _ranges(numbers: Sequence[int]) -> str:
    """'1-3, 7'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _reading(pages: Sequence[_Read]) -> Reading:
    layouts = [page.layout for page in pages]
    rows = [layout.rows for layout in layouts]
    running = running_rows(rows, [(layout.bottom, layout.top) for layout in layouts])
    words = vocabulary(row.text for page in rows for row in page)
    usual = measures_of(layouts, words)
    blocks = [blocks_of(layout, out, usual) for layout, out in zip(layouts, running, strict=True)]
    heads = (
        part for page, out in zip(rows, running, strict=True) for i in sorted(out) for part in said(page[i])
    )
    return joined_pages(blocks, list(dict.fromkeys(heads)), words)

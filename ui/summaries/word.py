"""A summary as a Word document: real headings, difficult words in italics, numbered sources at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from rag.model import Status
from rag.summaries.summary import Heading, Summary
from ui.render import in_brackets, note_text, status_text
from ui.summaries.layout import sheet
from ui.summaries.sheet import SOURCES, Block, Place, Sentence, Sheet, quoted

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_LANGUAGE = "da-DK"
#: A4 with its margins, in millimetres.
_PAGE = (210, 297)
_MARGIN = 22
_LIST, _NUMBERED = "List Bullet", "List Number"
_MARK_SIZE, _MARK_COLOUR = 9, (0x1E, 0x40, 0xAF)


def summary_docx(summary: Summary) -> bytes:
    """The summary as a .docx file; the numbers behind a mark are links to the quotes at the end."""
    laid = sheet(summary)
    document = _empty(laid.title)
    _sentences(document.add_heading(level=1), [laid.headline], laid)
    document.add_paragraph(laid.where)
    for block in laid.blocks:
        _block(document, block, laid)
    _glossary(document, laid)
    for line in [*map(note_text, laid.notes), laid.readability, laid.origin]:
        if line:
            document.add_paragraph(line)
    if laid.places:
        document.add_heading(SOURCES, level=2)
    for place in laid.places:
        _place(document, place)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _empty(title: str) -> Document:
    """A document in Danish on A4, with its title and nothing of whoever made the template."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Mm

    document = Document()
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    for section in document.sections:
        section.page_width, section.page_height = map(Mm, _PAGE)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    properties, now = document.core_properties, datetime.now(UTC)
    properties.title, properties.language = title[:255], _LANGUAGE
    properties.author, properties.comments = "Punkt", ""
    properties.created = properties.modified = now
    return document


def _block(document: Document, block: Block, laid: Sheet) -> None:
    document.add_heading(block.heading, level=2)
    style = _LIST if len(block.paragraphs) > 1 else None
    for paragraph in block.paragraphs:
        _sentences(document.add_paragraph(style=style), paragraph, laid)


def _sentences(paragraph: Paragraph, sentences: Sequence[Sentence], laid: Sheet) -> None:
    """Each sentence with its marks and the numbers of its quotes; the numbers where the text goes on."""
    for place, sentence in enumerate(sentences):
        paragraph.add_run(" " if place else "")
        for piece in sentence.pieces:
            paragraph.add_run(piece.text).italic = True if piece.word else None
        if sentence.bare:
            paragraph.add_run(in_brackets(Status.UNCONFIRMED)).bold = True
        for mark in sentence.marks:
            if not sentence.goes_on:
                _small(paragraph.add_run(f" {mark.label}"))
            for citation in mark.citations:
                _linked_number(paragraph, laid.numbers[citation])
            paragraph.add_run(in_brackets(mark.status)).bold = True


def _small(run: Run) -> None:
    from docx.shared import Pt, RGBColor

    run.font.size, run.font.color.rgb, run.bold = Pt(_MARK_SIZE), RGBColor(*_MARK_COLOUR), False


def _linked_number(paragraph: Paragraph, number: int) -> None:
    """A raised number that leads to its quote."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(f" {number}")
    _small(run)
    run.font.superscript = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _bookmark(number))
    run._element.addprevious(link)
    link.append(run._element)


def _glossary(document: Document, laid: Sheet) -> None:
    if laid.words:
        document.add_heading(str(Heading.WORDS), level=2)
    for word in laid.words:
        entry = document.add_paragraph(style=_LIST)
        entry.add_run(word.word).italic = True
        entry.add_run(f": {word.explanation}")


def _place(document: Document, place: Place) -> None:
    heading = document.add_paragraph()
    heading.add_run(place.name).bold = True
    heading.paragraph_format.keep_with_next = True
    for number, citation in place.citations:
        entry = document.add_paragraph(style=_NUMBERED)
        _anchor(entry, number)
        entry.add_run(quoted(citation))
        if citation.status is not Status.CONFIRMED:
            entry.add_run(f" {status_text(citation.status)}").bold = True


def _anchor(paragraph: Paragraph, number: int) -> None:
    """The place in the document that the number of a quote leads to."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), _bookmark(number))
        paragraph._element.append(mark)


def _bookmark(number: int) -> str:
    return f"kilde_{number}"

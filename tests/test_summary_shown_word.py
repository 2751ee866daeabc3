"""Summaries as Word documents: headings, Danish, numbered quotes that the text leads to."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from shown_samples import LONG, READ, explained_summary, item_summary, meeting_summary, said

from rag.model import Claim, Status
from rag.summaries.summary import Part, Summary
from ui.summaries.word import summary_docx

if TYPE_CHECKING:
    from docx.document import Document as Opened


def opened(summary: Summary) -> Opened:
    return Document(BytesIO(summary_docx(summary)))


def xml(summary: Summary, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(summary_docx(summary))) as file:
        return file.read(name).decode()


def styled(summary: Summary, style: str) -> list[str]:
    return [each.text for each in opened(summary).paragraphs if each.style and each.style.name == style]


def test_headings_are_headings() -> None:
    assert styled(item_summary(), "Heading 1") == ["En cykelsti ved <Åen> & broen. [Punkt 7] 1"]
    assert styled(item_summary(), "Heading 2") == ["Hvad handler det om", "Hvad blev besluttet", "Kilder"]


def test_every_sentence_has_the_number_of_its_quote_and_its_paragraph_the_mark() -> None:
    texts = [each.text for each in opened(item_summary()).paragraphs]
    assert "Stien bliver 800 meter. 2 Den koster 2,4 mio. kr. [Punkt 7] 2" in texts
    assert "Udvalget sagde ja. A og V stemte for. [Punkt 7] 3 4" in texts


def test_the_entries_of_a_meeting_are_a_list() -> None:
    assert styled(meeting_summary(), "List Bullet") == [
        "Udvalget sagde ja til en cykelsti. 2 Den koster 2,4 mio. kr. [Punkt 7] 3",
        "Der var intet til eventuelt. [Punkt 9] 5",
    ]


def test_the_quotes_are_a_numbered_list_that_the_numbers_lead_to() -> None:
    summary = meeting_summary()
    assert styled(summary, "List Number")[0] == "»Punkt 7«"
    assert len(styled(summary, "List Number")) == 5
    written = xml(summary)
    places = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', written)
    assert places == [f"kilde_{number}" for number in range(1, 6)]
    assert set(re.findall(r'<w:hyperlink w:anchor="(\w+)"', written)) == set(places)


def test_the_document_is_danish_and_says_what_it_is() -> None:
    properties = opened(item_summary()).core_properties
    assert (
        properties.title == "En cykelsti ved <Åen> & broen – Punkt 7 · Teknikudvalget, Møllebro, 12.03.2025"
    )
    assert (properties.language, properties.author, properties.comments) == ("da-DK", "Punkt", "")
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', xml(item_summary(), "word/styles.xml"))) == {"da-DK"}


def test_the_page_is_a4_without_tables() -> None:
    document = opened(item_summary())
    (section,) = document.sections
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert document.tables == []


def test_a_status_stands_behind_its_mark_and_its_quote() -> None:
    claims = (said("Dyr.", LONG, status=Status.UNCONFIRMED), Claim("Populær."))
    texts = [p.text for p in opened(replace(item_summary(Part("Om", claims)), mode="generative")).paragraphs]
    assert "Dyr. [Punkt 7] 2 (ikke bekræftet) Populær. (ikke bekræftet)" in texts
    assert f"»{READ}« (Sagsfremstilling) Ikke bekræftet: læs selv efter i referatet." in texts


def test_notes_readability_and_origin_stand_in_the_text() -> None:
    texts = [p.text for p in opened(replace(item_summary(), notes=("Noget er udeladt.",))).paragraphs]
    assert "Bemærk: Noget er udeladt." in texts
    assert "Læsbarhed: LIX 38 (middel); referatet selv: LIX 57 (meget svær)" in texts
    assert any("lavet automatisk" in text for text in texts)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    text = "Rød \x1b[31m, \x00 \ud800 \ufffe <b>fed</b>."
    claim = said("A.", LONG)
    quote = replace(claim.citations[0], quote=text, title=text, committee=text)
    summary = item_summary(Part(text, (Claim(text, (quote,)),)))
    texts = [p.text for p in opened(replace(summary, notes=(text,))).paragraphs]
    assert "Rød [31m, <b>fed</b>. [Punkt 7] 2" in texts


def test_difficult_words_are_in_italics_where_they_stand_first_and_in_their_list() -> None:
    runs = [run for each in opened(explained_summary()).paragraphs for run in each.runs]
    assert [run.text for run in runs if run.italic] == [
        "tillægsbevillinger",
        "kassebeholdning",
        "tillægsbevilling",
    ]
    assert "Svære ord" in styled(explained_summary(), "Heading 2")
    assert "kassebeholdning: En plan for <b>pengene</b>." in styled(explained_summary(), "List Bullet")

"""Word documents: what stands in them, in which order, and files that are damaged or meant to harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document as WordDocument
from lxml import etree

from rag.errors import EmptyDocument, UnreadableDocument
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.docx import MAX_PART, read_docx
from rag.ingest.readers.docx_body import Body
from rag.ingest.readers.docx_numbering import Numbering
from rag.ingest.readers.docx_styles import Numbered, Styles

CORPUS = Path(__file__).parents[1] / "eval" / "parses" / "corpus" / "docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return buffer.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word document with this body and further parts by their names: styles, numbering, footnotes."""
    rooted = {f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{xml}</w:{name}>' for name, xml in parts.items()}
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": document, **rooted})


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content: str, properties: str = "") -> str:
    content = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def listed(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(at: int, kind: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def text(body: str, **parts: str) -> str:
    return read_docx("a.docx", word(body, **parts)).text


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "Punkt %1:", 12) + level(1, "lowerLetter", "%2)") + level(2, "upperRoman", "%1.%3")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "•") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)  # fmt: skip
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Punkt"/><w:basedOn w:val="H1"/>'
    f"<w:pPr>{listed(1)}</w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Egen"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="R"><w:name w:val="Rund"/><w:basedOn w:val="R"/></w:style>'
)


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


# Paragraphs


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            run("Et ") + run("afsnit") + "<w:r><w:br/></w:r>" + run("på to linjer"),
            "Et afsnit\npå to linjer\n",
        ),
        (run("børne") + "<w:r><w:noBreakHyphen/></w:r>" + run("udvalg"), "børne-udvalg\n"),
        ("<w:ins>" + run("2,8") + "</w:ins><w:del><w:r><w:delText>3,1</w:delText></w:r></w:del>", "2,8\n"),
        ("<w:moveTo>" + run("her") + "</w:moveTo><w:moveFrom>" + run("der") + "</w:moveFrom>", "her\n"),
        ("<w:hyperlink>" + run("Bilag 1") + "</w:hyperlink>", "Bilag 1\n"),
        (run("synlig") + run("skjult", "<w:vanish/>") + run("!", '<w:vanish w:val="0"/>'), "synlig!\n"),
        ("<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>" + run("7"), "7\n"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("felt") + "</w:sdtContent></w:sdt>", "felt\n"),
        (run("Punkt 3: Havnen", "<w:b/>"), "**Punkt 3: Havnen**\n"),
        (run("Beslutning", "<w:b/>"), "Beslutning\n"),
        (run("Ja", "<w:b/>") + run(" og nej"), "Ja og nej\n"),
        (run("Mødedato:") + "<w:r><w:tab/></w:r>" + run("1. maj"), "Mødedato: 1. maj\n"),
        (run("12.") + "<w:r><w:tab/></w:r>" + run("Havnen"), "12. Havnen\n"),
        (run("Skole") + "<w:r><w:tab/></w:r>" + run("12"), "Skole\t12\n"),
    ],
)
def test_paragraphs_are_what_a_reader_sees(content: str, expected: str) -> None:
    assert text(para(content)) == expected


def test_headings_follow_style_and_outline_level() -> None:
    body = "".join(
        [
            para("Overskrift", style("H1")),
            para("Arvet", style("P")),
            para("Egen", style("L")),
            para("Direkte", '<w:outlineLvl w:val="1"/>'),
            para("Brødtekst", style("H1") + '<w:outlineLvl w:val="9"/>'),
            para("Rundt", style("R")),
            para("Ukendt", style("findes ikke")),
        ]
    )
    assert text(body, styles=STYLES, numbering=NUMBERING).split("\n\n") == [
        "# Overskrift", "# Punkt 12: Arvet", "### Egen", "## Direkte", "Brødtekst", "Rundt", "Ukendt\n",
    ]  # fmt: skip


def test_numbers_that_word_only_shows_are_written() -> None:
    body = "".join(
        para(f"tekst {n}", listed(number, at))
        for n, (number, at) in enumerate([(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (3, 0), (9, 0)])
    )
    assert text(body, numbering=NUMBERING).split("\n") == [
        "Punkt 12: tekst 0", "  a) tekst 1", "  b) tekst 2", "    12.I tekst 3", "Punkt 13: tekst 4",
        "  a) tekst 5", "", "Punkt 3: tekst 6", "", "tekst 7", "",
    ]  # fmt: skip


def test_a_list_stands_close_and_apart_from_the_next() -> None:
    body = para("et", listed(2)) + para("to", listed(2)) + para("tre", listed(1)) + para("slut")
    assert text(body, numbering=NUMBERING) == "- et\n- to\n\nPunkt 12: tre\n\nslut\n"


def test_counting_begins_where_a_level_says() -> None:
    root = etree.fromstring(f'<w:numbering xmlns:w="{W}">{NUMBERING}</w:numbering>')
    numbering = Numbering(root)
    assert [numbering.mark(Numbered("1", at)) for at in (0, 1, 0)] == ["Punkt 12:", "a)", "Punkt 13:"]
    assert numbering.mark(Numbered("findes ikke", 0)) == ""


def test_notes_and_text_boxes_stand_below_their_paragraph() -> None:
    note = f'<w:footnote w:id="2">{para("En note.")}</w:footnote>'
    separator = f'<w:footnote w:id="0" w:type="separator">{para("streg")}</w:footnote>'
    box = f"<w:r><w:pict><w:txbxContent>{para('I en boks.')}</w:txbxContent></w:pict></w:r>"
    body = para(run("Tekst.") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + box) + para("Videre.")
    assert text(body, footnotes=separator + note) == "Tekst.\n\nEn note.\n\nI en boks.\n\nVidere.\n"


def test_a_note_that_marks_itself_or_is_marked_often_is_written_once() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1">{para(run("En note.") + mark)}</w:footnote>'
    body = para(run("a") + mark) + para(run("b") + mark)
    assert text(body, footnotes=note) == "a\n\nEn note.\n\nb\n"


def test_text_around_a_number_is_short() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1" * 9_000)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert len(text(para("tekst", listed(1)), numbering=numbering)) < 100


def test_a_text_box_that_stands_twice_for_old_programs_is_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{para('boks')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f'<mc:AlternateContent xmlns:mc="{mc}">{both}</mc:AlternateContent>'
    assert text(para(f"<w:r>{both}</w:r>")) == "boks\n"


def test_headers_and_footers_are_dropped(tmp_path: Path) -> None:
    document = WordDocument()
    document.sections[0].header.paragraphs[0].text = "Udkast"
    document.sections[0].footer.paragraphs[0].text = "Side 1 af 2"
    document.add_paragraph("Brødtekst")
    document.save(str(tmp_path / "a.docx"))
    assert read_source(tmp_path / "a.docx").text == "Brødtekst\n"


# Tables


def test_merged_cells_are_unrolled() -> None:
    restart, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    body = "".join(
        [
            row(cell("Skole", restart), cell("Elever", wide), properties="<w:tblHeader/>"),
            row(cell("", more), cell("2024"), cell("2025"), properties="<w:tblHeader/>"),
            row(cell("Nord", restart), cell("1|2"), cell("3")),
            row(cell("", more), cell("4"), cell("5")),
        ]
    )
    assert text(f"<w:tbl>{body}</w:tbl>") == (
        "| Skole | Elever |  |\n|---|---|---|\n|  | 2024 | 2025 |\n| Nord | 1¦2 | 3 |\n| Nord | 4 | 5 |\n"
    )


def test_sections_in_a_table_of_two_columns_are_sections() -> None:
    body = row(cell("Sted"), cell("Sal 1")) + row(cell("Beslutning"), cell("Godkendt."))
    assert text(f"<w:tbl>{body}</w:tbl>") == "Sted: Sal 1\n\nBeslutning\n\nGodkendt.\n"


def test_a_small_table_in_a_cell_keeps_its_row() -> None:
    inner = f"<w:tbl>{row(cell('2025'), cell('100 kr.'))}{row(cell('2026'), cell('200 kr.'))}</w:tbl>"
    rows = row(cell("Vej"), cell("Opgave"), cell("Pris")) + row(
        cell("Skovvej"), cell("Rabat"), f"<w:tc>{inner}</w:tc>"
    )
    assert text(f"<w:tbl>{rows}</w:tbl>") == (
        "| Vej | Opgave | Pris |\n|---|---|---|\n| Skovvej | Rabat | 2025: 100 kr.; 2026: 200 kr. |\n"
    )


def test_lines_of_cells_stay_apart() -> None:
    def lines(*texts: str) -> str:
        return f"<w:tc>{''.join(map(para, texts))}</w:tc>"

    head = row(cell("Nr."), cell("Bilag"), cell("Pris"))
    titles = row(cell("1"), lines("Notat om veje", "Kort over stier", "Høringssvar"), cell("0 kr."))
    beside = row(cell("Havnevej"), lines("Asfalt", "Kantsten"), lines("120.000 kr.", "30.000 kr."))
    assert text(f"<w:tbl>{head}{titles}{beside}</w:tbl>").splitlines()[2:] == [
        "| 1 | Notat om veje; Kort over stier; Høringssvar | 0 kr. |",
        "| Havnevej | Asfalt | 120.000 kr. |",
        "| Havnevej | Kantsten | 30.000 kr. |",
    ]


def test_a_deleted_row_is_dropped_and_an_inserted_one_kept() -> None:
    rows = row(cell("a"), cell("1")) + row(cell("b"), cell("2"), properties="<w:del/>")
    rows += row(cell("c"), cell("3"), properties="<w:ins/>")
    assert text(f"<w:tbl>{rows}</w:tbl>") == "| a | 1 |\n|---|---|\n| c | 3 |\n"


# Where the parts lie


def test_the_body_is_found_by_the_relations_of_the_package() -> None:
    relations = (
        '<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    document = f'<w:document xmlns:w="urn:strict"><w:body>{para("Her.")}</w:body></w:document>'
    raw = packed({"_rels/.rels": relations, "word/document2.xml": document})
    assert read_docx("a.docx", raw).text == "Her.\n"


def test_bodies_can_be_read_alone() -> None:
    body = etree.fromstring(f'<w:body xmlns:w="{W}">{para("a")}{para("b")}</w:body>')
    assert Body(Styles(None), Numbering(None), {}).blocks(body) == ["a", "b"]


# Bad input


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"PK\x03\x04 afbrudt", r"a\.docx: damaged \("),
        (packed({"readme.txt": "x"}), "this is not a Word document"),
        (packed({"word/document.xml": "<w:document"}), r"word/document\.xml is damaged \("),
        (packed({"word/document.xml": "<a>" * 1000}), r"word/document\.xml is damaged \("),
        (
            packed({"word/document.xml": "<!DOCTYPE a [<!ENTITY x 'ha'>]><a>&x;</a>"}),
            r"word/document\.xml declares entities",
        ),
        (packed({"word/document.xml": b" " * (MAX_PART + 1)}), "50 MB is more than the limit of 50 MB"),
        (packed({"word/document.xml": b" " * 30_000_000}), "a ZIP bomb"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(raw: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message) as error:
        read_docx("a.docx", raw)
    assert str(error.value).startswith("a.docx: ")
    assert "\n" not in str(error.value)


def test_pictures_are_never_unpacked() -> None:
    parts = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{para("x")}</w:body></w:document>'}
    assert read_docx("a.docx", packed({**parts, "word/media/1.bmp": bytes(80_000_000)})).text == "x\n"


def test_an_encrypted_document_names_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(UnreadableDocument, match="encrypted; open it with its password and save it without"):
        read_source(file)


def test_the_old_format_of_word_names_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "a.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(UnreadableDocument, match=r"save it as \.docx or \.pdf"):
        read_source(file)


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(EmptyDocument, match=r"a\.docx: the document has no text"):
        read_docx("a.docx", word(para("") + "<w:tbl/>"))


def test_elements_nested_as_deep_as_xml_may_be_are_read() -> None:
    deep = para("inderst")
    for _ in range(60):
        deep = f"<w:tbl>{row(f'<w:tc>{deep}</w:tc>')}</w:tbl>"
    assert text(deep) == "inderst\n"
    boxes = run("inderst")
    for _ in range(110):
        boxes = f"<w:smartTag><w:ins>{boxes}</w:ins></w:smartTag>"
    assert text(f"<w:p>{boxes}</w:p>") == "inderst\n"


# Sample documents


def test_a_document_with_styles_is_parsed() -> None:
    source = read_source(CORPUS / "havnsted_2025-02-11_typografier.docx")
    assert "fortroligt udkast" not in source.text
    assert "Planen koster 2,8 mio. kr. om året." in source.text
    meeting = parse_meeting(source)
    assert [(item.number, item.closed) for item in meeting.items] == [
        (5, False), (6, False), (7, True), (8, False),
    ]  # fmt: skip
    assert [table.header[0].text for table in meeting.items[1].tables] == ["Område"]


def test_a_document_with_automatic_numbers_and_sections_in_tables_is_parsed() -> None:
    meeting = parse_meeting(read_source(CORPUS / "birkeager_2024-11-26_protokol.docx"))
    assert [item.number for item in meeting.items] == [41, 42, 43, 44]
    assert [item.case_number for item in meeting.items][:2] == ["00.01.10-Ø60-1-24", "82.20.00-P20-9-24"]
    assert meeting.items[0].decision is not None
    assert meeting.items[0].decision.text == "Tiltrådt."
    assert [cell.text for cell in meeting.items[1].tables[0].header] == [
        "1.000 kr.", "Udgift 2025", "Udgift 2026", "Udgift I alt",
    ]  # fmt: skip


def test_a_page_header_names_the_municipality_where_the_text_does_not() -> None:
    header1 = para(run("Solby Kommune – Teknikudvalget"))
    assert text(para(run("Punkt 1: Veje")), header1=header1).startswith("Solby Kommune – Teknikudvalget\n")


def test_a_page_header_is_left_out_where_the_text_names_the_municipality() -> None:
    assert text(para(run("Referat fra Solby Kommune")), header1=para(run("Solby Kommune"))) == (
        "Referat fra Solby Kommune\n"
    )

"""XML of the case systems: what is public of a meeting, and XML that is damaged or meant to harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from rag.errors import EmptyDocument, UnreadableDocument
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import acadre, agman, read_source, sbsys
from rag.ingest.readers.elements import markup, optional, spoken
from rag.ingest.readers.exported import (
    ExportedItem,
    ExportedMeeting,
    ExportedText,
    is_public,
    moment,
    past_decision,
    withheld,
    written,
)
from rag.ingest.readers.sniffing import check_suffix
from rag.ingest.readers.xml import read_xml
from rag.model import Kind, Role, Source

CORPUS = Path(__file__).parents[1] / "eval" / "parses" / "corpus" / "xml"


def dagsorden(points: str, attributes: str = "") -> bytes:
    return (
        f"<Dagsorden DagsordenID='1' {attributes}><Møde Udvalg='Teknikudvalget' Mødedato='1. maj 2025'/>"
        f"<Dagsordenpunkter>{points}</Dagsordenpunkter></Dagsorden>"
    ).encode()


def point(content: str = "<Beslutning>Godkendt.</Beslutning>", attributes: str = "Åbent='true'") -> str:
    title = "<Overskrift>Titel</Overskrift>"
    return f"<Dagsordenpunkt Nummer='3' {attributes}>{title}<Indhold>{content}</Indhold></Dagsordenpunkt>"


# The three systems


def test_sbsys_is_parsed() -> None:
    meeting = parse_meeting(read_source(CORPUS / "solvig_2025-05-14_sbsys.xml"))
    assert (meeting.kind, meeting.committee, meeting.time) == (
        Kind.MINUTES, "Teknik- og Miljøudvalget", "15:30-17:05",
    )  # fmt: skip
    assert [(item.number, item.closed) for item in meeting.items] == [
        (31, False), (32, False), (33, True), (34, False),
    ]  # fmt: skip
    assert [name.title for name in meeting.items[0].attachments] == [
        "Kort over Møllevej", "Trafikmåling marts 2025",
    ]  # fmt: skip
    assert len(meeting.items[0].tables) == 1


def test_agman_is_parsed_with_the_decisions_of_other_meetings_as_history() -> None:
    meeting = parse_meeting(read_source(CORPUS / "ravnsholm_2024-09-10_agman.xml"))
    assert [person.name for person in meeting.attendees] == ["Karin Foldager", "Omar Hadi", "Jens Ulrik Sand"]
    assert [absence.name for absence in meeting.absent] == ["Else Brink"]
    first = meeting.items[0]
    assert first.decision is not None
    assert first.decision.text == "Børne- og Skoleudvalget anbefaler, at ferieplanen godkendes."
    assert [s.name for s in first.sections if s.role is Role.HISTORY] == [
        "Beslutning i Skolerådet den 20-08-2024"
    ]


def test_acadre_is_parsed_in_the_order_of_the_agenda() -> None:
    meeting = parse_meeting(read_source(CORPUS / "ellebjerg_2025-01-22_acadre.xml"))
    assert [item.title for item in meeting.items] == [
        "Åbningstider på biblioteket", "Tilskud til egnsspillet", "Forhandling om leje af lokaler",
    ]  # fmt: skip
    assert [item.case_number for item in meeting.items][:2] == ["21.05.00-A00-7-24", "20.15.00-Ø40-2-24"]


@pytest.mark.parametrize(
    ("name", "secrets"),
    [
        ("solvig_2025-05-14_sbsys.xml", ("2,4 mio", "2,2 mio", "Købstilbud", "navne på beboerne", "82.01")),
        ("ravnsholm_2024-09-10_agman.xml", ("Opsigelsen", "Personlige udtalelser")),
        ("ellebjerg_2025-01-22_acadre.xml", ("9.500", "cpr-numre", "82.07")),
    ],
)
def test_nothing_but_the_title_of_what_is_not_public_is_written(name: str, secrets: tuple[str, ...]) -> None:
    raw = (CORPUS / name).read_bytes()
    said = raw.decode("iso-8859-1" if "acadre" in name else "utf-8")
    text = read_source(CORPUS / name).text
    for secret in secrets:
        assert secret in said
        assert secret not in text
    assert "(Lukket)" in text


# Public or not


@pytest.mark.parametrize(
    ("flag", "public"),
    [("true", True), ("True", True), ("1", True), ("Ja", True), ("Åben", True), ("Åbent", True)]
    + [(flag, False) for flag in ("false", "0", "nej", "Lukket", "", "2", "måske")],
)
def test_a_flag_that_is_not_understood_closes(flag: str, public: bool) -> None:
    assert is_public(flag) is public


@pytest.mark.parametrize(
    ("agenda", "item", "public"),
    [
        ("", "", True),
        ("Åben='false'", "", False),
        ("Åben='false'", "Åbent='true'", True),
        ("Åben='true'", "Åbent='false'", False),
    ],
)
def test_an_item_without_a_flag_is_as_public_as_its_agenda(agenda: str, item: str, public: bool) -> None:
    text = read_xml("a.xml", dagsorden(point(attributes=item), agenda)).text
    assert ("Godkendt." in text) is public


# How it is written


def test_content_may_be_escaped_cdata_elements_or_plain_text() -> None:
    for content in (
        "<Beslutning>&lt;p&gt;Ét &amp;amp; to&lt;/p&gt;</Beslutning>",
        "<Beslutning><![CDATA[<p>Ét &amp; to</p>]]></Beslutning>",
        "<Beslutning><p>Ét &amp; to</p></Beslutning>",
        "<Beslutning>Ét &amp; to</Beslutning>",
        "&lt;h3&gt;Beslutning&lt;/h3&gt;&lt;p&gt;Ét &amp;amp; to&lt;/p&gt;",
    ):
        (item,) = parse_meeting(read_source_of(dagsorden(point(content)))).items
        assert item.decision is not None
        assert item.decision.text == "Ét & to", content


def read_source_of(raw: bytes) -> Source:
    return Source("a.xml", read_xml("a.xml", raw).text, "")


def test_the_decision_stands_last_under_its_own_name() -> None:
    texts = (ExportedText("Beslutningstekst", "Ja."), ExportedText("Noter fra mødet", "Kaffe."))
    meeting = ExportedMeeting("", "Byrådet", (), (ExportedItem("7", "Sag", texts=texts),))
    assert written("a", meeting)[2:] == [
        "## Punkt 7: Sag", "### Noter fra mødet", "Kaffe.", "### Beslutning", "Ja.",
    ]  # fmt: skip


def test_numbers_rise_even_where_the_export_has_none() -> None:
    items = tuple(ExportedItem(number, "Sag") for number in ("", "5.", "5", "x", "12"))
    blocks = written("a", ExportedMeeting("", "Byrådet", (), items))
    assert [block.split(":")[0] for block in blocks if "Punkt" in block] == [
        "## Punkt 1", "## Punkt 5", "## Punkt 6", "## Punkt 7", "## Punkt 12",
    ]  # fmt: skip


def test_a_closed_item_without_a_title_says_so() -> None:
    meeting = ExportedMeeting("", "Byrådet", (), (ExportedItem("3", " ", public=False),))
    assert written("a", meeting)[2:] == ["## Punkt 3: Lukket punkt", "(Lukket)"]


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        ("2024-09-10T17:00:00", "", "10-09-2024 kl. 17:00"),
        ("2024-09-10T17:00:00+02:00", "", "10-09-2024 kl. 17:00"),
        ("2024-09-10T00:00:00", "", "10-09-2024"),
        ("2024-09-10", "16:30", "10-09-2024 kl. 16:30"),
        ("27. august 2018", "kl. 16:00", "27. august 2018 kl. 16:00"),
        ("", "16:00", ""),
    ],
)
def test_a_moment_is_written_as_minutes_write_it(day: str, clock: str, expected: str) -> None:
    assert moment(day, clock) == expected


def test_past_decisions_are_named_after_body_and_day() -> None:
    assert past_decision("Byrådet", "2015-01-26T18:00:00") == "Beslutning i Byrådet den 26-01-2015"
    assert past_decision("", "") == "Tidligere beslutning"


def test_names_are_found_whatever_their_case_and_namespace() -> None:
    element = etree.fromstring('<a xmlns="urn:x" NUMMER="3"><overskrift>Æ <b>ø</b></overskrift></a>')
    assert (optional(element, "Nummer"), optional(element, "Overskrift")) == ("3", "Æ ø")
    assert optional(element, "Indhold") is None
    assert markup(element[0]) == 'Æ <b xmlns="urn:x">ø</b>'
    assert spoken("Økonomiske_x0020_forhold") == "Økonomiske forhold"


def test_each_system_reads_its_own_root() -> None:
    assert sbsys.meeting_of(etree.fromstring("<Dagsorden/>")).items == ()
    assert agman.meeting_of(etree.fromstring("<Publication/>")).items == ()
    assert acadre.meeting_of(etree.fromstring("<table name='agenda'/>")).items == ()


def test_acadre_fields_may_be_attributes() -> None:
    raw = (
        b"<root><table name='agenda'><table name='meeting'><fields><field date='2025-01-22'/>"
        b"<field name='location' value='Sal 1'/></fields></table><table name='agendaitem'><fields>"
        b"<field name='Sag om vej'/><field access='1'/></fields></table></table></root>"
    )
    assert "Mødedato: 22-01-2025\nMødested: Sal 1" in read_xml("a.xml", raw).text
    assert "Punkt 1: Sag om vej" in read_xml("a.xml", raw).text


def test_an_item_within_an_item_keeps_its_texts_to_itself() -> None:
    inner = "<table name='agendaitem'><fields><field name='name'>Indre</field></fields>"
    inner += (
        "<table name='bullet'><fields><field name='bulletcontent'>Inderst</field></fields></table></table>"
    )
    outer = f"<table name='agendaitem'><fields><field name='name'>Ydre</field></fields>{inner}</table>"
    assert read_xml("a.xml", f"<table name='agenda'>{outer}</table>".encode()).text.count("Inderst") == 1


# Bad input


LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [f"<!DOCTYPE a [<!ENTITY l0 'ha'>{LAUGHS}]>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(doctype: str, encoding: str) -> None:
    raw = (doctype + dagsorden(point("&l11;&x;")).decode()).encode(encoding)
    with pytest.raises(UnreadableDocument, match=r"a\.xml: it declares entities"):
        read_xml("a.xml", raw)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"<a><b></a>", "damaged XML"),
        (b"<a>" * 100_000, "damaged XML"),
        (dagsorden(point())[:-40], "damaged XML"),
        (b"<rss><channel/></rss>", r"<rss> is no meeting .*SBSYS .*AgMan .*Acadre"),
        (b"slet ingen XML", "damaged XML"),
        (b"<a>" + b"<b/>" * 700_000 + b"</a>", "more than 600000 tags"),
        (b"\x00\x01\x02\x03", "not text"),
        (b"<root><table name='producedAgenda'/></root>", "is no meeting"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(raw: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message) as error:
        read_xml("a.xml", raw)
    assert str(error.value).startswith("a.xml: ")
    assert "\n" not in str(error.value)


def test_an_export_without_items_is_empty() -> None:
    with pytest.raises(EmptyDocument, match=r"a\.xml: the export has no agenda items"):
        read_xml("a.xml", dagsorden(""))


@pytest.mark.parametrize(
    ("declared", "encoding"), [("utf-16", "utf-8"), ("utf-8", "cp1252"), ("us-ascii", "cp1252")]
)
def test_a_wrong_encoding_in_the_declaration_is_seen_through(declared: str, encoding: str) -> None:
    raw = f"<?xml version='1.0' encoding='{declared}'?>".encode() + dagsorden(point()).decode().encode(
        encoding
    )
    assert "Teknikudvalget" in read_xml("a.xml", raw).text


def test_names_of_characters_that_only_html_knows_are_read() -> None:
    text = read_xml("a.xml", dagsorden(point("<Beslutning>a&nbsp;&aelig; &amp; b</Beslutning>"))).text
    assert "a æ & b" in text


@pytest.mark.parametrize(
    ("suffix", "raw", "message"),
    [
        (".txt", b"%PDF-1.7", r"this is a PDF file, not text; give it the suffix \.pdf"),
        (".txt", b"<?xml version='1.0'?><a/>", r"an XML file, not text; give it the suffix \.xml"),
        (".docx", b"<html><body>x", r"a web page, not a Word document; give it the suffix \.html"),
        (".xml", b"\xef\xbb\xbf <!DOCTYPE html><html>", r"a web page, not an XML file"),
        (".pdf", b"PK\x03\x04" + b"word/document.xml", r"a Word document, not a PDF file"),
        (".docx", b"PK\x03\x04" + b"xl/workbook.xml", r"an Excel file, not a Word document; open it"),
        (".docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"a file of Word 97-2003, not .* save it as \.docx"),
        (".md", b"{\\rtf1 x}", r"an RTF file, not text; open it"),
        (".html", "<!doctype html>".encode("utf-16"), ""),
        (".html", b"<?xml version='1.0'?><!DOCTYPE html>", ""),
        (".htm", b"<?xml version='1.0'?><page>", ""),
        (".txt", b"Referat: <html> er et sprog, %PDF-1 et andet", ""),
        (".txt", b"", ""),
    ],
)
def test_content_of_another_format_is_named(suffix: str, raw: bytes, message: str) -> None:
    if not message:
        check_suffix(f"a{suffix}", suffix, raw)
        return
    with pytest.raises(UnreadableDocument, match=message):
        check_suffix(f"a{suffix}", suffix, raw)


def test_what_is_withheld_of_items_that_are_not_public_is_told() -> None:
    texts = (ExportedText("Beslutning", "Hemmeligt."),)
    items = (ExportedItem("3", "Køb", public=False, texts=texts), ExportedItem("4", "Salg", texts=texts))
    assert withheld(ExportedMeeting("", "Byrådet", (), items)) == (
        "Punkt 3: not public; only the titles were read",
    )
    assert withheld(ExportedMeeting("", "Byrådet", (), items[1:])) == ()


def test_agman_is_read_under_the_names_of_other_releases() -> None:
    export = (
        "<AgendaExport><Meeting><Authority>Solby Kommune</Authority>"
        "<Committee>Byrådet</Committee><Type>Referat</Type>"
        "<Date>2023-03-27</Date><StartTime>18:00</StartTime><EndTime>20:45</EndTime><Participants>"
        "<Participant><Name>Bo Bak (A)</Name><Status>Til stede</Status></Participant>"
        "<Participant><Name>Lis Holm (V)</Name><Status>Afbud</Status></Participant></Participants>"
        "</Meeting><Items>"
        "<Item Nummer='12'><Caption>Veje</Caption><IsPublic>true</IsPublic><Fields><ItemField>"
        "<Caption>Beslutning</Caption><Text><![CDATA[<p>Godkendt.</p>]]></Text></ItemField></Fields>"
        "<ItemHistory>"
        "<ItemHistoryEntry><Committee>Vejudvalget</Committee><Date>2023-03-09</Date>"
        "<Text>Anbefales.</Text></ItemHistoryEntry></ItemHistory></Item></Items></AgendaExport>"
    )
    meeting = parse_meeting(Source("a.xml", read_xml("a.xml", export.encode()).text, "0"))
    assert (meeting.municipality, meeting.committee, meeting.time) == ("Solby", "Byrådet", "18:00-20:45")
    assert [absence.name for absence in meeting.absent] == ["Lis Holm"]
    (item,) = meeting.items
    assert item.decision is not None
    assert item.decision.text == "Godkendt."
    assert [s.name for s in item.sections if s.role is Role.HISTORY] == [
        "Beslutning i Vejudvalget den 09-03-2023"
    ]

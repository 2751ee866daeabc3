"""XML of no known system, whose elements and attributes are named for what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.etree import fromstring

from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.plain_xml import meeting_of
from rag.model import DecisionClass, Meeting

ELEMENTS = """<referat xmlns="urn:x"><moede><myndighed>Solby Kommune</myndighed><udvalg>Skoleudvalget</udvalg>
<dato>2024-02-20</dato><starttid>14:30</starttid><sluttid>16:05</sluttid>
<deltager parti="A" status="mødt">Ruth Palle</deltager>
<deltager parti="I" status="afbud">Simon Vang</deltager></moede>
<punkt nr="12" adgang="åben"><overskrift>Ny skole</overskrift><sagsnummer>29.00.00-P05-1-23</sagsnummer>
<felt navn="Indstilling"><p>At skolen bygges.</p></felt><felt navn="Beslutning"><p>Godkendt.</p></felt>
<bilag><fil>Tegninger.pdf</fil></bilag></punkt>
<punkt nr="13" adgang="lukket"><overskrift>Klage</overskrift><felt navn="Beslutning">Hemmelig.</felt></punkt>
</referat>"""
ATTRIBUTES = """<dagsordenReferat kommune="Solby" udvalg="Byrådet" dato="20-02-2024" start="17:00">
<dagsordenspunkt nummer="1" lukket="false"><titel>Budget</titel><sagsnr>24/118</sagsnr>
<indhold><indstilling>At budgettet godkendes.</indstilling><beslutning>Udsat.</beslutning></indhold>
<bilag navn="Notat"/></dagsordenspunkt>
<dagsordenspunkt nummer="2" lukket="true"><titel>Personsag</titel>
<beslutning>Hemmelig.</beslutning></dagsordenspunkt>
</dagsordenReferat>"""


@pytest.fixture
def read(tmp_path: Path) -> Meeting:
    """The minutes in elements."""
    return parsed(tmp_path, ELEMENTS)


def parsed(folder: Path, text: str) -> Meeting:
    (folder / "referat.xml").write_text(f'<?xml version="1.0"?>\n{text}', encoding="utf-8")
    return parse_meeting(read_source(folder / "referat.xml"))


def test_facts_sections_and_attachments_are_read_from_elements(read: Meeting) -> None:
    assert (read.municipality, read.committee, read.time) == ("Solby", "Skoleudvalget", "14:30-16:05")
    assert [str(one) for one in read.attendees] == ["Ruth Palle (A)"]
    assert [one.name for one in read.absent] == ["Simon Vang"]
    first = read.items[0]
    assert (first.number, first.title, first.case_number) == (12, "Ny skole", "29.00.00-P05-1-23")
    assert first.decision is not None
    assert first.decision.decision_class is DecisionClass.APPROVED
    assert [one.title for one in first.attachments] == ["Tegninger"]


def test_they_are_read_from_attributes_and_names(tmp_path: Path) -> None:
    meeting = parsed(tmp_path, ATTRIBUTES)
    assert (meeting.municipality, meeting.committee, meeting.time) == ("Solby", "Byrådet", "17:00")
    assert [section.name for section in meeting.items[0].sections] == ["Indstilling", "Beslutning", "Bilag"]
    assert [one.closed for one in meeting.items] == [False, True]


@pytest.mark.parametrize("text", [ELEMENTS, ATTRIBUTES])
def test_of_what_is_closed_the_title_is_all(tmp_path: Path, text: str) -> None:
    assert "Hemmelig" not in parsed(tmp_path, text).source.text


def test_other_xml_is_no_meeting() -> None:
    assert meeting_of(fromstring("<opskrift><trin>Rør.</trin></opskrift>")) is None

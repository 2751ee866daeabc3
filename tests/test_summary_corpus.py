"""The summary of every open item of the sample minutes; of the real ones too, where they are at hand."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from rag.ask.support.cited import head_text, item_text, people
from rag.facts import figures, unsupported
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import find_documents
from rag.model import AgendaItem, Meeting, Role
from rag.summaries.item import summarise_item
from rag.summaries.summary import Heading, Length, Summary, Wish
from rag.summaries.verifying import confirmed

ROOT = Path(__file__).parents[1]
FOLDERS = [path for path in (ROOT / "eval" / "corpus", ROOT.parent / "shared" / "corpus") if path.is_dir()]

Summed = tuple[Meeting, AgendaItem, Summary]


@cache
def every(folder: Path, length: Length = Length.MEDIUM) -> tuple[Summed, ...]:
    meetings = map(parse_meeting, map(read_source, find_documents([folder])))
    return tuple(summed for meeting in meetings for summed in _of(meeting, length))


def _of(meeting: Meeting, length: Length) -> Iterator[Summed]:
    for item in meeting.items:
        if not item.closed:
            wish = Wish(length=length)
            yield meeting, item, summarise_item(meeting, item, wish, lambda _: meeting)


def words(summed: Summed) -> int:
    return len(summed[2].text.split())


@pytest.fixture(params=FOLDERS, ids=lambda path: path.parent.name)
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_every_sentence_stands_in_the_minutes_and_is_confirmed(folder: Path) -> None:
    for meeting, item, summary in every(folder):
        source = f"{head_text(meeting)}\n\n{item_text(meeting, item)}"
        said = {one.text: unsupported(one.text, source, people(meeting)) for one in summary.claims}
        assert {text: facts for text, facts in said.items() if facts} == {}
        assert all(map(confirmed, summary.claims))
        assert summary.notes == ()


def test_no_amount_of_the_decision_or_the_proposal_is_lost(folder: Path) -> None:
    for meeting, item, summary in every(folder, Length.SHORT):
        vital = [meeting.text(section.span) for section in item.with_role(Role.RECOMMENDATION)]
        vital += [item.decision.text] if item.decision else []
        told = figures(summary.text)
        for figure in figures("\n\n".join(vital)):
            if figure.unit == "kr":
                assert any(one.agrees_with(figure) for one in told), (item.id, figure)


def test_every_decision_is_told(folder: Path) -> None:
    for _, item, summary in every(folder):
        if item.decision:
            assert len(summary.parts) > 0, item.id
        if item.votes:
            assert any("stem" in claim.text for part in summary.parts for claim in part.claims), item.id


def test_summaries_are_as_long_as_they_should_be(folder: Path) -> None:
    short, medium, long = (
        statistics.median(map(words, every(folder, length)))
        for length in (Length.SHORT, Length.MEDIUM, Length.LONG)
    )
    assert short <= 65
    assert short < medium <= 120
    assert medium < long <= 250


def test_summaries_are_read_with_less_effort_than_real_minutes(folder: Path) -> None:
    found = [summary.lix for _, _, summary in every(folder)]
    assert statistics.median(one.summary for one in found if one.summary) < 48


def test_the_parts_of_a_summary_have_known_headings(folder: Path) -> None:
    known = {Heading.ABOUT, Heading.DECIDED, Heading.COST, Heading.NEXT}
    assert {part.heading for _, _, summary in every(folder) for part in summary.parts} <= known

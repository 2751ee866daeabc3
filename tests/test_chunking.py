"""Chunks are verbatim, stay inside one section, keep the budget, and leave nothing out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.ingest.chunking import CLOSED, HEADING, UNLABELLED, chunk_meeting
from rag.ingest.labelling import labels_of
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.model import Chunk, Meeting, Role, Source
from rag.tokens import count_tokens

DATA = Path(__file__).parent / "data"
TEXT = """REFERAT Byrådet d. 26-01-2015

Punkt 1: Veje

17/46

Punktet er kort.

Sagsfremstilling

Første afsnit om veje.

Anlæg

Andet afsnit om anlæg.

Forbruget er her:

1.000 kr.\tBudget\tForbrug
Veje\t10\t20
I alt\t10\t20

Beslutning

Godkendt.

Punkt 2: Lukket: Køb

Intet.
"""


def words(text: str) -> int:
    return len(text.split())


def parsed(text: str) -> Meeting:
    return parse_meeting(Source("a.txt", text, "0"), "Odder")


def chunks(text: str, budget: int = 200) -> list[Chunk]:
    return chunk_meeting(parsed(text), budget)


def test_a_meeting_becomes_chunks_in_order() -> None:
    assert [(c.number, c.section, c.role, c.text) for c in chunks(TEXT)] == [
        (1, HEADING, Role.OTHER, "Punkt 1: Veje"),
        (1, UNLABELLED, Role.OTHER, "Punktet er kort."),
        (
            1,
            "Sagsfremstilling",
            Role.BACKGROUND,
            "Første afsnit om veje.\n\nAnlæg\n\nAndet afsnit om anlæg.\n\nForbruget er her:",
        ),
        (1, "Sagsfremstilling", Role.BACKGROUND, "Veje\t10\t20"),
        (1, "Sagsfremstilling", Role.BACKGROUND, "I alt\t10\t20"),
        (1, "Beslutning", Role.DECISION, "Godkendt."),
        (2, HEADING, Role.OTHER, "Punkt 2: Lukket: Køb"),
        (2, CLOSED, Role.OTHER, "Intet."),
    ]


def test_the_context_says_where_a_chunk_stands() -> None:
    found = chunks(TEXT)
    assert found[0].context == "Odder · Byrådet · 26.01.2015 · Veje · Overskrift · Sagsnr. 17/46"
    assert found[3].context == (
        "Odder · Byrådet · 26.01.2015 · Veje · Sagsfremstilling · Forbruget er her · 1.000 kr. · "
        "1.000 kr. | Budget | Forbrug"
    )


def test_ids_are_stable_and_unique() -> None:
    found = chunks(TEXT)
    assert [c.id for c in found][:2] == ["odder-byraadet-2015-01-26/1#0", "odder-byraadet-2015-01-26/1#1"]
    assert len({c.id for c in found}) == len(found)
    assert found == chunks(TEXT)


def test_a_subheading_stays_with_the_text_below_it() -> None:
    text = TEXT.replace("Første afsnit om veje.", "Første afsnit om veje er en smule længere end det andet.")
    found = chunk_meeting(parsed(text), 12, words)
    assert any(c.text.startswith("Anlæg\n\nAndet afsnit") for c in found)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentences = " ".join(f"Vej nummer {n} er lang." for n in range(40))
    found = chunk_meeting(parsed(TEXT.replace("Første afsnit om veje.", sentences)), 30, words)
    body = [c for c in found if c.text.startswith("Vej nummer")]
    assert len(body) > 3
    assert all(c.text.endswith((".", ":")) for c in body)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abc .\n", max_size=60), max_size=8), st.integers(1, 20))
def test_chunks_are_verbatim_and_within_budget(paragraphs: list[str], budget: int) -> None:
    meeting = parsed(TEXT.replace("Første afsnit om veje.", "\n\n".join(["Start.", *paragraphs])))
    for chunk in chunk_meeting(meeting, budget, words):
        assert chunk.text == chunk.span.of(meeting.source.text)
        assert chunk.text == chunk.text.strip() != ""
        assert words(chunk.text) <= budget or chunk.section == HEADING or "\t" in chunk.text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abc .\n-", max_size=60), max_size=8), st.integers(1, 20))
def test_nothing_but_labels_headers_and_case_numbers_is_left_out(paragraphs: list[str], budget: int) -> None:
    assert_covered(
        parsed(TEXT.replace("Første afsnit om veje.", "\n\n".join(["Start.", *paragraphs]))), budget
    )


@pytest.mark.parametrize(
    "name", sorted(path.name for path in DATA.iterdir() if path.suffix in {".md", ".txt"})
)
def test_every_layout_is_covered_by_chunks_inside_its_sections(name: str) -> None:
    meeting = parse_meeting(read_source(DATA / name))
    assert_covered(meeting, 60)
    for chunk in chunk_meeting(meeting, 60):
        item = meeting.item(chunk.number)
        assert item is not None
        section = item.section_at(chunk.span.start)
        assert section is None or (section.span.contains(chunk.span) and section.role is chunk.role)
        assert count_tokens(chunk.text) <= 60 or "\t" in chunk.text or chunk.section == HEADING


def assert_covered(meeting: Meeting, budget: int) -> None:
    text = meeting.source.text
    held = bytearray(len(text))
    for chunk in chunk_meeting(meeting, budget, words):
        held[chunk.span.start : chunk.span.end] = b"\x01" * len(chunk.span)
    lines = lines_of(text)
    labels = labels_of(lines)
    headers = [cell.span for item in meeting.items for table in item.tables for cell in table.header]
    for i, line in enumerate(lines):
        known = i in labels or line.artefact or line.span.start < meeting.items[0].span.start
        known = (
            known
            or not line.raw.strip("|:- ")
            or any(line.span.contains(span) and len(span) for span in headers)
        )
        if not known and not any(held[line.span.start : line.span.end]):
            assert any(item.case_number and item.case_number in line.raw for item in meeting.items), line.raw

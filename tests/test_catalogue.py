"""The catalogue says what readers see, in one SQLite file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import LIBRARY, ROADS, SCHOOL, make_chunks, make_meeting

from rag.errors import HomeUnusable
from rag.model import (
    Absence,
    Attachment,
    Cell,
    Chunk,
    Decision,
    DecisionClass,
    Kind,
    Meeting,
    Person,
    RelatedItem,
    Role,
    Span,
    Table,
    Vote,
)
from rag.store.catalogue import Catalogue
from rag.store.prepared import Prepared, prepare
from rag.store.rows import edition_of, meeting_from_json, meeting_row, meeting_to_json
from rag.store.schema import SCHEMAS

MEETING = make_meeting(SCHOOL)
CHUNKS = make_chunks(MEETING)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite3")
    yield catalogue
    catalogue.close()


def publish(catalogue: Catalogue, meeting: Meeting, edition: str = "e1") -> list[Chunk]:
    chunks = make_chunks(meeting)
    catalogue.publish(prepared(meeting, edition, chunks))
    return chunks


def prepared(meeting: Meeting, edition: str, chunks: list[Chunk], made_by: str = "0.1") -> Prepared:
    """A meeting ready to be published, under the name of an edition."""
    made = prepare(meeting, chunks, made_by)
    named = meeting_row(meeting, edition, made_by)
    return replace(made, edition=replace(made.edition, id=edition), row=named)


def rich_meeting() -> Meeting:
    """A meeting in which every noun occurs."""
    span = Span(0, 10, 2)
    table = Table((Cell("År", span),), ((Cell("2025", span),),), span, "Tabel 1", "1.000 kr.")
    item = replace(
        MEETING.items[0],
        case_number="00.01.00-G01-1-25",
        closed=True,
        decision=Decision("Godkendt.", (span,), DecisionClass.APPROVED),
        votes=(Vote(("A", "B"), ("C",), (), span, "forslaget"),),
        absent=(Absence("Bo Lind", span),),
        attachments=(Attachment("Notat", span),),
        related=(
            RelatedItem("Økonomiudvalget 09.12.2025, punkt 3", span, "Økonomiudvalget", date(2025, 12, 9), 3),
        ),
        tables=(table,),
    )
    return replace(
        MEETING,
        items=(item,),
        time="16:00",
        place="Rådhuset",
        attendees=(Person("Ea Holm", "A"), Person("Bo Lind")),
        absent=(Absence("Bo Lind", span),),
        warnings=("intet klokkeslæt",),
    )


def test_a_meeting_comes_back_whole(catalogue: Catalogue) -> None:
    meeting = rich_meeting()
    publish(catalogue, meeting)
    assert catalogue.meeting(meeting.id) == meeting


def test_a_meeting_read_twice_is_read_from_the_file_once(catalogue: Catalogue) -> None:
    publish(catalogue, MEETING)
    assert catalogue.meeting(MEETING.id) is catalogue.meeting(MEETING.id)


def test_an_unknown_meeting_is_none(catalogue: Catalogue) -> None:
    assert catalogue.meeting("nowhere") is None
    assert catalogue.edition("nowhere") is None
    assert catalogue.meeting_of_source("0" * 64) is None


def test_chunks_come_back_by_key_and_in_order(catalogue: Catalogue) -> None:
    chunks = publish(catalogue, make_meeting(ROADS, "veje"))
    keys = [f"veje/1#{number}@e1" for number in (3, 1)]
    assert catalogue.chunks([*keys, "veje/1#1@other"]) == {keys[0]: chunks[2], keys[1]: chunks[0]}
    assert catalogue.chunks_of("veje") == chunks
    assert catalogue.chunk_count() == 3


def test_the_page_of_a_chunk_is_kept(catalogue: Catalogue) -> None:
    paged = replace(CHUNKS[0], span=replace(CHUNKS[0].span, page=7), role=Role.DECISION)
    catalogue.publish(prepared(MEETING, "e1", [paged]))
    assert catalogue.chunks_of(MEETING.id) == [paged]


def test_overviews_stand_newest_first(catalogue: Catalogue) -> None:
    publish(catalogue, make_meeting(SCHOOL, "a", date(2025, 3, 4), "a.txt"), "e1")
    publish(catalogue, make_meeting(ROADS, "b", date(2025, 11, 3), "b.txt"), "e2")
    publish(catalogue, make_meeting(LIBRARY, "c", date(2024, 12, 30), "c.txt"), "e3")
    overviews = catalogue.overviews()
    assert [overview.id for overview in overviews] == ["b", "a", "c"] != catalogue.ids()
    first = overviews[0]
    assert (first.kind, first.municipality, first.committee) == (Kind.MINUTES, "Lindby", "Skoleudvalget")
    assert (first.date, first.document, first.items) == (date(2025, 11, 3), "b.txt", 1)


def test_publishing_again_replaces_and_dooms_the_old(catalogue: Catalogue) -> None:
    publish(catalogue, MEETING, "e1")
    catalogue.doom("e2")
    publish(catalogue, make_meeting(ROADS), "e2")
    assert catalogue.doomed() == ["e1"]
    assert catalogue.editions([MEETING.id]) == {"e2"}
    assert [chunk.text for chunk in catalogue.chunks_of(MEETING.id)] == list(ROADS)
    assert catalogue.chunk_count() == len(ROADS)


def test_a_document_belongs_to_one_meeting(catalogue: Catalogue) -> None:
    publish(catalogue, make_meeting(SCHOOL, "uden-kommune"), "e1")
    publish(catalogue, make_meeting(SCHOOL, "lindby"), "e2")
    assert catalogue.ids() == ["lindby"]
    assert catalogue.meeting_of_source(MEETING.source.sha256) == "lindby"
    assert catalogue.doomed() == ["e1"]


def test_a_withdrawn_meeting_is_gone_and_doomed(catalogue: Catalogue) -> None:
    publish(catalogue, MEETING, "e1")
    catalogue.withdraw(MEETING.id)
    assert (catalogue.ids(), catalogue.chunk_count(), catalogue.doomed()) == ([], 0, ["e1"])
    catalogue.forget("e1")
    assert catalogue.doomed() == []


def test_a_failed_publication_changes_nothing(catalogue: Catalogue) -> None:
    publish(catalogue, MEETING, "e1")
    with pytest.raises(HomeUnusable, match="UNIQUE"):
        catalogue.publish(prepared(make_meeting(ROADS), "e2", [CHUNKS[0], CHUNKS[0]]))
    assert catalogue.meeting(MEETING.id) == MEETING
    assert catalogue.doomed() == []


def test_everything_is_there_after_reopening(tmp_path: Path, catalogue: Catalogue) -> None:
    publish(catalogue, MEETING)
    again = Catalogue(tmp_path / "catalogue.sqlite3")
    assert again.meeting(MEETING.id) == MEETING
    assert again.library == catalogue.library
    again.close()


def test_two_libraries_have_two_ids(tmp_path: Path, catalogue: Catalogue) -> None:
    other = Catalogue(tmp_path / "other.sqlite3")
    assert other.library != catalogue.library
    other.close()


def test_a_change_by_another_process_is_noticed_once(tmp_path: Path, catalogue: Catalogue) -> None:
    other = Catalogue(tmp_path / "catalogue.sqlite3")
    assert not catalogue.changed_elsewhere()
    publish(other, MEETING)
    assert (catalogue.changed_elsewhere(), catalogue.changed_elsewhere()) == (True, False)
    publish(catalogue, make_meeting(ROADS, "veje"), "e2")
    assert not catalogue.changed_elsewhere()
    other.close()


def test_threads_may_read_while_one_writes(catalogue: Catalogue) -> None:
    publish(catalogue, MEETING)
    seen: list[Meeting | None] = []
    readers = [
        threading.Thread(target=lambda: seen.extend(catalogue.meeting(MEETING.id) for _ in range(50)))
        for _ in range(4)
    ]
    for reader in readers:
        reader.start()
    for number in range(10):
        publish(catalogue, make_meeting(ROADS, f"veje-{number}"), f"v{number}")
    for reader in readers:
        reader.join()
    assert seen == [MEETING] * 200


def test_a_home_of_a_newer_punkt_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    Catalogue(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {len(SCHEMAS) + 1}")
    db.close()
    with pytest.raises(HomeUnusable, match=r"made by a newer Punkt .* update Punkt"):
        Catalogue(path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    path.write_text("referat " * 200, encoding="utf-8")
    with pytest.raises(HomeUnusable, match=r"not a database.*--home"):
        Catalogue(path)


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HomeUnusable, match="unable to open database file"):
        Catalogue(tmp_path)


def test_a_meeting_of_another_shape_says_what_to_do() -> None:
    with pytest.raises(HomeUnusable, match="ingest its document again"):
        meeting_from_json(meeting_to_json(MEETING).replace('"committee"', '"board"'))


def test_a_renamed_document_is_the_same_edition() -> None:
    renamed = replace(MEETING, source=replace(MEETING.source, name="kopi.txt", path="/elsewhere"))
    assert edition_of(renamed, CHUNKS) == edition_of(MEETING, CHUNKS)


def test_another_parse_or_chunking_is_another_edition() -> None:
    editions = {
        edition_of(MEETING, CHUNKS),
        edition_of(MEETING, CHUNKS[:1]),
        edition_of(replace(MEETING, committee="Byrådet"), CHUNKS),
        edition_of(MEETING, [replace(chunk, context="") for chunk in CHUNKS]),
    }
    assert len(editions) == 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    start=st.integers(0),
    page=st.none() | st.integers(0),
)
def test_any_text_comes_back_as_it_was(text: str, start: int, page: int | None) -> None:
    span = Span(start, start + len(text), page)
    meeting = replace(MEETING, source=replace(MEETING.source, text=text), absent=(Absence(text, span),))
    assert meeting_from_json(meeting_to_json(meeting)) == meeting

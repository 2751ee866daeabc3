"""The catalogue's records: each stands where it says, passes filters, and goes with its meeting."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from minutes import ROADS_2024, ROADS_2025, parsed

from rag.ingest.chunking import chunk_meeting
from rag.model import DecisionClass, Kind, Meeting, Scope
from rag.store.embedding import load_embedder
from rag.store.library import Library
from rag.store.records import Place, Presence, Side

LIST = """\
Fjordby Kommune

REFERAT Socialudvalget d. 02-04-2025

Mødedeltagere Anne Lund (A), Bent Krog (V), Ida Holm (V)

Afbud: Carl Dam (C)

Punkt 1: Puljer

27.00.00-P20-3-25

Sagsfremstilling

Ida Holm (V) deltager som stedfortræder for Carl Dam (C).

I 2025 er der afsat 1,2 mio. kr. til frivilligt arbejde.

| Område | Budget 2025 | Forbrug 2025 |
| --- | --- | --- |
| Varme hænder (1.000 kr.) | 850 | 1.012 |

Indstilling

Forvaltningen indstiller, at puljen fordeles.

Beslutning

For stemte: Anne Lund. Imod stemte: Bent Krog.

Godkendt.

Bent Krog deltog ikke i behandlingen af punktet.

Bilag

Fordeling af puljen
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("home"), load_embedder(None)) as opened:
        for meeting in (parsed(LIST), parsed(ROADS_2024), parsed(ROADS_2025)):
            opened.add(meeting, chunk_meeting(meeting, 200))
        yield opened


def quote(library: Library, place: Place) -> str:
    return library.meeting(place.meeting).text(place.span)


def test_items_come_in_order_of_time_with_their_outcome(library: Library) -> None:
    found = library.records.items()
    assert [one.place.date for one in found] == sorted(one.place.date for one in found)
    first = found[0]
    assert (first.place.number, first.decision_class, first.kind) == (
        12,
        DecisionClass.POSTPONED,
        Kind.MINUTES,
    )
    assert quote(library, first.place).startswith("Punkt 12")
    assert first.decision_span
    assert first.decision_span.of(library.meeting(first.place.meeting).source.text).startswith("Udsat")


def test_filters_exclude(library: Library) -> None:
    records = library.records
    assert {
        one.place.committee for one in records.items(Scope(committees=frozenset({"Socialudvalget"})))
    } == {"Socialudvalget"}
    assert {one.place.date.year for one in records.items(Scope(end=date(2024, 12, 31)))} == {2024}
    assert records.items(Scope(municipalities=frozenset({"Herlev"}))) == []
    (only,) = records.items(Scope(case_numbers=frozenset({"27000 0-p20.3-25".replace(" ", "")})))
    assert only.place.title == "Puljer"


def test_each_voter_has_a_row(library: Library) -> None:
    found = library.records.votes(Scope(committees=frozenset({"Socialudvalget"})))
    assert [(one.voter, one.side, one.ballot) for one in found] == [
        ("Anne Lund", Side.IN_FAVOUR, 1),
        ("Bent Krog", Side.AGAINST, 1),
    ]
    assert "Imod stemte: Bent Krog" in quote(library, found[1].place)


def test_presence_absence_and_substitutes_are_told_apart(library: Library) -> None:
    found = library.records.attendance(Scope(committees=frozenset({"Socialudvalget"})))
    told = {(one.person, one.presence, one.place.number, one.stands_in_for) for one in found}
    assert told == {
        ("Anne Lund", Presence.PRESENT, None, None),
        ("Bent Krog", Presence.PRESENT, None, None),
        ("Ida Holm", Presence.SUBSTITUTE, None, "Carl Dam"),
        ("Carl Dam", Presence.ABSENT, None, None),
        ("Bent Krog", Presence.ABSENT, 1, None),
    }
    assert all(one.person in quote(library, one.place) for one in found)


def test_sums_are_in_kroner_with_what_they_are_for(library: Library) -> None:
    found = library.records.amounts(Scope(committees=frozenset({"Socialudvalget"})))
    assert [(one.kroner, one.year, one.column) for one in found] == [
        (Decimal(1_200_000), 2025, None),
        (Decimal(850_000), 2025, "Budget 2025"),
        (Decimal(1_012_000), 2025, "Forbrug 2025"),
    ]
    assert found[2].what.startswith("Varme hænder")
    assert quote(library, found[2].place) == "1.012"


def test_attachments_are_listed(library: Library) -> None:
    (only,) = library.records.attachments(Scope(committees=frozenset({"Socialudvalget"})))
    assert only.title == "Fordeling af puljen"


def removed_tables(home: Path) -> None:
    """A catalogue as it was before it had records."""
    with sqlite3.connect(home / "catalogue.sqlite3") as db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table in {"items", "votes", "attendance", "amounts", "attachments", "related"}:
                db.execute(f"DROP TABLE {table}")
        db.execute("DELETE FROM about WHERE name = 'records'")
        db.execute("PRAGMA user_version = 1")
    db.close()


def opened_with(home: Path, *meetings: Meeting) -> Library:
    library = Library.open(home, load_embedder(None))
    for meeting in meetings:
        library.add(meeting, chunk_meeting(meeting, 200))
    return library


def test_an_older_home_gets_its_records(tmp_path: Path) -> None:
    opened_with(tmp_path, parsed(LIST)).close()
    removed_tables(tmp_path)
    with opened_with(tmp_path) as again:
        assert [one.place.title for one in again.records.items()] == ["Puljer"]
        assert len(again.records.amounts()) == 3


def test_records_go_with_their_meeting(tmp_path: Path) -> None:
    meeting = parsed(LIST)
    with opened_with(tmp_path, meeting) as library:
        library.remove(meeting.id)
        assert library.records.items() == []
        assert library.records.attendance() == []

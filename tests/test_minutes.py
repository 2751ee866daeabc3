"""Minutes and what is attached to them are read as one meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.errors import MinutesNotRecognised
from rag.ingest.minutes import bundled, read_minutes
from rag.ingest.readers.finding import find_documents
from rag.model import Meeting

MINUTES = """Klitvig Kommune
Socialudvalget
Referat
Mødedato: 02-04-2025

Punkt 12: Årsberetning for botilbud

Bilag
Årsberetning 2024

Beslutning
Taget til efterretning.
"""


def read(folder: Path) -> Meeting:
    (bundle,), strays = bundled(find_documents([folder]))
    assert not strays
    return read_minutes(bundle)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "referat.txt").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "bilag").mkdir()
    return tmp_path


def test_an_attachment_is_read_with_its_minutes(folder: Path) -> None:
    alone = read(folder)
    (folder / "bilag" / "Årsberetning 2024.txt").write_text("Belægningen var 94,5 procent.", encoding="utf-8")
    meeting = read(folder)
    assert [(one.number, one.attachment) for one in meeting.enclosed] == [(12, "Bilag 1")]
    assert meeting.source.file(meeting.enclosed[0].span.start) == "bilag/Årsberetning 2024.txt"
    assert meeting.source.sha256 != alone.source.sha256
    assert meeting.id == alone.id


def test_an_attachment_that_cannot_be_read_is_left_out_with_a_warning(folder: Path) -> None:
    (folder / "bilag" / "Årsberetning 2024.txt").write_bytes(b"\x00\x01\x02" * 50)
    meeting = read(folder)
    assert not meeting.enclosed
    assert meeting.warnings[-1].startswith("attachment left out: Årsberetning 2024.txt: ")


def test_minutes_that_cannot_be_read_are_refused(folder: Path) -> None:
    (folder / "referat.txt").write_text("Kære borger.", encoding="utf-8")
    with pytest.raises(MinutesNotRecognised):
        read(folder)


def test_what_a_reader_could_not_read_is_told_of_the_meeting(folder: Path) -> None:
    minutes = MINUTES.replace("Årsberetning for", "\ufffdrsberetning for")
    (folder / "referat.txt").write_text(minutes, encoding="utf-8")
    (folder / "bilag" / "Årsberetning 2024.txt").write_text("Sk\ufffdnt.", encoding="utf-8")
    warnings = read(folder).warnings
    assert "1 character could not be read, shown as \ufffd; save the file in UTF-8" in warnings
    assert any(w.startswith("attachment bilag/Årsberetning 2024.txt: 1 character") for w in warnings)

"""What is read for its hash is not read from the disk again."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.errors import UnreadableDocument
from rag.ingest.bundles import Bundle
from rag.ingest.minutes import read_minutes, sha256_of
from rag.ingest.readers.document import Document
from rag.ingest.readers.held import Held

MINUTES = "Mødedato: 27-11-2024\n\nPunkt 1: Vej\nBeslutning\nGodkendt.\n\nPunkt 2: Sti\nBeslutning\nUdsat.\n"


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle[Document]:
    (tmp_path / "a.txt").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "Punkt 1 Bilag 1.txt").write_text("Et notat.", encoding="utf-8")
    name = "Punkt 1 Bilag 1.txt"
    return Bundle(Document(tmp_path / "a.txt"), ((name, Document(tmp_path / name)),))


def test_minutes_are_read_once_for_their_hash_and_themselves(bundle: Bundle[Document]) -> None:
    expected = read_minutes(bundle)
    held = Held()
    sha256 = sha256_of(bundle, held.read)
    for document in bundle.files:
        document.path.write_bytes(b"")  # whoever reads again finds nothing
    meeting = read_minutes(bundle, read=held.read)
    assert meeting == expected
    assert sha256 == meeting.source.sha256


def test_what_is_held_is_let_go_and_bounded(bundle: Bundle[Document]) -> None:
    minutes, attachment = bundle.files
    held = Held(most=len(MINUTES.encode()))
    assert held.read(minutes, 1000) == held.read(minutes, 1000) == MINUTES.encode()
    held.read(minutes, 1000)
    held.read(attachment, 1000)  # there is no room for it
    attachment.path.write_bytes(b"andet")
    assert held.read(attachment, 1000) == b"andet"


def test_the_limit_holds_for_what_is_held(bundle: Bundle[Document]) -> None:
    held = Held()
    held.read(bundle.minutes, 1000)
    with pytest.raises(UnreadableDocument, match="more than the limit"):
        held.read(bundle.minutes, 10)

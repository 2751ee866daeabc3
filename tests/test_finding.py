"""Which documents of a folder or an archive are read, and which a person hears of."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from rag.errors import UnreadableDocument
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import find_documents
from rag.ingest.readers.sniffing import MINUTES_ELSEWHERE

NAMES = (
    "marts.doc",
    "april.doc",
    "april.PDF",
    "maj.msg",
    "billede.jpg",
    "noter.ini",
    "juni.txt",
    ".skjult.doc",
)
FOUND = ["april.PDF", "juni.txt", "maj.msg", "marts.doc"]


def test_a_folder_tells_of_minutes_in_formats_that_are_not_read(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text("Punkt 1", encoding="utf-8")
    assert [document.path.name for document in find_documents([tmp_path])] == FOUND


def test_an_archive_does_so_too(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "år.zip", "w") as container:
        for name in NAMES:
            container.writestr(f"2025/{name}", "Punkt 1")
    assert [document.member for document in find_documents([tmp_path])] == [f"2025/{name}" for name in FOUND]


@pytest.mark.parametrize("suffix", [*sorted(MINUTES_ELSEWHERE), ".xlsx", ".jpg", ".rar"])
def test_each_of_them_is_told_what_to_do(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"møde{suffix}"
    file.write_bytes(b"Punkt 1")
    with pytest.raises(UnreadableDocument, match=rf"møde{suffix}: '{suffix}' is not read; .*(save|unpack)"):
        read_source(file)


def test_a_page_that_a_portal_made_is_read_as_a_page(tmp_path: Path) -> None:
    page = tmp_path / "VisDagsorden.aspx"
    page.write_text(
        "<!DOCTYPE html><html><body><h1>Referat</h1><p>Godkendt.</p></body></html>", encoding="utf-8"
    )
    assert "# Referat" in read_source(page).text

"""What cannot be read as a PDF is refused in one line that says what is wrong and what to do."""

from __future__ import annotations

import io
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_samples import lines, pdf, scan

from eval.parses.documents import FOLDERS
from rag.errors import DocumentError, EmptyDocument, UnreadableDocument
from rag.ingest.readers import OCR_READERS, READERS, read_source
from rag.ingest.readers import ocr as ocr_module
from rag.ingest.readers.ocr import with_text_layer
from rag.ingest.readers.pdf import MAX_PAGES, read_pdf, read_scanned_pdf

SAMPLES = sorted((FOLDERS[-1] / "pdf").glob("*.pdf"))
TEXT = "Udvalget besluttede at anbefale forslaget over for Byrådet."


def with_pages(count: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(200, 200).close()
    held = io.BytesIO()
    document.save(held)
    document.close()
    return held.getvalue()


def refused(raw: bytes) -> str:
    with pytest.raises(DocumentError) as error:
        read_pdf("møde.pdf", raw)
    assert str(error.value).startswith("møde.pdf: ")
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_protected_file_says_how_to_save_it() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    assert "password; save a copy without one" in refused(
        pdf(lines(TEXT), encrypt=StandardEncryption("hemmelig", "ejer", strength=128))
    )


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    assert read_pdf("møde.pdf", pdf(lines(TEXT), encrypt=StandardEncryption("", "ejer"))).text == f"{TEXT}\n"


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7", b"ikke en PDF", b"%PDF-1.4\n" + bytes(range(256)) * 40, pdf(lines(TEXT))[:300]]
)
def test_a_damaged_file_is_refused(raw: bytes) -> None:
    assert "damaged" in refused(raw)


def test_an_empty_file_and_one_without_pages_or_text_are_empty() -> None:
    for raw in (b"", pdf(lambda _: None)):
        with pytest.raises(EmptyDocument, match=r"møde\.pdf"):
            read_pdf("møde.pdf", raw)
    assert refused(with_pages(0))


def test_a_file_with_too_many_pages_is_refused_before_it_is_read() -> None:
    assert f"10000 pages are more than the limit of {MAX_PAGES}" in refused(with_pages(10_000))


def test_scanned_minutes_name_the_remedy() -> None:
    message = refused(pdf(scan(TEXT), scan(TEXT)))
    assert "ocrmypdf -l dan" in message
    assert "--ocr" in message


def test_where_most_pages_were_scanned_they_are_named() -> None:
    assert "page 2-4, 6 were scanned" in refused(
        pdf(lines(TEXT), scan("a"), scan("b"), scan("c"), lines(TEXT), scan("d"))
    )


def test_a_scanned_appendix_does_not_stop_the_minutes() -> None:
    reading = read_pdf("møde.pdf", pdf(lines(TEXT), lines(TEXT), scan("Bilag")))
    assert reading.text.count(TEXT) == 2
    assert len(reading.pages) == 3


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255), st.integers(0, 40)), min_size=1, max_size=30),
)
def test_a_file_that_was_tampered_with_is_read_or_refused(
    path: Path, changes: list[tuple[float, int, int]]
) -> None:
    raw = bytearray(path.read_bytes())
    for place, byte, cut in changes:
        at = int(place * (len(raw) - 1))
        raw[at : at + cut or at + 1] = bytes([byte])
    try:
        reading = read_pdf("møde.pdf", bytes(raw))
    except DocumentError:
        return
    assert list(reading.pages) == sorted(reading.pages)
    assert not reading.pages or reading.pages[-1] <= len(reading.text)


def test_files_read_in_threads_are_read_one_at_a_time() -> None:
    files = [pdf(*(lines(f"{TEXT} Sag {n}.") for n in range(file, file + 3))) for file in range(8)]
    alone = [read_pdf("møde.pdf", raw) for raw in files]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda raw: read_pdf("møde.pdf", raw), files)) == alone


# Recognition


def test_each_format_that_may_be_scanned_has_a_reader_without() -> None:
    assert set(OCR_READERS) <= set(READERS)


def test_a_file_with_text_is_read_without_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert read_scanned_pdf("møde.pdf", pdf(lines(TEXT))).text == f"{TEXT}\n"


def test_without_the_program_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(
        UnreadableDocument, match=r"ocrmypdf, which is not installed.*ocrmypdf tesseract-ocr-dan"
    ):
        read_scanned_pdf("møde.pdf", pdf(scan(TEXT)))


def program(folder: Path, script: str) -> None:
    """A program of the same name, for what the real one does only at times."""
    path = folder / "ocrmypdf"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_program_that_fails_or_writes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    program(tmp_path, "echo 'no language dan' >&2; exit 3")
    with pytest.raises(UnreadableDocument, match=r"ocrmypdf failed \(no language dan\)"):
        with_text_layer("møde.pdf", b"%PDF", pages=1)
    program(tmp_path, "exit 0")
    with pytest.raises(UnreadableDocument, match="wrote no file"):
        with_text_layer("møde.pdf", b"%PDF", pages=1)


def test_a_program_that_does_not_end_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(ocr_module, "_START", 0.3)
    monkeypatch.setattr(ocr_module, "_A_PAGE", 0.0)
    program(tmp_path, "sleep 60 & wait")
    with pytest.raises(UnreadableDocument, match="not done after"):
        with_text_layer("møde.pdf", b"%PDF", pages=1)


@pytest.mark.skipif(shutil.which("ocrmypdf") is None, reason="the program ocrmypdf is not installed")
def test_scanned_pages_are_recognised_by_the_real_program(tmp_path: Path) -> None:
    file = tmp_path / "møde.pdf"
    file.write_bytes(pdf(lines("Punkt 1: Regnskab"), scan(TEXT), scan("Budgettet er godkendt.")))
    source = read_source(file, ocr=True)
    assert TEXT in source.text
    assert source.page(source.text.index("Budgettet")) == 3


def test_scanned_pages_among_others_are_told_of() -> None:
    assert read_pdf("møde.pdf", pdf(lines(TEXT), lines(TEXT))).warnings == ()
    one = read_pdf("møde.pdf", pdf(lines(TEXT), lines(TEXT), scan("Bilag")))
    assert one.warnings == ("page 3 has no text (scanned?); read them with --ocr",)
    some = read_pdf("møde.pdf", pdf(lines(TEXT), scan("a"), lines(TEXT), scan("b"), lines(TEXT)))
    assert some.warnings == ("pages 2, 4 have no text (scanned?); read them with --ocr",)

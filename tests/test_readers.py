"""Files of every encoding Danish minutes are saved in become one normalised text, or one clear error."""

from __future__ import annotations

import codecs
import hashlib
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import EmptyDocument, UnreadableDocument
from rag.ingest.readers import MAX_BYTES, read_source
from rag.ingest.readers.finding import Document, find_documents
from rag.ingest.readers.mojibake import undoubled
from rag.ingest.readers.reading import normalise
from rag.ingest.readers.text import lost_characters

TEXT = (
    "Punkt 1: Færgefart på Ærø\n\nBeslutning\n\nGodkendt, dog således at årets budget på 1,2 "
    "mio. kr. fastholdes.\n"
)


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "latin-1",
        "cp850",
        "mac_roman",
    ],
)
def test_every_encoding_of_the_same_text_reads_the_same(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "møde.txt"
    file.write_bytes(TEXT.encode(encoding))
    assert read_source(file).text == TEXT


def test_big_endian_utf16_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    file = tmp_path / "møde.txt"
    file.write_bytes(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"))
    assert read_source(file).text == TEXT


def test_windows_typography_survives(tmp_path: Path) -> None:
    file = tmp_path / "møde.txt"
    file.write_bytes("Bemærkninger – “citat” og §\xa065 på rådhuset".encode("cp1252"))
    assert read_source(file).text == "Bemærkninger – “citat” og §\xa065 på rådhuset"


def test_newlines_of_every_kind_become_one_kind(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("a\r\nb\rc\x0cd\u2028e".encode())
    assert read_source(file).text == "a\nb\nc\nd\ne"


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(unicodedata.normalize("NFD", "Rådhuset på Ærø, résumé"), encoding="utf-8")
    assert read_source(file).text == "Rådhuset på Ærø, résumé"


def test_the_hash_is_of_the_bytes_and_the_name_is_the_files(tmp_path: Path) -> None:
    file = tmp_path / "møde.txt"
    file.write_bytes(TEXT.encode("cp1252"))
    source = read_source(file)
    assert source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (source.name, source.path) == ("møde.txt", str(file))


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_text_is_empty(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "tom.txt"
    file.write_bytes(content)
    with pytest.raises(EmptyDocument, match=r"tom\.txt"):
        read_source(file)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x00\x00" * 20, bytes(range(256)) * 20, b"\x01\x02\x03" * 50, b"ab\x00cd"]
)
def test_binary_content_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "billede.txt"
    file.write_bytes(content)
    with pytest.raises(UnreadableDocument, match=r"billede\.txt.*not text"):
        read_source(file)


def test_other_formats_are_refused_with_a_remedy(tmp_path: Path) -> None:
    file = tmp_path / "møde.odt"
    file.write_bytes(b"PK")
    with pytest.raises(UnreadableDocument, match=r"møde\.odt.*\.odt.*save it as \.docx or \.pdf"):
        read_source(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"findes-ikke\.txt: no such file"):
        read_source(tmp_path / "findes-ikke.txt")


def test_a_file_over_the_limit_is_refused_in_one_line_that_names_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "stor.txt"
    with file.open("wb") as handle:
        handle.truncate(50_000_000)
    with pytest.raises(UnreadableDocument) as error:
        read_source(file)
    assert str(error.value).count("\n") == 0
    assert "50 MB" in str(error.value)
    assert f"{MAX_BYTES / 1e6:.0f} MB" in str(error.value)


def test_folders_are_searched_in_order_and_hidden_files_ignored(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "under/c.TXT", ".skjult.txt", ".git/d.txt", "billede.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [d.path.relative_to(tmp_path).as_posix() for d in find_documents([tmp_path])] == [
        "a.txt",
        "b.md",
        "under/c.TXT",
    ]


def test_a_file_given_twice_is_found_once_and_as_given(tmp_path: Path) -> None:
    file = tmp_path / ".skjult.txt"
    file.write_text("x", encoding="utf-8")
    assert find_documents([file, tmp_path, file]) == [Document(file)]


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file or folder"):
        find_documents([tmp_path / "mangler"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    file.chmod(0)
    with pytest.raises(UnreadableDocument, match="permissions"):
        read_source(file)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once or once.startswith("\ufeff")
    assert "\r" not in once


def test_what_a_file_lost_is_told(tmp_path: Path) -> None:
    file = tmp_path / "møde.txt"
    file.write_text("F\ufffdrgefart p\ufffd r\ufffddhuset", encoding="utf-8")
    assert read_source(file).warnings == (
        "3 characters could not be read, shown as \ufffd; save the file in UTF-8",
    )
    file.write_text(TEXT, encoding="utf-8")
    assert read_source(file).warnings == ()
    assert lost_characters(TEXT) == ()


def test_what_was_added_in_another_encoding_keeps_its_letters(tmp_path: Path) -> None:
    file = tmp_path / "møde.txt"
    file.write_bytes(TEXT.encode() + "Tilføjet på Ærø \x95".encode("cp1252", errors="replace") + b"\xc3")
    assert read_source(file).text == f"{TEXT}Tilføjet på Ærø ?\ufffd"


def test_letters_that_were_saved_twice_are_restored(tmp_path: Path) -> None:
    text = f"{TEXT}Ålborg – Ørsted “citat” § 7, é\n"
    file = tmp_path / "møde.txt"
    file.write_text(text.encode().decode("cp1252", errors="ignore"), encoding="utf-8")
    assert read_source(file).text == text.replace("”", "\u00e2\u20ac")  # one of its bytes was lost
    assert (
        undoubled("Café São Paulo: Ã¦ på dansk, Ã¸, Ã¥ og æøåæøå")
        == "Café São Paulo: Ã¦ på dansk, Ã¸, Ã¥ og æøåæøå"
    )
    assert undoubled("".join(map(chr, range(0x80, 0x250)))) == "".join(map(chr, range(0x80, 0x250)))

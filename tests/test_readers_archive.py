"""ZIP archives: members as documents, and archives that are damaged or meant to harm."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import pytest

from rag.errors import UnreadableDocument
from rag.ingest.readers import MAX_BYTES, read_source
from rag.ingest.readers.archive import MAX_MEMBERS, member_names
from rag.ingest.readers.document import Document
from rag.ingest.readers.finding import find_documents
from rag.ingest.readers.zipped import opened

TEXT = "Referat fra mødet på rådhuset"


def archive_of(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def flagless(path: Path, placeholder: bytes, name: bytes) -> None:
    """Write a name of the same length over one that stands in the archive, without the flag for UTF-8."""
    assert len(placeholder) == len(name)
    path.write_bytes(path.read_bytes().replace(placeholder, name))


def test_an_archive_stands_as_its_members_that_are_read(tmp_path: Path) -> None:
    members = {"b.txt": b"b", "2025/a.md": b"a", "billede.png": b"p", "__MACOSX/._b.txt": b"m", "tom/": b""}
    file = archive_of(tmp_path / "arkiv.zip", members)
    found = find_documents([tmp_path])
    assert [document.name for document in found] == ["arkiv.zip!/2025/a.md", "arkiv.zip!/b.txt"]
    assert find_documents([file, tmp_path]) == found


def test_a_member_is_read_in_memory_and_known_by_both_names(tmp_path: Path) -> None:
    file = archive_of(tmp_path / "arkiv.zip", {"2025/referat.txt": TEXT.encode("cp1252")})
    source = read_source(Document(file, "2025/referat.txt"))
    assert (source.text, source.name) == (TEXT, "arkiv.zip!/2025/referat.txt")
    assert source.path == f"{file}!/2025/referat.txt"
    assert list(tmp_path.iterdir()) == [file]


def test_a_document_can_be_sent_to_another_process(tmp_path: Path) -> None:
    document = Document(tmp_path / "arkiv.zip", "a.txt")
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301


def test_names_that_climb_out_are_only_names(tmp_path: Path) -> None:
    folder = tmp_path / "inde"
    folder.mkdir()
    (tmp_path / "hemmelig.txt").write_text("hemmelig", encoding="utf-8")
    names = ("../hemmelig.txt", "/etc/passwd.txt", "C:\\referat.txt")
    file = archive_of(folder / "arkiv.zip", dict.fromkeys(names, b"aaben"))
    found = find_documents([file])
    assert [d.member for d in found] == ["../hemmelig.txt", "/etc/passwd.txt", "C:/referat.txt"]
    assert {read_source(document).text for document in found} == {"aaben"}
    assert sorted(tmp_path.rglob("*.txt")) == [tmp_path / "hemmelig.txt"]


@pytest.mark.parametrize(("encoding", "name"), [("cp865", "møde på ærø.txt"), ("utf-8", "møde.txt")])
def test_danish_names_are_told_whatever_packed_them(tmp_path: Path, encoding: str, name: str) -> None:
    raw = name.encode(encoding)
    file = archive_of(tmp_path / "arkiv.zip", {"x" * len(raw): TEXT.encode()})
    flagless(file, b"x" * len(raw), raw)
    (document,) = find_documents([file])
    assert document.member == name
    assert read_source(document).text == TEXT


def test_an_archive_in_an_archive_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    inner = archive_of(tmp_path / "indre.zip", {"a.txt": b"a"}).read_bytes()
    file = archive_of(tmp_path / "ydre.zip", {"indre.zip": inner, "b.txt": b"b"})
    good, nested = find_documents([file])
    assert read_source(good).text == "b"
    with pytest.raises(UnreadableDocument, match=r"ydre\.zip!/indre\.zip: an archive in an archive"):
        read_source(nested)


def test_an_archive_without_documents_is_told(tmp_path: Path) -> None:
    file = archive_of(tmp_path / "arkiv.zip", {"a.png": b"a", "b.exe": b"b"})
    (document,) = find_documents([file])
    with pytest.raises(UnreadableDocument, match=r"arkiv\.zip: none of the 2 files"):
        read_source(document)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04\x00\x00" * 20, b"slet ingen arkiv" * 100])
def test_a_damaged_archive_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "arkiv.zip"
    file.write_bytes(content)
    (document,) = find_documents([file])
    with pytest.raises(UnreadableDocument, match=r"^arkiv\.zip: damaged \(.+\); fetch") as error:
        read_source(document)
    assert "\n" not in str(error.value)


def test_a_cut_member_does_not_stop_the_others(tmp_path: Path) -> None:
    file = archive_of(tmp_path / "arkiv.zip", {"a.txt": TEXT.encode() * 50, "b.txt": b"b"})
    with opened(file.name, file) as container:
        start = container.getinfo("a.txt").header_offset + 30 + len("a.txt")
    raw = bytearray(file.read_bytes())
    raw[start : start + 12] = b"\xff" * 12
    file.write_bytes(raw)
    first, second = find_documents([file])
    with pytest.raises(UnreadableDocument, match=r"arkiv\.zip!/a\.txt: damaged"):
        read_source(first)
    assert read_source(second).text == "b"


def test_a_member_without_a_name_is_passed_over(tmp_path: Path) -> None:
    file = archive_of(tmp_path / "arkiv.zip", {"a.txt": b"a", "b.txt": b"b"})
    flagless(file, b"a.txt", b"\0.txt")
    (named,) = find_documents([file])
    assert read_source(named).text == "b"


def test_an_encrypted_member_names_the_remedy(tmp_path: Path) -> None:
    file = archive_of(tmp_path / "arkiv.zip", {"a.txt": b"a"})
    raw = bytearray(file.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(raw)
    (document,) = find_documents([file])
    with pytest.raises(UnreadableDocument, match=r"encrypted; pack it again without a password"):
        read_source(document)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = archive_of(tmp_path / "arkiv.zip", {"a.txt": bytes(10_000_000), "b.txt": bytes(MAX_BYTES + 1)})
    first, second = find_documents([file])
    with pytest.raises(UnreadableDocument, match="bomb"):
        read_source(first)
    with pytest.raises(UnreadableDocument, match="20 MB is more than the limit"):
        read_source(second)


def test_a_member_that_lies_about_its_size_gives_no_more_than_it_says(tmp_path: Path) -> None:
    file = archive_of(tmp_path / "arkiv.zip", {"a.txt": bytes(10_000_000)})
    raw = bytearray(file.read_bytes())
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (5).to_bytes(4, "little")
    file.write_bytes(raw)
    (document,) = find_documents([file])
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_source(document)


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    file = archive_of(tmp_path / "arkiv.zip", {f"{i}.txt": b"" for i in range(MAX_MEMBERS + 1)})
    (document,) = find_documents([file])
    with pytest.raises(UnreadableDocument, match="5001 members are more than the limit of 5000"):
        read_source(document)


def test_a_list_of_members_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "arkiv.zip"
    directory = b"PK\x01\x02".ljust(46, b"\x00") * 100_000
    end = b"PK\x05\x06".ljust(12, b"\x00") + len(directory).to_bytes(4, "little")
    file.write_bytes(directory + end.ljust(22, b"\x00"))
    with pytest.raises(UnreadableDocument, match="the list of its members is too long"):
        member_names(file)


def test_a_member_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = archive_of(tmp_path / "arkiv.zip", {"a.txt": b"a"})
    with pytest.raises(UnreadableDocument, match=r"arkiv\.zip!/b\.txt: the archive has no such member"):
        read_source(Document(file, "b.txt"))
    with pytest.raises(UnreadableDocument, match="no such file"):
        read_source(Document(tmp_path / "mangler.zip", "a.txt"))

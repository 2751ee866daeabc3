"""Whatever a file holds: a reading or one clear line. Whatever a text says: spans that hold or no meeting."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rag.errors import DocumentError, MinutesNotRecognised
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import READERS
from rag.ingest.readers.archive import ARCHIVE
from rag.ingest.readers.document import Document
from rag.ingest.readers.finding import find_documents
from rag.ingest.readers.reading import Reading, normalise
from rag.ingest.readers.sniffing import check_suffix
from rag.model import AgendaItem, Meeting, Source, Span

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "eval" / "parses" / "corpus", ROOT / "tests" / "data")
#: Of files of some MB, one run would take as long as the others together.
LARGEST = 60_000
SUFFIXES = sorted(READERS)

few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def samples() -> dict[str, tuple[bytes, ...]]:
    """The sample documents of each suffix; members of archives by their own."""
    found: dict[str, list[bytes]] = {}
    for document in find_documents([folder for folder in FOLDERS if folder.is_dir()]):
        raw = document.read(LARGEST * 100)
        if len(raw) <= LARGEST:
            found.setdefault(document.suffix, []).append(raw)
    return {suffix: tuple(raws) for suffix, raws in found.items()}


def read(suffix: str, raw: bytes) -> Reading | str:
    """What a reader makes of bytes as `read_source` has them read, or why they cannot be read."""
    try:
        check_suffix(f"a{suffix}", suffix, raw)
        return READERS[suffix](f"a{suffix}", raw)
    except DocumentError as error:
        return str(error)


def is_sound(found: Reading | str) -> bool:
    """Whether a text is normalised and its pages rise within it, or a message is one line with its file."""
    if isinstance(found, str):
        return found.startswith("a") and "\n" not in found
    pages = [0, *found.pages, len(found.text)]
    return "\r" not in found.text and pages == sorted(pages)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sample document with bytes flipped, cut out, cut off, repeated or put in from another one."""
    suffix = draw(st.sampled_from(sorted(samples())))
    raw = draw(st.sampled_from(samples()[suffix]))
    for _ in range(draw(st.integers(1, 4))):
        at, end = sorted(draw(st.tuples(st.integers(0, len(raw)), st.integers(0, len(raw)))))
        how = draw(st.sampled_from(("flip", "cut", "off", "repeat", "splice", "put")))
        if how == "flip" and at < len(raw):
            raw = raw[:at] + bytes([raw[at] ^ draw(st.integers(1, 255))]) + raw[at + 1 :]
        elif how == "cut":
            raw = raw[:at] + raw[end:]
        elif how == "off":
            raw = raw[:end]
        elif how == "repeat":
            raw = raw[:end] + raw[at : at + 2_000] + raw[end:]
        elif how == "splice":
            other = draw(st.sampled_from(samples()[draw(st.sampled_from(sorted(samples())))]))
            raw = raw[:at] + other[: len(raw) - at]
        else:
            raw = raw[:at] + draw(st.binary(max_size=30)) + raw[at:]
    return suffix, raw


@st.composite
def repacked(draw: st.DrawFn) -> bytes:
    """A Word document whose parts were changed before they were packed, so that its checksums hold."""
    raw = draw(st.sampled_from(samples()[".docx"]))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename.endswith((".xml", ".rels")) and draw(st.integers(0, 3)) == 0:
                words = sorted(set(part.split(b'"')))
                part = part.replace(draw(st.sampled_from(words)), draw(st.sampled_from(words)))
            new.writestr(info.filename, part)
    return buffer.getvalue()


@few
@given(st.sampled_from(SUFFIXES), st.binary(max_size=400))
@example(".html", b"<table><tr><td colspan=99999999 rowspan=99999999>a<td>b")
@example(".xml", b"<a>&#0;</a>")
def test_any_bytes_under_any_suffix(suffix: str, raw: bytes) -> None:
    assert is_sound(read(suffix, raw))


MARKUP = st.text(alphabet=st.sampled_from('<>/="&;#! abhdlprtuxæ1\n'), max_size=80)
TAGS = "table tr td th ul ol li dl dt dd p div b br h1 h2 pre del main nav button".split()


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """Tags that open and close in no order, with labels between them."""
    pieces = st.one_of(
        MARKUP,
        st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
        st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
        st.sampled_from(
            ["<td colspan=3>", "<td rowspan=2>", "<ol start=7>", "Beslutning", "Punkt 1: a", "STED"]
        ),
    )
    return f"<html><body>{''.join(draw(st.lists(pieces, max_size=40)))}".encode()


@few
@given(pages())
def test_any_markup(raw: bytes) -> None:
    assert is_sound(read(".html", raw))


@settings(few, max_examples=120)
@given(mutated())
def test_any_damage_to_a_sample(damaged: tuple[str, bytes]) -> None:
    assert is_sound(read(*damaged))


@few
@given(repacked())
def test_any_change_to_the_parts_of_a_word_document(raw: bytes) -> None:
    assert is_sound(read(".docx", raw))


@few
@given(st.sampled_from(sorted((ROOT / "eval" / "parses" / "corpus").rglob("*.zip"))), st.data())
def test_any_damage_to_an_archive(
    tmp_path_factory: pytest.TempPathFactory, archive: Path, data: st.DataObject
) -> None:
    raw = bytearray(archive.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.mktemp("zip") / f"a{ARCHIVE}"
    file.write_bytes(raw[: data.draw(st.integers(0, len(raw)))] if data.draw(st.booleans()) else raw)
    for document in find_documents([file]):
        assert is_sound(read_document(document))


def read_document(document: Document) -> Reading | str:
    try:
        return read(document.suffix, document.read(1_000_000)) if document.suffix in READERS else "a"
    except DocumentError as error:
        return str(error)


# The parser


def spans_of(item: AgendaItem) -> Iterator[Span]:
    """Every span of an item but its own, and those of absences: the head of minutes may tell of them."""
    yield item.heading
    yield from (section.span for section in item.sections)
    yield from (attachment.span for attachment in item.attachments)
    yield from (related.span for related in item.related)
    yield from (table.span for table in item.tables)
    yield from (cell.span for table in item.tables for row in table.rows for cell in row)
    yield from item.decision.spans if item.decision else ()


def parsed(text: str) -> Meeting | str:
    """The meeting of a text on a day that its name tells, or why there is none."""
    try:
        return parse_meeting(Source("a 2025-01-01.txt", text, ""))
    except MinutesNotRecognised as error:
        return str(error)


def holds(found: Meeting | str) -> bool:
    """Whether items rise and do not overlap, and all that is in an item lies within it and the text."""
    if isinstance(found, str):
        return found.startswith("a 2025-01-01.txt: ")
    ends = [0, *(end for item in found.items for end in (item.span.start, item.span.end))]
    numbers = [item.number for item in found.items]
    return (
        [*ends, len(found.source.text)] == sorted([*ends, len(found.source.text)])
        and numbers == sorted(set(numbers))
        and all(item.span.contains(span) for item in found.items for span in spans_of(item))
        and all(a.span.of(found.source.text).startswith(a.name) for item in found.items for a in item.absent)
        and all(quoted(item, found.source.text) for item in found.items)
    )


def quoted(item: AgendaItem, text: str) -> bool:
    """Whether a decision is, word for word, what stands at its places."""
    return item.decision is None or item.decision.text == "\n".join(
        span.of(text) for span in item.decision.spans
    )


LINES = """Punkt 1: Titel\nPunkt 2: Titel\n3. Titel\n1 (Åben) Titel\n2 (Lukket) Titel\nPkt. 4\nSag nr. 5
# Punkt 6: **Lukket:** Titel\nTitel.....  3\nBeslutning\nIndstilling:\nBilag\nSagsgang\nGodkendt.
Beslutning i Byrådet den 1-1-2025\nForvaltningen indstiller,\nSagsnr. 17/46\n00.01.00-G01-1-25
| a | 1 |\n|---|---|\n| b | 2 |\nSkole\t12\t13\n\tI alt\t\nSide 2 af 9\nTil toppen\n- punkt\n1. at\n
For stemte: A og B. Imod stemte: C.\nAfbud:\nAfbud: Ib Ravn (V)\nIb Ravn (V)\nDer var afbud fra Mona Falk.
Ib Ravn deltog som stedfortræder for Mona Falk.\nMødedato: 1. maj 2025 kl. 16.00\nREFERAT\nByrådet
Byrådet 11.10.2024, punkt 2.""".split("\n")


@settings(few, max_examples=150)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=40).map("\n".join))
def test_spans_hold_in_any_text(text: str) -> None:
    assert holds(parsed(normalise(text)))


@few
@given(mutated())
def test_spans_hold_in_any_damaged_sample(damaged: tuple[str, bytes]) -> None:
    found = read(*damaged)
    assert isinstance(found, str) or holds(parsed(found.text))

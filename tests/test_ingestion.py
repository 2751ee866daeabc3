"""Documents into the library: by processes or here, in order, once, and anew when they would be read anew."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from answers import MINUTES
from pdf_samples import lines, pdf, scan

from rag.config import Settings
from rag.ingest.bundles import Bundle
from rag.ingest.readers.document import Document
from rag.ingest.report import IngestReport, IngestResult, Outcome, Wanted
from rag.ingestion.ingesting import SMALL, guarded, ingest_documents, usual_workers
from rag.ingestion.making import made_by, parser_fingerprint
from rag.ingestion.reading import Instructions, Read, Ready, read_document
from rag.pipeline import Punkt
from rag.store.embedding import load_embedder
from rag.store.library import Library

TESTS = Path(__file__).parent


def minutes_of(day: int, month: int = 3) -> str:
    """The small minutes, held on another day."""
    when = f"{day:02}-{month:02}-2025"
    return MINUTES.replace("12-03-2025", when).replace("12. marts 2025", when)


def write_minutes(folder: Path, count: int) -> list[Path]:
    """Meetings on the days of March, and on those of the months after it."""
    folder.mkdir(exist_ok=True)
    days = [(month, day) for month in range(3, 13) for day in range(1, 29)][:count]
    files = [folder / f"møde{month:02}-{day:02}.txt" for month, day in days]
    for (month, day), file in zip(days, files, strict=True):
        file.write_text(minutes_of(day, month), encoding="utf-8")
    return files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve meetings, and among them a file that is no minutes."""
    write_minutes(tmp_path / "referater", 12)
    (tmp_path / "referater" / "møde03-03-indkøb.txt").write_text("Mælk og brød.", encoding="utf-8")
    return tmp_path / "referater"


@pytest.fixture
def punkt(tmp_path: Path) -> Iterator[Punkt]:
    with Punkt.open(Settings(home=tmp_path / "home")) as punkt:
        yield punkt


def told(report: IngestReport) -> list[tuple[str, str]]:
    return [(result.path.name, result.outcome.value) for result in report.results]


def test_workers_do_what_is_done_here_in_the_same_order(punkt: Punkt, folder: Path, tmp_path: Path) -> None:
    apart = punkt.ingest([folder], workers=2)
    with Punkt.open(Settings(home=tmp_path / "here")) as alone:
        assert told(alone.ingest([folder], workers=0)) == told(apart)
        question = "Hvad koster cykelstien ved åen?"
        assert alone.search(question) == punkt.search(question)
        assert [one.id for one in alone.overviews()] == [one.id for one in punkt.overviews()]
    assert Counter(outcome for _, outcome in told(apart)) == {"added": 12, "refused": 1}
    assert [name for name, _ in told(apart)] == sorted(path.name for path in folder.iterdir())
    assert dict(told(apart))["møde03-03-indkøb.txt"] == "refused"


def test_workers_leave_alone_what_is_known(punkt: Punkt, folder: Path) -> None:
    punkt.ingest([folder])
    (folder / "møde03-05.txt").write_text(minutes_of(5) + "\n\nMødet sluttede.\n", encoding="utf-8")
    again = Counter(outcome for _, outcome in told(punkt.ingest([folder], workers=1)))
    assert again == {"unchanged": 11, "replaced": 1, "refused": 1}


def test_the_vectors_of_a_worker_are_those_of_the_library(folder: Path) -> None:
    document = Document(folder / "møde03-01.txt")
    read = read_document(Bundle(document), Instructions("x", 200), load_embedder(None))
    assert isinstance(read, Ready)
    edition = read.prepared.edition
    assert edition.vectors is not None
    again = load_embedder(None).embed_passages([f"{chunk.context}\n{chunk.text}" for chunk in edition.chunks])
    assert edition.vectors.rows.tobytes() == again.tobytes()


def test_attachments_are_read_with_their_minutes_and_read_anew_when_they_change(
    punkt: Punkt, tmp_path: Path
) -> None:
    (minutes,) = write_minutes(tmp_path / "referater", 1)
    attachment = minutes.with_suffix("") / "Punkt 7 Bilag 1.txt"
    attachment.parent.mkdir()
    seen = []
    for text in ("Belægningen var 94,5 procent.", "Belægningen var 94,5 procent.", "Belægningen er 12."):
        attachment.write_text(text, encoding="utf-8")
        (result,) = punkt.ingest([minutes.parent]).results
        meeting = punkt.meeting(result.meeting or "")
        seen.append((result.outcome.value, [meeting.text(one.span) for one in meeting.enclosed]))
    assert [outcome for outcome, _ in seen] == ["added", "unchanged", "replaced"]
    assert seen[-1][1] == ["Belægningen er 12."]
    answer = punkt.ask("Hvad er belægningen?")
    assert answer.citations[0].attachment == "Bilag 1"
    assert answer.citations[0].document == "møde03-01/Punkt 7 Bilag 1.txt"


def test_an_attachment_that_lies_with_no_minutes_is_refused(punkt: Punkt, tmp_path: Path) -> None:
    stray = tmp_path / "Bilag 1.txt"
    stray.write_text("Noget.", encoding="utf-8")
    (result,) = punkt.ingest([stray]).results
    assert result.outcome is Outcome.REFUSED
    assert "lies with no minutes" in result.message


def test_what_was_read_without_recognising_is_read_again_with_it(
    punkt: Punkt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = lines(*MINUTES.splitlines())
    recognised = tmp_path / "recognised.pdf"
    recognised.write_bytes(pdf(text, lines("Broen over åen bliver af eg.")))
    program = tmp_path / "bin" / "ocrmypdf"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nfor last; do :; done\ncp "{recognised}" "$last"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    folder = tmp_path / "referater"
    (noted,) = write_minutes(folder, 1)
    (folder / "møde.pdf").write_bytes(pdf(text, scan("Broen over åen bliver af eg.")))
    outcomes = [told(punkt.ingest([folder], ocr=ocr, workers=0)) for ocr in (False, False, True, True, False)]
    assert [dict(each)[noted.name] for each in outcomes] == ["added", *(["unchanged"] * 4)]
    scanned = [dict(each)["møde.pdf"] for each in outcomes]
    assert scanned == ["added", "unchanged", "replaced", "unchanged", "unchanged"]


def test_an_error_nobody_foresaw_costs_one_document(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    def read(bundle: Bundle[Document]) -> Read:
        raise LookupError(bundle.minutes.name)

    told = guarded(read)(Bundle(Document(folder / "møde01.txt")))
    assert isinstance(told, IngestResult)
    assert told.outcome is Outcome.REFUSED
    assert "not foreseen" in told.message
    assert "LookupError" in caplog.text


def test_another_chunk_size_reads_anew(folder: Path, tmp_path: Path) -> None:
    document = folder / "møde03-01.txt"
    begins = "Arbejdet begynder i maj."
    document.write_text(minutes_of(1).replace(begins, 30 * f"{begins} "), encoding="utf-8")
    for tokens, outcome in ((200, "added"), (200, "unchanged"), (40, "replaced"), (40, "unchanged")):
        with Punkt.open(Settings(home=tmp_path / "home", chunk_tokens=tokens)) as punkt:
            assert [result.outcome.value for result in punkt.ingest([document]).results] == [outcome]


def test_another_parser_reads_anew_and_writes_what_differs(folder: Path, tmp_path: Path) -> None:
    """What a Punkt of another version has read is read again; the same is found, and known from then on."""
    document = Document(folder / "møde03-01.txt")
    older = read_document(Bundle(document), Instructions("0.0.1 parser 000000000000 chunks 200", 200))
    assert isinstance(older, Ready)
    with Library.open(tmp_path / "home", load_embedder(None)) as library:
        assert [change.value for change in library.add_all([older.prepared])] == ["added"]
        assert library.sources(made_by(200)) == {}
        settings = Settings(home=tmp_path / "home")
        (result,) = ingest_documents(library, settings, [document], Wanted())
        assert result.outcome is Outcome.UNCHANGED
        assert list(library.sources(made_by(200))) == [older.prepared.sha256]


def test_the_parser_is_known_by_its_source() -> None:
    assert len(parser_fingerprint()) == 12
    assert made_by(200) != made_by(100)
    assert parser_fingerprint() in made_by(200)
    code = "from rag.ingestion.making import parser_fingerprint; print(parser_fingerprint())"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == parser_fingerprint()


def test_little_plain_text_is_read_here_and_anything_else_apart(tmp_path: Path) -> None:
    small = [Document(path) for path in write_minutes(tmp_path, 3)]
    assert usual_workers(small) == 0
    assert usual_workers([*small, Document(tmp_path / "bilag.pdf")]) >= 1
    (tmp_path / "stort.txt").write_text("x" * SMALL, encoding="utf-8")
    assert usual_workers([*small, Document(tmp_path / "stort.txt")]) >= 1


def test_leaving_early_keeps_what_was_told(punkt: Punkt, folder: Path) -> None:
    results = punkt.ingesting([folder], Wanted(workers=1))
    first = next(results)
    results.close()  # type: ignore[attr-defined]
    assert first.meeting in [overview.id for overview in punkt.overviews()]


def test_progress_names_the_file_that_is_waited_for(punkt: Punkt, folder: Path) -> None:
    heard: list[tuple[int, int, str]] = []
    punkt.ingest([folder], on_progress=lambda *step: heard.append(step), workers=1)
    names = sorted(path.name for path in folder.iterdir())
    assert heard == [*((done, 13, name) for done, name in enumerate(names)), (13, 13, "")]


def test_the_same_document_twice_is_one_meeting(punkt: Punkt, folder: Path) -> None:
    (folder / "kopi.txt").write_text(minutes_of(1), encoding="utf-8")
    report = punkt.ingest([folder / "kopi.txt", folder / "møde03-01.txt"], workers=1)
    assert [result.outcome.value for result in report.results] == ["added", "unchanged"]
    assert len(punkt.overviews()) == 1


def _meetings(home: Path) -> int:
    """How many meetings the catalogue shows, asked as another process asks it."""
    file = home / "catalogue.sqlite3"
    if not file.is_file():
        return 0
    with closing(sqlite3.connect(file)) as catalogue:
        try:
            return int(catalogue.execute("SELECT count(*) FROM meetings").fetchone()[0])
        except sqlite3.OperationalError:  # not made yet
            return 0


def _opened(home: Path) -> bool:
    return (home / "catalogue.sqlite3").is_file()


def _has_vectors(home: Path) -> bool:
    return (home / "vectors" / "chroma.sqlite3").is_file()


@pytest.mark.parametrize("reached", [_opened, _has_vectors, _meetings])
def test_a_killed_ingestion_is_gone_on_with(
    folder: Path, tmp_path: Path, reached: Callable[[Path], int]
) -> None:
    """Killed wherever it stands; what is there is whole, and the rest is added by the next."""
    home = tmp_path / "home"
    command = [sys.executable, "-m", "ui.cli", "ingest", str(folder), "--home", str(home), "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while not reached(home) and run.poll() is None:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
    with Punkt.open(Settings(home=home)) as punkt:
        there = {overview.id for overview in punkt.overviews()}
        if there:
            assert {passage.chunk.meeting for passage in punkt.search("cykelsti", 500)} <= there
        counts = Counter(outcome for _, outcome in told(punkt.ingest([folder])))
        assert counts == Counter(added=12 - len(there), unchanged=len(there), refused=1)
        assert len({passage.chunk.meeting for passage in punkt.search("cykelsti", 500)}) == 12


def test_ctrl_c_keeps_what_is_done_and_says_so(tmp_path: Path) -> None:
    folder, home = tmp_path / "mange", tmp_path / "home"
    write_minutes(folder, 280)
    command = [sys.executable, "-m", "ui.cli", "ingest", str(folder), "--home", str(home), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        while not _meetings(home) and run.poll() is None:
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        said, complained = run.communicate()
    assert run.returncode == 130
    assert "Traceback" not in complained
    assert complained.endswith("the same command goes on from it\n")
    told = int(said.split(" added")[0])
    assert 0 < told <= _meetings(home) < 280

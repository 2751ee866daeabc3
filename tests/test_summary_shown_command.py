"""`punkt summarize`: what is summed up, where it is written, and what is refused before any work is done."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from answers import MINUTES
from shown_samples import item_summary
from typer.testing import CliRunner, Result

from rag.errors import UsageError
from rag.model import Cost, Stage
from rag.summaries.summary import Subject
from ui.cli import app
from ui.explain import summary_explained
from ui.summaries.command import Request, refuse_filters, request
from ui.summaries.downloads import downloads_html
from ui.summaries.writing import Destination, Format, destination, document, show

MEETING = "moellebro-teknikudvalget-2025-03-12"


def summarize(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["summarize", *map(str, arguments)])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the small meeting in it."""
    folder = tmp_path_factory.mktemp("summarize")
    (folder / "møde.txt").write_text(MINUTES, encoding="utf-8")
    done = CliRunner().invoke(app, ["ingest", str(folder / "møde.txt"), "--home", str(folder / "home")])
    assert done.exit_code == 0
    return folder / "home"


def test_an_item_is_told_as_text(home: Path) -> None:
    shown = summarize(f"{MEETING}/7", "--home", home).stdout
    assert shown.startswith("Punkt 7 · Teknikudvalget, Møllebro, 12.03.2025\n")
    assert "Hvad blev besluttet\n" in shown
    assert "[Punkt 7]" in shown
    assert "»Godkendt." in shown


def test_a_meeting_is_told_as_markdown_and_as_a_page(home: Path) -> None:
    markdown = summarize(MEETING, "--format", "markdown", "--home", home).stdout
    assert markdown.startswith("# ")
    assert "**\\[Punkt 7\\]**" in markdown
    assert summarize(MEETING, "--format", "html", "--home", home).stdout.startswith("<!DOCTYPE html>")


def test_the_wish_reaches_the_summary(home: Path) -> None:
    done = summarize(
        f"{MEETING}/7", "--audience", "presse", "--length", "kort", "--format", "json", "--home", home
    )
    told = json.loads(done.stdout)
    assert (told["item"], told["audience"], told["length"]) == (f"{MEETING}/7", "presse", "kort")


def test_a_matter_and_a_case_are_summed_up(home: Path) -> None:
    matter = summarize("--question", "Hvad koster stien?", "--format", "json", "--home", home)
    case = summarize("--case", "05.01.00-P20-3-25", "--format", "json", "--home", home)
    assert json.loads(matter.stdout)["question"] == "Hvad koster stien?"
    assert json.loads(case.stdout)["case"] == "05.01.00-P20-3-25"


def test_filters_narrow_a_matter(home: Path) -> None:
    done = summarize("--question", "Hvad koster stien?", "--from", "2026-01-01", "--home", home)
    assert "2,4" not in done.stdout
    assert summarize("--question", "Stien?", "--municipality", "Utopia", "--home", home).exit_code == 2


def test_a_file_is_written_in_the_format_of_its_suffix(home: Path, tmp_path: Path) -> None:
    for name, start in {
        "a.md": b"# ",
        "a.html": b"<!DOC",
        "a.docx": b"PK",
        "a.json": b"{",
        "a.txt": b"Punkt 7",
    }.items():
        done = summarize(f"{MEETING}/7", "--output", tmp_path / name, "--home", home)
        assert (done.exit_code, done.stdout) == (0, f"wrote {tmp_path / name}\n")
        assert (tmp_path / name).read_bytes().startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.html", "a.json", "a.md", "a.txt"]


def test_a_word_document_goes_into_a_pipe(home: Path) -> None:
    written = summarize(f"{MEETING}/7", "--format", "docx", "--home", home).stdout_bytes
    assert "word/document.xml" in zipfile.ZipFile(BytesIO(written)).namelist()


def test_a_file_that_is_there_stays_unless_it_is_forced(home: Path, tmp_path: Path) -> None:
    there = tmp_path / "a.md"
    there.write_text("mit eget", encoding="utf-8")
    done = summarize(f"{MEETING}/7", "--output", there, "--home", home)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert str(there) in done.stderr
    assert "--force" in done.stderr
    assert there.read_text(encoding="utf-8") == "mit eget"
    assert summarize(f"{MEETING}/7", "--output", there, "--force", "--home", home).exit_code == 0
    assert there.read_text(encoding="utf-8").startswith("# ")


def test_explain_tells_on_standard_error(home: Path) -> None:
    done = summarize(f"{MEETING}/7", "--explain", "--format", "json", "--home", home)
    assert json.loads(done.stdout)["mode"] == "extractive"
    assert "punkt: mode: extractive\n" in done.stderr
    assert "punkt: citations: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "--question"),
        ([MEETING, "--question", "Stien?"], "Name one thing"),
        (["--question", "Stien?", "--case", "1"], "Name one thing"),
        ([MEETING, "--from", "2025-01-01"], "--from narrows"),
        ([MEETING, "--punkt", "7"], "MEETING/N"),
        ([f"{MEETING}/99"], "99"),
        (["nowhere-2025-01-01"], "nowhere-2025-01-01"),
        (["--case", "99.99.99-X99-9-99"], "99.99.99-X99-9-99"),
        ([MEETING, "--force"], "--output"),
        ([MEETING, "--output", "/nowhere/a.md"], "/nowhere"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_line(home: Path, arguments: list[str], says: str) -> None:
    done = summarize(*arguments, "--home", home)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr


def test_one_thing_is_asked_for() -> None:
    assert request(None, "Stien?", None) == Request(Subject.QUESTION, "Stien?")
    assert request(None, None, "1-2") == Request(Subject.CASE, "1-2")
    refuse_filters(request(None, "Stien?", None), ["--from"])


@pytest.mark.parametrize("name", ["a", "a.pdf", "a.docx.bak"])
def test_a_suffix_that_says_nothing_needs_a_format(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"--format"):
        destination(None, tmp_path / name, force=False)
    chosen = destination(Format.HTML, tmp_path / name, force=False)
    assert chosen == Destination(Format.HTML, tmp_path / name)


def test_a_suffix_that_says_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"named as docx, and --format says html"):
        destination(Format.HTML, tmp_path / "a.docx", force=False)
    assert destination(Format.HTML, tmp_path / "a.HTM", force=False).format is Format.HTML


def test_a_folder_is_no_file_even_with_force(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a file"):
        destination(Format.HTML, tmp_path, force=True)


def test_a_word_document_is_not_shown_on_a_screen() -> None:
    command = "import sys; from ui.cli import app; app()"
    screen, other = os.openpty()
    try:
        arguments = [sys.executable, "-c", command, "summarize", MEETING, "--format", "docx"]
        done = subprocess.run(arguments, stdout=other, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(screen)
        os.close(other)
    assert done.returncode == 2
    assert "--output FILE.docx" in done.stderr


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    there = tmp_path / ("a" * 250 + ".md")
    there.write_text("mit eget", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        show(item_summary(), Destination(Format.MARKDOWN, there))
    assert there.read_text(encoding="utf-8") == "mit eget"
    assert list(tmp_path.iterdir()) == [there]


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mit eget", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    show(item_summary(), destination(None, tmp_path / "link.md", force=True))
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# ")


def test_how_a_summary_came_about() -> None:
    made = replace(
        item_summary(),
        mode="generative",
        model="ollama:m",
        usage=Cost(900, 80, 2),
        stages=(Stage("asking", 1.25),),
        notes=("Noget er udeladt.",),
    )
    assert summary_explained(made) == [
        "mode: generative, by ollama:m",
        "tokens: 900 in, 80 out, 2 calls",
        "stages: asking 1.250 s",
        "lix: 57.4 to 38.2",
        "words: 23",
        "citations: 4 bekræftet",
        "note: Noget er udeladt.",
    ]


def test_downloads_hold_the_files_themselves() -> None:
    links = re.findall(
        r'<a download="([^"]+)" href="data:[^;]+;base64,([^"]+)">', downloads_html(item_summary())
    )
    assert [name for name, _ in links] == [f"{MEETING}-7.{suffix}" for suffix in ("docx", "html", "md")]
    assert b64decode(links[1][1]) == document(item_summary(), Format.HTML)

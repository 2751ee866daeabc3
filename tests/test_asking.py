"""`punkt ask` with a language model: streamed, shown as it would be sent, explained, or left out."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import MINUTES
from llm_server import Fails, Request, Says, Server, nowhere, serving
from typer.testing import CliRunner, Result

from ui.cli import app
from ui.streaming import DRAFT

QUESTION = "Hvor lang bliver stien?"
ANSWER = "Stien bliver 800 meter lang. [1] Den koster 9,9 mio. kr. [1]"


def punkt(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def says(request: Request) -> Says:
    """An answer with one sentence that the minutes do not say; the same when asked once more."""
    assert "800 meter" in request.prompt
    return Says(ANSWER, pause=0.02)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one small meeting in it."""
    (tmp_path / "møde.txt").write_text(MINUTES, encoding="utf-8")
    assert punkt("ingest", tmp_path / "møde.txt", "--home", tmp_path / "home").exit_code == 0
    return tmp_path / "home"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The model's server, which the environment names."""
    with serving(says) as running:
        monkeypatch.setenv("PUNKT_LLM", "openai:m")
        monkeypatch.setenv("PUNKT_LLM_BASE_URL", running.address("openai"))
        yield running


def test_the_model_answers_and_what_it_made_up_is_left_out(home: Path, server: Server) -> None:
    shown = punkt("ask", QUESTION, "--home", home).stdout
    assert shown.startswith("Stien bliver 800 meter lang. [Punkt 7]\n\nBemærk: ")
    assert "9,9" not in shown
    assert "»Stien bliver 800 meter lang" in shown
    assert shown.endswith("Svaret er skrevet af openai:m og kontrolleret mod referaterne.\n")
    assert server.requests


def test_without_the_model_nobody_is_asked(home: Path, server: Server) -> None:
    shown = punkt("ask", QUESTION, "--no-llm", "--home", home).stdout
    assert "800 meter" in shown
    assert "skrevet af" not in shown
    assert server.requests == []


def test_the_prompt_that_is_shown_is_the_one_that_is_sent(home: Path, server: Server) -> None:
    shown = punkt("ask", QUESTION, "--show-prompt", "--home", home)
    assert server.requests == []
    assert "sent to openai:m" in shown.stderr
    punkt("ask", QUESTION, "--home", home)
    first = server.requests[0]
    assert all(text in shown.stdout for text in first.texts)
    assert all(f'"{name}"' in shown.stdout for name in first.tools)
    rest = shown.stdout
    for text in first.texts:
        rest = rest.replace(text, "")
    assert re.sub(r"=== tools ===\n\[.*\]|=== \w+ ===|\s", "", rest) == ""


def test_without_a_model_the_prompt_is_shown_and_goes_nowhere(home: Path) -> None:
    shown = punkt("ask", QUESTION, "--show-prompt", "--home", home)
    assert QUESTION in shown.stdout
    assert "nothing leaves this machine" in shown.stderr


def test_a_file_of_questions_has_no_one_prompt(home: Path) -> None:
    done = punkt("ask", "--batch", "-", "--show-prompt", "--home", home, stdin=f'"{QUESTION}"\n')
    assert (done.exit_code, done.stdout) == (2, "")


def test_an_explanation_stands_beside_the_answer(home: Path, server: Server) -> None:
    done = punkt("ask", QUESTION, "--explain", "--json", "--home", home)
    told = dict(line.removeprefix("punkt: ").split(": ", 1) for line in done.stderr.splitlines())
    assert json.loads(done.stdout)["model"] == "openai:m"
    assert told["mode"] == "generative, by openai:m"
    assert told["tokens"] == f"{11 * len(server.requests)} in, {7 * len(server.requests)} out, 2 calls"
    assert re.search(r"\bmodel \d+\.\d{3} s", told["stages"])
    assert told["citations"] == "1 bekræftet"
    assert "udeladt" in told["note"]


def test_a_reply_that_was_kept_is_told_as_that(home: Path, server: Server) -> None:
    punkt("ask", QUESTION, "--home", home)
    asked = len(server.requests)
    done = punkt("ask", QUESTION, "--explain", "--home", home)
    assert "nothing left this machine" in done.stderr
    assert len(server.requests) == asked


def test_why_nothing_was_found_is_explained(home: Path) -> None:
    done = punkt("ask", "Hvem er statsminister i Japan?", "--explain", "--home", home)
    assert "punkt: mode: extractive\npunkt: why: " in done.stderr
    assert "punkt: citations: " in done.stderr


def test_a_batch_is_answered_by_the_model_with_notes(home: Path, server: Server) -> None:
    done = punkt("ask", "--batch", "-", "--explain", "--home", home, stdin=f'"{QUESTION}"\n"{QUESTION}"\n')
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["mode"] for line in lines] == ["generative"] * 2
    assert all(line["notes"] for line in lines)
    assert done.stderr.count("punkt: mode: ") == 2
    assert len(server.requests) == 2, "the second is answered from what was kept"


@pytest.mark.parametrize("down", ["no server", "broken"])
def test_a_model_that_cannot_answer_gives_way_to_the_minutes(
    home: Path, down: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving([Fails(400, "no")]) as server:
        monkeypatch.setenv("PUNKT_LLM", "openai:m")
        address = nowhere("openai") if down == "no server" else server.address("openai")
        monkeypatch.setenv("PUNKT_LLM_BASE_URL", address)
        done = punkt("ask", QUESTION, "--markdown", "--home", home)
    assert done.exit_code == 0
    assert "800 meter" in done.stdout
    assert "*Bemærk: " in done.stdout
    assert "skrevet af" not in done.stdout


def test_a_model_that_cannot_be_opened_is_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUNKT_LLM", "findesikke:m")
    done = punkt("ask", QUESTION, "--home", home)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "findesikke" in done.stderr


def on_a_terminal(*arguments: str | Path) -> str:
    """What the command writes on a terminal of its own, draft and all."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ui.cli", *map(str, arguments)]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "90", "LINES": "20"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                written += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
    os.close(ours)
    assert process.returncode == 0, written.decode()
    return written.decode()


def test_a_terminal_shows_the_draft_and_then_only_what_was_verified(home: Path, server: Server) -> None:
    written = on_a_terminal("ask", QUESTION, "--home", home)
    draft, wiped, answer = written.rpartition("\x1b[2K")
    assert wiped
    assert DRAFT in draft
    assert "9,9 mio. kr." in draft
    assert "(ikke bekræftet)" in draft
    assert DRAFT not in answer
    assert "9,9" not in answer
    assert "Bemærk: " in answer
    assert server.requests


def test_a_terminal_without_a_model_shows_no_draft(home: Path) -> None:
    assert "\x1b[2K" not in on_a_terminal("ask", QUESTION, "--home", home)

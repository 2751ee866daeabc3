"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from answers import MINUTES
from typer.testing import CliRunner, Result

from ui.cli import app

MEETING = "moellebro-teknikudvalget-2025-03-12"


def punkt(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def as_a_person(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a shell runs it."""
    command = f"{sys.executable} -m ui.cli {' '.join(map(str, arguments))} --home {home}"
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A folder with one document."""
    folder = tmp_path / "referater"
    folder.mkdir()
    (folder / "møde.txt").write_text(MINUTES, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, minutes: Path) -> Path:
    """A home with the small meeting in it."""
    assert punkt("ingest", minutes, "--home", tmp_path / "home").exit_code == 0
    return tmp_path / "home"


def test_help_lists_the_commands_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from ui.cli import app\n"
        "print(CliRunner().invoke(app, ['--help']).output)\n"
        "heavy = {'numpy', 'pydantic', 'chromadb', 'gradio', 'tantivy', 'torch', 'rich'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    commands = "ingest list show ask remove chat decisions votes attendance case amounts summarize eval"
    for command in commands.split():
        assert f"\n  {command} " in shown
    assert "loaded: []" in shown


def test_version() -> None:
    assert punkt("--version").output.startswith("punkt 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["ask"],
        ["ask", "Hvad?", "--from", "i går"],
        ["ask", "Hvad?", "--batch", "-"],
        ["ask", "--batch", "no-such-file.jsonl"],
        ["chat", "--share"],
        ["chat", "--port", "0"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert punkt(*arguments).exit_code == 2


def test_ingest_says_what_became_of_the_files(minutes: Path, tmp_path: Path) -> None:
    first = punkt("ingest", minutes, "--home", tmp_path / "home")
    again = punkt("ingest", minutes, "--home", tmp_path / "home")
    assert first.stdout == "1 added, 0 replaced, 0 unchanged, 0 refused\n"
    assert again.stdout == "0 added, 0 replaced, 1 unchanged, 0 refused\n"


def test_a_refused_file_is_named_and_the_others_are_ingested(minutes: Path, tmp_path: Path) -> None:
    (minutes / "indkøb.txt").write_text("Mælk og brød.", encoding="utf-8")
    done = punkt("ingest", minutes, "--home", tmp_path / "home")
    assert done.exit_code == 1
    assert done.stdout == "1 added, 0 replaced, 0 unchanged, 1 refused\n"
    (line,) = [line for line in done.stderr.splitlines() if "refused" in line]
    assert "indkøb.txt" in line


def test_a_path_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = punkt("ingest", tmp_path / "nowhere", "--home", tmp_path / "home")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert str(tmp_path / "nowhere") in done.stderr


def test_list_names_each_meeting(home: Path) -> None:
    (line,) = punkt("list", "--home", home).stdout.splitlines()
    assert line.split("  ")[0] == MEETING
    assert "Teknikudvalget, Møllebro, 12.03.2025" in line
    assert line.endswith("3 punkter  møde.txt")


def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    done = punkt("list", "--home", tmp_path)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "punkt ingest" in done.stderr


def test_show_prints_a_meeting_and_an_item(home: Path) -> None:
    assert "   9  Eventuelt – intet" in punkt("show", MEETING, "--home", home).stdout
    assert "Udfald: godkendt" in punkt("show", f"{MEETING}/7", "--home", home).stdout


def test_show_keeps_the_text_of_the_minutes_in_a_pipe(home: Path) -> None:
    shown = punkt("show", f"{MEETING}/7", "--home", home).stdout
    assert "Stien bliver 800 meter lang og koster <b>2,4 mio. kr.</b> Arbejdet begynder i maj.\n" in shown
    assert "Jord\t900\t600\n" in shown


def test_show_as_json(home: Path) -> None:
    whole = json.loads(punkt("show", MEETING, "--json", "--home", home).stdout)
    assert [item["number"] for item in whole["items"]] == [7, 8, 9]
    item = json.loads(punkt("show", f"{MEETING}/7", "--json", "--home", home).stdout)
    assert item == {"meeting": MEETING, **whole["items"][0]}


@pytest.mark.parametrize("reference", ["nowhere-2025-01-01", f"{MEETING}/99", f"{MEETING}/x", f"{MEETING}/"])
def test_an_unknown_reference_is_one_line_and_wrong_usage(home: Path, reference: str) -> None:
    done = punkt("show", reference, "--home", home)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_ask_prints_the_answer_its_mark_and_its_quote(home: Path) -> None:
    shown = punkt("ask", "Hvem stemte imod cykelstien?", "--home", home).stdout
    assert "[Punkt 7]" in shown
    assert "Punkt 7 · Cykelsti ved <Åen> & broen · Teknikudvalget, Møllebro, 12.03.2025 · Beslutning" in shown
    assert "Imod stemte: C" in shown


def test_ask_as_json_and_as_markdown(home: Path) -> None:
    answer = json.loads(punkt("ask", "Hvor lang bliver stien?", "--json", "--home", home).stdout)
    assert "800" in answer["answer"]
    assert {citation["punkt"] for citation in answer["citations"]} == {7}
    assert "**\\[Punkt 7\\]**" in punkt("ask", "Hvor lang bliver stien?", "--markdown", "--home", home).stdout


def test_filters_limit_what_is_searched(sample_home: Path) -> None:
    question = ["ask", "Hvad blev besluttet om budgettet?", "--json", "--home", str(sample_home)]
    searched = json.loads(punkt(*question, "--municipality", "strandby").stdout)["searched"]
    assert searched["municipalities"] == ["Strandby"]
    searched = json.loads(punkt(*question, "--from", "2025-06-01", "--to", "30.06.2025").stdout)["searched"]
    assert searched["from"] >= "2025-06-01"
    assert searched["to"] <= "2025-06-30"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["ask", "   "], 2, "no words"),
        (["ask", "hvad " * 1000], 2, "Ask a shorter question"),
        (["ask", "Hvad?", "--municipality", "Utopia"], 2, "'Utopia'"),
        (["ask", "Hvad?", "--from", "2025-02-01", "--to", "2025-01-01"], 2, "period is empty"),
        (["remove", "nowhere-2025-01-01"], 2, "nowhere-2025-01-01"),
    ],
)
def test_errors_are_one_line_with_their_exit_code(
    home: Path, arguments: list[str], code: int, says: str
) -> None:
    done = punkt(*arguments, "--home", home)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert says in done.stderr


def test_a_question_without_minutes_fails(tmp_path: Path) -> None:
    done = punkt("ask", "Hvad blev besluttet?", "--home", tmp_path)
    assert done.exit_code == 1
    assert "punkt ingest" in done.stderr


def test_a_batch_answers_line_by_line(home: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('"Hvor lang bliver stien?"\n{"question": "Hvem stemte imod cykelstien?", "id": 2}\n')
    done = punkt("ask", "--batch", questions, "--home", home)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [answer["question"] for answer in answers] == [
        "Hvor lang bliver stien?",
        "Hvem stemte imod cykelstien?",
    ]
    assert answers[1]["id"] == 2


def test_a_bad_line_of_a_batch_is_named_and_fails_at_the_end(home: Path) -> None:
    done = punkt("ask", "--batch", "-", "--home", home, stdin='oops\n"Hvor lang bliver stien?"\n')
    bad, good = (json.loads(line) for line in done.stdout.splitlines())
    assert done.exit_code == 1
    assert done.stderr.startswith("punkt: line 1: ")
    assert bad["line"] == 1
    assert good["citations"]


def test_a_removed_meeting_is_gone(home: Path) -> None:
    assert punkt("remove", MEETING, "--home", home).stdout == f"removed {MEETING}\n"
    assert punkt("list", "--home", home).stdout == ""


def test_the_home_can_be_named_by_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUNKT_HOME", str(home))
    assert punkt("list").stdout.startswith(MEETING)


def test_a_setting_that_cannot_be_read_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUNKT_CHUNK_TOKENS", "mange")
    done = punkt("list", "--home", home)
    assert done.exit_code == 2
    assert "PUNKT_CHUNK_TOKENS='mange'" in done.stderr


def test_a_shell_sees_the_exit_codes_and_no_traceback(home: Path) -> None:
    for arguments, code in (("list", 0), ("show nowhere", 2), ("ask ''", 2)):
        done = as_a_person(arguments, home=home)
        assert done.returncode == code
        assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_ends_the_command_quietly(home: Path) -> None:
    command = f"{sys.executable} -m ui.cli show {MEETING} --json --home {home} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_output_that_lacks_a_character_still_gets_the_rest(home: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "iso-8859-1"}
    command = [sys.executable, "-m", "ui.cli", "show", MEETING, "--home", str(home)]
    plain = subprocess.run(command, capture_output=True, check=True, env=environment).stdout
    as_json = subprocess.run([*command, "--json"], capture_output=True, check=True, env=environment).stdout
    assert "Cykelsti ved <Åen> & broen ? godkendt".encode("iso-8859-1") in plain
    assert json.loads(as_json)["municipality"] == "Møllebro"

"""`punkt eval --llm`: the suites through a model, what it said kept, and said again without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from eval_samples import BRIDGE, SUITE, write_corpus
from llm_server import Fails, Reply, Request, Says, Server, serving
from typer.testing import CliRunner, Result

from eval.llm_runs import LlmRun
from rag.errors import EvalError
from ui.cli import app

LIMITS = "[default]\nfloors.citation_valid = 1.0\nceilings.seconds_p95 = 0.0\n"


def says(request: Request) -> Reply:
    """The price of the bridge when it is asked for; else nothing of use."""
    return Says(f"{BRIDGE} [1]", usage=(100, 20)) if "koster broen?" in request.prompt else Fails(400, "no")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(says) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with minutes, a suite over them, and limits that no server can keep in time."""
    write_corpus(tmp_path / "corpus")
    (tmp_path / "small.yaml").write_text(SUITE, encoding="utf-8")
    (tmp_path / "limits.toml").write_text(LIMITS, encoding="utf-8")
    return tmp_path


def evaluated(folder: Path, *options: str | Path) -> Result:
    corpus = ("--corpus", folder / "corpus", "--thresholds", folder / "limits.toml")
    arguments = ("eval", folder / "small.yaml", *corpus, "--json", folder / "report.json", *options)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def report(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return read


def answers(folder: Path) -> dict[str, dict[str, Any]]:
    return {case["id"]: case["answer"] for case in report(folder)["suites"][0]["cases"]}


def asked(folder: Path, server: Server, *options: str | Path) -> Result:
    return evaluated(folder, "--llm", "openai:m", "--llm-base-url", server.address("openai"), *options)


def test_the_report_names_the_model_and_what_it_took(folder: Path, server: Server) -> None:
    done = asked(folder, server)
    assert done.exit_code == 0, done.output
    assert report(folder)["system"] == "punkt with openai:m"
    assert answers(folder)["bridge-price"]["mode"] == "generative"
    assert answers(folder)["hall-price"]["mode"] == "extractive"
    first, *others = report(folder)["notes"]
    assert first == "1 of 4 answers are in the words of openai:m"
    assert any(note.endswith(" not: Sprogmodellen kunne ikke tage imod spørgsmålet.") for note in others)
    assert "the model took 100 tokens in, 20 out; requests: 1" in others


def test_the_time_of_a_server_is_not_held_to_the_limits(folder: Path, server: Server) -> None:
    asked(folder, server)
    assert [check["metric"] for check in report(folder)["gate"]] == ["citation_valid"]
    assert evaluated(folder).exit_code == 1, "without a model it is"


def test_an_environment_that_names_a_model_changes_no_run(
    folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUNKT_LLM", "openai:m")
    monkeypatch.setenv("PUNKT_LLM_BASE_URL", server.address("openai"))
    evaluated(folder)
    assert report(folder)["system"] == "punkt"
    assert server.requests == []


def test_a_recorded_run_is_replayed_without_the_model(folder: Path, server: Server) -> None:
    asked(folder, server, "--record", folder / "said")
    first, calls = answers(folder), len(server.requests)
    assert evaluated(folder, "--replay", folder / "said").exit_code == 0
    again = answers(folder)
    assert len(server.requests) == calls
    assert report(folder)["system"] == "punkt with openai:m"
    for key in ("answer", "citations", "notes", "usage", "model"):
        assert [answer[key] for answer in again.values()] == [answer[key] for answer in first.values()]


def test_another_run_than_was_recorded_cannot_be_replayed(folder: Path, server: Server) -> None:
    asked(folder, server, "--record", folder / "said")
    for path in (folder / "said").glob("*.json"):
        if "koster broen?" in path.read_text(encoding="utf-8"):
            path.unlink()
    done = evaluated(folder, "--replay", folder / "said")
    assert done.exit_code == 2
    assert "was never recorded" in done.output.replace("\n", " ")


def test_the_baseline_that_ships_stays_that_without_a_model(folder: Path, server: Server) -> None:
    refused = asked(folder, server, "--update-baseline")
    assert refused.exit_code == 2
    assert "--baseline FILE" in refused.output
    own = folder / "own.json"
    assert asked(folder, server, "--update-baseline", "--baseline", own).exit_code == 0
    assert json.loads(own.read_text(encoding="utf-8"))["suites"][0]["system"] == "punkt with openai:m"
    assert asked(folder, server, "--baseline", own).exit_code == 0
    assert report(folder)["comparisons"][0]["broken"] == []


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--record", "d"], "--llm PROVIDER:MODEL"),
        (["--llm-base-url", "http://x"], "--llm PROVIDER:MODEL"),
        (["--replay", "d", "--record", "e"], "leave --record"),
        (["--llm", "openai:m", "--retrieval"], "leave --llm out"),
        (["--llm", "openai:m", "--system", "naive"], "leave --llm out"),
        (["--replay", "nowhere"], "nowhere"),
        (["--llm", "findesikke:m"], "findesikke"),
    ],
)
def test_options_that_do_not_go_together_are_named(folder: Path, options: list[str], says: str) -> None:
    done = evaluated(folder, *options)
    assert done.exit_code == 2
    assert says in done.output


def test_a_folder_with_replies_of_several_models_needs_a_name(tmp_path: Path) -> None:
    for name in ("ollama:a", "ollama:b"):
        (tmp_path / f"{name[-1]}.json").write_text(json.dumps({"model": name}), encoding="utf-8")
    with pytest.raises(EvalError, match=r"ollama:a, ollama:b.*--llm"):
        LlmRun.replayed(tmp_path)
    assert LlmRun.replayed(tmp_path, "ollama:b") == LlmRun("ollama:b", replay=tmp_path)


def test_a_file_that_is_no_recorded_reply_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    with pytest.raises(EvalError, match=r"x\.json: not a recorded reply"):
        LlmRun.replayed(tmp_path)

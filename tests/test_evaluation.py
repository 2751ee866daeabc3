"""The options of `punkt eval`: which look they ask for, and which of them exclude each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from eval.parses.gold import every_gold
from eval.parses.score import unreadable
from eval.reports.parses import parses_json
from ui import evaluation_options
from ui.cli import app


def complaint(*options: str) -> str:
    """What is said of options that cannot be asked for, on one line."""
    done = CliRunner().invoke(app, ["eval", *options])
    assert done.exit_code == 2
    return " ".join(done.output.split())


@pytest.mark.parametrize("look", ["--retrieval", "--mutants", "--follow", "--typing", "--parses"])
def test_two_looks_are_not_asked_for_together(look: str) -> None:
    assert f"{look} and --summaries cannot be asked for together" in complaint(look, "--summaries")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--typing", "--html", "page.html"), "--typing writes no --html"),
        (("--parses", "--update-baseline"), "--parses writes no --update-baseline"),
        (("--parses", "suite.yaml"), "leave SUITE out"),
        (("--parses", "--system", "naive"), "leave --system out"),
        (("--parses", "--llm", "openai:m"), "--parses asks no language model; leave --llm out"),
        (("--system", "naive", "--llm", "openai:m"), "--system asks no language model; leave --llm out"),
        (("--replay", "said", "--record", "said"), "leave --record and --llm-base-url out"),
        (("--record", "said"), "--record is for a language model"),
    ],
)
def test_options_that_exclude_each_other_are_refused(options: tuple[str, ...], said: str) -> None:
    assert said in complaint(*options)


def test_parses_are_scored_and_written(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["eval", "--parses", "--json", str(tmp_path / "parses.json")])
    assert done.exit_code == 0
    assert "decisions" in done.output
    found = json.loads((tmp_path / "parses.json").read_text(encoding="utf-8"))["parses"]
    assert found["count"] == len(found["documents"]) > 50
    assert found["fields"]["items"] > 0.9


def test_a_document_that_cannot_be_read_has_nothing_right() -> None:
    gold = every_gold()[0]
    found = parses_json([unreadable(gold, "it is a scan")])
    assert found["fields"]["items"] == 0.0
    assert any("it is a scan" in said for said in found["documents"][0]["differences"])


def test_where_nothing_was_to_be_scored_there_is_no_share() -> None:
    gold = next(one for one in every_gold() if not any(item.votes for item in one.items))
    assert parses_json([unreadable(gold, "")])["fields"]["votes"] is None


def test_every_option_has_a_help() -> None:
    options = {name: kind for name, kind in vars(evaluation_options).items() if hasattr(kind, "__metadata__")}
    assert len(options) > 20
    infos = [kind.__metadata__[0] for kind in options.values()]
    assert all(isinstance(info, typer.models.ParameterInfo) and info.help for info in infos)

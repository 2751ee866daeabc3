"""The CI workflow runs what a person runs, may only read, and shows the report when the gate fails."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
REPORTS = {"markdown": "md", "junit": "xml", "html": "html", "json": "json"}
CI = ROOT / ".github" / "workflows" / "ci.yml"


def read(path: Path = CI) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def steps() -> list[dict[str, Any]]:
    return [step for job in read()["jobs"].values() for step in job["steps"]]


def shell(name: str) -> str:
    return str(next(step["run"] for step in steps() if step.get("name") == name))


def test_it_runs_on_pushes_and_pull_requests() -> None:
    assert set(read()[True]) == {"push", "pull_request"}  # YAML 1.1 reads the key 'on' as true


def test_it_runs_the_commands_of_a_person_in_their_order() -> None:
    local = re.findall(r"^make (\w+)", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    run = [
        target for step in steps() for target in re.findall(r"^make (\w+)", step.get("run", ""), re.MULTILINE)
    ]
    assert run == local == ["lint", "test", "eval"]


def test_every_target_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in ("lint", "test", "eval"))


def test_the_evaluation_writes_every_kind_of_report() -> None:
    files = dict(re.findall(r"--(\w+) (reports/\S+?)[\s\"]", shell("Evaluate")))
    assert files == {kind: f"reports/eval.{end}" for kind, end in REPORTS.items()}


@pytest.mark.parametrize("name", ["Show the report", "Keep the reports"])
def test_the_report_is_shown_and_kept_also_when_the_gate_fails(name: str) -> None:
    names = [step.get("name") for step in steps()]
    assert names.index(name) > names.index("Evaluate")
    assert next(step["if"] for step in steps() if step.get("name") == name) == "${{ !cancelled() }}"


@pytest.mark.parametrize(
    ("report", "shown"),
    [
        ("# Right: 9 of 10 — æøå\n", "# Right: 9 of 10 — æøå\n"),
        (None, "No evaluation: an earlier step failed.\n"),
    ],
)
def test_the_summary_is_the_markdown_report(tmp_path: Path, report: str | None, shown: str) -> None:
    summary = tmp_path / "summary.md"
    if report:
        (tmp_path / "reports").mkdir()
        (tmp_path / "reports" / "eval.md").write_text(report, encoding="utf-8")
    environment = {"GITHUB_STEP_SUMMARY": str(summary), "PATH": "/usr/bin:/bin"}
    command = ["bash", "-e", "-c", shell("Show the report")]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    assert summary.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_and_has_no_secrets(path: Path) -> None:
    workflow, text = read(path), path.read_text(encoding="utf-8")
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    assert "secrets" not in text
    assert "pull_request_target" not in text


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_ends_and_does_not_run_twice_at_once(path: Path) -> None:
    workflow = read(path)
    assert workflow["concurrency"]["cancel-in-progress"] is True
    assert "github.ref" in workflow["concurrency"]["group"]
    assert all(0 < job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_the_forges_own_at_a_pinned_major_version(path: Path) -> None:
    used = [step["uses"] for job in read(path)["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_text_of_a_contribution_is_run_as_a_command(path: Path) -> None:
    commands = [step["run"] for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step]
    assert not any("${{" in command for command in commands)


def test_the_python_is_the_oldest_that_is_supported() -> None:
    python = next(step["with"] for step in steps() if "setup-python" in step.get("uses", ""))
    oldest = re.search(
        r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )
    assert oldest
    assert python["python-version"] == oldest[1]
    assert python["cache"] == "pip"
    assert all((ROOT / name).is_file() for name in python["cache-dependency-path"].split())

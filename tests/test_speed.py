"""The bench of ingestion: its minutes are minutes, and its figures add up. Nothing here is timed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.console import Console

from eval.speed.__main__ import main
from eval.speed.bench import Run
from eval.speed.printing import print_speed
from eval.speed.stages import Cost, Stages
from eval.speed.writing import write_minutes
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source

STAGES = ["read", "parse", "chunk", "rows", "embed", "Chroma", "tantivy", "SQLite"]


def test_the_minutes_are_as_long_as_wished_and_each_of_its_own_meeting(tmp_path: Path) -> None:
    files = write_minutes(tmp_path, 6, 2000)
    lengths = [len(file.read_text(encoding="utf-8").split()) for file in files]
    assert all(2000 <= length < 3000 for length in lengths)
    meetings = [parse_meeting(read_source(file)) for file in files]
    assert len({meeting.id for meeting in meetings}) == 6
    assert all(len(meeting.items) > 10 and not meeting.warnings for meeting in meetings)


def test_the_same_seed_writes_the_same(tmp_path: Path) -> None:
    once, again = write_minutes(tmp_path / "a", 2, 300), write_minutes(tmp_path / "b", 2, 300)
    assert [file.read_bytes() for file in once] == [file.read_bytes() for file in again]
    other = write_minutes(tmp_path / "c", 2, 300, seed=2)
    assert [file.read_bytes() for file in once] != [file.read_bytes() for file in other]


def test_the_command_tells_every_stage(tmp_path: Path) -> None:
    console = Console(record=True, width=120)
    to = tmp_path / "speed.json"
    assert main(["--documents", "3", "--words", "200", "--workers", "1", "--json", str(to)], console) == 0
    shown, written = console.export_text(), json.loads(to.read_text(encoding="utf-8"))
    assert "3 minutes in" in shown
    assert list(written["stages_cpu_ms"]) == STAGES
    assert all(stage in shown for stage in STAGES)
    assert written["cpu_seconds"]["workers"] > 0
    assert written["peak_bytes"]["worker"] > 1e6


def run_of(documents: int, words: int, seconds: float) -> Run:
    return Run(documents, words, seconds, 1.0, 1.0, 1.0, 1e8, 1e8)


@pytest.mark.parametrize(
    ("run", "limit"),
    [(run_of(1000, 2000, 10), 180), (run_of(2000, 2000, 10), 360), (run_of(999, 2000, 10), None)],
)
def test_a_long_run_has_a_limit(run: Run, limit: float | None) -> None:
    assert run.limit == limit


@pytest.mark.parametrize(("seconds", "verdict"), [(180.0, "ok: "), (181.0, "FAILED: ")])
def test_a_run_is_held_to_its_limit(seconds: float, verdict: str) -> None:
    console = Console(record=True, width=120)
    print_speed(run_of(1000, 2000, seconds), Stages(1, 1, {"read": Cost(1, 1)}), console)
    assert f"\n{verdict}at most 180 s" in console.export_text()


def test_a_stage_is_the_sum_of_its_parts() -> None:
    stages = Stages(2, 10, {"read": Cost(0.2, 0.1)})
    with stages.timed("read"):
        sum(range(100_000))
    assert stages.costs["read"].wall > 0.2
    assert stages.costs["read"].cpu > 0.1

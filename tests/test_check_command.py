"""`punkt check`: a readable report of each document, JSON, and an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rag.check.documents import checked_documents
from rag.errors import UnreadableDocument
from ui.checking.report import check_json, check_terminal
from ui.cli import app

MINUTES = """Klitvig Kommune
Socialudvalget
Referat
Mødedato: 02-04-2025
Deltagere: Ib Ravn (A), Mona Falk (V)

Punkt 12: Årsberetning for botilbud

Sagsfremstilling
Forvaltningen har udarbejdet en årsberetning.

Bilag
Årsberetning 2024
Notat

Beslutning
Taget til efterretning.

Punkt 13: Ny busrute til havnen

Sagsfremstilling
Forvaltningen foreslår en ny rute.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "referat.txt").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "referat").mkdir()
    report = "En side.\n\nCPR 010190-1234.\n"
    (tmp_path / "referat" / "Punkt 12 Bilag 1.txt").write_text(report, encoding="utf-8")
    (tmp_path / "brev.txt").write_text("Kære borger, tak for din henvendelse.", encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


def test_each_document_is_told_with_what_was_read_and_what_to_look_at(folder: Path) -> None:
    found = run(folder)
    assert found.exit_code == 1
    lines = found.output.splitlines()
    at = lines.index(str(folder / "referat.txt"))
    assert lines[at + 1 : at + 3] == [
        "  Referat · Socialudvalget, Klitvig, 02.04.2025",
        "  2 punkter · 0 lukkede · 4 afsnit · 1 beslutning · 0 afstemninger · 2 bilag nævnt · 1 bilag læst",
    ]
    missing = "Nævnt som bilag, men ligger ikke ved siden af dokumentet: »Notat«."
    assert f"  råd · Punkt 12, linje 14 · {missing}" in lines
    assert "  fejl · Punkt 13, linje 19 · Punkt 13 har ingen beslutning." in lines
    assert any(
        line.startswith("  fejl · Punkt 12, referat/Punkt 12 Bilag 1.txt, linje 3 · Ligner et CPR-nummer")
        for line in lines
    )
    assert lines[1].startswith("  kan ikke læses: brev.txt: der blev ikke fundet nogen punkter")
    told = [line.split(" · ")[0].strip() for line in lines[at + 3 :]]
    assert told.index("råd") > max(at for at, severity in enumerate(told) if severity == "fejl")
    assert lines[-1].startswith("2 dokumenter · 1 kan ikke læses · 1 har fejl · 0 tvivl · ")


def test_attachments_that_all_are_elsewhere_are_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "referat.txt").write_text(MINUTES + "\nBilag\nRuteplan\n", encoding="utf-8")
    lines = [
        line for line in run(tmp_path).output.splitlines() if "bilag ligger" in line or "som bilag" in line
    ]
    (line,) = lines
    assert "læg dem i mappen »referat«" in line
    data = json.loads(run(tmp_path, "--json").output)
    assert len([one for one in data["findings"] if one["kind"] == "attachment"]) == 2


def test_json_is_one_object_a_document(folder: Path) -> None:
    letter, minutes = [json.loads(line) for line in run(folder, "--json").output.splitlines()]
    assert (letter["passes"], letter["read"], letter["findings"]) == (False, None, [])
    assert letter["refusal"]
    assert (minutes["read"]["items"], minutes["read"]["attachments_read"]) == (2, 1)
    undecided = next(one for one in minutes["findings"] if one["kind"] == "decision")
    assert (undecided["severity"], undecided["punkt"], undecided["line"]) == ("fejl", 13, 19)
    assert (undecided["file"], undecided["page"]) == ("referat.txt", None)


def test_minutes_without_a_fault_pass(folder: Path) -> None:
    good = folder / "god.txt"
    good.write_text(MINUTES + "\nBeslutning\nGodkendt.\n", encoding="utf-8")
    assert run(good).exit_code == 0
    (checked,) = checked_documents([good])
    assert checked.passes
    assert "fejl" not in check_terminal(checked).plain
    assert check_json(checked)["passes"] is True


def test_nothing_is_ingested(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUNKT_HOME", str(tmp_path / "home"))
    run(folder)
    assert not (tmp_path / "home").exists()


def test_an_attachment_without_minutes_is_told(tmp_path: Path) -> None:
    (tmp_path / "Bilag 1.txt").write_text("Noget.", encoding="utf-8")
    (stray,) = checked_documents([tmp_path])
    assert (stray.passes, stray.meeting) == (False, None)
    assert "lies with no minutes" in stray.refusal


def test_a_path_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        list(checked_documents([tmp_path / "intet"]))
    assert run(tmp_path / "intet").exit_code != 0

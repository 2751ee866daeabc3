"""`punkt decisions`, `votes`, `attendance`, `case`, `amounts`: what is listed, and how programs read it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from answers import MINUTES
from rich.console import Console
from typer.testing import CliRunner, Result

from rag.config import Settings
from rag.errors import UsageError
from rag.model import DecisionClass, Scope
from rag.pipeline import Punkt
from ui.cli import app
from ui.records import options, reading
from ui.records.listing import Listing
from ui.records.nothing import unknown_case
from ui.records.programs import field
from ui.records.table import by_meeting, danish_number, table_text

MEETING = "moellebro-teknikudvalget-2025-03-12"
LATER = (
    MINUTES.replace("12-03-2025", "09-04-2025").replace("12. marts", "9. april")
    .replace("\n\nGodkendt.\n", "\n\n=HYPERLINK(\"http://x.example\";\"Udsat\")\n\nUdsat.\n")
    .replace("For stemte: A og V. Imod stemte: C.\n", "")
    .replace("Fraværende: Carl Eng (C)", "Bo Dal (V) deltog ikke i behandlingen på grund af inhabilitet.")
)  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the small meeting, and the case taken up again a month later."""
    folder: Path = tmp_path_factory.mktemp("records")
    (folder / "møde.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "senere.txt").write_text(LATER, encoding="utf-8")
    with Punkt.open(Settings(home=folder / "home")) as punkt:
        punkt.ingest([folder / "møde.txt", folder / "senere.txt"])
    return folder / "home"


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--home", str(home)])


def rows(home: Path, *arguments: str) -> list[dict[str, Any]]:
    done = run(home, *arguments, "--json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["count"] == len(found["rows"])
    return list(found["rows"])


def fields(home: Path, *arguments: str) -> list[dict[str, str]]:
    """The CSV as a spreadsheet with Danish settings reads it."""
    raw = run(home, *arguments, "--csv").stdout_bytes
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))


# What is listed


def test_decisions_are_listed_in_order_of_time_and_by_outcome(home: Path) -> None:
    listed = rows(home, "decisions")
    assert [(row["date"], row["punkt"], row["outcome"]) for row in listed] == [
        ("2025-03-12", 7, "godkendt"),
        ("2025-03-12", 9, "intet"),
        ("2025-04-09", 7, "udsat"),
        ("2025-04-09", 9, "intet"),
    ]
    assert [row["date"] for row in rows(home, "decisions", "--outcome", "udsat")] == ["2025-04-09"]
    assert rows(home, "decisions", "--from", "2025-04-01", "--punkt", "7") == [listed[2]]


def test_votes_are_listed_by_ballot_and_by_voter(home: Path) -> None:
    (row,) = rows(home, "votes")
    assert (row["for"], row["against"], row["abstain"]) == (["A", "V"], ["C"], [])
    assert rows(home, "votes", "--voter", "konservative")[0]["voted"] == ["C: imod"]
    assert rows(home, "votes", "--voter", "Ø") == []


def test_attendance_is_listed_by_person_and_absence(home: Path) -> None:
    away = rows(home, "attendance", "--absent")
    assert [(row["person"], row["date"], row["punkt"]) for row in away] == [
        ("Carl Eng", "2025-03-12", 7),
        ("Bo Dal", "2025-04-09", 7),
    ]
    assert {row["person"] for row in rows(home, "attendance", "--person", "birk")} == {"Anna Birk"}
    assert {row["person"] for row in rows(home, "attendance", "--person", "V")} == {"Bo Dal"}


def test_a_case_is_listed_over_its_meetings_however_its_number_is_written(home: Path) -> None:
    course = rows(home, "case", "050100p20325")
    assert [(row["date"], row["outcome"]) for row in course] == [
        ("2025-03-12", "godkendt"),
        ("2025-04-09", "udsat"),
    ]


def test_sums_are_listed_in_kroner_by_matter_and_size(home: Path) -> None:
    large = rows(home, "amounts", "--least", "2 mio", "--to", "2025-03-31")
    assert [(row["kroner"], row["punkt"]) for row in large] == [(2_400_000, 7)]
    cells = rows(home, "amounts", "--about", "asfalt", "--least", "1", "--to", "2025-03-31")
    assert [(row["kroner"], row["what"], row["column"], row["year"]) for row in cells] == [
        (900_000, "Asfalt", "2026", 2026)
    ]


@pytest.mark.parametrize("command", ["decisions", "votes", "attendance", "amounts", "case"])
def test_every_row_quotes_the_document_where_it_says_so(sample_home: Path, command: str) -> None:
    asked = [command, "00.30.02-S00-3-25"] if command == "case" else [command]
    with Punkt.open(Settings(home=sample_home)) as punkt:
        listed = rows(sample_home, *asked)
        assert listed
        for row in listed:
            text = punkt.meeting(row["meeting"]).source.text
            assert row["quote"] == text[row["start"] : row["end"]] != ""
        for row in listed if command == "attendance" else ():
            assert row["person"].split()[-1] in row["quote"]
        for row in listed if command == "decisions" else ():
            assert set(row["decision"].split()) <= set(row["quote"].split())


# Why there is nothing


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["decisions", "--from", "2030-01-01"], "there are 2 meetings from 2025-03-12 to 2025-04-09"),
        (["decisions", "--outcome", "afvist"], "is 'afvist'; there are: 1 godkendt"),
        (
            ["votes", "--voter", "Ø"],
            "none of the 1 ballots within the filters with a vote of 'Ø'; there are: A",
        ),
        (["votes", "--from", "2025-04-01"], "no ballots in the 1 meeting within the filters"),
        (["votes", "--punkt", "9"], "no ballots under Punkt 9"),
        (["attendance", "--person", "Dorte"], "of 'Dorte'; there are: Anna Birk"),
        (["amounts", "--about", "havn", "--least", "5"], "about 'havn' and of 5 kr. or more"),
        (["case", "05.01.00-P20-3-25", "--to", "2025-01-01"], "treated on 2025-03-12, 2025-04-09"),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]], ids=["table", "json", "csv"])
def test_an_empty_list_says_why(home: Path, arguments: list[str], why: str, form: list[str]) -> None:
    done = run(home, *arguments, *form)
    assert done.exit_code == 0
    assert why in done.stderr
    assert done.stderr.count("\n") == 1
    if form == ["--json"]:
        assert why in json.loads(done.stdout)["why"]
    elif not form:
        assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["case", "05.01.00-P20-9-25"], 2, "nearest: 05.01.00-P20-3-25"),
        (["decisions", "--outcome", "måske"], 2, "none of: godkendt, tiltrådt"),
        (["votes", "--voter", " "], 2, "names nothing"),
        (["amounts", "--least", "mange"], 2, "no sum in kroner"),
        (["decisions", "--from", "i går"], 2, "'i går' is no day; write it as 2024-11-27 or 27.11.2024"),
        (["votes", "--json", "--csv"], 2, "one of --json and --csv"),
        (["votes", "--municipality", "Utopia"], 2, "'Utopia'"),
    ],
)
def test_wrong_usage_is_one_line(home: Path, arguments: list[str], code: int, says: str) -> None:
    done = run(home, *arguments)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert says in done.stderr


def test_a_library_without_minutes_says_how_to_fill_it(tmp_path: Path) -> None:
    done = run(tmp_path, "votes")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "punkt ingest" in done.stderr


# Tables


def listing(home: Path, read: Callable[[Punkt], Listing]) -> Listing:
    with Punkt.open(Settings(home=home)) as punkt:
        return read(punkt)


def test_a_file_gets_each_row_on_one_line_below_its_headings(home: Path) -> None:
    lines = run(home, "votes").stdout.splitlines()
    assert lines[0].split() == ["Møde", "Punkt", "Titel", "For", "Imod"]
    assert lines[2].startswith("Teknikudvalget, Møllebro, 12.03.2025")
    assert lines[2].endswith("A, V   C")
    assert len(lines) == 3


def test_a_terminal_gets_a_table_a_meeting_folded_and_nothing_cut(home: Path) -> None:
    found = listing(home, lambda punkt: reading.attendance(punkt, Scope(), None, absent=False))
    screen = Console(width=30, file=io.StringIO(), highlight=False)
    screen.print(*by_meeting(found), sep="\n")
    assert isinstance(screen.file, io.StringIO)
    shown = screen.file.getvalue()
    assert shown.count("Teknikudvalget, Møllebro") == 2
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= 30


def test_no_word_is_broken_where_a_table_is_too_wide(home: Path) -> None:
    found = listing(home, lambda punkt: reading.votes(punkt, Scope(), "C"))
    screen = Console(width=34, file=io.StringIO(), highlight=False)
    screen.print(*by_meeting(found), sep="\n")
    assert isinstance(screen.file, io.StringIO)
    assert screen.file.getvalue().splitlines()[2:] == [
        "Punkt 7 Cykelsti ved <Åen> & broen",
        "    For: A, V",
        "    Imod: C",
        "    Stemte: C: imod",
        "",
    ]


def test_columns_without_anything_are_left_out_and_sums_are_written_as_danes_do(home: Path) -> None:
    found = listing(home, lambda punkt: reading.amounts(punkt, Scope(), "stien", Decimal(1)))
    head, _, first = table_text(found).splitlines()[:3]
    assert "Kolonne" not in head
    assert "2.400.000" in first
    assert [danish_number(Decimal(n)) for n in ("-1250.50", "999", "1E+6")] == [
        "-1.250,5",
        "999",
        "1.000.000",
    ]


def test_no_control_character_reaches_a_table(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text(MINUTES.replace("Cykelsti", "Cykel\x1b[2Jsti"), encoding="utf-8")
    with Punkt.open(Settings(home=tmp_path / "home")) as punkt:
        punkt.ingest([tmp_path / "m.txt"])
    for form in ([], ["--csv"]):
        assert "\x1b" not in run(tmp_path / "home", "decisions", *form).stdout


# CSV


def test_a_spreadsheet_reads_danish_letters_numbers_and_days(home: Path) -> None:
    first = fields(home, "amounts", "--about", "stien")[0]
    assert first["Dato"] == "2025-03-12"
    assert first["Kommune"] == "Møllebro"
    assert first["Kroner"] == "2400000"
    assert first["Titel"] == "Cykelsti ved <Åen> & broen"


def test_text_that_would_be_a_formula_is_inert_in_csv_only(home: Path) -> None:
    (row,) = fields(home, "decisions", "--outcome", "udsat")
    assert row["Beslutning"].startswith("'=HYPERLINK")
    assert rows(home, "decisions", "--outcome", "udsat")[0]["decision"].startswith("=HYPERLINK")


@pytest.mark.parametrize(
    "text", ["=1+1", "+45", "-", "@SUM(A1)", "\t=1", "\n+1", "＝1", " -2 for", "|x", "%y"]
)
def test_no_text_begins_as_a_formula(text: str) -> None:
    assert field(text).startswith("'")


def test_numbers_are_no_text() -> None:
    assert field(Decimal("-1250.5")) == "-1250,5"
    assert field(-3) == "-3"
    assert field(None) == ""
    assert field(("A (2)", "=x")) == "A (2), =x"
    assert field("godkendt;\n ja") == "godkendt; ja"


# What is named


def test_an_outcome_is_named_by_its_word_or_one_of_them() -> None:
    assert options.outcome("Efterretning") is DecisionClass.NOTED
    assert options.outcome("tiltraadt") is DecisionClass.ADOPTED
    assert options.outcome(None) is None
    with pytest.raises(UsageError):
        options.outcome("")


@pytest.mark.parametrize(
    ("written", "kroner"),
    [("500000", 500_000), ("500.000", 500_000), ("2,5 mio", 2_500_000), ("1 mia.", 10**9), ("750 kr.", 750)],
)
def test_a_sum_is_read_as_danes_write_it(written: str, kroner: int) -> None:
    assert options.kroner(written) == kroner


def test_an_unknown_case_without_a_near_one_is_named() -> None:
    told = str(unknown_case("11", ["05.01.00-P20-3-25"]))
    assert told.startswith("no case '11' in the library; `punkt show MEETING/N` tells")

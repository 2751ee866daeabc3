"""Other minutes: the same for the same seed, read without doubt, and away from what suites ask about."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from eval_samples import SUITE, write_corpus
from rich.console import Console

from eval.cases import Suite, load_suite
from eval.command import PASSED, Request
from eval.distractors.bench import Compared, DistractorReport, among_distractors
from eval.distractors.layouts import LAYOUTS
from eval.distractors.printing import distractors_json, print_distractors
from eval.distractors.sittings import Place, sitting, topics
from eval.distractors.words import Words, word_lists
from eval.distractors.writing import write_distractors
from eval.jobs import SAMPLE_CORPUS, Job
from eval.minutes import Minutes
from eval.modes import evaluate_among_distractors
from rag.config import Settings
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.model import Meeting

DAY = dt.date(2021, 3, 2)


@pytest.fixture(scope="module")
def sample() -> Minutes:
    return Minutes.load(SAMPLE_CORPUS)


@pytest.fixture(scope="module")
def written(sample: Minutes, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_distractors(tmp_path_factory.mktemp("others"), [sample], 60)


@pytest.fixture(scope="module")
def meetings(written: list[Path]) -> list[Meeting]:
    return [parse_meeting(read_source(path)) for path in written]


def words(seed: int = 1, taken: str = "") -> Words:
    return Words(
        random.Random(seed), taken, DAY, {"municipality": "Tingebækgård", "committee": "Børneudvalget"}
    )


# What is written


def test_the_same_seed_writes_the_same_minutes(sample: Minutes, written: list[Path], tmp_path: Path) -> None:
    again = write_distractors(tmp_path / "again", [sample], 60)
    assert [path.name for path in again] == [path.name for path in written]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in written]
    other = write_distractors(tmp_path / "other", [sample], 60, seed=7)
    assert {path.name for path in other} != {path.name for path in written}


def test_every_set_of_minutes_is_another(written: list[Path], meetings: list[Meeting]) -> None:
    assert len({path.read_bytes() for path in written}) == len(written) == 60
    assert len({meeting.id for meeting in meetings}) == 60


def test_all_is_read_as_it_is_meant(meetings: list[Meeting]) -> None:
    assert not [meeting.warnings for meeting in meetings if meeting.warnings]
    assert all(meeting.municipality and meeting.attendees for meeting in meetings)
    open_items = [item for meeting in meetings for item in meeting.items if not item.closed]
    assert all(item.decision and item.case_number and item.sections for item in open_items)
    assert any(item.closed for meeting in meetings for item in meeting.items)
    assert any(item.votes for item in open_items)
    assert any(item.tables for item in open_items)
    assert any(meeting.absent for meeting in meetings)


def test_decisions_differ(meetings: list[Meeting]) -> None:
    items = [item for meeting in meetings for item in meeting.items]
    classes = Counter(item.decision.decision_class for item in items if item.decision)
    assert len(classes) >= 5


def test_recurring_titles_come_back(meetings: list[Meeting]) -> None:
    begins = Counter(item.title.split()[0] for meeting in meetings for item in meeting.items)
    assert begins["Budgetopfølgning"] > 10
    assert begins["Statistik"] > 5


def test_none_is_of_a_committee_and_year_of_the_corpus(sample: Minutes, meetings: list[Meeting]) -> None:
    held = {(m.municipality, m.committee, m.date.year) for m in sample.meetings}
    assert not held & {(m.municipality, m.committee, m.date.year) for m in meetings}


def test_some_share_a_committees_name_or_a_municipality(sample: Minutes, meetings: list[Meeting]) -> None:
    assert {m.committee for m in sample.meetings} & {m.committee for m in meetings}
    assert {m.municipality for m in sample.meetings} & {m.municipality for m in meetings}
    assert len({m.municipality for m in meetings}) > 20


# How it is drawn


@pytest.mark.parametrize("at", range(len(topics())))
def test_every_slot_of_every_topic_is_filled(at: int) -> None:
    place = Place("Tingebækgård", "Børneudvalget", topics()[at]["areas"][0], DAY)
    for seed in range(5):
        meeting = sitting(place, "", random.Random(seed))
        texts = ["\n\n".join(layout(meeting)) for layout in LAYOUTS.values()]
        assert not [text for text in texts if "{" in text or "}" in text or ".." in text.replace(".....", "")]


def test_a_slot_keeps_its_word_within_an_item() -> None:
    drawn = words()
    assert drawn.filled("{street}") == drawn.filled("{street}")
    assert drawn.filled("{mio=a 1 90}") == drawn.filled("{a}")
    assert drawn.filled("{n 1 900000}") != drawn.filled("{n 1 900000}")


def test_a_name_of_the_corpus_is_not_drawn() -> None:
    beginnings, endings = word_lists()["street"]
    spared = f"{beginnings[0]}{endings[0]}"
    everything = " ".join(f"{a}{b}" for a in beginnings for b in endings).casefold()
    taken = everything.replace(spared.casefold(), "")
    assert words(3, taken).filled("{street}") == spared or spared.casefold() in taken


def test_sums_are_written_as_danes_write_them() -> None:
    assert words().filled("{kr 12340 12340}") == "12.340 kr."
    assert words().filled("{mio 2.5 2.5}.") == "2,5 mio. kr."


# What falls among them


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    base = tmp_path_factory.mktemp("bench")
    write_corpus(base / "corpus")
    (base / "norby.yaml").write_text(SUITE, encoding="utf-8")
    return base / "norby.yaml", base / "corpus"


@pytest.fixture(scope="module")
def report(small: tuple[Path, Path]) -> DistractorReport:
    suite: Suite = load_suite(small[0])
    steps: list[str] = []
    report = among_distractors([Job((suite,), small[1])], 12, Settings(), steps.append)
    assert "ingesting 11 of 12 other minutes" in steps
    return report


def test_a_suite_is_asked_with_and_without_other_minutes(report: DistractorReport) -> None:
    (suite,) = report.suites
    assert report.count == 12
    assert report.seconds > 0
    assert suite.alone.corpus_digest == suite.among.corpus_digest
    ranked = {place.document for r in suite.among.results for place in r.trial.ranked or ()}
    assert len(ranked) > len({place.document for r in suite.alone.results for place in r.trial.ranked or ()})


def test_what_falls_is_told_with_what_stands_above(report: DistractorReport) -> None:
    (suite,) = report.suites
    found = [r for r in suite.alone.results if r.scores["punkt_recall@5"].value == 1]
    lost = [
        replace(r, scores={**r.scores, "punkt_recall@5": replace(r.scores["punkt_recall@5"], numerator=0)})
        for r in suite.among.results
    ]
    fallen = Compared(suite.alone, replace(suite.among, results=tuple(lost)))
    assert {one.case for one in fallen.fallen if one.metric == "punkt_recall@5"} == {r.case_id for r in found}
    assert fallen.fall == pytest.approx(1.0)
    assert not replace(report, suites=(fallen,)).passed
    paper = io.StringIO()
    print_distractors(replace(report, suites=(fallen,)), Console(file=paper, width=100))
    assert "FAILED norby: recall within five falls by 1.000" in paper.getvalue()


def test_the_report_is_json(report: DistractorReport) -> None:
    told = json.loads(json.dumps(distractors_json(report)))
    assert told["count"] == 12
    assert set(told["suites"][0]["metrics"]["punkt_recall@5"]) == {"alone", "among"}


def test_the_look_passes_and_writes_its_report(small: tuple[Path, Path], tmp_path: Path) -> None:
    wanted = tmp_path / "found.json"
    request = Request([small[0]], small[1], files={"json": wanted}, distractors=3)
    paper = io.StringIO()
    assert evaluate_among_distractors(request, Settings(), Console(file=paper, width=100)) == PASSED
    assert json.loads(wanted.read_text(encoding="utf-8"))["distractors"]["passed"]
    assert "ok norby: recall within five falls by 0.000" in paper.getvalue()

"""The suites of summaries: read strictly, and about every open item of the minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_summary_samples import SUITE, suite, write_minutes

from eval.jobs import SHARED, SummaryJob, summary_jobs
from eval.matching import find, found
from eval.minutes import Minutes, Place
from eval.summaries.suite import places_of
from rag.errors import EvalError

needs_real_minutes = pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="no ../shared/corpus here")


def jobs() -> list[SummaryJob]:
    return summary_jobs((), None, lambda _: None)


@pytest.mark.parametrize(
    ("old", "new", "line", "fault"),
    [
        ("decision: [udsat]", "decision: [udskudt]", 10, "'udskudt'"),
        ("main:", "mains:", 6, "unknown key 'mains'"),
        ("id: noise", "id: hall", 8, "taken by"),
        ('vital: [["4. juni"]]', 'vital: [["..."]]', 8, "no letters or digits"),
        ("decision: [udsat]\n  vital: [[\"4. juni\"]]", "decision: [andet]", 8, "needs vital facts"),
        ("{for: [A, Kaj Brink], against: [V]}", "{}", 4, "names nobody"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, fault: str) -> None:
    with pytest.raises(EvalError, match=rf"small\.yaml:{line}: .*{fault}"):
        suite(tmp_path, SUITE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("punkt: 5", "punkt: 9", r"small\.yaml:8: case noise: .* has no Punkt 9"),
        ("doc: fritid, punkt: 5", "doc: teknik, punkt: 5", "'teknik' names no document"),
        ("punkt: 5", "punkt: 6", "closed"),
        ("punkt: 5", "punkt: 4", "has the case hall already"),
    ],
)
def test_a_place_is_an_open_item_with_one_case(tmp_path: Path, old: str, new: str, fault: str) -> None:
    minutes = Minutes.load(write_minutes(tmp_path))
    with pytest.raises(EvalError, match=fault):
        places_of(suite(tmp_path, SUITE.replace(old, new)), minutes)


def test_the_digest_follows_the_gold_and_not_the_layout(tmp_path: Path) -> None:
    digest = suite(tmp_path).digest
    assert suite(tmp_path, f"# a comment\n{SUITE}").digest == digest
    assert suite(tmp_path, SUITE.replace("8,6", "8,7")).digest != digest


def test_every_open_item_has_a_case() -> None:
    for job in jobs():
        minutes = Minutes.load(job.corpus)
        open_items = {
            Place(meeting.source.name, item.number)
            for meeting in minutes.meetings
            for item in meeting.items
            if not item.closed
        }
        assert set(places_of(job.suite, minutes).values()) == open_items


def test_the_gold_stands_in_the_minutes_and_what_is_forbidden_does_not() -> None:
    for job in jobs():
        minutes = Minutes.load(job.corpus)
        for case in job.suite.cases:
            text = minutes.text(job.suite.place(case, minutes))
            for fact in (*case.vital, *case.main):
                assert found(fact, text), f"{case.id}: {fact}"
            assert not [form for form in case.forbidden if find(form, text)], case.id


@needs_real_minutes
def test_the_real_minutes_are_summed_up_where_they_are_at_hand() -> None:
    assert [job.suite.name for job in jobs()] == ["summaries", "summaries-real"]


def test_without_real_minutes_the_sample_is_summed_up_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eval.jobs.SHARED", tmp_path)
    said: list[str] = []
    assert [job.suite.name for job in summary_jobs((), None, said.append)] == ["summaries"]
    assert "No real minutes" in said[0]

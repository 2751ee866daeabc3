"""Answers follow an edited figure, and say no more what was removed."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from eval_samples import BRIDGE, HALL, REFUSAL, SUITE, answered, case, cite, write_corpus
from rich.console import Console

from eval.cases import Suite, gold_places, load_suite
from eval.edits import edit_of
from eval.follow import (
    Followed,
    FollowReport,
    Removed,
    fault_of,
    follow_json,
    follow_source,
    print_follow,
)
from eval.jobs import SAMPLE, SAMPLE_CORPUS
from eval.minutes import Minutes, Place
from eval.trial import Trial
from rag.config import Settings
from rag.errors import EvalError
from rag.model import Claim

PLACE = Place("teknik.txt", 4)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("follow") / "corpus")


@pytest.fixture(scope="module")
def minutes(corpus: Path) -> Minutes:
    return Minutes.load(corpus)


def trial(minutes: Minutes, **changes: object) -> Trial:
    asked = case(**changes)
    answer = answered(Claim(BRIDGE, (cite(minutes, "teknik", 4, BRIDGE),)))
    return Trial(asked, minutes, gold_places(asked, minutes), answer, None, 0.0)


# Which figure is edited


def test_a_figure_that_stands_once_is_edited(minutes: Minutes) -> None:
    edit = edit_of(trial(minutes))
    assert edit is not None
    text = minutes.named("teknik")[0].source.text
    assert text[edit.start : edit.start + len(edit.old)] == edit.old == "8,6"
    assert edit.new == "9,7"
    assert edit.new_forms == ("9,7 mio. kr.",)
    assert edit.old_forms == ("8,6 mio. kr.",)


def test_a_figure_that_is_told_elsewhere_too_is_not(corpus: Path, tmp_path: Path) -> None:
    for path in corpus.iterdir():
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(
            text.replace(HALL, f"{HALL} Broen koster 8.600 t.kr."), encoding="utf-8"
        )
    assert edit_of(trial(Minutes.load(tmp_path))) is None


def test_a_fact_without_a_figure_is_not(minutes: Minutes) -> None:
    assert edit_of(trial(minutes, facts=[["broen"]])) is None


def test_a_case_with_two_gold_punkter_is_not(minutes: Minutes) -> None:
    both = [{"doc": "teknik", "punkt": 4}, {"doc": "teknik", "punkt": 5}]
    assert edit_of(trial(minutes, citations=both)) is None


# What becomes of answers


@pytest.fixture(scope="module")
def followed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> FollowReport:
    path = tmp_path_factory.mktemp("suite") / "small.yaml"
    path.write_text(SUITE, encoding="utf-8")
    return follow_source(load_suite(path), corpus, Settings())


def test_the_new_figure_is_in_the_answer(followed: FollowReport) -> None:
    assert [(one.case, one.old, one.fault) for one in followed.edited] == [
        ("bridge-price", "8,6", ""),
        ("hall-price", "1.250.000", ""),
    ]
    assert followed.follow_rate == 1


def test_what_is_removed_is_not_stated(followed: FollowReport) -> None:
    assert {"bridge-price", "hall-price"} <= {one.case for one in followed.removed}
    assert [one for one in followed.removed if one.stated or one.invented] == []


def test_so_few_cases_pass_nothing(followed: FollowReport) -> None:
    assert not followed.passed
    assert "edited" in followed.faults[0]


def test_a_document_of_another_case_is_back_when_the_next_is_asked(followed: FollowReport) -> None:
    assert followed.follow_rate == 1, "edits come after removals, and find every document again"


EDITED = BRIDGE.replace("8,6", "9,7")


@pytest.mark.parametrize(
    ("said", "quote", "fault"),
    [
        (EDITED, EDITED, ""),
        (BRIDGE, EDITED, "does not say 9,7"),
        (f"{EDITED} Før var det 8,6 mio. kr.", EDITED, "still says 8,6"),
        (EDITED, BRIDGE, "does not stand at"),
    ],
)
def test_what_is_wrong_after_an_edit(
    corpus: Path, tmp_path: Path, minutes: Minutes, said: str, quote: str, fault: str
) -> None:
    for path in corpus.iterdir():
        text = path.read_text(encoding="utf-8").replace(BRIDGE, EDITED)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    after, edit = Minutes.load(tmp_path), edit_of(trial(minutes))
    assert edit is not None
    citation = replace(cite(after, "teknik", 4, EDITED), quote=quote)
    again = replace(trial(minutes), minutes=after, answer=answered(Claim(said, (citation,))))
    assert fault in fault_of(again, edit)
    assert bool(fault) is bool(fault_of(again, edit))


def test_a_refusal_after_an_edit_does_not_follow(minutes: Minutes) -> None:
    edit = edit_of(trial(minutes))
    assert edit is not None
    assert fault_of(replace(trial(minutes), answer=REFUSAL), edit) == "refused"


def test_a_gold_citation_that_does_not_exist_is_an_error(corpus: Path) -> None:
    wrong = case(citations=[{"doc": "teknik", "punkt": 99}])
    suite = Suite("small", (wrong,), {wrong.id: "small.yaml:1"})
    with pytest.raises(EvalError, match="no Punkt 99"):
        follow_source(suite, corpus, Settings())


# What the numbers must keep


def report(fault: str = "", refused: int = 10, invented: bool = False) -> FollowReport:
    edited = tuple(Followed(f"e{n}", PLACE, "8,6", "9,7", fault if n == 0 else "") for n in range(10))
    gone = Removed("r", ("teknik.txt",), refused=True, stated=False, invented=False, said="")
    answered_all_the_same = replace(gone, refused=False, stated=invented, invented=invented, said=BRIDGE)
    removed = (gone,) * refused + (answered_all_the_same,) * (10 - refused)
    return FollowReport("small", edited, removed)


def test_all_followed_and_refused_passes() -> None:
    assert report().passed


def test_one_figure_that_does_not_follow_fails() -> None:
    assert report(fault="still says 8,6").faults == ("small: 0.900 follow, at least 1.0 is asked",)


def test_some_questions_may_be_answered_from_another_document() -> None:
    assert report(refused=4).passed
    assert not report(refused=3).passed


def test_a_removed_fact_with_a_false_quote_fails() -> None:
    assert not report(refused=9, invented=True).passed
    assert report(refused=9).passed


def test_the_report_prints_and_is_plain_json() -> None:
    out = io.StringIO()
    print_follow(report(fault="still says 8,6", refused=3), Console(file=out, width=100))
    assert "9 of 10 answers follow" in out.getvalue()
    assert "e0: 8,6 → 9,7 in teknik.txt Punkt 4: still says 8,6" in out.getvalue()
    assert "3 of 10 refused" in out.getvalue()
    told = json.loads(json.dumps(follow_json(report())))
    assert told["follow_rate"] == 1
    assert told["edited"][0]["place"] == "teknik.txt Punkt 4"


# The sample


def test_punkt_follows_the_sample() -> None:
    whole = load_suite(SAMPLE)
    figures = tuple(case for case in whole.cases if case.type in {"lookup", "table"})
    found = follow_source(Suite(whole.name, figures, whole.lines), SAMPLE_CORPUS, Settings())
    assert found.faults == ()
    assert max(Counter(one.place.document for one in found.edited).values()) > 1, "edits share a document"

"""The unseen questions: minutes in other layouts, every type of question, gold that stands in its Punkt."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from eval.cases import Case, CaseType, Phrasing, Suite, check_citations, gold_places, load_suite
from eval.matching import found
from eval.minutes import Minutes

HERE = Path(__file__).parents[1] / "eval"
LEAST = 60


@pytest.fixture(scope="module")
def minutes() -> Minutes:
    return Minutes.load(HERE / "unseen" / "corpus")


@pytest.fixture(scope="module")
def suite() -> Suite:
    return load_suite(HERE / "suites" / "unseen.yaml")


def written(case: Case, minutes: Minutes) -> str:
    """What the gold Punkter say, cells apart: side by side, '360 344' would be one figure."""
    places = gold_places(case, minutes)
    return "\n".join(minutes.text(p) + "\n" + minutes.context(p) for p in places).replace("\t", " | ")


def test_every_gold_citation_names_a_punkt(suite: Suite, minutes: Minutes) -> None:
    check_citations(suite, minutes)


def test_every_fact_that_is_not_computed_stands_in_the_gold(suite: Suite, minutes: Minutes) -> None:
    asked = [case for case in suite.cases if case.facts and not case.derived and case.type != "closed"]
    missing = [(c.id, fact) for c in asked for fact in c.facts if not found(fact, written(c, minutes))]
    assert not missing


def test_every_type_and_phrasing_is_asked(suite: Suite) -> None:
    assert len(suite.cases) >= LEAST
    assert {case.type for case in suite.cases} == set(get_args(CaseType)) - {"injection"}
    assert {case.phrasing for case in suite.cases} == set(get_args(Phrasing))


def test_its_municipalities_are_in_no_other_corpus(minutes: Minutes) -> None:
    others = [path for name in ("corpus", "injection") for path in (HERE / name).iterdir()]
    text = "\n".join(path.read_text(encoding="utf-8") for path in others)
    places = {meeting.municipality for meeting in minutes.meetings}
    assert len(places) == 2
    assert not [place for place in places if place and place in text]

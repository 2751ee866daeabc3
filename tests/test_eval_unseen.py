"""The questions beside the sample: minutes in other layouts, gold that stands in its Punkt."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from eval.cases import Case, CaseType, Phrasing, Suite, check_citations, gold_places, load_suite
from eval.matching import found
from eval.minutes import Minutes

HERE = Path(__file__).parents[1] / "eval"
#: The suites beside the sample: questions at least, the municipalities of their minutes,
#: and the types that are not asked.
SUITES = {
    "unseen": (60, 2, {"injection"}),
    "outside": (250, 19, {"injection", "definition"}),
    "held-out": (120, 8, {"injection", "definition"}),
}


@pytest.fixture(scope="module", params=SUITES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def minutes(name: str) -> Minutes:
    return Minutes.load(HERE / name.replace("-", "_") / "corpus")


@pytest.fixture(scope="module")
def suite(name: str) -> Suite:
    return load_suite(HERE / "suites" / f"{name}.yaml")


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


def test_every_type_and_phrasing_is_asked(name: str, suite: Suite) -> None:
    assert len(suite.cases) >= SUITES[name][0]
    assert {case.type for case in suite.cases} == set(get_args(CaseType)) - SUITES[name][2]
    assert {case.phrasing for case in suite.cases} >= set(get_args(Phrasing)) - {"english"}


def test_its_municipalities_are_in_no_other_corpus(name: str, minutes: Minutes) -> None:
    others = [path for folder in ("corpus", "injection") for path in (HERE / folder).iterdir()]
    text = "\n".join(path.read_text(encoding="utf-8") for path in others)
    places = {meeting.municipality for meeting in minutes.meetings}
    assert len(places) == SUITES[name][1]
    assert not [place for place in places if place and place in text]

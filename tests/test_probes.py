"""Both libraries that check answers against minutes agree with one table of sentences written by hand.

`rag.facts` verifies what is shown, `eval.grounding` measures it; neither knows the other.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Literal, get_args

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field, StrictBool, TypeAdapter

from eval import grounding
from eval.cases import load_suite
from rag import facts
from rag.danish import words

Kind = Literal["figure", "date", "name", "decision", "vote", "attendance", "negation", "binding", "reference"]
Trap = Literal[
    "figure-inside-figure", "count-inside-count", "thousands-or-decimals", "polarity", "date-format"
]
TESTS = Path(__file__).parent
SUITES = (TESTS.parent / "eval" / "suites", TESTS.parents[1] / "shared" / "gold")
CORPORA = (TESTS.parent / "eval" / "corpus", TESTS.parents[1] / "shared" / "corpus")
#: Shorter runs are how all minutes are written: 'Udvalget tog orienteringen til efterretning'.
RUN = 7


class Probe(BaseModel):
    """A sentence of an answer, the passage it is held against, and whether the passage states it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    kind: Kind
    source: Annotated[str, Field(min_length=1)]
    said: Annotated[str, Field(min_length=1)]
    stands: StrictBool
    trap: Trap | None = None
    people: tuple[str, ...] = ()


def table(name: str) -> tuple[Probe, ...]:
    """The probes of one file."""
    rows = yaml.safe_load((TESTS / "data" / name).read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Probe, ...]).validate_python(rows)


#: Both libraries are held to the first table; the second goes on where it ends, so far for what is measured.
SHARED = table("probes.yaml")
PROBES = (*SHARED, *table("probes_more.yaml"))
each_shared_probe = pytest.mark.parametrize("probe", SHARED, ids=lambda probe: probe.id)
each_probe = pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.id)


def runs(text: str) -> set[tuple[str, ...]]:
    """Every `RUN` words in a row, folded."""
    told = words(text)
    return {tuple(told[i : i + RUN]) for i in range(len(told) - RUN + 1)}


def suite_texts() -> list[str]:
    """The questions and gold facts of the suites, and the minutes they are about, where they lie here."""
    files = [path for folder in SUITES for path in sorted(folder.glob("*.yaml"))]
    suites = [load_suite(path) for path in files if not path.name.startswith("summaries")]
    asked = [
        text for suite in suites for case in suite.cases for text in (case.question, *sum(case.facts, ()))
    ]
    minutes = [path for folder in CORPORA for path in sorted(folder.glob("*"))]
    return asked + [path.read_text(encoding="utf-8") for path in minutes]


@each_shared_probe
def test_what_is_shown_is_verified_as_a_reader_would(probe: Probe) -> None:
    assert_agrees(probe, facts.unsupported(probe.said, probe.source, probe.people))


@each_probe
def test_what_is_shown_is_measured_as_a_reader_would(probe: Probe) -> None:
    assert_agrees(probe, grounding.unsupported(probe.said, probe.source, probe.people))


def assert_agrees(probe: Probe, flagged: tuple[str, ...]) -> None:
    if probe.stands:
        assert flagged == ()
    else:
        assert flagged


def test_the_table_is_large_and_each_probe_has_its_own_name() -> None:
    names = Counter(probe.id for probe in PROBES)
    assert len(names) >= 150
    assert names.most_common(1)[0][1] == 1


def test_no_probe_is_asked_twice() -> None:
    asked = Counter((probe.source, probe.said) for probe in PROBES)
    assert [pair for pair, times in asked.items() if times > 1] == []


@pytest.mark.parametrize("kind", get_args(Kind))
def test_each_kind_has_both_verdicts_in_balance(kind: str) -> None:
    verdicts = Counter(probe.stands for probe in PROBES if probe.kind == kind)
    assert min(verdicts[True], verdicts[False]) >= 5
    assert 0.35 <= verdicts[True] / verdicts.total() <= 0.65


@pytest.mark.parametrize("trap", get_args(Trap))
def test_each_trap_is_laid_several_times_and_for_both_verdicts(trap: str) -> None:
    verdicts = Counter(probe.stands for probe in PROBES if probe.trap == trap)
    assert verdicts.total() >= 5
    assert set(verdicts) == {True, False}


def test_true_and_false_are_about_as_many() -> None:
    assert 0.4 <= sum(probe.stands for probe in PROBES) / len(PROBES) <= 0.6


def test_each_false_probe_stands_beside_a_true_one_of_the_same_passage() -> None:
    with_a_true_one = {probe.source for probe in PROBES if probe.stands}
    assert [probe.id for probe in PROBES if probe.source not in with_a_true_one] == []


def test_no_probe_holds_text_of_a_suite_or_of_its_minutes() -> None:
    taken = set().union(*(runs(text) for text in suite_texts()))
    assert len(taken) > 1000
    assert {probe.id for probe in PROBES if runs(probe.said) & taken or runs(probe.source) & taken} == set()

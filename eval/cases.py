"""A suite: questions with the facts and citations a right answer has, read from YAML.

Every error names the file, the line where YAML knows it, and what to do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt
from pydantic import model_validator as validated

from eval.matching import has_letters_or_digits
from eval.minutes import Minutes, Place
from eval.records import Record, read_records, refuse_duplicates
from rag.errors import EvalError

CaseType = Literal[
    "lookup",
    "table",
    "decision",
    "vote",
    "attendance",
    "list",
    "count",
    "compare",
    "timeline",
    "definition",
    "closed",
    "unanswerable",
    "false_premise",
    "injection",
]
Phrasing = Literal["near", "paraphrase", "typo", "english"]
_Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
_Fact = Annotated[tuple[_Text, ...], Field(min_length=1)]


class GoldCitation(BaseModel):
    """The agenda item a right answer cites; `doc` is the beginning of a file name, or a meeting id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    doc: _Text
    punkt: StrictInt


class Case(Record):
    """One question. Each of `facts` is one fact in alternative forms; `refuse` means no answer is right."""

    question: _Text
    type: CaseType
    phrasing: Phrasing
    facts: tuple[_Fact, ...] = ()
    forbidden: tuple[_Text, ...] = ()
    citations: tuple[GoldCitation, ...] = ()
    cite: Literal["all", "any"] = "all"
    refuse: StrictBool = False
    derived: StrictBool = False
    scope: str = ""

    @validated(mode="after")
    def _can_be_checked(self) -> Case:
        if not self.refuse and not (self.facts and self.citations):
            raise ValueError("needs facts and citations, or refuse: true; without them nothing is checked")
        if self.refuse and self.facts:
            raise ValueError("has refuse: true and facts; a refusal states none, so leave one of them out")
        for form in (*(form for fact in self.facts for form in fact), *self.forbidden):
            if not has_letters_or_digits(form):
                raise ValueError(f"the form {form!r} has no letters or digits to look for; remove it")
        return self


@dataclass(frozen=True)
class Suite:
    """Cases with one name; `lines` says where each case stands, as 'file.yaml:12'."""

    name: str
    cases: tuple[Case, ...]
    lines: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 over the cases, whatever the files' order, comments and layout."""
        cases = sorted(case.model_dump_json() for case in self.cases)
        return hashlib.sha256("\n".join(cases).encode()).hexdigest()


def load_suite(path: Path) -> Suite:
    """Read a suite file, or a folder of them as one suite named after the folder.

    Raises EvalError: no such file, not UTF-8, bad YAML, an unknown key, a duplicate id, or no case at all.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise EvalError(f"{path}: no suite (.yaml) in this folder; name a suite file")
    placed = [pair for file in files for pair in read_records(file, Case)]
    refuse_duplicates(placed)
    return Suite(path.stem, tuple(case for case, _ in placed), {case.id: line for case, line in placed})


def load_suites(paths: Iterable[Path]) -> tuple[Suite, ...]:
    """Read several suites. Raises EvalError, also where two have one name: limits and baseline go by name."""
    suites: dict[str, Suite] = {}
    for path in paths:
        suite = load_suite(path)
        if suite.name in suites:
            raise EvalError(
                f"{path}: a suite named {suite.name!r} is asked already; rename one, or ask it once"
            )
        suites[suite.name] = suite
    return tuple(suites.values())


def gold_places(case: Case, minutes: Minutes) -> frozenset[Place]:
    """The agenda items a case wants cited. Raises EvalError where one does not exist."""
    return frozenset(place_of(citation, minutes) for citation in case.citations)


def check_citations(suite: Suite, minutes: Minutes) -> None:
    """Raise EvalError for the first gold citation that names no Punkt of the corpus."""
    for case in suite.cases:
        try:
            gold_places(case, minutes)
        except EvalError as error:
            raise EvalError(f"{suite.lines[case.id]}: case {case.id}: {error}") from error


def place_of(citation: GoldCitation, minutes: Minutes) -> Place:
    """The agenda item that gold names. Raises EvalError where there is none, or several documents fit."""
    meetings = minutes.named(citation.doc)
    if len(meetings) != 1:
        known = ", ".join(sorted(meeting.source.name for meeting in meetings or minutes.meetings))
        if meetings:
            raise EvalError(f"doc {citation.doc!r} names several documents: {known}; write more of the name")
        raise EvalError(
            f"doc {citation.doc!r} names no document; the corpus has {known} (another corpus: --corpus)"
        )
    meeting = meetings[0]
    if meeting.item(citation.punkt) is None:
        numbers = ", ".join(str(item.number) for item in meeting.items)
        raise EvalError(
            f"{meeting.source.name} has no Punkt {citation.punkt}; it has {numbers}; correct the citation"
        )
    return Place(meeting.source.name, citation.punkt)

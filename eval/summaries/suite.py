"""A suite of summaries: what became of each agenda item, and the facts that its summary must keep.

```yaml
- id: unique-slug
  item: {doc: "001", punkt: 77}      # doc is the beginning of a file name, or a meeting id
  decision: [godkendt, anbefalet]    # what this meeting made of it, each told; [] where nothing was decided
  also: [afvist]                     # what may be told beside it: of a motion, another body, another day
  votes: {for: [A], against: [Ida Holm], abstained: []}   # the final vote, by party or by name
  vital: [[form, form, …], …]        # facts of the decision and of what comes next, in any one of their forms
  main: [[form, form, …], …]         # the figures and dates of the matter that a reader would miss most
  forbidden: [forms only a wrong summary has]
  note: "for people"
```
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic import model_validator as validated

from eval.cases import GoldCitation, place_of
from eval.matching import has_letters_or_digits
from eval.minutes import Minutes, Place
from eval.records import Record, read_records, refuse_duplicates
from rag.errors import EvalError

#: What can become of a matter. 'andet' is told in words of its own, which `vital` names.
Became = Literal[
    "godkendt",
    "anbefalet",
    "til efterretning",
    "drøftet",
    "udsat",
    "afvist",
    "trukket",
    "af dagsordenen",
    "oversendt",
    "tilbagesendt",
    "bortfaldet",
    "andet",
]
_Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
_Fact = Annotated[tuple[_Text, ...], Field(min_length=1)]


class Votes(BaseModel):
    """Who voted which way, by party letter or by name."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    in_favour: tuple[_Text, ...] = Field(default=(), alias="for")
    against: tuple[_Text, ...] = ()
    abstained: tuple[_Text, ...] = ()

    @validated(mode="after")
    def _somebody_voted(self) -> Votes:
        if not (self.in_favour or self.against or self.abstained):
            raise ValueError("names nobody; write who voted, or leave votes out")
        return self


class SummaryCase(Record):
    """What a right summary of one agenda item keeps, and what only a wrong one says."""

    item: GoldCitation
    decision: tuple[Became, ...]
    also: tuple[Became, ...] = ()
    votes: Votes | None = None
    vital: tuple[_Fact, ...] = ()
    main: tuple[_Fact, ...] = ()
    forbidden: tuple[_Text, ...] = ()
    note: str = ""

    @validated(mode="after")
    def _can_be_checked(self) -> SummaryCase:
        if "andet" in self.decision and not self.vital:
            raise ValueError(
                "a decision in words of its own needs vital facts; without them nothing is checked"
            )
        facts = (*self.vital, *self.main)
        for form in (*(form for fact in facts for form in fact), *self.forbidden):
            if not has_letters_or_digits(form):
                raise ValueError(f"the form {form!r} has no letters or digits to look for; remove it")
        return self


@dataclass(frozen=True)
class SummarySuite:
    """Cases with one name; `lines` says where each case stands, as 'file.yaml:12'."""

    name: str
    cases: tuple[SummaryCase, ...]
    lines: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 over the cases, whatever their order, comments and layout."""
        cases = sorted(case.model_dump_json() for case in self.cases)
        return hashlib.sha256("\n".join(cases).encode()).hexdigest()

    def place(self, case: SummaryCase, minutes: Minutes) -> Place:
        """The agenda item of a case. Raises EvalError with its line where there is none."""
        try:
            return place_of(case.item, minutes)
        except EvalError as error:
            raise EvalError(f"{self.lines[case.id]}: case {case.id}: {error}") from error


def load_summary_suite(path: Path) -> SummarySuite:
    """Read a suite file. Raises EvalError: no file, bad YAML, an unknown key, a duplicate id, no case."""
    placed = read_records(path, SummaryCase)
    refuse_duplicates([(case, line) for case, line in placed])
    return SummarySuite(
        path.stem, tuple(case for case, _ in placed), {case.id: line for case, line in placed}
    )


def places_of(suite: SummarySuite, minutes: Minutes) -> dict[str, Place]:
    """The agenda item of each case, by its id.

    Raises EvalError for one that does not exist, is closed, or has a case already.
    """
    places: dict[str, Place] = {}
    taken: dict[Place, str] = {}
    for case in suite.cases:
        place, line = suite.place(case, minutes), suite.lines[case.id]
        if minutes.item(place).closed:
            raise EvalError(f"{line}: case {case.id}: {place} is closed and has no contents; remove the case")
        if place in taken:
            raise EvalError(f"{line}: case {case.id}: {place} has the case {taken[place]} already; keep one")
        taken[place] = case.id
        places[case.id] = place
    return places

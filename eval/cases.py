"""A suite: questions with the facts and citations a right answer has, read from YAML.

Every error names the file, the line where YAML knows it, and what to do.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, TypeAdapter, ValidationError
from pydantic import model_validator as validated
from pydantic_core import ErrorDetails

from eval.matching import has_letters_or_digits
from eval.minutes import Minutes, Place
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


class Case(BaseModel):
    """One question. Each of `facts` is one fact in alternative forms; `refuse` means no answer is right."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[\w.-]+$")]
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
    placed = [pair for file in files for pair in _read(file)]
    _refuse_duplicates(placed)
    return Suite(path.stem, tuple(case for case, _ in placed), {case.id: line for case, line in placed})


def gold_places(case: Case, minutes: Minutes) -> frozenset[Place]:
    """The agenda items a case wants cited. Raises EvalError where one does not exist."""
    return frozenset(_gold_place(citation, minutes) for citation in case.citations)


def check_citations(suite: Suite, minutes: Minutes) -> None:
    """Raise EvalError for the first gold citation that names no Punkt of the corpus."""
    for case in suite.cases:
        try:
            gold_places(case, minutes)
        except EvalError as error:
            raise EvalError(f"{suite.lines[case.id]}: case {case.id}: {error}") from error


def _gold_place(citation: GoldCitation, minutes: Minutes) -> Place:
    meetings = minutes.named(citation.doc)
    if len(meetings) != 1:
        known = ", ".join(sorted(meeting.source.name for meeting in meetings or minutes.meetings))
        problem = "names several documents" if meetings else "names no document"
        raise EvalError(f"doc {citation.doc!r} {problem}; the corpus has {known} (another one: --corpus)")
    meeting = meetings[0]
    if meeting.item(citation.punkt) is None:
        numbers = ", ".join(str(item.number) for item in meeting.items)
        raise EvalError(f"{meeting.source.name} has no Punkt {citation.punkt}; it has {numbers}")
    return Place(meeting.source.name, citation.punkt)


def _read(path: Path) -> list[tuple[Case, str]]:
    node = _compose(path)
    _refuse_repeated_keys(path, node)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise EvalError(f"{path}: no cases; a suite is a list of cases ('- id: …')")
    try:
        cases = TypeAdapter(tuple[Case, ...]).validate_python(yaml.safe_load(_text(path)))
    except ValidationError as error:
        raise EvalError(_describe(path, node, error)) from error
    lines = (f"{path.name}:{child.start_mark.line + 1}" for child in node.value)
    return list(zip(cases, lines, strict=True))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise EvalError(f"{path}: cannot be read ({error.strerror}); name a suite file") from error
    except UnicodeDecodeError as error:
        raise EvalError(f"{path}: byte {error.start} is not UTF-8; save the suite as UTF-8") from error


def _compose(path: Path) -> yaml.Node | None:
    try:
        return yaml.compose(_text(path), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise EvalError(f"{path}{line}: not YAML: {error.problem}; correct this line") from error
    except yaml.YAMLError as error:
        raise EvalError(f"{path}: not YAML: {' '.join(str(error).split())}") from error


def _refuse_repeated_keys(path: Path, node: yaml.Node | None) -> None:
    for mapping in _mappings(node):
        keys = Counter(key.value for key, _ in mapping.value)
        for key, _ in reversed(mapping.value):
            if keys[key.value] > 1:
                line = key.start_mark.line + 1
                raise EvalError(f"{path}:{line}: the key {key.value!r} stands twice; keep one of them")


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _mappings(child)


def _refuse_duplicates(placed: Sequence[tuple[Case, str]]) -> None:
    first: dict[str, str] = {}
    for case, line in placed:
        if case.id in first:
            raise EvalError(f"{line}: the id {case.id!r} is taken by {first[case.id]}; give the case its own")
        first[case.id] = line


def _describe(path: Path, node: yaml.SequenceNode, error: ValidationError) -> str:
    details = error.errors()
    first = details[0]
    more = f" (and {len(details) - 1} more)" if len(details) > 1 else ""
    return f"{path}:{_line(node, first['loc'])}: {_problem(first)}{more}"


def _problem(detail: ErrorDetails) -> str:
    where = ".".join(str(part) for part in detail["loc"][1:]) or "the case"
    if detail["type"] == "extra_forbidden":
        return f"unknown key {where!r}; known keys are {', '.join(Case.model_fields)}"
    if detail["type"] == "missing":
        return f"{where!r} is missing; add it"
    if detail["type"] == "string_type":
        return f"{where} is {detail['input']!r}, not text; put it in quotes"
    return f"{where}: {detail['msg'].removeprefix('Value error, ')}"


def _line(node: yaml.Node, loc: Sequence[int | str]) -> int:
    """The line of the YAML node that `loc` leads to, or of the last one on the way that exists."""
    line = node.start_mark.line
    for part in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line
        elif isinstance(node, yaml.MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            if part not in pairs:
                break
            key, node = pairs[part]
            line = key.start_mark.line
    return int(line) + 1

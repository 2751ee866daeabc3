"""Lists of records in YAML, read strictly. Every error names file, line where YAML knows it, and remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from rag.errors import EvalError


class Record(BaseModel):
    """One entry of a list, known by its id; a key that is not a field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[\w.-]+$")]


R = TypeVar("R", bound=Record)


def read_records(path: Path, kind: type[R]) -> list[tuple[R, str]]:
    """The records of a file in order, each with where it stands, as 'file.yaml:12'.

    Raises EvalError: no such file, not UTF-8, bad YAML, a repeated or unknown key, a wrong value, or nothing.
    """
    text = _text(path)
    node = _compose(path, text)
    _refuse_repeated_keys(path, node)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise EvalError(f"{path}: no {kind.__name__.lower()}s; it must be a list of them ('- id: …')")
    entries = zip(node.value, yaml.safe_load(text), strict=True)
    return [
        (_record(path, at, entry, kind), f"{path.name}:{at.start_mark.line + 1}") for at, entry in entries
    ]


def refuse_duplicates(placed: Sequence[tuple[Record, str]]) -> None:
    """Raise EvalError for the first id that was taken before."""
    first: dict[str, str] = {}
    for record, line in placed:
        if record.id in first:
            taken = f"the id {record.id!r} is taken by {first[record.id]}"
            raise EvalError(f"{line}: {taken}; give the {type(record).__name__.lower()} its own")
        first[record.id] = line


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise EvalError(f"{path}: cannot be read ({error.strerror}); name a YAML file") from error
    except UnicodeDecodeError as error:
        raise EvalError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error


def _compose(path: Path, text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
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


def _record(path: Path, node: yaml.Node, entry: object, kind: type[R]) -> R:
    try:
        return kind.model_validate(entry)
    except ValidationError as error:
        raise EvalError(_describe(path, node, error, kind)) from error


def _describe(path: Path, node: yaml.Node, error: ValidationError, kind: type[Record]) -> str:
    details = error.errors()
    first = details[0]
    more = f" (and {len(details) - 1} more)" if len(details) > 1 else ""
    return f"{path}:{_line(node, first['loc'])}: {_problem(first, kind)}{more}"


def _problem(detail: ErrorDetails, kind: type[Record]) -> str:
    where = ".".join(str(part) for part in detail["loc"]) or f"the {kind.__name__.lower()}"
    if detail["type"] == "extra_forbidden":
        return f"unknown key {where!r}; known keys are {', '.join(kind.model_fields)}"
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

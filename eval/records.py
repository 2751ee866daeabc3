"""Lists of records in YAML, read strictly. Every error names file, line where YAML knows it, and remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.mistakes import problem
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
    node = _compose(path, _text(path))
    _refuse_repeated_keys(path, node)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise EvalError(f"{path}: no {kind.__name__.lower()}s; it must be a list of them ('- id: …')")
    return [(_record(path, entry, kind), f"{path.name}:{entry.start_mark.line + 1}") for entry in node.value]


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
    except yaml.YAMLError as error:
        raise _not_yaml(path, error) from error


def _not_yaml(path: Path, error: yaml.YAMLError) -> EvalError:
    if not isinstance(error, yaml.MarkedYAMLError):
        return EvalError(f"{path}: not YAML: {' '.join(str(error).split())}; correct the file")
    line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
    remedy = "indent with spaces" if "\\t" in str(error.problem) else "correct this line"
    return EvalError(f"{path}{line}: not YAML: {error.problem}; {remedy}")


def _refuse_repeated_keys(path: Path, node: yaml.Node | None) -> None:
    for mapping in _mappings(node):
        keys = Counter(str(key.value) for key, _ in mapping.value)
        for key, _ in reversed(mapping.value):
            if keys[str(key.value)] > 1:
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


def _record(path: Path, node: yaml.Node, kind: type[R]) -> R:
    try:
        return kind.model_validate(_value(path, node))
    except ValidationError as error:
        raise EvalError(_describe(path, node, error, kind)) from error


def _value(path: Path, node: yaml.Node) -> Any:
    try:
        return yaml.SafeLoader("").construct_document(node)
    except yaml.YAMLError as error:
        raise _not_yaml(path, error) from error
    except ValueError as error:  # what looks like a date or a number, and is none
        line = node.start_mark.line + 1
        raise EvalError(f"{path}:{line}: a value here cannot be read: {error}; put it in quotes") from error


def _describe(path: Path, node: yaml.Node, error: ValidationError, kind: type[Record]) -> str:
    details = error.errors()
    first = details[0]
    more = f" (and {len(details) - 1} more)" if len(details) > 1 else ""
    said = problem(first, kind, f"the {kind.__name__.lower()}", "put it in [ ]")
    return f"{path}:{_line(node, first['loc'])}: {said}{more}"


def _line(node: yaml.Node, loc: Sequence[int | str]) -> int:
    """The line of the YAML node that `loc` leads to, or of the last one on the way that exists."""
    line = node.start_mark.line
    for part in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line
        elif isinstance(node, yaml.MappingNode):
            pairs = {str(key.value): (key, value) for key, value in node.value}
            if str(part) not in pairs:
                break
            key, node = pairs[str(part)]
            line = key.start_mark.line
    return int(line) + 1

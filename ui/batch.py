"""Many questions from a JSONL file: one question a line in, one JSON answer a line out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rag.contracts import answer_json
from rag.errors import UsageError
from rag.model import Answer


@dataclass(frozen=True)
class BatchLine:
    """What one line of the batch gave: `output` is its answer, or what was wrong with it."""

    number: int
    output: dict[str, Any]

    @property
    def error(self) -> str | None:
        """What was wrong with the line, naming it; None where it was answered."""
        problem = self.output.get("error")
        return f"line {self.number}: {problem}" if problem else None


def answer_lines(lines: Iterable[bytes], ask: Callable[[str], Answer]) -> Iterator[BatchLine]:
    """Answer each line in turn; blank lines are passed over.

    A line is `{"question": "…", "id": …}` (id optional, given back) or a JSON string. A line that cannot be
    answered gives a line with its error instead, and the next is asked.
    Raises the errors of `ask` that concern every line (LibraryError, ModelUnavailable).
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield BatchLine(number, _answered(number, line, ask))


def _answered(number: int, line: bytes, ask: Callable[[str], Answer]) -> dict[str, Any]:
    given: dict[str, Any] = {"question": None}
    try:
        given = _read(line)
        return {**given, **answer_json(ask(given["question"]))}
    except UsageError as error:
        return {**given, "line": number, "error": str(error)}


def _read(line: bytes) -> dict[str, Any]:
    """The question, and its id if it has one. Raises UsageError when the line is not a question."""
    try:
        read = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise UsageError(f'not JSON in UTF-8 ({error}); write {{"question": "…"}} or "…"') from error
    if isinstance(read, str):
        return {"question": read}
    if isinstance(read, dict) and isinstance(read.get("question"), str):
        return {key: read[key] for key in ("id", "question") if key in read}
    raise UsageError('no question; write {"question": "…"} or "…"')

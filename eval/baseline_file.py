"""`baseline.json`: what each suite came to, one case a line, so that a change can be read in a diff.

No question and no answer stands there, only ids, digests and numbers.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic import model_validator as validated

from rag.errors import EvalError

#: The baseline that ships.
BASELINE = Path(__file__).with_name("baseline.json")
VERSION = 1
_AGAIN = "take the file from version control, or delete it and make it again: punkt eval --update-baseline"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class CaseOutcome(_Strict):
    """What one case came to; `scores` has the metrics that could be scored."""

    id: str
    passed: bool
    scores: dict[str, float]


class SuiteBaseline(_Strict):
    """What one suite came to on a day. The digests name the questions with their gold, and the minutes."""

    name: str
    system: str
    date: dt.date
    suite_digest: str
    corpus_digest: str
    metrics: dict[str, float]
    cases: tuple[CaseOutcome, ...]

    @validated(mode="after")
    def _each_case_once(self) -> SuiteBaseline:
        _refuse_repeated("case", [case.id for case in self.cases])
        return self


class _File(_Strict):
    version: Literal[1]
    suites: tuple[SuiteBaseline, ...]

    @validated(mode="after")
    def _each_suite_once(self) -> _File:
        _refuse_repeated("suite", [suite.name for suite in self.suites])
        return self


@dataclass(frozen=True)
class Baseline:
    """What the suites came to. `source` is the file it was read from, as messages name it."""

    suites: tuple[SuiteBaseline, ...]
    source: str = "the baseline"

    def suite(self, name: str) -> SuiteBaseline | None:
        """The suite of this name, or None."""
        return next((suite for suite in self.suites if suite.name == name), None)


def load_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises EvalError with file, line and remedy: none there, not JSON, not as written."""
    try:
        text = path.read_text(encoding="utf-8")
        json.loads(text)  # tells the line where pydantic's own reader of JSON does not
        return Baseline(_File.model_validate_json(text).suites, str(path))
    except FileNotFoundError as error:
        raise EvalError(f"{path}: no such file; make it: punkt eval --update-baseline") from error
    except OSError as error:
        raise EvalError(f"{path}: cannot be read ({error.strerror}); name another file") from error
    except UnicodeDecodeError as error:
        raise EvalError(f"{path}: byte {error.start} is not UTF-8; {_AGAIN}") from error
    except json.JSONDecodeError as error:
        raise EvalError(f"{path}:{error.lineno}: not JSON: {error.msg}; {_AGAIN}") from error
    except ValidationError as error:
        raise EvalError(f"{path}: {_problem(error)}; {_AGAIN}") from error


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write the suites of a baseline into a file, which keeps those suites that the baseline has not.

    The file is replaced in one step. Raises EvalError where it cannot be written, or holds no baseline.
    """
    kept = load_baseline(path).suites if path.exists() else ()
    suites = {suite.name: suite for suite in (*kept, *baseline.suites)}
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_text(_text([suites[name] for name in sorted(suites)]), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise EvalError(f"{path}: cannot be written ({error.strerror}); name another file") from error


def _text(suites: Iterable[SuiteBaseline]) -> str:
    return f'{{\n"version": {VERSION},\n"suites": [\n' + ",\n".join(map(_suite_text, suites)) + "\n]\n}\n"


def _suite_text(suite: SuiteBaseline) -> str:
    fields = json.dumps(suite.model_dump(mode="json", exclude={"cases"}), ensure_ascii=False, indent=1)
    cases = ",\n".join(f"  {json.dumps(case.model_dump(), ensure_ascii=False)}" for case in suite.cases)
    return f'{fields.removesuffix(chr(10) + "}")},\n "cases": [\n{cases}\n ]\n}}'


def _refuse_repeated(what: str, names: Sequence[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise ValueError(f"the {what} {name!r} stands there {count} times")


def _problem(error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"]) or "the file"
    if first["type"] == "extra_forbidden":
        return f"unknown key {key!r}"
    if first["type"] == "missing":
        return f"{key!r} is missing"
    return f"{key}: {first['msg'].removeprefix('Value error, ')}"

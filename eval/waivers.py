"""Waivers: leave for a case that passed to fail until a day, so that a known fault does not stop all work.

```toml
[[waiver]]
suite = "sample"
case = "a-case-id"
until = 2026-12-31    # the last day it holds, at most 90 days ahead
reason = "the new parser drops signatures; being mended"
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationError

from eval.baseline import Asked, Waiver
from eval.tomlfile import TomlFile, read_toml
from rag.errors import EvalError

#: The waivers that ship.
WAIVERS = Path(__file__).with_name("waivers.toml")
#: A waiver that could hold for ever would be a floor taken away.
LONGEST = dt.timedelta(days=90)

_Text = Annotated[StrictStr, Field(pattern=r"\S")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    suite: _Text
    case: _Text
    until: Annotated[dt.date, Field(strict=True)]
    reason: _Text


class _Waivers(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    waiver: tuple[_Entry, ...] = ()


def load_waivers(path: Path, cases: Mapping[str, Iterable[str]], today: dt.date) -> tuple[Waiver, ...]:
    """Read the waivers, those that have expired too (`compare` lets them cover nothing).

    `cases` are the case ids of the suites that are asked, by suite name. Raises EvalError with file, line
    and remedy: an unknown key, a case its suite does not have, the same case twice, no reason, too long.
    """
    file = read_toml(path)
    try:
        entries = _Waivers.model_validate(file.data).waiver
    except ValidationError as error:
        raise file.explained(error, _Waivers) from error
    first: dict[tuple[str, str], str] = {}
    for number, entry in enumerate(entries):
        if fault := _fault(entry, cases, first, today):
            raise EvalError(f"{_place(file, number)}: {fault}")
        first[entry.suite, entry.case] = _place(file, number)
    return tuple(Waiver(e.case, e.suite, e.until, e.reason) for e in entries)


def cases_of(report: Asked) -> dict[str, tuple[str, ...]]:
    """The case ids of every suite that was asked."""
    return {suite.name: tuple(result.case_id for result in suite.results) for suite in report.suites}


def _fault(
    entry: _Entry, cases: Mapping[str, Iterable[str]], first: Mapping[tuple[str, str], str], today: dt.date
) -> str:
    if place := first.get((entry.suite, entry.case)):
        return f"the case {entry.case!r} is waived at {place} already; keep one of them"
    if entry.suite in cases and entry.case not in set(cases[entry.suite]):
        return f"the suite {entry.suite!r} has no case {entry.case!r}; correct the id or remove the waiver"
    if entry.until > today + LONGEST:
        last = today + LONGEST
        return f"until is {entry.until}, more than {LONGEST.days} days ahead; name a day up to {last}"
    return ""


def _place(file: TomlFile, number: int) -> str:
    return file.place(("waiver", number))

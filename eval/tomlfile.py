"""A TOML file with the line of each key (tomllib keeps none) so that mistakes have a place."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from eval.mistakes import problem
from rag.errors import EvalError

_NAME = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_TABLE = re.compile(rf"\s*(?P<brackets>\[\[?)\s*(?P<names>{_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*(?P<names>{_DOTTED})\s*=")

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class TomlFile:
    """What a file holds, and on which line each key and table stands, e.g. ('waiver', 0, 'until')."""

    path: Path
    data: Mapping[str, Any]
    lines: Mapping[Location, int]

    def place(self, location: Sequence[str | int]) -> str:
        """'file:line' of a key, or of the innermost table around it that has a line of its own."""
        for end in range(len(location), 0, -1):
            if line := self.lines.get(tuple(location[:end])):
                return f"{self.path}:{line}"
        return str(self.path)

    def explained(self, error: ValidationError, model: type[BaseModel]) -> EvalError:
        """The first thing that is wrong, as one line with its place and remedy."""
        first = error.errors()[0]
        how = f"head each with [[{first['loc'][-1]}]]" if first["loc"] else ""
        return EvalError(f"{self.place(first['loc'])}: {problem(first, model, 'the file', how)}")


def read_toml(path: Path) -> TomlFile:
    """Read a file. Raises EvalError: no such file, not UTF-8, not TOML (a key given twice is neither)."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return TomlFile(path, tomllib.loads(text), _lines(text))
    except OSError as error:
        raise EvalError(f"{path}: cannot be read ({error.strerror}); name another file") from error
    except UnicodeDecodeError as error:
        raise EvalError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else f"{path}:{text.count(chr(10)) + 1}"
        raise EvalError(f"{where}: not TOML: {_reworded(str(error))}; correct this line") from error


def _reworded(message: str) -> str:
    """tomllib's message without the place, and in plain words where a key is repeated."""
    repeated = re.search(r"overwrite|twice|redefine|Duplicate|mutate", message)
    return "this key or table is given twice" if repeated else message.partition(" (at ")[0]


def _lines(text: str) -> dict[Location, int]:
    """The first line on which each key or table is named; what looks like a key in a long text may be one."""
    found: dict[Location, int] = {}
    tables: Counter[Location] = Counter()
    table: Location = ()
    for number, line in enumerate(text.splitlines(), 1):
        named = table
        if opened := _TABLE.match(line):
            named = table = _names(opened["names"])
            if opened["brackets"] == "[[":
                named = table = (*table, tables[table])
                tables[table[:-1]] += 1
        elif opened := _KEY.match(line):
            named = (*table, *_names(opened["names"]))
        for end in range(1, len(named) + 1):
            found.setdefault(named[:end], number)
    return found


def _names(dotted: str) -> Location:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, dotted))

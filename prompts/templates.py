"""Prompt templates: Markdown files with a front matter that names what is filled in.

    ---
    name: judge
    version: 1
    variables: [evidence, sentence]
    ---
    Vurdér sætningen {{sentence}} …

Only `{{variable}}` means anything. Braces, percent and dollar signs, in the text and in the values, are
themselves, and a value is never searched for further variables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationError

PROMPTS = Path(__file__).parent

_NAME = r"[a-z][a-z0-9_]*"
_VARIABLE = re.compile(r"\{\{\s*([^\W\d]\w*)\s*\}\}")
_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)


class PromptError(ValueError):
    """A template is wrong, or is filled wrongly. The message names the file and the variable."""


class FrontMatter(BaseModel):
    """What stands between the two lines of dashes. `version` is raised with every change of wording."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(pattern=rf"^{_NAME}$")]
    version: Annotated[StrictInt, Field(ge=1)]
    variables: tuple[Annotated[str, Field(pattern=rf"^{_NAME}$")], ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A template whose variables are known to be those of its text; `path` is for error messages."""

    name: str
    version: int
    variables: frozenset[str]
    text: str
    path: Path

    def fill(self, /, **values: str) -> str:
        """The text with every variable replaced. Raises PromptError for a missing or an unknown value."""
        for variable in sorted(self.variables - values.keys()):
            raise PromptError(f"{self.path}: the variable {variable!r} has no value; pass {variable}=…")
        for variable in sorted(values.keys() - self.variables):
            raise PromptError(f"{self.path}: has no variable {variable!r}; it has {_listed(self.variables)}")
        return _VARIABLE.sub(lambda found: values[found[1]], self.text)


def load(name: str, folder: Path = PROMPTS) -> Prompt:
    """Read `name`.md. Raises PromptError: no such prompt, bad front matter, variables that do not match."""
    path = folder / f"{name}.md"
    known = sorted(file.stem for file in folder.glob("*.md"))
    if name not in known:
        raise PromptError(f"{path}: no such prompt; there are {_listed(known)}")
    front, text = _parts(path)
    if front.name != name:
        raise PromptError(f"{path}: is named {front.name!r} in its front matter; name it {name!r}")
    _check_variables(path, front.variables, text)
    return Prompt(name, front.version, frozenset(front.variables), text, path)


def _parts(path: Path) -> tuple[FrontMatter, str]:
    parts = _FRONT_MATTER.fullmatch(_read(path))
    if parts is None:
        raise PromptError(f"{path}: no front matter; begin with '---', name, version, variables and '---'")
    try:
        front = FrontMatter.model_validate(yaml.safe_load(parts[1]))
    except yaml.YAMLError as error:
        raise PromptError(f"{path}: the front matter is not YAML: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"])) or "front matter"
        raise PromptError(f"{path}: {where}: {problem['msg']} (found {problem['input']!r})") from error
    return front, parts[2].strip()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PromptError(f"{path}: byte {error.start} is not UTF-8; save the prompt as UTF-8") from error
    except OSError as error:
        raise PromptError(f"{path}: cannot be read ({error.strerror})") from error


def _check_variables(path: Path, declared: tuple[str, ...], text: str) -> None:
    used = set(_VARIABLE.findall(text))
    for variable in sorted(used - set(declared)):
        raise PromptError(
            f"{path}: {{{{{variable}}}}} is not among the variables of the front matter; add it"
        )
    for variable in declared:
        if variable not in used or declared.count(variable) > 1:
            problem = "stands twice" if variable in used else "is not in the text"
            raise PromptError(f"{path}: the variable {variable!r} {problem}; remove it from the front matter")


def _listed(names: list[str] | frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "none"

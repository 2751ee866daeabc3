"""The dictionary of municipal words (`ordbog.yaml`): what they mean, in plain Danish.

The file says how its entries are written. Each form belongs to one entry, whatever its case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, StrictBool, TypeAdapter, ValidationError

from prompts.inflection import BadNotation, inflected, lemma

DICTIONARY = Path(__file__).parent / "ordbog.yaml"

#: The safe loader; libyaml's, where it was built in, takes a tenth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_Text = Annotated[str, Field(min_length=2)]


class DictionaryError(ValueError):
    """The dictionary is wrong. The message names the file, the entry and the remedy."""


class Row(BaseModel):
    """An entry as it stands in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: _Text
    explanation: Annotated[str, Field(pattern=r"^[A-ZÆØÅÉ].*\.$")]
    forms: tuple[_Text, ...] = ()
    also: tuple[_Text, ...] = ()
    familiar: StrictBool = False
    compounds: StrictBool = False


_FILE = TypeAdapter(dict[_Text, tuple[Row, ...]])


@dataclass(frozen=True, slots=True)
class Synonym:
    """Another word for the same, with its own forms."""

    word: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as it is looked up, every form that it and its synonyms take in a text, and what it means.

    `familiar`: most readers know it. `compounds`: a longer word may begin with it and still be about it.
    """

    word: str
    forms: tuple[str, ...]
    explanation: str
    also: tuple[Synonym, ...] = ()
    area: str = ""
    familiar: bool = False
    compounds: bool = False

    def named(self, form: str) -> str:
        """The word that a form is a form of: a synonym, or the entry's own."""
        return next((other.word for other in self.also if form in other.forms), self.word)


def entries() -> tuple[Entry, ...]:
    """All entries, in the order of the file. Raises DictionaryError."""
    return read(DICTIONARY)


def lookup(word: str) -> Entry | None:
    """The entry that has this form, whatever its case."""
    return by_form().get(" ".join(word.lower().replace("’", "'").split()))


@cache
def by_form() -> Mapping[str, Entry]:
    """Every form in lower case, and its entry."""
    return MappingProxyType({form.lower(): entry for entry in entries() for form in entry.forms})


@cache
def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a dictionary file. Raises DictionaryError, also where two entries share a form."""
    found = tuple(_entry(row, area, path) for area, rows in _rows(path).items() for row in rows)
    _check_forms(found, path)
    return found


def _rows(path: Path) -> dict[str, tuple[Row, ...]]:
    content = _content(path)
    try:
        return _FILE.validate_python(content)
    except ValidationError as error:
        problem = error.errors()[0]
        where = _place(content, problem["loc"]) or "the file"
        raise DictionaryError(f"{path}: {where}: {problem['msg']} (found {problem['input']!r})") from error


def _content(path: Path) -> Any:
    try:
        return _LOADER(path.read_text(encoding="utf-8-sig")).get_single_data()
    except UnicodeDecodeError as error:
        raise DictionaryError(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise DictionaryError(f"{path}: cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        raise DictionaryError(f"{path}: is not YAML: {' '.join(str(error).split())}") from error


def _place(content: Any, steps: tuple[int | str, ...]) -> str:
    """Where something is wrong, an entry by its word: 'økonomi: merforbrug, -et: explanation'."""
    named = [str(step) for step in steps]
    with suppress(IndexError, KeyError, TypeError):
        named[1] = str(content[steps[0]][steps[1]]["word"])
    return ": ".join(named)


def _entry(row: Row, area: str, path: Path) -> Entry:
    try:
        own = [form for notation in (row.word, *row.forms) for form in inflected(notation)]
        also = tuple(Synonym(lemma(notation), inflected(notation)) for notation in row.also)
    except BadNotation as error:
        raise DictionaryError(f"{path}: {lemma(row.word)!r}: {error}") from error
    forms = tuple(dict.fromkeys((*own, *(form for other in also for form in other.forms))))
    _check_once([lemma(notation).lower() for notation in (row.word, *row.forms, *row.also)], path)
    return Entry(lemma(row.word), forms, row.explanation, also, area, row.familiar, row.compounds)


def _check_once(words: list[str], path: Path) -> None:
    for word in words:
        if words.count(word) > 1:
            raise DictionaryError(f"{path}: {word!r} stands twice in {words[0]!r}; remove one")


def _check_forms(found: tuple[Entry, ...], path: Path) -> None:
    taken: dict[str, Entry] = {}
    for entry, form in _all_forms(found):
        other = taken.setdefault(form, entry)
        if other is not entry:
            raise DictionaryError(
                f"{path}: {form!r} is a form of {other.word!r} and of {entry.word!r}; keep it in one"
            )


def _all_forms(found: tuple[Entry, ...]) -> Iterator[tuple[Entry, str]]:
    return ((entry, form.lower()) for entry in found for form in entry.forms)

"""Difficult words where they stand in a text, with what they mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple

from prompts.dictionary import Entry, entries
from rag.model import Span
from rag.summaries.summary import Explained

#: Abbreviations up to this length must be written as the dictionary has them: LAG is no 'lag'.
_SHORT = 5
#: Letters of what follows in a longer word: 'refusionssats' is about a refusion.
_LEAST_REST = 3
#: How much of the shorter of two words both begin with, where the one is made of the other.
_KIN = 2 / 3
_LEAST_KIN = 4  # letters
#: The first word of a term; '§' begins one too, and a hyphen ends it, so that 'RAR-møde' begins with RAR.
_START = re.compile(r"(?<![\w@§])(?<!\w\.)(?:§|\w+)")
#: What may not follow a term: more of the word, or of an address on the web.
_GOES_ON = re.compile(r"\w|[.@]\w")
#: One character for one, so that places stay the same.
_PLAIN = str.maketrans("’\n\t\r\xa0\u2007\u2009\u202f", "'       ")


@dataclass(frozen=True, slots=True)
class DifficultWord:
    """A word of the dictionary, in the form it has at `span` of a text; `name` is that form's own word."""

    span: Span
    entry: Entry
    name: str

    @property
    def label(self) -> str:
        """The word as a list of words has it: 'merforbrug', 'RAR (regionalt arbejdsmarkedsråd)'."""
        own, name = self.entry.word.lower(), self.name.lower()
        return self.entry.word if own in name or _is_kin(own, name) else f"{self.name} ({self.entry.word})"


class _Term(NamedTuple):
    """A form as it is looked for: in lower case, but where it is `exact`. `name` is its own word."""

    form: str
    exact: bool
    name: str
    entry: Entry


def difficult_words(text: str) -> tuple[DifficultWord, ...]:
    """Every word of the dictionary in a text, in order; none overlap, and the longest is taken at each place.

    A word of an address on the web is none, and neither is a short abbreviation in other capitals.
    """
    return tuple(_found(text))


def explained(text: str, most: int | None = None) -> tuple[Explained, ...]:
    """What the difficult words of a text mean, each entry once, in order of appearance.

    Where there are more than `most`, those are left out first that most readers know, and then the shortest.
    """
    found: dict[str, DifficultWord] = {}
    for word in difficult_words(text):
        found.setdefault(word.entry.word, word)
    kept = sorted(found.values(), key=_hardness, reverse=True)[:most]
    return tuple(Explained(word.label, word.entry.explanation) for word in sorted(kept, key=_start))


def _start(word: DifficultWord) -> int:
    return word.span.start


def _hardness(word: DifficultWord) -> tuple[bool, int]:
    return not word.entry.familiar, len(word.name)


def _found(text: str) -> Iterator[DifficultWord]:
    plain = text.translate(_PLAIN)
    lower = plain.lower() if len(plain.lower()) == len(plain) else plain  # 'İ' has two letters in lower case
    after = 0
    for start in _START.finditer(lower):
        if start.start() < after:
            continue
        if word := _term(plain, lower, start) or _compound(lower, start):
            after = word.span.end
            yield word


def _term(plain: str, lower: str, start: re.Match[str]) -> DifficultWord | None:
    """The longest term that begins here."""
    begin = start.start()
    for term in _terms().get(start.group(), ()):
        end = begin + len(term.form)
        written = plain if term.exact else lower
        if written.startswith(term.form, begin) and not _GOES_ON.match(lower, end):
            return DifficultWord(Span(begin, end), term.entry, term.name)
    return None


def _compound(lower: str, start: re.Match[str]) -> DifficultWord | None:
    """The entry that a longer word begins with: 'sygedagpengeområdet'."""
    word = start.group()
    if _GOES_ON.match(lower, start.end()):
        return None
    for length in range(len(word) - _LEAST_REST, 0, -1):
        if entry := _first_parts().get(word[:length]):
            return DifficultWord(Span(*start.span()), entry, entry.word)
    return None


def _is_kin(first: str, second: str) -> bool:
    """Whether two words are one to a reader, by how they begin: 'bemyndige' and 'bemyndigelse'."""
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    return len(list(shared)) >= max(_LEAST_KIN, _KIN * min(len(first), len(second)))


@cache
def _terms() -> Mapping[str, tuple[_Term, ...]]:
    """Every term by its first word in lower case, the longest first."""
    terms: defaultdict[str, list[_Term]] = defaultdict(list)
    for entry in entries():
        for form in entry.forms:
            exact = len(form) <= _SHORT and form != form.lower()
            if first := _START.match(form.lower()):
                term = _Term(form if exact else form.lower(), exact, entry.named(form), entry)
                terms[first.group()].append(term)
    return MappingProxyType({first: tuple(sorted(found, key=_length)) for first, found in terms.items()})


def _length(term: _Term) -> int:
    return -len(term.form)


@cache
def _first_parts() -> Mapping[str, Entry]:
    """What a longer word may begin with: an entry's word, or its genitive ('kontanthjælpsmodtager')."""
    return MappingProxyType(
        {
            part: entry
            for entry in entries()
            if entry.compounds
            for part in (entry.word.lower(), f"{entry.word.lower()}s")
        }
    )

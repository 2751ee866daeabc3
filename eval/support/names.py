"""Names of people and places as an answer and the minutes write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

Name = tuple[str, ...]

_WORD = r"[A-ZÆØÅ][a-zæøåéüöä]+(?:-[A-ZÆØÅ][a-zæøåéüöä]+)?"
_NAME = re.compile(rf"{_WORD}(?: (?:[A-ZÆØÅ]\. )?{_WORD})+")
_SINGLE = re.compile(rf"\b{_WORD}\b")
_PARTY = re.compile(r"\s*\((?P<party>[A-ZÆØÅ]{1,2})\)")
#: Words that open a sentence before a name and are no part of it.
_OPENERS = frozenset(
    """af at da de den der det efter fra for formanden fordi forvaltningen har han her herefter hvis i
    ifølge imod kommunen med men mens nej og også om på samlet selv som til udvalget under ved både
    en et hos når dog ja byrådet derudover direktør konsulent projektleder formand udvalgsformand
    borgmester viceborgmester medlem""".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: its folded words without genitive, the party behind it, and where it stands."""

    words: Name
    party: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class People:
    """Everybody of an attendance list, and whom else the minutes show to be a person."""

    listed: tuple[Name, ...]
    parties: tuple[tuple[Name, str], ...] = ()

    @classmethod
    def of(cls, lines: Iterable[str], others: Iterable[Named] = ()) -> People:
        """Read 'Ida Holm (A)'; of `others`, those with a party are people."""
        named = [named for line in lines for named in names(line)]
        found = [*named, *(other for other in others if other.party)]
        pairs = dict.fromkeys((one.words, one.party) for one in found if one.party)
        return cls(
            tuple(dict.fromkeys(one.words for one in found)),
            tuple((words, party) for words, party in pairs if party),
        )

    def having(self, surname: str) -> tuple[Name, ...]:
        """Those with a surname, or with one of their other names but the first."""
        return tuple(name for name in self.listed if surname == name[-1])

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of all names."""
        return frozenset(name[-1] for name in self.listed)

    def knows(self, name: Name) -> bool:
        """Whether this is one of the people."""
        return any(same_name(name, own) for own in self.listed)

    def party(self, name: Name) -> str | None:
        """The party of a person, where the minutes give it."""
        return next((party for own, party in self.parties if same_name(name, own)), None)


@lru_cache(maxsize=8192)
def names(text: str) -> tuple[Named, ...]:
    """The names of two words or more in a tidy text."""
    found = (_named(match, text) for match in _NAME.finditer(text))
    return tuple(named for named in found if named is not None)


def surnames(text: str, people: People) -> tuple[Named, ...]:
    """Single words that are a surname of the attendance list, outside of longer names."""
    longer = names(text)
    singles = (
        Named((_fold(match.group()),), _party(text, match.end()), match.group(), *match.span())
        for match in _SINGLE.finditer(text)
        if not any(one.start <= match.start() < one.end for one in longer)
    )
    return tuple(one for one in singles if one.words[0] in people.surnames)


def same_name(said: Name, written: Name) -> bool:
    """Whether two names are one: equal, first and last alike, or a part of it that stands together."""
    if said == written or (len(said) > 1 and (said[0], said[-1]) == (written[0], written[-1])):
        return True
    if len(said) == 1:
        return said[0] == written[-1]
    width = len(said)
    return any(written[at : at + width] == said for at in range(len(written) - width + 1))


def among(said: Name, written: Sequence[Name]) -> bool:
    """Whether a name is one of some."""
    return any(same_name(said, name) for name in written)


def _named(match: re.Match[str], text: str) -> Named | None:
    words = match.group().split(" ")
    start = match.start()
    while words and words[0].casefold() in _OPENERS:
        start += len(words[0]) + 1
        words = words[1:]
    if len(words) < 2:
        return None
    folded = tuple(_fold(word) for word in words)
    return Named(folded, _party(text, match.end()), " ".join(words), start, match.end())


def _party(text: str, end: int) -> str | None:
    found = _PARTY.match(text, end)
    return found["party"] if found else None


def _fold(word: str) -> str:
    return word.casefold().removesuffix("s")

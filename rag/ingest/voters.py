"""The list of voters on one side of a roll-call: people, parties, parties with a number of votes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.facts import NUMBER_WORDS
from rag.ingest.people import PARTIES, only_names

_SMALL = "von|van|de|der|den|det|af|la|el|al|bin|uden|for|parti|partiet|listen|medlemmer|gruppe|gruppen"
_WORD = rf"(?:[A-ZÆØÅ][\w'’.&/-]*|\(?\d{{1,3}}\)?|(?:{_SMALL})(?!\w))"
_VOTER = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,6}}")
_COUNTED = re.compile(
    r"(?P<count>(?:i alt\s+)?\d{1,3})(?:\s+(?:stemmer?|\w*medlem(?:mer)?))?(?:\s+(?:for|imod))?\s*"
    r"(?:\((?P<inside>.*)\))?[\s.]*",
    re.IGNORECASE | re.DOTALL,
)
_TOTAL = re.compile(
    r"(?:,|–|-|\.{2,}|…)?\s*(?:\(?(?:i alt|alt)\s+\d+[^,;]*|"
    r"(?<=\w{3}\s)\(\d{1,3}\s+(?:stemmer?|medlemmer)\))$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:et\s+)?(?:flertal|mindretal)(?:let)?(?:\s+på\s+\d+)?[\s,]*(?:bestående af|\(|af)?\s*|"
    r"(?:alene|kun|partierne|medlemmerne|gruppen)\s+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;]\s*(?![^()]*\))|\s+(?:og|samt)\s+(?![^()]*\))|\n+(?![^()]*\))")
_PERSON_PARTY = re.compile(r"(?<=\w\s)\((?!\d)[^()]*\)$")
#: 'Medlem Bo Bak' · 'medlem af kommunalbestyrelsen Bo Bak' · 'borgmester Bo Bak': what is before the name.
_OFFICE = re.compile(
    r"(?:(?:\w*medlem(?:met|merne)?|\w*formand(?:en)?|(?:\w*borg(?:er)?mester|rådmand)(?:en)?)\s+"
    r"(?:af\s+[\wæøå-]+\s+)?(?=(?-i:[A-ZÆØÅ])))",
    re.IGNORECASE,
)
#: A list that names some of a number: '3 (Karen Dam m.fl.)'.
_AND_OTHERS = re.compile(r"\bm\.?\s?fl\b", re.IGNORECASE)
#: 'to fra V (Bo Bak og Lis Dam)'
_SOME_OF = re.compile(
    rf"(?P<count>\d{{1,2}}|en|{'|'.join(NUMBER_WORDS)})\s+(?:medlem(?:mer)?\s+)?(?:fra|af)\s+"
    r"(?P<party>[A-ZÆØÅ]\w*)(?:\s*\((?P<names>[^()\d]+)\))?"
)
_GROUP = re.compile(r"(?:liste|gruppe)\s+(?=[A-ZÆØÅ]\b)", re.IGNORECASE)
_WITH_NUMBER = re.compile(r"^(\d{1,3})$|\((\d{1,3})\)$")
_LETTER = re.compile(r"[A-ZÆØÅ](?:\s*\(\d{1,3}\))?")
_NOBODY = re.compile(r"ingen|0|intet|-", re.IGNORECASE)


def voters(text: str) -> tuple[str, ...] | None:
    """'A, V (3) og O' or '20 (Bo Zabel, Lis Bak)' as names; the party of a person is left out.

    Empty where the text says that nobody voted so; None where it is no list of voters.
    """
    listed = _TOTAL.sub("", _unled(text.strip(" .:\n")))
    if (counted := _COUNTED.fullmatch(listed)) is not None:
        inside = counted["inside"]
        listed = inside if inside and not _AND_OTHERS.search(inside) else counted["count"]
    listed = _SOME_OF.sub(_some_of, listed)
    names = [_PERSON_PARTY.sub("", name.strip(" .*_\n")).strip() for name in _SEPARATOR.split(listed)]
    names = [
        _GROUP.sub("", _OFFICE.sub("", name, count=1))
        for name in names
        if name and not _NOBODY.fullmatch(name)
    ]
    return tuple(names) if all(_VOTER.fullmatch(name) for name in names) else None


def listed_voters(text: str) -> tuple[str, ...]:
    """The voters of a line that holds people, parties or party letters and nothing else; else empty."""
    names = voters(text) or ()
    people = {mention.name for mention in only_names(text)}
    return names if all(name in people or is_party(name) for name in names) else ()


def is_party(name: str) -> bool:
    """Whether a name is a party's: its letter ('A', 'Ø (1)') or its name."""
    return _LETTER.fullmatch(name) is not None or name.casefold() in map(str.casefold, PARTIES)


def number_of(names: Sequence[str]) -> int | None:
    """How many voted so; None where a party stands without its number."""
    found = 0
    for name in names:
        counted = _WITH_NUMBER.search(name)
        if counted is None and is_party(name):
            return None
        found += int(counted[1] or counted[2]) if counted else 1
    return found


def is_number(names: Sequence[str]) -> bool:
    """Whether a side is told by its number only."""
    return len(names) == 1 and names[0].isdigit()


def voter_key(voter: str) -> str:
    """What makes two entries the same voter: 'Ø (1)' and 'Ø'."""
    return voter.split(" (")[0].casefold()


def _some_of(match: re.Match[str]) -> str:
    """The names of some of a party's members, or the party with how many they were."""
    count = match["count"]
    return match["names"] or f"{match['party']} ({1 if count == 'en' else NUMBER_WORDS.get(count, count)})"


def _unled(text: str) -> str:
    match = _LEAD.match(text)
    rest = text[match.end() :].strip() if match else text
    return rest.rstrip(")") if match and "(" in match.group() else rest

"""The list of voters on one side of a roll-call: people, parties, parties with a number of votes."""

from __future__ import annotations

import re

from rag.ingest.people import PARTIES, only_names

_SMALL = "von|van|de|der|den|det|af|la|el|al|bin|uden|for|parti|partiet|listen|medlemmer|gruppe|gruppen"
_WORD = rf"(?:[A-ZÆØÅ][\w'’.&/-]*|\(?\d{{1,3}}\)?|(?:{_SMALL})(?!\w))"
_VOTER = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,6}}")
_COUNTED = re.compile(
    r"(?:i alt\s+)?\d{1,3}(?:\s+stemmer?)?(?:\s+(?:for|imod))?\s*(?:\((?P<inside>.*)\))?[\s.]*",
    re.IGNORECASE | re.DOTALL,
)
_TOTAL = re.compile(r"(?:,|–|-|\.{2,}|…)?\s*\(?(?:i alt|alt)\s+\d+[^,;]*$", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:et\s+)?(?:flertal|mindretal)(?:let)?(?:\s+på\s+\d+)?[\s,]*(?:bestående af|\(|af)?\s*|"
    r"(?:alene|kun|partierne|medlemmerne|gruppen)\s+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;]\s*(?![^()]*\))|\s+(?:og|samt)\s+(?![^()]*\))|\n+(?![^()]*\))")
_PERSON_PARTY = re.compile(r"(?<=\w\s)\((?!\d)[^()]*\)$")
_GROUP = re.compile(r"(?:liste|gruppe)\s+(?=[A-ZÆØÅ]\b)", re.IGNORECASE)
_LETTER = re.compile(r"[A-ZÆØÅ](?:\s*\(\d{1,3}\))?")
_NOBODY = re.compile(r"ingen|0|intet|-", re.IGNORECASE)


def voters(text: str) -> tuple[str, ...] | None:
    """'A, V (3) og O' or '20 (Bo Zabel, Lis Bak)' as names; the party of a person is left out.

    Empty where the text says that nobody voted so; None where it is no list of voters.
    """
    listed = _TOTAL.sub("", _unled(text.strip(" .:\n")))
    if (counted := _COUNTED.fullmatch(listed)) is not None:
        listed = counted["inside"] or listed
    names = [_PERSON_PARTY.sub("", name.strip(" .*_\n")).strip() for name in _SEPARATOR.split(listed)]
    names = [_GROUP.sub("", name) for name in names if name and not _NOBODY.fullmatch(name)]
    return tuple(names) if all(_VOTER.fullmatch(name) for name in names) else None


def listed_voters(text: str) -> tuple[str, ...]:
    """The voters of a line that holds people, parties or party letters and nothing else; else empty."""
    names = voters(text) or ()
    people = {mention.name for mention in only_names(text)}
    return names if all(name in people or is_party(name) for name in names) else ()


def is_party(name: str) -> bool:
    """Whether a name is a party's: its letter ('A', 'Ø (1)') or its name."""
    return _LETTER.fullmatch(name) is not None or name.casefold() in map(str.casefold, PARTIES)


def voter_key(voter: str) -> str:
    """What makes two entries the same voter: 'Ø (1)' and 'Ø'."""
    return voter.split(" (")[0].casefold()


def _unled(text: str) -> str:
    match = _LEAD.match(text)
    rest = text[match.end() :].strip() if match else text
    return rest.rstrip(")") if match and "(" in match.group() else rest

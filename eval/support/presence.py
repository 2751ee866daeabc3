"""Who was there and who was not, as sentences and lists of minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.facts import tidy
from eval.support.names import Name, Named, People, among, names, surnames
from eval.support.sentences import sentences

_ABSENT = re.compile(
    r"\b(?:afbud|fraværende|udeblev|deltog\b[^,;.]*\bikke|ikke\b[^,;.]*\b(?:deltog|deltage|til stede)"
    r"|mødte\b[^,;.]*\bikke|ikke mødt|inhabil\w*\b[^,;.]*\bforlod|forlod\b[^,;.]*\binhabil\w*)\b",
    re.IGNORECASE,
)
_NOT_ABSENT = re.compile(r"\b(?:ikke|ingen|uden)\b[^,;.]*\b(?:afbud|fraværende)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:deltog|til stede|mødte|tilstede|fremmødt)\b", re.IGNORECASE)
_LISTED = re.compile(r"^(?:mødedeltagere|deltagere|til ?stede|medlemmer)\b", re.IGNORECASE)
_LISTED_ABSENT = re.compile(r"^(?:afbud|fraværende|ikke til stede)\b", re.IGNORECASE)
_DEPUTY = re.compile(r"(?:stedfortræder|suppleant) for .*", re.IGNORECASE)
_PARTS = re.compile(r";|,? mens |, men ")
_LONGEST_ROLE = 40  # characters beside the names in a line that only lists people


@dataclass(frozen=True)
class Attendance:
    """The names told to be there, and those told to be away."""

    present: tuple[Name, ...] = ()
    absent: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Presence:
    """One person with what is told: there, or away."""

    named: Named
    absent: bool


def told(sentence: str, people: People) -> tuple[Presence, ...]:
    """Whom a sentence tells to be there or away."""
    return tuple(found for part in _PARTS.split(sentence) for found in _told(part, people))


def attendance(text: str, people: People) -> Attendance:
    """What the sentences and lists of a text tell of who was there."""
    present: list[Name] = []
    absent: list[Name] = []
    for name, is_absent in _found(text, people):
        (absent if is_absent else present).append(name)
    return Attendance(tuple(dict.fromkeys(present)), tuple(dict.fromkeys(absent)))


def is_absent(name: Name, found: Attendance) -> bool:
    """Whether the text tells that somebody was away."""
    return among(name, found.absent)


def is_present(name: Name, found: Attendance, people: People) -> bool:
    """Whether somebody is listed as there; who is told to be away is not, whatever the list says."""
    return not is_absent(name, found) and (among(name, found.present) or people.knows(name))


def _told(part: str, people: People) -> Iterator[Presence]:
    absent = bool(_ABSENT.search(part)) and not _NOT_ABSENT.search(part)
    if not absent and not _PRESENT.search(part) and not _NOT_ABSENT.search(part):
        return
    text = _DEPUTY.sub("", part)
    for named in (*names(text), *surnames(text, people)):
        yield Presence(named, absent)


def _found(text: str, people: People) -> Iterator[tuple[Name, bool]]:
    listing: bool | None = None  # whether the lines below list those away
    for raw in text.split("\n"):
        line = tidy(raw)
        if not line:
            continue
        if opened := _LISTED.match(line) or _LISTED_ABSENT.match(line):
            listing = bool(_LISTED_ABSENT.match(opened.group()))
            first, *rest = sentences(line[opened.end() :].lstrip(": ")) or [""]
            yield from ((named.words, listing) for named in names(first))
            yield from ((one.named.words, one.absent) for text in rest for one in told(text, people))
        elif listing is not None and _lists_people(line):
            away = listing or bool(_ABSENT.search(line))
            yield from ((named.words, away) for named in names(line))
        else:
            listing = None
            for sentence in sentences(line):
                yield from ((one.named.words, one.absent) for one in told(sentence, people))


def _lists_people(line: str) -> bool:
    found = names(line)
    rest = len(line) - sum(len(named.text) + 4 for named in found)
    return bool(found) and line[:1].isupper() and not line.endswith(".") and rest <= _LONGEST_ROLE

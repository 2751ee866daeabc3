"""Counts of a claim of our own reckoning: each is of as many things as the claim lists and cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.facts import NUMBER_WORDS
from rag.facts.words import flat, plain

_WORDS = {**NUMBER_WORDS, "en": 1, "et": 1}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_THINGS = (
    r"(?P<items>(?:dagsordens)?punkt(?:er|erne)?|sag(?:er|erne)?)|(?P<meetings>møde(?:r|rne)?)"
    r"|(?P<attachments>bilag(?:ene)?)|(?P<times>gange?)|(?P<goals>\w*mål(?:ene)?)"
)
#: 'Fire (4 af 5)' and 'I alt fem (5)'; '2 af 13 punkter' and '3 møder'.
_TWICE = re.compile(
    rf"\b(?P<word>{_NUMBER}) \((?P<number>\d{{1,3}})(?: af (?P<of>\d{{1,3}}))?\)", re.IGNORECASE
)
_PLAINLY = re.compile(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})(?: af (?:de )?(?P<of>{_NUMBER}))? (?:{_THINGS})\b", re.IGNORECASE
)
_TITLE = re.compile(r"[»\"“„][^«\"”»“„]*[«\"”]")
_OPENING = re.compile(r"(?:ja|nej)\b[,:.]\s+", re.IGNORECASE)
_UNCLEAR = re.compile(r"[^.:;]*\buafklare", re.IGNORECASE)
_JOINED = re.compile(r", | og ")
#: What is listed between semicolons, whatever its titles have.
_IN_SEMICOLONS = frozenset({"attachments", "goals"})
_PUNKT = re.compile(r"\bPunkt (\d+)\b")


@dataclass(frozen=True, slots=True)
class Count:
    """A count as it stands: `number` of `total`, where one is told, of `things` ('' where no noun says it).

    `said` is the number in words that stands before it; `before` and `after` are the text around it.
    """

    text: str
    number: int
    total: int | None
    things: str
    said: int | None
    before: str
    after: str

    @property
    def is_unclear(self) -> bool:
        """Whether it is of what the source does not settle: 'Ét mål er uafklaret'."""
        return _UNCLEAR.match(self.after) is not None

    @property
    def is_consistent(self) -> bool:
        """Whether it says the same in words and digits, and no more than there are."""
        return self.said in (None, self.number) and (self.total is None or self.number <= self.total)


def counts(text: str) -> tuple[Count, ...]:
    """The counts that a claim tells before its list; titles tell none."""
    told = flat(plain(text))
    head = _TITLE.sub(lambda found: " " * len(found.group()), told[: _list_start(told) or len(told)])
    twice = _TWICE.search(head)
    return tuple(_count(found, head) for found in ([twice] if twice else _PLAINLY.finditer(head)))


def listed_wrongly(count: Count, text: str, punkter: frozenset[int], labels: Sequence[str]) -> bool:
    """Whether a claim lists more or fewer things than it counts, or others than it cites.

    `punkter` are the numbers of the items that are cited, `labels` the first cells of the rows.
    """
    told = flat(plain(text))
    start = _list_start(told)
    if not start:
        return False
    whole = told[start:].strip(" .")
    if named := _PUNKT.findall(_TITLE.sub(" ", whole)):
        return frozenset(map(int, named)) != punkter or len(named) != count.number
    if ";" in whole or count.things in _IN_SEMICOLONS:
        return whole.count("; ") + 1 != count.number
    if count.things or not labels:
        return False
    return _left_over(whole, labels) and len(_JOINED.findall(whole)) + 1 != count.number


def _left_over(told: str, labels: Sequence[str]) -> bool:
    """Whether a list lacks a label, or has something beside them all."""
    for label in sorted(labels, key=len, reverse=True):
        if label not in told:
            return True
        told = told.replace(label, " ", 1)
    return re.search(r"\w", re.sub(r"\bog\b", " ", told)) is not None


def _list_start(told: str) -> int:
    """Behind the first colon that ends no 'Ja:'; 0 where there is none."""
    opening = _OPENING.match(told)
    return told.find(": ", opening.end() if opening else 0) + 1


def _count(found: re.Match[str], head: str) -> Count:
    groups = found.groupdict()
    total, said = groups["of"], groups.get("word")
    return Count(
        found.group(),
        _number(groups["number"]),
        _number(total) if total else None,
        found.lastgroup if found.lastgroup in _NOUNS and found.lastgroup else "",
        _number(said) if said else None,
        head[: found.start()],
        head[found.end() :],
    )


_NOUNS = frozenset(re.findall(r"\?P<(\w+)>", _THINGS))


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS[written.casefold()]

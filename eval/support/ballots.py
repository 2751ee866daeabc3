"""Who voted which way: what a sentence tells of a vote, and the roll-calls of an agenda item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from eval.facts import Figure, read
from eval.patterns import NUMBER_WORDS
from eval.support.names import Name, Named, People, names, surnames


class Side(StrEnum):
    """A side of a vote."""

    FOR = "for"
    AGAINST = "imod"
    ABSTAINED = "undlod"


@dataclass(frozen=True)
class Member:
    """Who votes: a person by name, or a party by its letter (a name of one capital); `count` where given."""

    name: Name
    party: str | None = None
    count: int | None = None

    @property
    def is_party(self) -> bool:
        """Whether this is a party."""
        return self.name[0].isupper()


@dataclass(frozen=True)
class Ballot:
    """One side as a sentence tells it; `number` is a count without names ('5 stemte for')."""

    side: Side
    members: tuple[Member, ...]
    number: int | None = None

    @property
    def total(self) -> int | None:
        """How many voted so: as told, or counted from the names or the parties' numbers."""
        if self.number is not None or not self.members:
            return self.number
        if all(member.count is not None for member in self.members):
            return sum(member.count or 0 for member in self.members)
        return None if any(member.is_party for member in self.members) else len(self.members)


_PARTY_NAME = re.compile(
    r"\b(?:(?P<A>Socialdemokrat\w*)|(?P<B>Radikale(?: Venstre)?s?|De Radikale)"
    r"|(?P<C>(?:Det )?Konservative?(?: Folkeparti)?\w*)"
    r"|(?P<F>SF|Socialistisk Folkeparti)|(?P<I>Liberal Alliance)|(?P<M>Moderaterne)|(?P<O>Dansk Folkeparti)"
    r"|(?P<V>Venstres?)|(?P<Æ>Danmarksdemokraterne)|(?P<Ø>Enhedslistens?)|(?P<Å>Alternativets?))\b"
)
_LETTER = re.compile(
    r"(?<![\w(])(?P<letter>[A-ZÆØÅ])(?:'s|s)?(?=\s*(?:\(\d+\)|[,;.]|$|og\b|stem|undlod|undlader|for\b|imod\b|samt\b|var\b))"
)
_COUNT = re.compile(r"\s*(?:\([A-ZÆØÅ]\))?\s*\((?P<count>\d+)\)")
#: 'For udsættelse stemte A': what was voted on stands between.
_BEGINS, _WHAT = r"(?:^|(?<=[.,;] ))", r"[^.,;:]{1,80}?"
_MARKS = re.compile(
    r"(?P<abstained>hverken for eller imod|undl(?:od|ader)(?: at stemme)?)"
    rf"|(?P<against>imod stemte|{_BEGINS}imod {_WHAT} stemte|stem(?:te|mer|me) (?:imod|mod)"
    r"|stem(?:te|mer) nej"
    r"|\b(?:nej|mod)(?=\s*:)|\bimod\b)"
    rf"|(?P<for>for stemte|{_BEGINS}for {_WHAT} stemte|stem(?:te|mer|me) for"
    rf"|stem(?:te|mer) ja|\bja(?=\s*:)|\bfor(?=\s*:)|{_BEGINS}for \w+(?=\s*:)"
    r"|\bfor(?=\s*(?:[,.;)]|$|og\b|mens\b)))",
    re.IGNORECASE,
)
_AGAINST_EACH_OTHER = re.compile(r"(?P<yes>\w+) stemmer (?:i?mod) (?P<no>\w+)", re.IGNORECASE)
_LETTERS = r"[A-ZÆØÅ](?:\s*(?:,|og|samt)\s*[A-ZÆØÅ])*"
_NUMBER = rf"(?:\d+|{'|'.join(NUMBER_WORDS)})"
_FULL_NAME = r"[A-ZÆØÅ][\w.'-]*(?: [A-ZÆØÅ][\w.'-]*)+"
_FULL_NAMES = rf"{_FULL_NAME}(?:(?:,| og| samt) {_FULL_NAME})*"
#: '9 for (A, B), 7 (V, C) stemte imod': the letters or names in brackets are those of the number.
_BRACKETED = re.compile(
    rf"\b(?P<count>(?i:{_NUMBER}))(?P<mark> (?i:(?:stem\w+ )?(?:for|imod|mod|undlod(?: at stemme)?)))?"
    rf" \((?:(?P<list>{_LETTERS})|(?P<names>{_FULL_NAMES}))\)"
)
#: A sentence without any of these tells no vote.
SURE = re.compile(
    r"stem(?:te|me|mer|ning)|\b\d+ (?:[A-ZÆØÅ, og]+ )?for\b.*\d+ [^.;]*?\bimod\b"
    rf"|\b(?:for|imod|undlod)\s*:|{_BEGINS}for \w+\s*:|undlod",
    re.IGNORECASE,
)
#: Who voted so stands behind these.
_AHEAD = re.compile(r"(?:for|imod) (?:\S.* )?stemte", re.IGNORECASE)
_QUOTED = re.compile(r"[»\"“„][^«\"”]*[«\"”]")
_SIDES = {"for": Side.FOR, "against": Side.AGAINST, "abstained": Side.ABSTAINED}


def ballots(sentence: str, people: People) -> tuple[Ballot, ...]:
    """The sides that a sentence tells, with names before or behind the words for them."""
    text = _BRACKETED.sub(_unbracketed, _QUOTED.sub(lambda quote: " " * len(quote.group()), sentence))
    if not SURE.search(text):
        return ()
    if found := _AGAINST_EACH_OTHER.search(text):
        yes, no = _number(found["yes"]), _number(found["no"])
        if yes is not None and no is not None:
            return (Ballot(Side.FOR, (), yes), Ballot(Side.AGAINST, (), no))
    return tuple(one for one in _by_marks(text, people) if one.members or one.number is not None)


def _unbracketed(found: re.Match[str]) -> str:
    who = found["names"] or f"{found['count']} {found['list']}"
    return f"{who}{found['mark'] or ''}"


def without_parties(text: str) -> str:
    """A text without the names of parties: who votes is no word of what is voted on."""
    return _PARTY_NAME.sub(" ", text)


def is_party(text: str) -> bool:
    """Whether a name is that of a party."""
    return _PARTY_NAME.fullmatch(text) is not None


def _by_marks(text: str, people: People) -> Iterator[Ballot]:
    marks = list(_MARKS.finditer(text))
    if not marks:
        return
    opening = text[: marks[0].start()]
    told = bool(_members(opening, people)) or _alone(opening) is not None
    before = told and not _AHEAD.fullmatch(marks[0].group())
    for at, mark in enumerate(marks):
        if before:
            segment = text[marks[at - 1].end() if at else 0 : mark.start()]
        else:
            segment = text[mark.end() : marks[at + 1].start() if at + 1 < len(marks) else len(text)]
        yield _ballot(_SIDES[mark.lastgroup or ""], segment, people)


def _ballot(side: Side, segment: str, people: People) -> Ballot:
    members, number = _members(segment, people), _alone(segment)
    if len(members) == 1 and members[0].count is None and number is not None:
        return Ballot(side, (Member(members[0].name, members[0].party, number),))
    parties = bool(members) and all(member.is_party and member.count is None for member in members)
    return Ballot(side, members, number if parties or not members else None)


def _members(segment: str, people: People) -> tuple[Member, ...]:
    persons = [
        named for named in (*names(segment), *surnames(segment, people)) if not _PARTY_NAME.match(named.text)
    ]
    rest = segment
    for named in persons:
        rest = rest[: named.start] + "_" * (named.end - named.start) + rest[named.end :]
    parties = [
        Member((found.lastgroup or "",), None, _count(rest, found.end()))
        for found in _PARTY_NAME.finditer(rest)
    ]
    letters = [
        Member((found["letter"],), None, _count(rest, found.end())) for found in _LETTER.finditer(rest)
    ]
    return (*(_person(named, people) for named in persons), *parties, *letters)


def _person(named: Named, people: People) -> Member:
    return Member(named.words, named.party or people.party(named.words))


def _count(text: str, at: int) -> int | None:
    found = _COUNT.match(text, at)
    return int(found["count"]) if found else None


def _alone(segment: str) -> int | None:
    """A whole number of votes that stands by itself, outside of brackets."""
    outside = re.sub(r"\([^)]*\)", " ", segment)
    found = [token.value for token in read(outside) if isinstance(token.value, Figure)]
    whole = [
        int(figure.number) for figure in found if figure.places == 0 and figure.scale == 1 and not figure.unit
    ]
    return whole[-1] if whole else None


def _number(word: str) -> int | None:
    return _alone(word)

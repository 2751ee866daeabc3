"""The wrong people: another name, the other side of a vote, somebody there who was not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from eval.mutants.basis import Ballot, Basis, Missing, names_of
from eval.mutants.source import may_say_name
from eval.mutants.written import present, sentences
from rag.model import Claim

#: Words before a name that tell what somebody is, so that the name belongs to the sentence and to no other.
_ROLE = re.compile(
    r"\b(?:\w*(?:leder|chef|konsulent|direktør|formand|pædagog|borgmester|rådgiver|lærer|vejleder))\s"
    r"(?P<name>[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][a-zæøåé]+){1,2})"
)
_STATES = 5  # fewer words are a name in a list, and state nothing of it
_SIDES = re.compile(r"\b(?:stemte (?:for|imod)|(?:For|Imod) stemte|(?:For|Imod)(?=:))")
_OPPOSITE = {"for": "imod", "imod": "for", "For": "Imod", "Imod": "For"}


def name_swapped(basis: Basis) -> Iterator[Claim]:
    """Another attendee, of whom the statement does not speak."""
    others = [name for name, _ in names_of(basis.meetings) if not may_say_name(basis.claim.text, name)]
    others.sort(key=lambda name: sha256(f"{basis.id} {name}".encode()).hexdigest())
    if isinstance(basis.written, Ballot):
        yield from _other_voter(basis, basis.written)
        return
    for span in _named(basis):
        for other in others:
            if not may_say_name(_where(basis), other):
                yield basis.saying(_exchanged(basis, other, span))
                break


def for_and_against_swapped(basis: Basis) -> Iterator[Claim]:
    """Who voted for voted against, and the other way round."""
    ballots = [vote for place in basis.places for vote in basis.minutes.item(place).votes]
    if isinstance(basis.written, Ballot):
        ballot = basis.written
        turned = replace(ballot, in_favour=ballot.against, against=ballot.in_favour)
        yield basis.saying(sentences(turned)[sentences(ballot).index(basis.claim.text)])
    elif len(ballots) == 1 and _SIDES.search(basis.claim.text):
        yield basis.saying(_SIDES.sub(lambda found: _turned(found.group()), basis.claim.text))


def absent_to_present(basis: Basis) -> Iterator[Claim]:
    """Who sent apologies was there."""
    if isinstance(basis.written, Missing):
        yield basis.saying(present(basis.written))


def _other_voter(basis: Basis, ballot: Ballot) -> Iterator[Claim]:
    people = names_of(basis.meetings)
    members = (*ballot.in_favour, *ballot.against)
    by_party = all(len(member) == 1 for member in members)
    known = [party or "" for _, party in people] if by_party else [name for name, _ in people]
    quote = basis.claim.citations[0].quote
    others = [one for one in dict.fromkeys(known) if one and (one not in members) and not _in(quote, one)]
    for old, new in zip(members, others * len(members), strict=False):
        changed = replace(
            ballot,
            in_favour=tuple(new if member == old else member for member in ballot.in_favour),
            against=tuple(new if member == old else member for member in ballot.against),
        )
        yield basis.saying(sentences(changed)[sentences(ballot).index(basis.claim.text)])


def _in(quote: str, name: str) -> bool:
    if len(name) == 1:
        return re.search(rf"\b{name}\b", quote) is not None
    return may_say_name(quote, name)


def _named(basis: Basis) -> Iterator[tuple[int, int]]:
    text = basis.claim.text
    if len(text.split()) < _STATES:
        return
    for name, _ in names_of(basis.meetings):
        if (at := text.find(name)) >= 0:
            yield at, at + len(name)
    for found in _ROLE.finditer(text):
        yield found.span("name")


def _where(basis: Basis) -> str:
    """Where another name would be true: the lines cited of an absence, else all of the Punkter and quotes."""
    if isinstance(basis.written, Missing):
        return "\n".join(
            absence.name for place in basis.places for absence in basis.minutes.item(place).absent
        )
    quotes = (citation.quote for citation in basis.claim.citations)
    return "\n".join([*(basis.minutes.text(place) for place in basis.places), *quotes])


def _exchanged(basis: Basis, other: str, span: tuple[int, int]) -> str:
    """The text with the other name, and with the other's party where one stands behind the name."""
    party = dict(names_of(basis.meetings)).get(other)
    text = basis.claim.text
    rest = re.sub(r"^ \([A-ZÆØÅ]\)", f" ({party})" if party else "", text[span[1] :])
    return text[: span[0]] + other + rest


def _turned(words: str) -> str:
    return re.sub(r"\b(?:for|imod|For|Imod)\b", lambda found: _OPPOSITE[found.group()], words)

"""Votes and attendance that a sentence tells, held against the roll-calls and lists of the minutes."""

from __future__ import annotations

from collections.abc import Iterator

from eval.facts import read
from eval.support.ballots import Ballot, Member, Side, without_parties
from eval.support.binding import MARGIN
from eval.support.finding import Finding, Said
from eval.support.names import Named, among
from eval.support.presence import Presence, is_absent, is_present
from eval.support.rolls import Roll
from eval.support.stand_ins import stand_ins, stands_in
from eval.support.words import stem, topic

#: What every sentence about a vote says.
_VOTING = frozenset(map(stem, ("afstemning", "afstemningen", "stemte", "stemmer", "undlod")))


_NO_STAND_IN = "not told to have sat in so"


def voted(said: Said) -> Iterator[Finding]:
    """Every member with the side, and every number of votes."""
    for ballot in said.ballots:
        for member in ballot.members:
            text = f"{' '.join(member.name).title()} {ballot.side}"
            yield Finding(text, _misplaced(said, member, ballot.side))
        if ballot.number is not None:
            yield Finding(f"{ballot.number} {ballot.side}", _miscounted(said, ballot))


def attended(said: Said) -> Iterator[Finding]:
    """Everybody who is told to be there or away."""
    for one in said.presences:
        state = "away" if one.absent else "there"
        yield Finding(f"{one.named.text} {state}", _misheld(said, one))


def sat_in(said: Said) -> Iterator[Finding]:
    """Everybody who is told to have sat in, with whom for."""
    for one in stand_ins(said.text, said.evidence.people):
        if all(_is_person(said, who) for who in (one.who, one.whom) if who):
            yield Finding(one.text, "" if stands_in(one, said.evidence.stand_ins) else _NO_STAND_IN)


def _is_person(said: Said, who: Named) -> bool:
    lists = said.evidence.attendance
    listed = among(who.words, (*lists.present, *lists.absent))
    return bool(who.party) or listed or said.evidence.people.knows(who.words)


def _misplaced(said: Said, member: Member, side: Side) -> str:
    people = said.evidence.people
    if len(member.name) == 1 and not member.is_party and len(people.having(member.name[0])) != 1:
        return "a surname that several have"
    sides = {id(roll): roll.sides_of(member, people) for roll in said.evidence.rolls}
    agreeing = [roll for roll in said.evidence.rolls if side in sides[id(roll)]]
    if not agreeing:
        return "on another side of the vote" if any(sides.values()) else "in no vote"
    other = [roll for roll in said.evidence.rolls if sides[id(roll)] and side not in sides[id(roll)]]
    if _best(said, other) >= _best(said, agreeing) + MARGIN:
        return "on another side of this vote"
    if member.count is not None and not any(member.count in roll.count_of(member, side) for roll in agreeing):
        return "another number of votes"
    return ""


def _miscounted(said: Said, ballot: Ballot) -> str:
    agreeing = [roll for roll in said.evidence.rolls if ballot.number in roll.totals(ballot.side)]
    if not agreeing:
        return "another number of votes"
    other = [roll for roll in said.evidence.rolls if roll.totals(ballot.side) and roll not in agreeing]
    return "the number of another vote" if _best(said, other) >= _best(said, agreeing) + MARGIN else ""


def _best(said: Said, rolls: list[Roll]) -> float:
    """How well the roll-calls fit what the sentence says was voted on."""
    words = topic(read(without_parties(said.text))) - _VOTING
    return max((said.evidence.cover(words, roll.words) for roll in rolls), default=0.0)


def _misheld(said: Said, one: Presence) -> str:
    evidence = said.evidence
    name = one.named.words
    if len(name) == 1 and len(evidence.people.having(name[0])) != 1:
        return "a surname that several have"
    if one.absent:
        return "" if is_absent(name, evidence.attendance) else "not told to be away"
    return "" if is_present(name, evidence.attendance, evidence.people) else "not told to be there"

"""The roll-calls of a text, each with the words of what was voted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from eval.facts import tidy
from eval.support.ballots import SURE, Ballot, Member, Side, ballots
from eval.support.names import People, same_name
from eval.support.outcomes import outcomes
from eval.support.passages import Unit
from eval.support.sections import Part
from eval.support.words import Words


@dataclass
class Roll:
    """A roll-call with the words of what was voted on."""

    words: Words
    ballots: list[Ballot] = field(default_factory=list)

    def sides_of(self, member: Member, people: People) -> set[Side]:
        """Where a member is, by name, else by party."""
        direct = {one.side for one in self.ballots for other in one.members if _same(member, other)}
        return direct or {
            one.side for one in self.ballots for other in one.members if _same_party(member, other, people)
        }

    def count_of(self, member: Member, side: Side) -> set[int]:
        """The numbers of votes that the roll gives a party on a side, and the side itself."""
        own = [other for one in self.ballots if one.side is side for other in one.members]
        counts = {other.count for other in own if _same(member, other)}
        named = sum(member.is_party and other.party == member.name[0] for other in own)
        found = counts | self.totals(side) | ({named} if named else set())
        return {count for count in found if count is not None}

    def totals(self, side: Side) -> set[int]:
        """The number of votes on a side, as told."""
        return {one.total for one in self.ballots if one.side is side and one.total is not None}


def rolls(found: Iterable[Unit], people: People) -> tuple[Roll, ...]:
    """The roll-calls of a text, each with the words that stand before it."""
    done: list[Roll] = []
    current: Roll | None = None
    before: Words = frozenset()
    part: Part | None = None
    for unit, told in _told(found, people):
        if unit.part is Part.DECISION and part is not Part.DECISION:
            before = frozenset()  # what was proposed is not yet what was voted on
        part = unit.part
        if not told:
            if any(outcomes(unit.tokens, unit.part)):
                before = frozenset()
            else:
                before = unit.words if current else before | unit.words
            current = None
            continue
        if current is None or {one.side for one in told} & {one.side for one in current.ballots}:
            current = Roll(before | unit.words)
            done.append(current)
        current.words |= unit.words
        current.ballots.extend(told)
    return tuple(done)


def _told(found: Iterable[Unit], people: People) -> Iterator[tuple[Unit, tuple[Ballot, ...]]]:
    """The ballots of each unit; a side on a line of its own ('For:') is of the line below."""
    mark = ""
    for unit in found:
        if unit.cell:
            continue
        if unit.text.endswith(":") and len(unit.text) < 30 and SURE.search(unit.text):
            mark = unit.text
            continue
        yield unit, ballots(tidy(f"{mark} {unit.text}"), people)
        mark = ""


def _same(member: Member, other: Member) -> bool:
    if member.is_party or other.is_party:
        return member.name == other.name
    return same_name(member.name, other.name)


def _same_party(member: Member, other: Member, people: People) -> bool:
    if member.is_party == other.is_party:
        return False
    party, person = (member, other) if member.is_party else (other, member)
    return (person.party or people.party(person.name)) == party.name[0]

"""The items of all meetings in a scope that meet what a question asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.ask.asked import Asked
from rag.ask.civic.conditions import Conditions, read_conditions
from rag.ask.questions.matching import SHORTEST_PART, similarity
from rag.ask.questions.scope import within
from rag.danish import fold, stem, words
from rag.facts.parties import PARTIES
from rag.model import AgendaItem, Meeting, Scope, Span, Vote
from rag.store.records import ItemRecord, Side, VoteRecord

#: From this likeness on a word of a title is a word of the question.
SAME_WORD = 0.6
#: 'V (2)': how many of a party voted so.
_HEADS = re.compile(r"\s*\(\d+\)$")


@dataclass(frozen=True, slots=True)
class Found:
    """An item that meets the conditions, with the ballots on it that do."""

    meeting: Meeting
    item: AgendaItem
    ballots: tuple[Vote, ...] = ()

    @property
    def span(self) -> Span:
        """What says the outcome: the decision, else the heading."""
        decision = self.item.decision
        return decision.spans[0] if decision and decision.spans else self.item.heading


def conditions_of(asked: Asked, scope: Scope) -> Conditions:
    """What the question asks of the items in one of its scopes."""
    records = asked.library.records
    return read_conditions(
        asked.question,
        scope,
        asked.library.overviews(),
        lambda: {record.person for record in records.attendance()},
    )


def found(asked: Asked, scope: Scope, conditions: Conditions) -> Iterator[Found]:
    """The items in a scope, and within the reader's filters, in order of time."""
    where = within(latest(asked, scope), asked.filters)
    if where is None:
        return
    votes = asked.library.records.votes(where) if conditions.ballot else []
    cast = {(*_place(vote), vote.ballot) for vote in votes if _is_asked(vote, asked, conditions)}
    for record in asked.library.records.items(where):
        mine = [ballot for *place, ballot in cast if (*place,) == _place(record)]
        if not _meets(record, conditions) or (conditions.ballot and not mine):
            continue
        meeting = asked.library.meeting(record.place.meeting)
        if item := meeting.item(record.place.number or 0):
            yield Found(meeting, item, tuple(item.votes[ballot - 1] for ballot in sorted(mine)))


def latest(asked: Asked, scope: Scope) -> Scope:
    """The scope, at the day of its last meeting where that one is asked for."""
    if not scope.latest:
        return scope
    days = [record.place.date for record in asked.library.records.items(scope)]
    return replace(scope, start=max(days), end=max(days)) if days else scope


def bare(voter: str) -> str:
    """A voter without the number of heads: 'V' of 'V (2)'."""
    return _HEADS.sub("", voter)


def _place(record: ItemRecord | VoteRecord) -> tuple[str, int | None]:
    return record.place.meeting, record.place.number


def _meets(record: ItemRecord, conditions: Conditions) -> bool:
    title = words(record.place.title or "")
    return (
        (not conditions.outcomes or record.decision_class in conditions.outcomes)
        and (not conditions.closed or record.closed)
        and all(any(_like(term, word) for word in title) for term in conditions.topic)
    )


def _like(term: str, word: str) -> bool:
    """Whether a word of a title is the word asked for, or a compound with it."""
    root = stem(term)
    return similarity(term, word) >= SAME_WORD or (len(root) >= SHORTEST_PART and root in word)


def _is_asked(vote: VoteRecord, asked: Asked, conditions: Conditions) -> bool:
    """Whether a vote is on the side, and by one of the voters, that are asked for."""
    if conditions.side and vote.side is not Side(conditions.side):
        return False
    return not conditions.voters or any(is_voter(voter, vote, asked) for voter in conditions.voters)


def is_voter(voter: str, vote: VoteRecord, asked: Asked) -> bool:
    """Whether a vote is that of a party, by its letter, or of a member, by the folded name."""
    cast = fold(bare(vote.voter))
    if voter in (cast, PARTIES.get(cast)):
        return True
    people = asked.library.meeting(vote.place.meeting).attendees
    member = next((person for person in people if fold(person.name) == cast), None)
    return bool(member and member.party and fold(member.party) == voter)

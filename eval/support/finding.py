"""A sentence of an answer as it is judged, and what is found of each fact in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from eval.facts import Token, read
from eval.support.ballots import Ballot, ballots
from eval.support.evidence import Evidence
from eval.support.headings import Heading, heading
from eval.support.presence import Presence, told
from eval.support.sentences import pieces
from eval.support.words import Words, topic

_QUOTED_CELL = re.compile(r"\((?:i )?tabel(?:len)? (?:viser|har|skriver)\b[^)]*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """A typed fact as written; `fault` says why it is not stated, and is empty where it is."""

    text: str
    fault: str = ""


@dataclass(frozen=True)
class Piece:
    """One statement of a sentence that may gather several."""

    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the piece."""
        return read(self.text)

    @cached_property
    def matter(self) -> tuple[Token, ...]:
        """The tokens without what is quoted of a table: '(tabellen viser 1.812 i 1.000 kr.)' is no matter."""
        if not (quoted := _QUOTED_CELL.search(self.text)):
            return self.tokens
        return tuple(t for t in self.tokens if not quoted.start() <= t.start < quoted.end())

    @cached_property
    def words(self) -> Words:
        """What the piece is about."""
        return topic(self.tokens)


@dataclass(frozen=True, eq=False)
class Said:
    """A tidy sentence beside the evidence it is held against."""

    text: str
    evidence: Evidence
    computed: bool = False

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the whole sentence."""
        return read(self.text)

    @cached_property
    def heading(self) -> Heading | None:
        """The head of the sentence, where it says the day of what is told."""
        return heading(self.text)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The statements of the sentence; its head is one by itself."""
        if self.heading is None:
            return tuple(map(Piece, pieces(self.text)))
        head = self.text[: len(self.text) - len(self.heading.rest)]
        return tuple(map(Piece, (head.rstrip(": "), *pieces(self.heading.rest))))

    @cached_property
    def ballots(self) -> tuple[Ballot, ...]:
        """The sides of a vote that the sentence tells."""
        return ballots(self.text, self.evidence.people)

    @cached_property
    def presences(self) -> tuple[Presence, ...]:
        """People whom the sentence tells to be there or away."""
        people, lists = self.evidence.people, self.evidence.attendance
        return tuple(
            one
            for one in told(self.text, people)
            if one.named.party
            or people.knows(one.named.words)
            or one.named.words in (*lists.present, *lists.absent)
        )

    @cached_property
    def counted(self) -> frozenset[int]:
        """The numbers of votes in the sentence, which are no figures of the matter."""
        numbers = {one.number for one in self.ballots} | {
            m.count for one in self.ballots for m in one.members
        }
        return frozenset(number for number in numbers if number is not None)

    @cached_property
    def settled(self) -> frozenset[tuple[str, ...]]:
        """The names of which the vote, or the list of those away, says all there is to say."""
        voting = {member.name for one in self.ballots for member in one.members}
        return frozenset(voting | {one.named.words for one in self.presences if one.absent})

"""A summary beside the minutes: its sentences, where they stand, what they cite, and the facts in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from eval.facts import Day, Token, TokenKind, read, tidy
from eval.grounding import evidence_of
from eval.minutes import Minutes, Place
from eval.support.evidence import Evidence, evidence, together
from eval.support.finding import Finding, Said
from eval.support.hearings import attended, voted
from eval.support.matters import became, denied
from eval.support.particulars import named, typed
from eval.support.sentences import sentences
from eval.support.words import Words, topic
from rag.model import Citation, Claim
from rag.summaries.summary import Heading, Summary

_OF_DECISIONS = frozenset({"", Heading.DECIDED, Heading.DECISIONS, Heading.ITEMS, Heading.POSTPONED})
#: Where a summary tells what the matter is, and not what became of it.
_NOT_OF_THE_OUTCOME = frozenset({Heading.ABOUT, Heading.COST, Heading.NEXT})


class FactKind(StrEnum):
    """What a checkable fact is."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    STATEMENT = "outcome or denial"


@dataclass(frozen=True)
class Fact:
    """A checkable fact as written in a sentence; `fault` says why it does not stand, '' where it does."""

    kind: FactKind
    text: str
    fault: str
    sentence: str


@dataclass(frozen=True)
class Line:
    """One sentence of a summary. `heading` is '' for the headline; `places` are the Punkter it cites."""

    text: str
    claim: Claim
    heading: str
    places: tuple[Place, ...]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The typed tokens of the sentence."""
        return read(self.text)

    @property
    def is_decision(self) -> bool:
        """Whether it stands where decisions are told: 'Ny hal: Godkendt.' says it all, in a headline too."""
        return self.heading in _OF_DECISIONS

    @property
    def tells_outcome(self) -> bool:
        """Whether a reader takes it for what became of the matter."""
        return self.heading not in _NOT_OF_THE_OUTCOME


@dataclass(frozen=True)
class Page:
    """A summary (None where it failed) and the minutes; `places` are the Punkter it may speak of."""

    minutes: Minutes
    places: tuple[Place, ...]
    summary: Summary | None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every sentence with the headline first, without marks and Markdown."""
        return tuple(self._lines())

    @property
    def text(self) -> str:
        """The sentences, each a paragraph: a headline ends without a stop."""
        return "\n\n".join(line.text for line in self.lines)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The headline and every sentence as the summary has them."""
        return self.summary.claims if self.summary else ()

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every checkable fact, held against the Punkter that its sentence cites."""
        return tuple(
            fact
            for line in self.lines
            for text in _statements(line.text, self._titles(line))
            for fact in _facts(line, text, self._evidence(line))
        )

    def _lines(self) -> Iterator[Line]:
        if self.summary is None:
            return
        parts = [("", (self.summary.headline,)), *((p.heading, p.claims) for p in self.summary.parts)]
        for heading, claims in parts:
            for claim in claims:
                places = tuple(dict.fromkeys(filter(None, map(self._place, claim.citations))))
                for sentence in sentences(tidy(claim.text)):
                    yield Line(sentence, claim, heading, places)

    def _place(self, citation: Citation) -> Place | None:
        return self.minutes.place(citation.document, citation.meeting, citation.punkt)

    def _titles(self, line: Line) -> Words:
        headings = (self.minutes.item(place).title for place in line.places)
        return topic(token for heading in headings for token in read(heading))

    def _evidence(self, line: Line) -> Evidence:
        """What the cited Punkter state; what is counted over a meeting rests on all of it."""
        places = line.places or (self.places if line.claim.computed else ())
        return together(tuple(evidence_of(self.minutes, place) for place in places)) if places else _NOTHING


def _statements(text: str, titles: Words) -> Iterator[str]:
    """A sentence, or the title it is headed by and what follows: 'Ny hal: For stemte A.'"""
    head, colon, rest = text.partition(": ")
    if colon and rest[:1].isupper() and topic(read(head)) and topic(read(head)) <= titles:
        yield from (head, rest)
    else:
        yield text


def _facts(line: Line, text: str, found_in: Evidence) -> Iterator[Fact]:
    said = Said(text, found_in, line.claim.computed)
    for kind, found in _findings(said):
        if not line.heading and kind is FactKind.DATE and _is_day_of(found_in, found.text):
            found = Finding(found.text)  # a headline says when they met
        yield Fact(kind, found.text, found.fault, line.text)


def _findings(said: Said) -> Iterator[tuple[FactKind, Finding]]:
    yield from ((FactKind.NAME, found) for found in (*voted(said), *attended(said)))
    yield from ((FactKind.STATEMENT, found) for found in became(said))
    for piece in said.pieces:
        yield from ((_kind(found), found) for found in typed(said, piece))
        yield from ((FactKind.NAME, found) for found in named(said, piece))
        yield from ((FactKind.STATEMENT, found) for found in denied(said, piece))


def _is_day_of(found_in: Evidence, text: str) -> bool:
    """Whether a date is the day of the meeting."""
    days = [token.value for token in read(text) if isinstance(token.value, Day) and token.value.day]
    return bool(days) and all(any(meeting.covers(day) for meeting in found_in.meetings) for day in days)


def _kind(found: Finding) -> FactKind:
    dated = {TokenKind.DAY, TokenKind.CLOCK, TokenKind.PERIOD}
    return FactKind.DATE if {token.kind for token in read(found.text)} & dated else FactKind.FIGURE


_NOTHING = evidence("")
